"""A year at a glance: a week a column, a day a square, brighter with more sets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual import events

MOST_WEEKS = 53
MARGIN = 5
"""Cells at the left for the names of the days."""
CELL = 2
"""Cells from one week to the next."""
DAY_NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")
SHADES = ("$accent 35%", "$accent 55%", "$accent 77%", "$accent")
CHOSEN = ("◆", "bold $foreground")
NOTHING = ("·", "$faint")


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def lowest_of_shades(sets: Iterable[int]) -> tuple[int, ...]:
    """The fewest sets of each shade: the quartiles of the days, so that no scale needs choosing."""
    days = sorted(each for each in sets if each > 0)
    if not days:
        return ()
    quarters = (days[len(days) * part // 4] for part in range(4))
    return tuple(sorted(set(quarters)))


@dataclass(frozen=True, slots=True)
class Days:
    """What a heatmap shows: the sets of each day on which there was a workout."""

    sets: Mapping[date, int]
    today: date
    lowest: tuple[int, ...]

    @classmethod
    def of(cls, sets: Mapping[date, int], today: date) -> Days:
        """Choose the shades for these days."""
        return cls(sets, today, lowest_of_shades(sets.values()))

    def mark(self, day: date) -> tuple[str, str]:
        """The square of a day, and its style."""
        done = self.sets.get(day)
        if done is None:
            return NOTHING if day <= self.today else (" ", "")
        return "■", self.shade(bisect_right(self.lowest, done) - 1)

    def shade(self, level: int) -> str:
        """The style of a shade; the brightest is always in use."""
        return SHADES[len(SHADES) - len(self.lowest) + level] if level >= 0 else SHADES[0]

    def first_day(self, weeks: int, chosen: date | None) -> date:
        """The Monday at the left: as many pages back from this week as the chosen day is."""
        this_week = monday(self.today)
        ago = 0 if chosen is None else (this_week - monday(chosen)).days // 7
        page = max(0, ago // weeks)
        return this_week - timedelta(weeks=page * weeks + weeks - 1)


class Heatmap(Widget):
    """Draws the sets of each day; says which day was clicked."""

    DEFAULT_CSS = """
    Heatmap { height: 9; width: 1fr; }
    """

    days: reactive[Days] = reactive(Days({}, date(1970, 1, 1), ()))
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
        lines = [_months(first, weeks)]
        lines += [self._weekday(first + timedelta(days=row), weeks) for row in range(7)]
        lines.append(_legend(self.days).truncate(self.size.width, ellipsis=True))
        return Content("\n").join(lines)

    def _weekday(self, first: date, weeks: int) -> Content:
        parts = [(DAY_NAMES[first.weekday()].ljust(MARGIN), "$muted")]
        run, style = "", ""
        for week in range(weeks):
            day = first + timedelta(weeks=week)
            glyph, shade = CHOSEN if day == self.chosen else self.days.mark(day)
            if shade != style and run:
                parts.append((run, style))
                run = ""
            run, style = run + glyph.ljust(CELL), shade
        return Content.assemble(*parts, (run, style))

    def on_click(self, event: events.Click) -> None:
        """Say which day is below the pointer."""
        row, week = event.y - 1, (event.x - MARGIN) // CELL
        if 0 <= row < 7 and event.x >= MARGIN and week < self.weeks:
            self.post_message(self.Picked(self.first_day + timedelta(weeks=week, days=row)))


def _months(first: date, weeks: int) -> Content:
    """Each month above the week in which it begins; January as its year."""
    line = " " * MARGIN
    for week in range(weeks):
        last_of_week = first + timedelta(weeks=week, days=6)
        column = MARGIN + week * CELL
        if last_of_week.day <= 7 and len(line) <= column and week < weeks - 1:
            january = last_of_week.month == 1
            name = str(last_of_week.year) if january else MONTHS[last_of_week.month - 1]
            line = line.ljust(column) + name + " "
    return Content.styled(line.rstrip(), "$muted")


def _legend(days: Days) -> Content:
    parts = [(" " * MARGIN + "less ", "$muted"), NOTHING, (" 0  ", "$muted")]
    for level, low in enumerate(days.lowest):
        last = level + 1 == len(days.lowest)
        high = low if last else days.lowest[level + 1] - 1
        between = f"{low}+" if last else str(low) if low == high else f"{low}–{high}"
        parts += [("■", days.shade(level)), (f" {between}  ", "$muted")]
    return Content.assemble(*parts, ("more sets a day   ", "$muted"), CHOSEN, (" chosen", "$muted"))
