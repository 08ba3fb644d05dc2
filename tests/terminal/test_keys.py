"""How many keys the common things cost, counted in a real terminal."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store.clock import local_now
from store.journal import Journal
from store.plan import Routine, RoutineItem
from tests.builders import a_set, a_workout, an_entry
from tests.terminal.htrack import opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.driver import Terminal

pytestmark = pytest.mark.terminal

LIFTS = ("squat-back", "rdl-barbell", "leg-curl-seated", "bench-press", "row-barbell")
SETS = 4
DOWN, ENTER = "\x1b[B", "\r"


class Counted:
    """Presses keys one by one and counts them."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.keys = 0

    def press(self, *keys: str, until: str) -> None:
        """Press keys, then wait for what they bring."""
        for key in keys:
            self.terminal.send(key)
            self.keys += 1
        self.terminal.wait_for(until)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A history of one workout, of five exercises with four sets each."""
    path = tmp_path / "htrack.json"
    entries = [an_entry(lift, *[a_set(80, 8)] * SETS) for lift in LIFTS]
    at = local_now() - timedelta(days=2)
    workout = a_workout(*entries, title="Whole body", started_at=at, ended_at=at)
    Journal(path).add_workouts([workout.document()], [], "made")
    return path


def test_repeating_twenty_sets_costs_at_most_thirty_keys(data: Path) -> None:
    with opened(data, columns=120, rows=40) as terminal:
        terminal.wait_for("Whole body")
        terminal.wait_for("1 workout")
        hand = Counted(terminal)
        hand.press(DOWN, ENTER, until="sets 0/20")
        for done in range(1, len(LIFTS) * SETS + 1):
            hand.press(" ", until=f"sets {done}/20")
        hand.press("f", until="Start an empty workout")
        terminal.send("q")
        assert terminal.exit_status() == 0
    assert hand.keys <= 30
    assert [row.sets for row in Journal(data).rows()] == [20, 20]


def test_another_load_and_other_reps_cost_at_most_four_keys(data: Path) -> None:
    with opened(data, columns=120, rows=40) as terminal:
        terminal.wait_for("1 workout")
        Counted(terminal).press(DOWN, ENTER, until="sets 0/20")
        hand = Counted(terminal)
        hand.press("+", "\t", "+", " ", until="sets 1/20")
        terminal.send("q")
        assert terminal.exit_status() == 0
    assert hand.keys <= 4
    workout = Journal(data).open_workout()
    assert workout is not None
    assert [(each.load and each.load.value, each.reps) for each in workout.sets] == [(82.5, 9)]


def test_starting_a_routine_costs_at_most_two_keys(data: Path) -> None:
    journal = Journal(data)
    item = RoutineItem(exercise_id="rdl-barbell", name="Romanian Deadlift (Barbell)", sets=4)
    journal.save_routine(Routine(name="Hinges", items=(item,)))
    with opened(data, columns=120, rows=40) as terminal:
        terminal.wait_for("Hinges")
        hand = Counted(terminal)
        hand.press(ENTER, until="sets 0/4")
        terminal.send("q")
        assert terminal.exit_status() == 0
    assert hand.keys <= 2
