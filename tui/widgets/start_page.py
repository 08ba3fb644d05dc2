"""Where a workout begins: empty, or as one from the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import words
from tui.text import fitted
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.review.index import Row

EMPTY = "new"
"""The key of the first row; the others are workouts' ids."""


class StartPage(RowList):
    """The first row starts an empty workout, the others repeat a past one."""

    def show_past(self, past: Sequence[Row], today: date) -> None:
        """Show the workouts that can be repeated."""

        def draw(index: int, width: int, here: bool) -> Content:
            pointer = ("▸ " if here else "  ", "$accent")
            if index == 0:
                return Content.assemble(pointer, ("Start an empty workout", "bold"))
            return Content.assemble(pointer, _repeat(past[index - 1], width - 2, today))

        self.show_rows([EMPTY, *(row.id for row in past)], draw)


def _repeat(row: Row, width: int, today: date) -> Content:
    day = fitted(words.short_day(row.day, today), 15 if row.day.year != today.year else 10)
    title = row.title or "Workout"
    sets = fitted(words.count(row.sets, "set"), 7, right=True)
    if width < 60:
        return Content.assemble((f"{day}  ", "$muted"), fitted(title, width - len(day) - 10), sets)
    room = width - len(day) - 2 - 20 - 7 - 4
    return Content.assemble(
        (f"{day}  ", "$muted"),
        fitted(title, 20),
        (sets, "$accent"),
        (f"  {fitted(' · '.join(row.names), room)}", "$muted"),
    )
