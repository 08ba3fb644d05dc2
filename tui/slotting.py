"""From the slot-in panel into the open workout."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tui.coaching import sore_on
from tui.screens.slot_in import SlotInScreen
from tui.slot_in import Feeling

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.review.dose import Dose
    from tui.app import HtrackApp
    from tui.screens.train_keeping import TrainKeeping


_FEELINGS: WeakKeyDictionary[HtrackApp, Feeling] = WeakKeyDictionary()
"""How the day is, as it was said in an app; with the app it is forgotten."""


def slot_in(screen: TrainKeeping) -> None:
    """Show what the coach suggests, and put what is chosen at the end of the workout."""
    app = screen.htrack
    today = app.clock().date()
    feeling = _FEELINGS.get(app)
    if feeling is None or feeling.day != today:
        feeling = _FEELINGS[app] = Feeling(today)
    feeling.soreness = sore_on(app.journal, today, app.tell)
    panel = screen.attempt(lambda: SlotInScreen(app, feeling))
    if panel is not None:
        app.push_screen(panel, lambda added: _take(screen, added))


def _take(screen: TrainKeeping, added: tuple[Exercise, Dose] | None) -> None:
    if added is None:
        return
    journal, (exercise, dose) = screen.htrack.journal, added
    if screen.training is None:
        workout = screen.attempt(journal.start)
        if workout is None:
            return
        screen.adopt(workout)
    workout = screen.change(lambda: journal.add_exercise(exercise, planned=dose.sets))
    if workout is not None and screen.training is not None:
        screen.training.at = len(workout.entries) - 1
        screen.training.suggest(dose)
        screen.redraw(to_next=True)
        screen.keep_unlogged()
