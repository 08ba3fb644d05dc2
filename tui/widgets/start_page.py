"""Where a workout begins: empty, with a routine, or as one from the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import words
from tui.naming import title_of
from tui.text import fitted
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.review.index import Row
    from tui.start_choices import Choice

EMPTY = "new"
"""The key of the row that starts an empty workout."""


class StartPage(RowList):
    """Routines first, then the empty workout, then those of the past."""

    def show_past(self, past: Sequence[Row], today: date, routines: Sequence[Choice] = ()) -> None:
        """Show what can be started; the cursor begins on the routine that comes next."""
        keys = [*(each.key for each in routines), EMPTY, *(row.id for row in past)]

        days = 15 if any(row.day.year != today.year for row in past) else 10

        def draw(index: int, width: int, here: bool) -> Content:
            pointer = ("▸ " if here else "  ", "$accent")
            if index < len(routines):
                from tui.start_choices import choice_line

                return Content.assemble(pointer, choice_line(routines[index], width - 2))
            place = index - len(routines)
            if place == 0:
                return Content.assemble(pointer, ("Start an empty workout", "bold"))
            return Content.assemble(pointer, _repeat(past[place - 1], width - 2, today, days))

        first = not self.line_count() or self.key == EMPTY
        self.show_rows(keys, draw)
        following = next((each.key for each in routines if each.is_next), None)
        if first and following is not None:
            self.move_to(following)


def _repeat(row: Row, width: int, today: date, days: int) -> Content:
    day = fitted(words.short_day(row.day, today), days)
    title = title_of(row.title, row.names)
    sets = fitted(words.count(row.sets, "set"), 7, right=True)
    if width < 60:
        name = fitted(title, width - days - 10)
        return Content.assemble((f"{day}  ", "$muted"), name, " ", (sets, "$accent"))
    room = width - days - 2 - 21 - 7 - 2
    return Content.assemble(
        (f"{day}  ", "$muted"),
        fitted(title, 20),
        " ",
        (sets, "$accent"),
        (f"  {fitted(' · '.join(row.names), room)}", "$muted"),
    )
