"""Mending the past in a real terminal; the file agrees after each change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal.driver import ENTER, ESCAPE, RIGHT
from tests.terminal.htrack import CURSOR, HISTORY, command, opened

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

HINGE = "Romanian Deadlift (Barbell)"
DAY, OTHER = "2026-01-13", "2026-01-08"
BACKSPACE = "\x7f"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data file with one workout of the past: two sets of one exercise."""
    path = tmp_path / "htrack.json"
    assert command(path, "log", "--on", DAY, f"{HINGE} 80x8 80x7").returncode == 0
    return path


def kept(data: Path) -> tuple[str, list[tuple[float, int]]]:
    """The day of the only workout, and its sets, as the file has them."""
    exported = json.loads(command(data, "export", "--format", "json").stdout)
    (workout,) = exported["workouts"]
    sets: list[dict[str, Any]] = workout["entries"][0]["sets"]
    return workout["started_at"][:10], [(each["load"]["value"], each["reps"]) for each in sets]


def test_a_workout_is_moved_and_a_set_changed_and_both_are_undone(data: Path) -> None:
    assert kept(data) == (DAY, [(80, 8), (80, 7)])
    with opened(data, columns=100, rows=30) as terminal:
        terminal.wait_for("Start an empty workout")
        terminal.send(HISTORY)
        terminal.wait_for("13 Jan 2026")

        terminal.send("m")
        terminal.wait_for(f"› {DAY}")
        terminal.send(BACKSPACE * len(DAY) + OTHER)
        terminal.wait_for(f"› {OTHER}")
        terminal.send(ENTER)
        terminal.wait_for("Thursday 8 Jan 2026")
        assert kept(data) == (OTHER, [(80, 8), (80, 7)])

        terminal.send(ENTER)
        terminal.wait_for("Editing Thu 8 Jan 2026")
        terminal.send(RIGHT + "9")
        terminal.wait_for("9" + CURSOR)
        terminal.send(ENTER)
        terminal.wait_for(lambda screen: CURSOR not in screen)
        assert kept(data) == (OTHER, [(80, 9), (80, 7)])

        terminal.send("u")
        terminal.wait_for("Undone: changed set 1")
        assert kept(data) == (OTHER, [(80, 8), (80, 7)])

        terminal.send(ESCAPE)
        terminal.wait_for("1 workout")
        terminal.send("u")
        terminal.wait_for("Tuesday 13 Jan 2026")
        assert kept(data) == (DAY, [(80, 8), (80, 7)])
