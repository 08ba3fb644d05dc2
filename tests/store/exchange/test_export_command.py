"""`htrack export`, as it is typed."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from datetime import UTC
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from store.exchange import formats, htrack_json
from store.exchange.reading import Options
from store.journal import Journal
from store.models import Unit
from store.plan import Preference, Routine
from tests.builders import a_set, a_workout, an_entry, lb
from tui.cli import main

REPO = Path(__file__).resolve().parents[3]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "htrack.json"
    days = {"w1": "2026-11-14", "w2": "2026-11-15", "w3": "2026-11-16"}
    workouts = [
        a_workout(
            an_entry("squat-back", a_set(), a_set()),
            an_entry("plank", a_set(None, None, seconds=60), name="Plank"),
            id=id_,
            started_at=f"{day}T23:30:00+01:00",
            ended_at=None,
        )
        for id_, day in days.items()
    ]
    Journal(path).add_workouts([each.document() for each in workouts], [], "test")
    return path


def run(data: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--data", str(data), "export", *map(str, arguments)])


def table(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def installed(data: Path, *arguments: str, stdout: int) -> subprocess.Popen[bytes]:
    code = "import sys; from tui.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "--data", str(data), "export", *arguments]
    return subprocess.Popen(command, cwd=REPO, stdout=stdout, stderr=subprocess.PIPE)


def test_csv_of_everything_goes_to_stdout(data: Path) -> None:
    assert len(table(run(data))) == 9


def test_the_open_workout_is_included(data: Path) -> None:
    journal = Journal(data)
    journal.start("Now")
    journal.add_exercise(journal.catalog()["plank"])
    journal.log_sets(0, "plank", [a_set(None, None, seconds=30)])
    assert [row["workout"] for row in table(run(data))][-1] == "Now"


def test_days_are_local_and_both_ends_count(data: Path) -> None:
    rows = table(run(data, "--since", "2026-11-15", "--until", "2026-11-15"))
    assert {row["workout_id"] for row in rows} == {"w2"}


def test_only_one_exercise(data: Path) -> None:
    rows = table(run(data, "--exercise", "squat (barbell)"))
    assert {row["exercise_id"] for row in rows} == {"squat-back"}
    assert len(rows) == 6


def test_json_of_one_exercise_holds_whole_workouts(data: Path) -> None:
    found = json.loads(run(data, "--format", "json", "--exercise", "plank").stdout)
    assert [len(workout["entries"]) for workout in found["workouts"]] == [2, 2, 2]


PLANS = {"routines", "preferences", "body"}


def with_plans(data: Path) -> Journal:
    journal = Journal(data)
    journal.save_routine(Routine(name="Legs"))
    journal.save_routine(Routine(name="Arms"))
    journal.set_preference(Preference(id="plank", note="mat"))
    journal.log_body_weight(78.5, Unit.KG)
    return journal


def test_json_holds_routines_preferences_and_body_weights(data: Path, tmp_path: Path) -> None:
    with_plans(data)
    target = tmp_path / "all.json"
    result = run(data, "--format", "json", "--output", target)
    assert f"3 workouts, 2 routines, 1 preference, 1 body weight to {target}." in result.stderr
    found = json.loads(target.read_bytes())
    assert {routine["name"] for routine in found["routines"]} == {"Legs", "Arms"}
    assert found["preferences"] == [{"id": "plank", "note": "mat"}]
    assert [(each["value"], each["unit"]) for each in found["body"]] == [(78.5, "kg")]


@pytest.mark.parametrize(
    "arguments", [["--since", "2026-11-01"], ["--until", "2026-11-30"], ["--exercise", "plank"]]
)
def test_json_of_a_part_holds_workouts_alone(data: Path, arguments: list[str]) -> None:
    with_plans(data)
    found = json.loads(run(data, "--format", "json", *arguments).stdout)
    assert len(found["workouts"]) == 3
    assert not PLANS & found.keys()


def test_json_without_plans_has_no_lists_of_them(data: Path) -> None:
    assert not PLANS & json.loads(run(data, "--format", "json").stdout).keys()


def test_plans_are_written_while_the_workout_in_progress_cannot_be_read(data: Path) -> None:
    with_plans(data)
    data.with_name("htrack.open.json").write_text("{")
    assert json.loads(run(data, "--format", "json").stdout).keys() > PLANS


@pytest.mark.parametrize("format_", ["strong", "hevy"])
def test_the_shape_of_another_app_is_read_as_its_export(data: Path, format_: str) -> None:
    result = run(data, "--format", format_)
    reading = formats.read(result.stdout, Options(UTC))
    assert (reading.app, len(reading.workouts), reading.skipped) == (format_, 3, ())


@pytest.mark.parametrize("format_", ["strong", "hevy"])
def test_another_apps_shape_of_one_exercise_holds_whole_workouts(data: Path, format_: str) -> None:
    rows = run(data, "--format", format_, "--exercise", "plank").stdout.splitlines()
    assert len(rows) == 1 + 3 * 3


@pytest.mark.parametrize("format_", ["strong", "hevy"])
def test_another_apps_shape_says_what_it_leaves_out(data: Path, format_: str) -> None:
    noted = an_entry("bench", name="Bench", note="hurts").model_copy(update={"sets": ()})
    plank = an_entry("plank", a_set(tempo="30X1"), name="Plank")
    Journal(data).add_workouts([a_workout(plank, noted, id="odd").document()], [], "test")
    assert run(data, "--format", format_).stderr.splitlines() == [
        "note: left out the tempo of 1 set",
        "note: left out the note of 1 exercise without a set",
    ]
    assert run(data, "--format", format_, "--until", "2026-11-15").stderr == ""


def test_only_strongs_shape_leaves_out_supersets(data: Path) -> None:
    paired = a_workout(an_entry("plank", a_set(), name="Plank", superset=1), id="odd")
    Journal(data).add_workouts([paired.document()], [], "test")
    told = "note: left out the superset of 1 exercise\n"
    assert run(data, "--format", "strong").stderr == told
    assert run(data, "--format", "hevy").stderr == ""


def test_hevys_shape_is_refused_for_two_units_and_no_file_is_made(
    data: Path, tmp_path: Path
) -> None:
    heavy = a_workout(an_entry("bench", a_set(load=lb(225))), id="odd")
    Journal(data).add_workouts([heavy.document()], [], "test")
    file = tmp_path / "hevy.csv"
    result = run(data, "--format", "hevy", "-o", file)
    assert (result.exit_code, file.exists()) == (2, False)
    assert "6 in kg and 1 in lb" in result.stderr


@pytest.mark.parametrize("format_", ["csv", "strong", "hevy"])
def test_raw_is_without_apostrophes(data: Path, format_: str) -> None:
    Journal(data).add_workouts([a_workout(id="odd", title="=1+1").document()], [], "test")
    assert "'=1+1" in run(data, "--format", format_).stdout
    raw = run(data, "--format", format_, "--raw").stdout
    assert "'" not in raw
    assert "=1+1" in raw


def test_the_schema_is_printed_whatever_there_is(tmp_path: Path) -> None:
    broken = tmp_path / "htrack.json"
    broken.write_text("{")
    found = json.loads(run(broken, "--schema").stdout)
    assert found["properties"]["version"] == {
        "const": htrack_json.VERSION,
        "description": found["properties"]["version"]["description"],
    }


def test_a_workout_in_progress_that_began_first_stands_first(data: Path, tmp_path: Path) -> None:
    journal = Journal(data)
    journal.start("Now")
    late = a_workout(id="late", started_at="2126-11-16T18:00:00Z", ended_at=None)
    journal.add_workouts([late.document()], [], "test")
    first = run(data).stdout
    assert [row["workout_id"] for row in table(run(data))][-1] == "late"
    file, other = tmp_path / "all.csv", tmp_path / "other.json"
    file.write_text(first, "utf-8", newline="")
    imported = CliRunner().invoke(main, ["--data", str(other), "import", str(file)])
    assert imported.exit_code == 0, imported.stderr
    assert run(other).stdout == first


@pytest.mark.parametrize("format_", ["csv", "json", "md", "strong", "hevy"])
def test_the_same_data_gives_the_same_bytes(data: Path, format_: str) -> None:
    with_plans(data)
    found = set()
    for seed in ("1", "2"):
        code = "import sys; from tui.cli import main; main(sys.argv[1:])"
        command = [sys.executable, "-c", code, "--data", str(data), "export", "--format", format_]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=REPO, capture_output=True, check=True, env=environment)
        found.add(done.stdout)
    assert len(found) == 1
    assert found.pop().count(b"\n") > 3


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--format", "json", "--raw"], "--raw is for csv, strong and hevy"),
        (["--format", "md", "--raw"], "--raw is for csv, strong and hevy"),
        (["--since", "tomorrow"], "write it like 2026-11-22"),
        (["--since", "20261122"], "write it like 2026-11-22"),
        (["--until", "2026-02-30"], "no such day"),
        (["--since", "2026-11-16", "--until", "2026-11-15"], "is before"),
        (["--format", "xlsx"], "xlsx"),
    ],
)
def test_what_makes_no_sense_is_refused(data: Path, arguments: list[str], what: str) -> None:
    result = run(data, *arguments)
    assert result.exit_code == 2
    assert what in result.stderr
    assert result.stdout == ""


def test_exercises_are_named_as_they_are_for_logging(data: Path) -> None:
    refused = run(data, "--exercise", "sqat barbel")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "No exercise is called" in refused.stderr
    assert "Squat (Barbell)" in refused.stderr
    assert (
        run(data, "--exercise", "barbell squat").stdout
        == run(data, "--exercise", "squat-back").stdout
    )


def test_without_the_workout_in_progress_if_that_cannot_be_read(data: Path) -> None:
    whole = table(run(data))
    data.with_name("htrack.open.json").write_text("{")
    result = run(data)
    assert table(result) == whole
    assert result.stderr.startswith("htrack: ")
    assert "your history is not affected" in result.stderr


def test_an_existing_file_is_replaced_only_by_force(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine")
    target.chmod(0o640)
    refused = run(data, "--output", target)
    assert (refused.exit_code, target.read_text()) == (1, "mine")
    assert "--force" in refused.stderr
    assert run(data, "--output", target, "--force").exit_code == 0
    assert target.read_bytes() == run(data).stdout_bytes
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == ["out.csv"]


def test_a_link_stays_a_link(data: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.csv")
    assert run(data, "--output", link).exit_code == 0
    assert link.is_symlink()
    assert (tmp_path / "real.csv").stat().st_size > 0


@pytest.mark.parametrize("way", ["itself", "link", "hard link", "open", "dotted", "backup"])
def test_the_data_is_never_written_over(data: Path, tmp_path: Path, way: str) -> None:
    before = data.read_bytes()
    target = {
        "itself": data,
        "open": tmp_path / "htrack.open.json",
        "dotted": tmp_path / "." / "x" / ".." / "htrack.json",
        "backup": tmp_path / "htrack.backups" / "new.csv",
    }.get(way, tmp_path / "other.csv")
    (tmp_path / "x").mkdir()
    if way == "link":
        target.symlink_to(data)
    if way == "hard link":
        os.link(data, target)
    result = run(data, "--output", target, "--force")
    assert result.exit_code == 1
    assert "would destroy" in result.stderr
    assert data.read_bytes() == before


def test_folders_and_devices_are_no_target(data: Path, tmp_path: Path) -> None:
    assert "folder" in run(data, "--output", tmp_path, "--force").stderr
    assert "device" in run(data, "--output", "/dev/null", "--force").stderr
    assert "No such file" in run(data, "--output", tmp_path / "none" / "x.csv").stderr


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    data = tmp_path / "htrack.json"
    many = [a_workout(id=str(each), note="x" * 100).document() for each in range(3000)]
    Journal(data).add_workouts(many, [], "test")
    process = installed(data, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"workout_id,")
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_is_one_sentence(data: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = installed(data, stdout=full.fileno())
        _, errors = process.communicate()
    assert process.returncode == 1
    assert errors.decode().splitlines() == [
        "htrack: The export could not be written: No space left on device."
    ]


def test_export_loads_neither_models_nor_screens(data: Path) -> None:
    code = (
        "import sys; from tui.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(*{'pydantic', 'textual', 'rich'} & sys.modules.keys(), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "--data", str(data), "export"]
    done = subprocess.run(command, cwd=REPO, capture_output=True, check=True)
    assert done.stderr.strip() == b""
    assert done.stdout.count(b"\n") == 10


def test_an_empty_history_is_a_header(tmp_path: Path) -> None:
    result = run(tmp_path / "none.json")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert not (tmp_path / "none.json").exists()
