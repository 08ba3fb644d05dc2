"""The heatmap where it is low: a year in one line, a week a square."""

from __future__ import annotations

from datetime import date, timedelta

from textual.content import Content

from store.review.totals import monday
from tui.heat import CHOSEN, CURSOR, NO_DAYS, run
from tui.text import two_ends
from tui.widgets.heatmap import MOST_WEEKS, months
from tui.widgets.year_cursor import YearCursor

LABEL = "Weeks "


class WeekStrip(YearCursor):
    """Draws the sets of each week; a click picks the last day with a workout in it."""

    DEFAULT_CSS = """
    WeekStrip { height: 2; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._weekly = NO_DAYS

    def watch_days(self) -> None:
        """Add up the weeks."""
        self._weekly = self.days.by_week()

    @property
    def cell(self) -> int:
        """Cells from one week to the next."""
        return 2 if self.size.width >= len(LABEL) + MOST_WEEKS * 2 + 24 else 1

    @property
    def weeks(self) -> int:
        """How many of them fit."""
        return max(1, min(MOST_WEEKS, (self.size.width - len(LABEL)) // self.cell))

    @property
    def first_day(self) -> date:
        """The Monday of the first one."""
        return self.days.first_day(self.weeks, self.seen)

    def render(self) -> Content:
        """Draw the months over the weeks, and at the right what the shades mean.

        While the cursor walks, its day stands in the place of the months.
        """
        days = [self.first_day + timedelta(weeks=number) for number in range(self.weeks)]
        marks = run((self._mark(day) for day in days), self.cell)
        line = Content.assemble((LABEL, "$muted"), marks)
        if self.cursor is not None:
            above = Content(" " * len(LABEL)) + self.said()
            return Content("\n").join((above.truncate(self.size.width, ellipsis=True), line))
        names = " " * len(LABEL) + months(self.first_day, self.weeks, self.cell)
        above = Content.styled(names, "$muted")
        return Content("\n").join(
            self._beside(left, right)
            for left, right in ((above, _heading()), (line, self._legend()))
        )

    def _mark(self, week: date) -> tuple[str, str]:
        if self.cursor is not None and week == monday(self.cursor):
            return CURSOR
        chosen = self.chosen is not None and week == monday(self.chosen)
        return CHOSEN if chosen else self._weekly.mark(week)

    def _beside(self, left: Content, right: Content) -> Content:
        width = self.size.width
        room = width - len(LABEL) - self.weeks * self.cell - 1
        return two_ends(left, right, width) if right.cell_length <= room else left

    def _legend(self) -> Content:
        parts = ((("■", style), (told.partition("–")[0], "$muted")) for style, told in self._shades)
        return Content(" ").join(Content.assemble(*each) for each in parts)

    @property
    def _shades(self) -> list[tuple[str, str]]:
        return list(self._weekly.shades())

    def day_at(self, x: int, y: int) -> date | None:  # noqa: ARG002
        """The last day with a workout in a week."""
        number = (x - len(LABEL)) // self.cell
        if x < len(LABEL) or number >= self.weeks:
            return None
        return self.days.last_of_week(self.first_day + timedelta(weeks=number))


def _heading() -> Content:
    return Content.styled("sets a week", "$muted")
