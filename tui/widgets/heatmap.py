"""A year at a glance: a week a column, a day a square, brighter with more sets."""

from __future__ import annotations

from datetime import date, timedelta

from textual.content import Content

from tui.heat import CHOSEN, CURSOR, NOTHING, Days, run
from tui.widgets.year_cursor import YearCursor
from tui.words import MONTHS

MOST_WEEKS = 53
MARGIN = 5
"""Cells at the left for the names of the days."""
CELL = 2
"""Cells from one week to the next."""
HINTED_FROM = 60
"""Cells from which the key is named beside the day."""
DAY_NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")


class Heatmap(YearCursor):
    """Draws the sets of each day; its cursor walks them."""

    DEFAULT_CSS = """
    Heatmap { height: 9; width: 1fr; }
    """

    @property
    def weeks(self) -> int:
        """How many columns fit."""
        return max(1, min(MOST_WEEKS, (self.size.width - MARGIN) // CELL))

    @property
    def first_day(self) -> date:
        """The Monday of the first column."""
        return self.days.first_day(self.weeks, self.seen)

    def render(self) -> Content:
        """Draw months, seven rows of days, and what the shades mean."""
        first, weeks = self.first_day, self.weeks
        lines = [Content.styled(" " * MARGIN + months(first, weeks, CELL), "$muted")]
        lines += [self._weekday(first + timedelta(days=row)) for row in range(7)]
        last = _legend(self.days) if self.cursor is None else self._under_cursor()
        lines.append(last.truncate(self.size.width, ellipsis=True))
        return Content("\n").join(lines)

    def _weekday(self, first: date) -> Content:
        name = Content.styled(DAY_NAMES[first.weekday()].ljust(MARGIN), "$muted")
        days = (first + timedelta(weeks=week) for week in range(self.weeks))
        return name + run((self._mark(day) for day in days), CELL)

    def _mark(self, day: date) -> tuple[str, str]:
        if day == self.cursor:
            return CURSOR
        return CHOSEN if day == self.chosen else self.days.mark(day)

    def _under_cursor(self) -> Content:
        hint = "   enter goes there" if self.size.width >= HINTED_FROM else ""
        return Content.assemble(" " * MARGIN, self.said(), (hint, "$muted"))

    def day_at(self, x: int, y: int) -> date | None:
        """The day of a square."""
        row, week = y - 1, (x - MARGIN) // CELL
        if not (0 <= row < 7 and x >= MARGIN and week < self.weeks):
            return None
        return self.first_day + timedelta(weeks=week, days=row)


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
