"""From the slot-in panel into the open workout."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tui.screens.slot_in import SlotInScreen
from tui.slot_in import Feeling

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from tui.app import HtrackApp
    from tui.screens.train_base import TrainBase


_FEELINGS: WeakKeyDictionary[HtrackApp, Feeling] = WeakKeyDictionary()
"""How the day is, as it was said in an app; with the app it is forgotten."""


def slot_in(screen: TrainBase) -> None:
    """Show what the coach suggests, and put what is chosen at the end of the workout."""
    app = screen.htrack
    today = app.clock().date()
    feeling = _FEELINGS.get(app)
    if feeling is None or feeling.day != today:
        feeling = _FEELINGS[app] = Feeling(today)
    panel = screen.attempt(lambda: SlotInScreen(app, feeling))
    if panel is not None:
        app.push_screen(panel, lambda added: _take(screen, added))


def _take(screen: TrainBase, added: tuple[Exercise, int] | None) -> None:
    if added is None:
        return
    journal, (exercise, sets) = screen.htrack.journal, added
    if screen.training is None:
        workout = screen.attempt(journal.start)
        if workout is None:
            return
        screen.adopt(workout)
    workout = screen.change(lambda: journal.add_exercise(exercise, planned=sets))
    if workout is not None and screen.training is not None:
        screen.training.at = len(workout.entries) - 1
        screen.redraw(to_next=True)
