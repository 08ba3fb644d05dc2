"""How bright a day is, for the sets that were done on it; and so a week."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from store.review.totals import monday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SHADES = ("$accent 35%", "$accent 55%", "$accent 77%", "$accent")
STEPS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50)
"""Sets from one shade to the next; sizes that are easy to read."""
CHOSEN = ("◆", "bold $foreground")
CURSOR = ("◇", "bold $on-cell on $cell")
NOTHING = ("·", "$faint")


def lowest_of_shades(sets: Iterable[int]) -> tuple[int, ...]:
    """The fewest sets of each shade: at most four, equally far apart, from one set on.

    The brightest begins above three quarters of what all but a tenth of the days stay within, so
    that one monstrous day does not make all others pale.
    """
    days = sorted(each for each in sets if each > 0)
    if not days:
        return ()
    usual_most = days[len(days) * 9 // 10]
    least = -(-usual_most // len(SHADES))
    step = next((step for step in STEPS if step >= least), least)
    lows = (1 + step * level for level in range(len(SHADES)))
    return tuple(low for low in lows if low <= days[-1])


@dataclass(frozen=True, slots=True)
class Days:
    """The sets of each day on which there was a workout; or of each week, by its Monday."""

    sets: Mapping[date, int]
    today: date
    lowest: tuple[int, ...]

    @classmethod
    def of(cls, sets: Mapping[date, int], today: date) -> Days:
        """Choose the shades for these days."""
        return cls(sets, today, lowest_of_shades(sets.values()))

    def by_week(self) -> Days:
        """The same sets, all of a week on its Monday."""
        weeks: dict[date, int] = {}
        for day, sets in self.sets.items():
            weeks[monday(day)] = weeks.get(monday(day), 0) + sets
        return Days.of(weeks, self.today)

    def last_of_week(self, week: date) -> date | None:
        """The last day with a workout in the week of a Monday."""
        days = (week + timedelta(days=ago) for ago in range(6, -1, -1))
        return next((day for day in days if day in self.sets), None)

    def mark(self, day: date) -> tuple[str, str]:
        """The square of a day, and its style."""
        done = self.sets.get(day)
        if done is None:
            return NOTHING if day <= self.today else (" ", "")
        return "■", self._shade(bisect_right(self.lowest, done) - 1)

    def _shade(self, level: int) -> str:
        """The style of a shade; the brightest is always in use."""
        return SHADES[len(SHADES) - len(self.lowest) + level] if level >= 0 else SHADES[0]

    def shades(self) -> Iterator[tuple[str, str]]:
        """The style of each shade and what it stands for: `6–10`, at last `16+`."""
        for level, low in enumerate(self.lowest):
            last = level + 1 == len(self.lowest)
            high = low if last else self.lowest[level + 1] - 1
            told = f"{low}+" if last else str(low) if low == high else f"{low}–{high}"
            yield self._shade(level), told

    def first_day(self, weeks: int, chosen: date | None) -> date:
        """The Monday at the left: as many pages back from this week as the chosen day is."""
        this_week = monday(self.today)
        ago = 0 if chosen is None else (this_week - monday(chosen)).days // 7
        page = max(0, ago // weeks)
        return this_week - timedelta(weeks=page * weeks + weeks - 1)


NO_DAYS = Days({}, date(1970, 1, 1), ())


def run(marks: Iterable[tuple[str, str]], size: int) -> Content:
    """Marks with their styles side by side, each `size` cells wide."""
    parts: list[tuple[str, str]] = []
    for glyph, style in marks:
        if parts and parts[-1][1] == style:
            parts[-1] = (parts[-1][0] + glyph.ljust(size), style)
        else:
            parts.append((glyph.ljust(size), style))
    return Content.assemble(*parts)
