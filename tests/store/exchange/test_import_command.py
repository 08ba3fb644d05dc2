"""`htrack import`, as it is typed."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from store.journal import Journal
from tests.samples import sample
from tests.store.exchange.strong_files import android, ios
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

LEGS = ios(
    "Squat (Barbell),1,100,5,0,0,,,", "Odd Drill,1,0,8,0,0,,,", "Squat (Barbell),9,x,5,0,0,,,"
)


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
    assert "Added 1 workout, 2 sets." in result.stdout
    assert "Odd Drill (1 set)" in result.stdout
    assert "line 4: weight 'x' is not a number" in result.stderr
    assert "names no unit" in result.stderr
    assert [workout["title"] for workout in Journal(data).documents()] == ["Legs"]


def test_the_report_for_programs_is_one_object(data: Path, legs: Path) -> None:
    found = report(data, legs)
    assert found.keys() == {"workouts", "sets", "skipped", "warnings", "unmatched"}
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
