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
    """One's own routines, the empty workout, a programme that comes with htrack, the past."""

    def on_resize(self) -> None:
        """Keep the cursor in sight, also when the page comes back after a workout."""
        self.show_line(self.cursor)

    def show_past(self, past: Sequence[Row], today: date, routines: Sequence[Choice] = ()) -> None:
        """Show what can be started; the cursor begins on the routine that comes next."""
        choices = [each for each in routines if not each.built_in]
        own = len(choices)
        choices += [each for each in routines if each.built_in]
        begun = [each.key for each in choices]
        keys = [*begun[:own], EMPTY, *begun[own:], *(row.id for row in past)]
        days = 15 if any(row.day.year != today.year for row in past) else 10

        def draw(index: int, width: int, here: bool) -> Content:
            pointer = ("▸ " if here else "  ", "$accent")
            if index == own:
                return Content.assemble(pointer, ("Start an empty workout", "bold"))
            place = index - (index > own)
            if place < len(choices):
                from tui.start_choices import choice_line

                return Content.assemble(pointer, choice_line(choices[place], width - 2))
            row = past[place - len(choices)]
            return Content.assemble(pointer, _repeat(row, width - 2, today, days))

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
