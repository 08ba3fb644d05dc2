"""A year at a glance: a week a column, a day a square, brighter with more sets; and in figures."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui import words
from tui.text import content, fitted
from tui.theme import hue
from tui.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual import events

    from catalog.library import Catalog
    from store.review.index import Row

MOST_WEEKS = 53
MARGIN = 5
"""Cells at the left for the names of the days."""
CELL = 2
"""Cells from one week to the next."""
DAY_NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")
SHADES = ("$accent 35%", "$accent 55%", "$accent 77%", "$accent")
LEAST_SECTION = 4
"""Lines below which a list is not worth its heading."""
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


@dataclass(frozen=True, slots=True)
class Year:
    """The twelve months up to a day: its workouts, and the weeks in a row with one."""

    today: date
    rows: Sequence[Row]
    """The newest first."""
    streak: int
    """Weeks in a row up to this one; a week that isn't over breaks nothing."""
    longest_streak: int
    """Of the whole history."""

    @classmethod
    def of(cls, rows: Sequence[Row], today: date) -> Year:
        """The year within a history, which comes newest first."""
        start = today - timedelta(days=365)
        recent = takewhile(lambda row: row.day > start, rows)
        streak, longest = _streaks({monday(row.day) for row in rows}, monday(today))
        return cls(today, [row for row in recent if row.day <= today], streak, longest)

    @property
    def this_week(self) -> int:
        """Workouts since Monday."""
        return sum(row.day >= monday(self.today) for row in self.rows)

    @property
    def weeks(self) -> float:
        """How many weeks it covers: fewer than 52 when training began later."""
        days = (self.today - self.rows[-1].day).days + 1 if self.rows else 0
        return max(1.0, days / 7)

    @property
    def sets(self) -> int:
        """Sets that were no warm-ups."""
        return sum(row.sets for row in self.rows)

    @property
    def seconds(self) -> float:
        """Time spent, as far as it was recorded."""
        return sum(
            (row.ended_at.astimezone(UTC) - row.started_at.astimezone(UTC)).total_seconds()
            for row in self.rows
            if row.ended_at is not None
        )


def _streaks(weeks: set[date], this_week: date) -> tuple[int, int]:
    """How many weeks in a row up to now, and at most."""
    step = timedelta(weeks=1)
    longest = current = 0
    for week in weeks:
        if week - step in weeks:
            continue
        end = week
        while end in weeks:
            end += step
        length = (end - week).days // 7
        longest = max(longest, length)
        if end - step in {this_week, this_week - step}:
            current = max(current, length)
    return current, longest


def figures(year: Year, lifted: str) -> list[Content]:
    """What the year came to; `lifted` is its volume in words, empty while it is not known."""
    workouts = len(year.rows)
    if not workouts:
        return []
    parts = [
        _figure(words.count(workouts, "workout"), f"{workouts / year.weeks:.1f} a week"),
        _figure(words.count(year.sets, "working set"), f"{year.sets / workouts:.0f} a workout"),
    ]
    if lifted:
        parts.append(_figure(f"{lifted} lifted", ""))
    timed = [row for row in year.rows if row.ended_at is not None]
    if timed:
        each = words.minutes(year.seconds / len(timed))
        parts.append(_figure(f"{year.seconds / 3600:.0f} h", f"{each} a workout"))
    parts.append(_figure(f"{words.count(year.longest_streak, 'week')} longest streak", ""))
    return parts


def _figure(text: str, more: str) -> Content:
    number, _, noun = text.partition(" ")
    return Content.assemble((number, "bold"), f" {noun}", (f"  {more}" if more else "", "$muted"))


def most_done(year: Year, catalog: Catalog, width: int, limit: int) -> list[Content]:
    """The exercises that were in most workouts, with how many."""
    times: Counter[str] = Counter()
    names: dict[str, str] = {}
    for row in year.rows:
        times.update(set(row.exercise_ids))
        for exercise_id, name in zip(row.exercise_ids, row.names, strict=True):
            names.setdefault(exercise_id, name)
    if limit < LEAST_SECTION:
        return []
    lines = [Content.styled("Most trained", "$muted")]
    found = sorted(times, key=lambda each: (-times[each], names[each]))[: limit - 1]
    for exercise_id in found:
        exercise = catalog.get(exercise_id)
        style = hue(exercise.groups[0].value if exercise and exercise.groups else "")
        done = times[exercise_id]
        lines.append(_bar(names[exercise_id], done, times[found[0]], f"{done}×", style, width))
    return lines


def by_month(year: Year, width: int) -> list[Content]:
    """Workouts of each of the last twelve months, with their sets; this month first."""
    count: Counter[tuple[int, int]] = Counter()
    sets: Counter[tuple[int, int]] = Counter()
    for row in year.rows:
        count[row.day.year, row.day.month] += 1
        sets[row.day.year, row.day.month] += row.sets
    lines = [Content.styled("Workouts and sets by month", "$muted")]
    month = (year.today.year, year.today.month)
    for _ in range(12):
        name = f"{MONTHS[month[1] - 1]} {month[0]}"
        told = f"{count[month]:>3}{sets[month]:>5}" if count[month] else "  –    –"
        most = max(count.values(), default=1)
        lines.append(_bar(name, count[month], most, told, "$accent", width, label=9))
        month = (month[0], month[1] - 1) if month[1] > 1 else (month[0] - 1, 12)
    return lines


def _bar(
    name: str, value: int, most: int, told: str, style: str, width: int, *, label: int = 0
) -> Content:
    """`Leg Curl  ██████▌   57×`."""
    size = label or min(42, max(width * 3 // 5, width - 14))
    room = max(1, width - size - len(told) - 2)
    halves = round(value / max(1, most) * room * 2)
    bar = "━" * (halves // 2) + "╸" * (halves % 2)
    return Content.assemble(
        content(fitted(name, size)), " ", (fitted(bar, room), style), f" {told}"
    )
