"""`htrack import`, as it is typed."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from store.exchange import htrack_json
from store.journal import Journal
from store.models import Unit
from store.plan import Preference, Routine
from tests.builders import a_set, a_workout, an_entry
from tests.samples import sample
from tests.store.exchange.strong_files import android, ios
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from store.models import Workout

LEGS = ios(
    "Squat (Barbell),1,100,5,0,0,,,", "Odd Drill,1,0,8,0,0,,,", "Squat (Barbell),9,x,5,0,0,,,"
)

KEYS = {
    *("dry_run", "files", "workouts", "sets", "kinds", "own_exercises", "others"),
    *("skipped", "passed_over", "warnings", "matched", "unmatched", "duplicates"),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data" / "htrack.json"


@pytest.fixture
def legs(tmp_path: Path) -> Path:
    path = tmp_path / "whatever.txt"
    path.write_text(LEGS, "utf-8")
    return path


def run(data: Path, *arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(
        main, ["--data", str(data), "import", *map(str, arguments)], input=stdin
    )


def report(data: Path, *arguments: str | Path) -> dict[str, Any]:
    result = run(data, *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_people_are_told_what_was_read_added_and_left_out(data: Path, legs: Path) -> None:
    result = run(data, legs)
    assert result.exit_code == 0
    assert "whatever.txt: 1 workout, 2 sets, 2024-03-05 to 2024-03-05, in kg" in result.stdout
    assert "Added 1 workout, 2 sets, 1 own exercise." in result.stdout
    assert "Odd Drill (1 set)" in result.stdout
    assert "line 4: weight 'x' is not a number" in result.stderr
    assert "names no unit" in result.stderr
    assert [workout["title"] for workout in Journal(data).documents()] == ["Legs"]


def test_the_report_for_programs_is_one_object(data: Path, legs: Path) -> None:
    found = report(data, legs)
    assert found.keys() == KEYS
    assert (found["workouts"], found["sets"]) == (1, 2)
    assert found["skipped"] == [{"line": 4, "reason": "weight 'x' is not a number"}]
    assert found["unmatched"] == [{"name": "Odd Drill", "sets": 1}]


def test_a_second_time_adds_nothing(data: Path, legs: Path) -> None:
    report(data, legs)
    before = data.read_bytes()
    found = report(data, legs)
    assert (found["workouts"], found["sets"], found["unmatched"]) == (0, 0, [])
    assert data.read_bytes() == before
    assert "Added nothing" in run(data, legs).stdout


def ours(path: Path, *workouts: Workout, **own: str) -> Path:
    """An export of htrack with these workouts, and own exercises as id=name."""
    exercises = [{"id": id_.replace("_", "-"), "name": name} for id_, name in own.items()]
    path.write_bytes(htrack_json.write([each.document() for each in workouts], exercises))
    return path


def test_exercises_alone_are_counted(data: Path, tmp_path: Path) -> None:
    path = ours(tmp_path / "own.json", one="Odd Drill", two="Odder Drill")
    assert "Would add 2 own exercises." in run(data, path, "--dry-run").stdout
    result = run(data, path)
    assert (result.exit_code, "Added 2 own exercises." in result.stdout) == (0, True)
    assert report(data, path).keys() == KEYS
    assert "Added nothing" in run(data, path).stdout
    assert Journal(data).undo() == "imported 2 own exercises from htrack"


def test_no_exercise_takes_the_place_of_a_built_in_one(data: Path, tmp_path: Path) -> None:
    path = ours(tmp_path / "x.json", a_workout(an_entry("rdl-barbell")), rdl_barbell="Haha")
    found = report(data, path)
    (warning,) = found["warnings"]
    assert "Haha" in warning
    assert "Romanian Deadlift (Barbell)" in warning
    journal = Journal(data)
    assert journal.catalog()["rdl-barbell"].name == "Romanian Deadlift (Barbell)"
    assert journal.own_exercises() == []
    assert journal.times_done("rdl-barbell") == 1


def test_what_differs_from_the_journal_is_left_alone_and_told(data: Path, tmp_path: Path) -> None:
    same, mine, theirs = a_workout(id="a"), a_workout(id="b"), a_workout(id="b", title="Theirs")
    report(data, ours(tmp_path / "1.json", same, mine))
    assert report(data, ours(tmp_path / "2.json", same, mine))["warnings"] == []
    result = run(data, ours(tmp_path / "3.json", same, theirs))
    assert "Added nothing" in result.stdout
    assert "1 workout differs from what the journal has" in result.stderr
    assert [workout.get("title", "") for workout in Journal(data).documents()] == ["", ""]
    found = report(data, ours(tmp_path / "4.json", theirs, a_workout(id="c")))
    assert found["workouts"] == 1
    assert len(found["warnings"]) == 1


def test_dates_from_1950_to_2150_are_shown(data: Path, tmp_path: Path) -> None:
    first = a_workout(id="a", started_at="1950-01-01T00:00:00+14:00", ended_at=None)
    last = a_workout(id="b", started_at="2150-12-31T23:59:00-12:00", ended_at=None)
    report(data, ours(tmp_path / "x.json", first, last))
    shown = CliRunner().invoke(main, ["--data", str(data), "show", "--all"])
    assert shown.exit_code == 0
    assert "Sunday 1 Jan 1950" in shown.stdout
    assert "Thursday 31 Dec 2150" in shown.stdout


def test_a_row_whose_exercise_nobody_can_see_is_skipped(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(LEGS.replace("Odd Drill", "\u200b"), "utf-8")
    assert {"line": 3, "reason": "the exercise has no name"} in report(data, path)["skipped"]


def test_a_dry_run_counts_and_stores_nothing(data: Path, legs: Path) -> None:
    found = report(data, legs, "--dry-run")
    assert (found["workouts"], found["sets"]) == (1, 2)
    assert not data.exists()


def test_several_files_are_one_import(data: Path, legs: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text(LEGS + "2024-03-07 18:00:00,Arms,1h,Curl,1,20,8,0,0,,,\n", "utf-8")
    found = report(data, legs, more)
    assert (found["workouts"], found["sets"]) == (2, 3)
    assert [row["file"] for row in found["skipped"]] == [str(legs), str(more)]
    assert Journal(data).undo() is not None
    assert Journal(data).documents() == []


def test_one_bad_file_and_nothing_is_stored(data: Path, legs: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"PK\x03\x04")
    result = run(data, legs, bad)
    assert result.exit_code == 1
    assert result.stderr.startswith("htrack: bad.csv can't be imported: it is a zip archive")
    assert result.stdout == ""
    assert not data.exists()


def test_stdin_is_read_for_a_dash(data: Path) -> None:
    assert "stdin: 1 workout" in run(data, "-", stdin=LEGS.encode()).stdout


def test_a_unit_that_is_given_is_used(data: Path, legs: Path) -> None:
    report(data, legs, "--unit", "lb")
    (workout,) = Journal(data).documents()
    assert workout["entries"][0]["sets"][0]["load"] == {"value": 100.0, "unit": "lb"}


@pytest.mark.parametrize(
    ("kind", "what"), [("none", "No such file"), ("folder", "a folder"), ("pipe", "a pipe")]
)
def test_what_is_no_file_is_refused_at_once(
    data: Path, tmp_path: Path, kind: str, what: str
) -> None:
    path = tmp_path / kind
    if kind == "folder":
        path.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    result = run(data, path)
    assert result.exit_code == 1
    assert what in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not data.exists()


def test_a_device_without_an_end_is_refused(data: Path) -> None:
    assert run(data, "/dev/zero").exit_code == 1


def test_a_hostile_name_does_nothing_to_the_terminal(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        android('"\x1b]0;gone\x07Drill";1;10;kg;5;;;;0;;', "Squat;\x1b[2J;1;kg;5;;;;0;;"), "utf-8"
    )
    result = run(data, path)
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "\x07" not in result.output


def test_a_real_history_comes_in(data: Path) -> None:
    found = report(data, sample("strong", "android-2024.csv"))
    assert found["workouts"] == len(Journal(data).documents()) == 119


def test_an_export_of_ours_brings_the_history_back(data: Path, legs: Path, tmp_path: Path) -> None:
    report(data, legs)
    exported = tmp_path / "all.json"
    runner = CliRunner()
    first = ["--data", str(data), "export", "--format", "json", "--output", str(exported)]
    assert runner.invoke(main, first).exit_code == 0
    again = tmp_path / "again" / "htrack.json"
    found = report(again, exported)
    assert (found["workouts"], found["sets"], found["unmatched"]) == (1, 2, [])
    second = runner.invoke(main, ["--data", str(again), "export", "--format", "json"])
    assert second.stdout_bytes == exported.read_bytes()


def exported(data: Path, target: Path) -> bytes:
    command = ["--data", str(data), "export", "--format", "json", "--output", str(target)]
    result = CliRunner().invoke(main, [*command, "--force"])
    assert result.exit_code == 0, result.stderr
    return target.read_bytes()


@pytest.fixture
def planned(tmp_path: Path) -> Journal:
    """Two routines, a preference, a body weight, and a workout in progress, resting."""
    journal = Journal(tmp_path / "from" / "htrack.json")
    legs = journal.save_routine(Routine(name="Legs"))
    journal.save_routine(Routine(name="Arms"))
    journal.set_preference(Preference(id="plank", per_side=True, rest_seconds=60))
    journal.log_body_weight(78.5, Unit.KG)
    journal.start_routine(legs)
    journal.add_exercise(journal.catalog()["plank"])
    journal.log_sets(0, "plank", [a_set(None, None, seconds=30)])
    journal.rest(journal.clock() + timedelta(seconds=90), 90)
    return journal


def test_all_of_an_export_of_ours_comes_back(data: Path, planned: Journal, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    first = exported(planned.path, path)
    assert b"rest_until" not in first
    result = run(data, path)
    plans = "2 routines, 1 preference, 1 body weight"
    assert f"1 workout, 1 set, {plans}." in result.stdout
    assert exported(data, tmp_path / "again.json") == first
    journal = Journal(data)
    assert [routine.name for routine in journal.routines()] == ["Legs", "Arms"]
    before = data.read_bytes()
    found = report(data, path)
    assert found.keys() == KEYS
    assert found["warnings"] == []
    assert data.read_bytes() == before
    assert "Added nothing" in run(data, path).stdout
    assert journal.undo() == f"imported 1 workout, 1 set, {plans} from htrack"
    assert journal.documents() == []
    assert not any(journal.plans().values())


def test_an_export_says_nothing_new_to_where_it_came_from(planned: Journal, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    exported(planned.path, path)
    assert report(planned.path, path)["warnings"] == []


def test_plans_alone_are_counted_once(data: Path, tmp_path: Path) -> None:
    routine = Routine(id="1", name="Legs").document()
    for name in ("1.json", "2.json"):
        (tmp_path / name).write_bytes(htrack_json.write([], [], {"routines": [routine]}))
    files = tmp_path / "1.json", tmp_path / "2.json"
    assert "Would add 1 routine." in run(data, *files, "--dry-run").stdout
    assert not data.exists()
    assert "Added 1 routine." in run(data, *files).stdout
    assert Journal(data).plans()["routines"] == [routine]


def test_plans_that_differ_stay_as_they_are_and_are_told(data: Path, tmp_path: Path) -> None:
    mine = [Preference(id=id_, note="mine").document() for id_ in ("plank", "squat-back")]
    theirs = [Preference(id=id_, note="theirs").document() for id_ in ("plank", "squat-back")]
    for name, preferences in (("mine.json", mine), ("theirs.json", theirs)):
        (tmp_path / name).write_bytes(htrack_json.write([], [], {"preferences": preferences}))
    report(data, tmp_path / "mine.json")
    result = run(data, tmp_path / "theirs.json")
    assert "2 preferences differ from what the journal has" in result.stderr
    assert "Added nothing" in result.stdout
    assert Journal(data).preference("plank").note == "mine"


def test_a_routine_that_makes_no_sense_is_named_and_nothing_stored(
    data: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    faulty = {"id": "1", "name": "Legs", "items": [{"exercise_id": "plank", "name": 7}]}
    path.write_bytes(htrack_json.write([a_workout().document()], [], {"routines": [faulty]}))
    result = run(data, path)
    assert result.exit_code == 1
    assert "routines[0].items[0].name" in result.stderr
    assert not data.exists()


DIARY = "Day,Lift,Load,Done\n2024-03-05,Squat,100,5\n2024-03-05,Squat,100,\n"


def test_any_table_is_read_with_a_word_on_its_columns(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text(DIARY, "utf-8")
    columns = ("--columns", "date=Day,exercise=Lift", "--columns", '"weight=Load", reps=Done')
    result = run(data, path, *columns, "--unit", "lb")
    assert result.exit_code == 0, result.stderr
    assert "diary.csv: 1 workout, 1 set, 2024-03-05 to 2024-03-05, in lb" in result.stdout
    assert "left out 1: rows without reps" in result.stderr
    found = report(data, path, *columns)
    assert (found["workouts"], sum(found["passed_over"].values())) == (0, 1)


@pytest.mark.parametrize(
    ("columns", "what"),
    [
        ("date", "makes no sense"),
        ("date=", "makes no sense"),
        ("date=Day,date=Lift", "says twice which column is the date"),
        ("day=Day", "nothing that a column can hold"),
        ("date=Dey,exercise=Lift,reps=Done", "its columns are Day, Lift, Load, Done"),
    ],
)
def test_a_word_on_columns_that_makes_no_sense(
    data: Path, tmp_path: Path, columns: str, what: str
) -> None:
    path = tmp_path / "diary.csv"
    path.write_text(DIARY, "utf-8")
    result = run(data, path, "--columns", columns)
    assert result.exit_code != 0
    assert what in result.stderr
    assert not data.exists()


def test_an_archive_is_refused_with_what_to_do(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(b"PK\x03\x04 and so on")
    result = run(data, path)
    assert "unpack it and import the file inside" in result.stderr
