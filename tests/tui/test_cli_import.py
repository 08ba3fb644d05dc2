"""`htrack import --dry-run`, `--json`, `--undo` and `--review`, as they are typed."""

from __future__ import annotations

import io
import json
import os
import shlex
import sys
from threading import Event, active_count
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from store.exchange.adoption import own_id
from store.journal import Journal
from tests.store.exchange.strong_files import ios
from tests.tui.driving import ACTING, hostile
from tui.cli import main
from tui.cli.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

LEGS = ios(
    "Squat (Barbell),1,100,5,0,0,,,",
    "Seated Leg Curl Of Mine,1,30,8,0,0,,,",
    "Seated Leg Curl Of Mine,2,30,8,0,0,,,",
    "Zorpian Thing,1,20,8,0,0,,,",
)
CURL, THING = own_id("Seated Leg Curl Of Mine"), own_id("Zorpian Thing")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data" / "htrack.json"


@pytest.fixture
def legs(tmp_path: Path) -> Path:
    path = tmp_path / "legs.csv"
    path.write_text(LEGS, "utf-8")
    return path


def run(data: Path, *arguments: str | Path, keys: str = "") -> Result:
    command = ["--data", str(data), "import", *map(str, arguments)]
    return CliRunner().invoke(main, command, input=keys)


def meanings(data: Path) -> dict[str, str]:
    """Name as written -> exercise."""
    entries = [entry for one in Journal(data).documents() for entry in one["entries"]]
    return {entry["name"]: entry["exercise_id"] for entry in entries}


def test_the_object_for_programs_has_names_kinds_and_files(data: Path, legs: Path) -> None:
    found: dict[str, Any] = json.loads(run(data, legs, "--json", "--dry-run").stdout)
    assert (found["dry_run"], found["kinds"], found["own_exercises"]) == (True, {"working": 4}, 2)
    (file,) = found["files"]
    assert (file["file"], file["app"], file["first_day"]) == (str(legs), "strong", "2024-03-05")
    (squat,) = found["matched"]
    assert squat == {
        "name": "Squat (Barbell)", "sets": 1, "exercise_id": "squat-back", "how": "exact",
    }  # fmt: skip
    assert found["unmatched"][0] == {"name": "Seated Leg Curl Of Mine", "sets": 2}
    assert not data.exists()


def test_the_same_workout_of_another_app_is_told(data: Path, legs: Path, tmp_path: Path) -> None:
    run(data, legs)
    other = tmp_path / "table.csv"
    other.write_text(
        "Day,Lift,Kilo,Done\n2024-03-05,Squat (Barbell),100,5\n"
        "2024-03-05,Seated Leg Curl Of Mine,30,8\n2024-03-05,Seated Leg Curl Of Mine,30,8\n",
        "utf-8",
    )
    columns = ("--columns", "date=Day,exercise=Lift,weight=Kilo,reps=Done", "--unit", "kg")
    result = run(data, other, *columns)
    assert "1 workout may be in the journal twice" in result.stdout
    assert "is like Legs (strong), 75 % of the sets" in result.stdout
    assert len(Journal(data).rows()) == 2


def test_an_import_is_undone_once(data: Path, legs: Path) -> None:
    run(data, legs)
    result = run(data, "--undo")
    assert result.stdout.startswith("Undone: imported 1 workout, 4 sets")
    assert Journal(data).documents() == []
    again = run(data, "--undo")
    assert again.exit_code == 2
    assert "no import" in again.stderr


def test_what_was_done_since_stays(data: Path, legs: Path) -> None:
    run(data, legs)
    Journal(data).start("Later")
    result = run(data, "--undo")
    assert result.exit_code == 2
    assert "htrack undo" in result.stderr
    assert len(Journal(data).documents()) == 2


def test_review_asks_by_sets_and_remembers(data: Path, legs: Path) -> None:
    run(data, legs)
    result = run(data, "--review", keys="1\nk\n")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.index("Seated Leg Curl Of Mine") < result.stdout.index("Zorpian Thing")
    assert "hamstrings" in result.stdout
    assert "Decided 2 names, 0 left" in result.stdout
    assert meanings(data)["Seated Leg Curl Of Mine"] != CURL
    assert meanings(data)["Zorpian Thing"] == THING
    assert "known or decided" in run(data, "--review").stdout


def test_what_was_decided_holds_for_the_next_file(data: Path, legs: Path) -> None:
    run(data, legs)
    run(data, "--review", keys="1\nk\n")
    meant = meanings(data)
    legs.write_text(LEGS.replace("2024-03-05", "2024-03-06"), "utf-8")
    result = run(data, legs)
    assert "Not in the catalogue" not in result.stdout
    assert meanings(data) == meant


def test_skipping_and_stopping_decide_nothing(data: Path, legs: Path) -> None:
    run(data, legs)
    before = data.read_bytes()
    assert "Decided 0 names, 2 left" in run(data, "--review", keys="s\nq\n").stdout
    assert "Decided 0 names, 2 left" in run(data, "--review", keys="").stdout
    assert data.read_bytes() == before


def test_another_exercise_is_searched_for(data: Path, legs: Path) -> None:
    run(data, legs)
    result = run(data, "--review", keys="/\nno such thing zzz\n/\n\n/\nnordic\n1\nq\n")
    assert result.stdout.count("nothing is called that") == 2
    assert "Decided 1 name, 1 left" in result.stdout
    assert "nordic" in meanings(data)["Seated Leg Curl Of Mine"]


def test_a_name_that_was_skipped_is_gone_back_to(data: Path, legs: Path) -> None:
    run(data, legs)
    result = run(data, "--review", keys="s\nu\n1\nk\n")
    assert "back to the name that was skipped" in result.stdout
    assert "Decided 2 names, 0 left" in result.stdout


def test_an_answer_is_taken_back_and_asked_for_again(data: Path, legs: Path) -> None:
    run(data, legs)
    result = run(data, "--review", keys="u\n1\nu\nk\nq\n")
    assert "nothing to take back here" in result.stdout
    assert "taken back: merged" in result.stdout
    assert "Decided 1 name, 1 left" in result.stdout
    assert meanings(data)["Seated Leg Curl Of Mine"] == CURL
    assert Journal(data).name_decisions() == {"seated leg curl of mine": None}


def test_a_key_that_means_nothing_is_asked_again(data: Path, legs: Path) -> None:
    run(data, legs)
    result = run(data, "--review", keys="9\nx\n\nk\nq\n")
    assert "Decided 1 name, 1 left" in result.stdout


def test_a_file_can_be_reviewed_at_once(data: Path, legs: Path) -> None:
    assert "Decided 1 name, 1 left" in run(data, legs, "--review", keys="k\n").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--undo", "x.csv"),
        ("--undo", "--dry-run"),
        ("--review", "--json"),
        ("--review", "--dry-run"),
    ],
)
def test_what_makes_no_sense_together_is_refused(data: Path, arguments: tuple[str, ...]) -> None:
    assert run(data, *arguments).exit_code == 2
    assert not data.exists()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"x", "its content is not known"),
        (b"PK\x03\x04 and so on", "unpack it and import the file inside"),
        (bytes(range(256)), "binary"),
        (LEGS.encode() + b'2024-03-05 18:00:00,"Legs\n' + LEGS.encode(), "Export it again"),
        (LEGS.encode() + b"y" * 200_000, "can't be read"),
    ],
)
def test_bad_files_are_refused_in_one_line(
    data: Path, legs: Path, content: bytes, what: str
) -> None:
    legs.write_bytes(content)
    result = run(data, legs)
    assert result.exit_code == 1
    assert what in result.stderr
    assert "Nothing was stored." in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not data.exists()


@pytest.mark.parametrize("kind", ["none", "folder", "pipe"])
def test_what_is_no_file_is_refused_at_once(data: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / kind
    if kind == "folder":
        path.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    result = run(data, path)
    assert (result.exit_code, "Nothing was stored." in result.stderr) == (1, True)
    assert not data.exists()


@pytest.mark.parametrize("name", hostile)
def test_hostile_names_do_nothing_to_the_terminal(data: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.csv"
    quoted = name.replace('"', '""')
    path.write_text(ios(f'"{quoted}",1,20,8,0,0,,,'), "utf-8")
    for result in (run(data, path), run(data, "--review", keys="k\n"), run(data, "--undo")):
        assert ACTING.isdisjoint(result.output)


class Terminal(io.StringIO):
    """A stream that says that a person looks at it, and tells when it was written to."""

    def __init__(self) -> None:
        super().__init__()
        self.written = Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str, /) -> int:
        self.written.set()
        return super().write(text)


def test_a_bar_is_drawn_while_somebody_waits_for_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(2) as progress:
        progress.step("reading")
        assert stream.written.wait(10)
        progress.step("storing")
        before, _, after = stream.getvalue().partition("storing")
    assert "reading     [------------------------]    0%" in before
    assert "[############------------]   50%" in after
    assert "100%" in stream.getvalue()


def test_no_bar_is_drawn_where_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(1) as progress:
        progress.step("reading")
    assert stream.getvalue() == ""


def test_no_bar_is_drawn_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    threads = active_count()
    with Progress(1) as progress:
        progress.step("reading")
        assert active_count() == threads


# Tables of no known app


def table(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_a_table_is_answered_with_a_command_that_can_be_copied(data: Path, tmp_path: Path) -> None:
    file = table(
        tmp_path / "my lifts.csv",
        'Day,"Lift, full",Load,Reps\n2024-03-05,Back Squat,80 kg,5\n2024-03-06,Deadlift,90 kg,3\n',
    )
    result = run(data, file)
    assert (result.exit_code, result.stdout, data.exists()) == (1, "", False)
    assert "Its columns are Day, Lift, full, Load, Reps" in result.stderr
    (line,) = [each for each in result.stderr.splitlines() if each.startswith("  htrack")]
    name, *arguments = shlex.split(line)
    assert name == "htrack"
    again = CliRunner().invoke(main, arguments)
    assert "Added 2 workouts, 2 sets" in again.stdout


def test_a_file_whose_name_begins_like_an_option_can_be_copied_too(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table(tmp_path / "-d.csv", "Day,Lift,Load,Reps\n2024-03-05,Squat,80 kg,5\n")
    result = CliRunner().invoke(main, ["--data", str(data), "import", "--", "-d.csv"])
    (line,) = [each for each in result.stderr.splitlines() if each.startswith("  htrack")]
    again = CliRunner().invoke(main, shlex.split(line)[1:])
    assert "Added 1 workout, 1 set" in again.stdout


@pytest.mark.parametrize(
    ("said", "day"),
    [((), "2024-04-03"), (("--dates", "day-first"), "2024-04-03"),
     (("--dates", "month-first"), "2024-03-04")],
)  # fmt: skip
def test_what_comes_first_in_a_date_can_be_said(
    data: Path, tmp_path: Path, said: tuple[str, ...], day: str
) -> None:
    file = table(tmp_path / "x.csv", "Date,Exercise,Reps\n03/04/2024,Squat,5\n")
    result = run(data, file, "--from", "csv", *said)
    assert [str(row.day) for row in Journal(data).rows()] == [day]
    assert ("--dates month-first" in result.stderr) == (not said)


def test_what_could_not_be_guessed_is_left_open(data: Path, tmp_path: Path) -> None:
    result = run(data, table(tmp_path / "x.csv", "Q,W,Kg\n1,2,3\n"))
    assert "with the right NAMEs" in result.stderr
    assert "--columns date=NAME,exercise=NAME,weight=Kg,reps=NAME" in result.stderr


@pytest.mark.parametrize("name", [each for each in hostile if "\n" not in each])
def test_names_of_columns_do_nothing_to_the_terminal(data: Path, tmp_path: Path, name: str) -> None:
    quoted = name.replace('"', '""')
    file = table(tmp_path / "x.csv", f'Day,"{quoted}",Lift,Reps\n2024-03-05,x,Squat,5\n')
    result = run(data, file)
    assert result.exit_code == 1
    assert "date=Day,exercise=Lift,reps=Reps" in result.stderr
    assert not ACTING & {*result.stderr}


def test_a_unit_in_a_columns_name_is_told(data: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "x.csv", "Day,Lift,Kg,Reps\n2024-03-05,Squat,100,5\n")
    result = run(data, file, "--columns", "date=Day,exercise=Lift,weight=Kg,reps=Reps")
    assert "in kg" in result.stdout
    assert "weights were read as kg, as their column is called Kg" in result.stderr
    assert "names no unit" not in result.stderr


@pytest.mark.parametrize(
    "columns",
    [
        "date=Day,exercise=Lift\nreps=Reps",
        "date=Day\rexercise=Lift",
        "date=" + "x" * 200_000,
        "date=Day,title=Day,exercise=Lift,reps=Reps",
        "date=Day,date=Lift,exercise=Lift,reps=Reps",
    ],
)
def test_columns_that_make_no_sense_are_refused(data: Path, tmp_path: Path, columns: str) -> None:
    file = table(tmp_path / "x.csv", "Day,Lift,Kg,Reps\n2024-03-05,Squat,100,5\n")
    result = run(data, file, "--columns", columns)
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code in {1, 2}
    assert len(result.stderr.strip()) < 300
    assert "Traceback" not in result.stderr
    assert not data.exists()
