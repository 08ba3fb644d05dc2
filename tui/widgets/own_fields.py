"""What can be chosen of an exercise of one's own, a row a field, over the row that saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.own_draft import LABELS, USUAL, Field
from tui.text import fitted
from tui.widgets.exercise_rows import LetterList

if TYPE_CHECKING:
    from tui.own_draft import Draft

LABEL = 13
"""Cells for the name of a field."""
GUESS = " (guess)"
SAVE = "save"
"""Key of the row that saves; no field has it."""


class OwnFields(LetterList):
    """Fields with their values; up from the first row leads out of it."""

    DEFAULT_CSS = """
    OwnFields { height: 7; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "screen.clear", "Say nothing about it", show=False),
    ]

    def show_draft(self, draft: Draft) -> None:
        """Show what is chosen so far."""
        self.show_rows(
            [*Field, SAVE], lambda index, width, here: _row(draft, index, width, here=here)
        )

    def fit(self, rows: int) -> None:
        """Take at most so many rows; what doesn't fit is scrolled."""
        self.styles.height = max(2, min(rows, self.line_count()))

    def draw_line(self, index: int, width: int) -> Content | None:
        """Draw a row; the cursor shows only where keys go to it."""
        if self.has_focus or self._draw is None:
            return super().draw_line(index, width)
        return self._draw(index, width, False)

    def action_move(self, rows: int) -> None:
        """Move the cursor, beyond the first row to the line above."""
        if self.cursor + rows < 0:
            self.screen.focus_previous()
        else:
            super().action_move(rows)


def _row(draft: Draft, index: int, width: int, *, here: bool) -> Content:
    if index >= len(Field):
        return Content.styled("▸ save" if here else "  save", "bold $accent")
    field = tuple(Field)[index]
    mark = GUESS if field in draft.guesses else ""
    words, style = draft.words(field), "bold" if here else ""
    if not words:
        words, style = USUAL[field].label if field in USUAL else "–", "$muted"
    return Content.assemble(
        (fitted(LABELS[field], LABEL), "$accent" if here else "$muted"),
        (fitted(words, max(0, width - LABEL - len(mark) - 1)), style),
        (mark, "$warning"),
    )
