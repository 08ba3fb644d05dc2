"""What was found for what is typed; of what are only guesses none is chosen by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.exercise_rows import LetterList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.content import Content

    from tui.widgets.rows import Draw


class FoundRows(LetterList):
    """Has its cursor on the first row, or, among guesses, on none until a row is gone to."""

    guesses = False
    """Whether the cursor is on none of them yet."""

    def show_found(self, keys: Sequence[str], draw: Draw, *, guesses: bool) -> None:
        """Show other rows."""
        self.guesses = guesses
        self.show_rows(keys, draw, stay=False)

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor."""
        return None if self.guesses else super().key

    def draw_line(self, index: int, width: int) -> Content | None:
        """Draw a row; no cursor among guesses."""
        if self.guesses and self._draw is not None:
            return self._draw(index, width, False)
        return super().draw_line(index, width)

    def go_round(self, rows: int) -> None:
        """Move the cursor; beyond either end it comes back at the other."""
        if self.guesses:
            self._put(0 if rows > 0 else -1)
        else:
            self._put(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what fits."""
        self.guesses = False
        super().action_page(pages)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor, one on the row under it chooses."""
        row = self.line_at(event.y)
        if self.guesses and row < self.line_count():
            event.prevent_default()
            self._put(row)

    def _put(self, row: int) -> None:
        self.guesses = False
        self.cursor = row % max(1, self.line_count())
        self.refresh()
