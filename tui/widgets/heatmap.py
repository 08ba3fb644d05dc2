"""A year at a glance: a week a column, a day a square, brighter with more sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.heat import CHOSEN, NO_DAYS, NOTHING, Days, run
from tui.words import MONTHS

if TYPE_CHECKING:
    from textual import events

MOST_WEEKS = 53
MARGIN = 5
"""Cells at the left for the names of the days."""
CELL = 2
"""Cells from one week to the next."""
DAY_NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")


class Heatmap(Widget):
    """Draws the sets of each day; says which day was clicked."""

    DEFAULT_CSS = """
    Heatmap { height: 9; width: 1fr; }
    """

    days: reactive[Days] = reactive(NO_DAYS)
    chosen: reactive[date | None] = reactive(None)
    """The day that is marked, and paged to when it is long ago."""

    @dataclass
    class Picked(Message):
        """A day was clicked."""

        day: date

    @property
    def weeks(self) -> int:
        """How many columns fit."""
        return max(1, min(MOST_WEEKS, (self.size.width - MARGIN) // CELL))

    @property
    def first_day(self) -> date:
        """The Monday of the first column."""
        return self.days.first_day(self.weeks, self.chosen)

    def render(self) -> Content:
        """Draw months, seven rows of days, and what the shades mean."""
        first, weeks = self.first_day, self.weeks
        lines = [Content.styled(" " * MARGIN + months(first, weeks, CELL), "$muted")]
        lines += [self._weekday(first + timedelta(days=row)) for row in range(7)]
        lines.append(_legend(self.days).truncate(self.size.width, ellipsis=True))
        return Content("\n").join(lines)

    def _weekday(self, first: date) -> Content:
        name = Content.styled(DAY_NAMES[first.weekday()].ljust(MARGIN), "$muted")
        days = (first + timedelta(weeks=week) for week in range(self.weeks))
        return name + run(
            (CHOSEN if day == self.chosen else self.days.mark(day) for day in days), CELL
        )

    def on_click(self, event: events.Click) -> None:
        """Say which day is below the pointer."""
        row, week = event.y - 1, (event.x - MARGIN) // CELL
        if 0 <= row < 7 and event.x >= MARGIN and week < self.weeks:
            self.post_message(self.Picked(self.first_day + timedelta(weeks=week, days=row)))


def months(first: date, weeks: int, cell: int) -> str:
    """Each month above the week in which it begins; January as its year."""
    line = ""
    for week in range(weeks):
        last_of_week = first + timedelta(weeks=week, days=6)
        column = week * cell
        name = MONTHS[last_of_week.month - 1]
        if last_of_week.month == 1:
            # Where a week has one cell, four digits would cover the next month.
            name = str(last_of_week.year) if cell > 1 else f"’{last_of_week.year % 100:02}"
        if last_of_week.day <= 7 and len(line) <= column and column + 3 <= weeks * cell:
            line = f"{line.ljust(column)}{name} "
    return line.rstrip()


def _legend(days: Days) -> Content:
    parts = [(" " * MARGIN + "less ", "$muted"), NOTHING, (" 0  ", "$muted")]
    for style, told in days.shades():
        parts += [("■", style), (f" {told}  ", "$muted")]
    return Content.assemble(*parts, ("more sets a day   ", "$muted"), CHOSEN, (" chosen", "$muted"))
