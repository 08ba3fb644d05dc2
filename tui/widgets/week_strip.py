"""The heatmap where it is low: a year in one line, a week a square."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.heat import CHOSEN, NO_DAYS, Days, run
from tui.text import two_ends
from tui.widgets.heatmap import MOST_WEEKS, Heatmap, months
from tui.year import monday

if TYPE_CHECKING:
    from textual import events

LABEL = "Weeks "


class WeekStrip(Widget):
    """Draws the sets of each week; a click picks the last day with a workout in it."""

    DEFAULT_CSS = """
    WeekStrip { height: 2; width: 1fr; }
    """

    days: reactive[Days] = reactive(NO_DAYS)
    chosen: reactive[date | None] = reactive(None)
    """A day; its week is marked, and paged to when it is long ago."""

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
        return self.days.first_day(self.weeks, self.chosen)

    def render(self) -> Content:
        """Draw the months over the weeks, and at the right what the shades mean."""
        first, week = self.first_day, self.chosen and monday(self.chosen)
        days = [first + timedelta(weeks=number) for number in range(self.weeks)]
        marks = run((CHOSEN if day == week else self._weekly.mark(day) for day in days), self.cell)
        above = Content.styled(" " * len(LABEL) + months(first, self.weeks, self.cell), "$muted")
        line = Content.assemble((LABEL, "$muted"), marks)
        return Content("\n").join(
            self._beside(left, right)
            for left, right in ((above, _heading()), (line, self._legend()))
        )

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

    def on_click(self, event: events.Click) -> None:
        """Pick a week."""
        number = (event.x - len(LABEL)) // self.cell
        if event.x < len(LABEL) or number >= self.weeks:
            return
        day = self.days.last_of_week(self.first_day + timedelta(weeks=number))
        if day is not None:
            self.post_message(Heatmap.Picked(day))


def _heading() -> Content:
    return Content.styled("sets a week", "$muted")
