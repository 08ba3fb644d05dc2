"""The screens that are loaded when they are gone to: the first frame waits for none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen


def exercises() -> Screen[None]:
    """What can be trained."""
    from tui.screens.exercises import ExercisesScreen

    return ExercisesScreen()


def history() -> Screen[None]:
    """What was trained."""
    from tui.screens.history import HistoryScreen

    return HistoryScreen()


def progress() -> Screen[None]:
    """Whether it goes up."""
    from tui.screens.progress import ProgressScreen

    return ProgressScreen()


def balance() -> Screen[None]:
    """What the back of the legs gets next to the front."""
    from tui.screens.balance import BalanceScreen

    return BalanceScreen()
