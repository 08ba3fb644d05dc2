"""Taking the last change back, and doing it again, on a screen that shows what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.base import HtrackScreen

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_SHOWN = 80
"""Characters of what was changed."""


class Undoing(HtrackScreen):
    """Undoes and redoes whatever was changed last, wherever that was."""

    def look_again(self) -> None:
        """Show a change here and now: the next key may be typed already; other screens later."""
        self.attempt(self.refresh_data)
        self.htrack.data_changed()

    def action_undo(self) -> None:
        """Take back the last change, whatever it was."""
        self._turn(self.htrack.journal.undo, "Undone: {}; y does it again.", "Nothing to undo.")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self.htrack.journal.redo, "Done again: {}.", "Nothing to do again.")

    def _turn(self, turn: Callable[[], str | None], done: str, nothing: str) -> None:
        def told() -> str:
            what = turn()
            return nothing if what is None else done.format(what[:LONGEST_SHOWN])

        self.show_change(told)

    def show_change(self, change: Callable[[], str]) -> None:
        """Change something, show it, and tell what came of it."""
        told = self.attempt(change)
        self.look_again()
        if told is not None:
            self.htrack.tell(told)
