"""Week by week: workouts, sets, hard sets, volume; and for how many weeks the goal was reached."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from store.counting import pairs_as_one
from store.review.work import is_hard
from store.units import convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.review.facts import EntryFacts, SetLike

WEEK = timedelta(weeks=1)


class Week(NamedTuple):
    """What was done from a Monday to its Sunday."""

    monday: date
    workouts: int = 0
    sets: int = 0
    """Sets of volume: no warm-ups, and a left and a right one are one."""
    hard_sets: int = 0
    """Those of RPE 6 or more, or without one."""
    volume: float = 0.0
    """What was on the bar or added to the body times repetitions, in the unit asked for."""


class Streak(NamedTuple):
    """Weeks in a row in which the goal was reached."""

    current: int
    """Up to this week, which breaks nothing as long as it isn't over."""
    longest: int


def lifted(logged: SetLike, unit: str) -> float:
    """What was on the bar or added to the body, times repetitions; the body itself not counted."""
    load = logged.load
    if load is None or load.value is None or load.unit is None or not logged.reps:
        return 0.0
    if load.mode not in {"external", "added"}:
        return 0.0
    return convert(load.value, load.unit, unit) * logged.reps


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def weeks(facts: Iterable[EntryFacts], unit: str, until: date) -> tuple[Week, ...]:
    """Every week from the first workout to that of `until`, the empty ones too, oldest first."""
    kept = Weeks()
    kept.refresh(facts, unit)
    return kept.all(until)


class Weeks:
    """The weeks of a whole history; after a change only those are added up that it touched."""

    def __init__(self) -> None:
        self._unit = ""
        self._facts: dict[date, list[EntryFacts]] = {}
        self._weeks: dict[date, Week] = {}

    def refresh(self, facts: Iterable[EntryFacts], unit: str) -> None:
        """Take over the facts of all exercises as they are now, in any order of workouts."""
        found: dict[date, list[EntryFacts]] = {}
        # A Monday is dear to find out, and the entries of a workout stand together.
        for _, entries in groupby(facts, key=lambda entry: (entry.workout_id, entry.started_at)):
            first, *others = entries
            found.setdefault(monday(first.day), []).extend((first, *others))
        same = {
            day: self._weeks[day]
            for day, entries in found.items()
            if unit == self._unit and self._facts.get(day) == entries
        }
        self._weeks = {day: same.get(day) or _week(day, found[day], unit) for day in found}
        self._facts, self._unit = found, unit

    def all(self, until: date) -> tuple[Week, ...]:
        """Every week from the first to that of `until`, the empty ones too, oldest first."""
        if not self._weeks:
            return ()
        first, last = min(self._weeks), max(monday(until), *self._weeks)
        mondays = (first + WEEK * number for number in range((last - first).days // 7 + 1))
        return tuple(self._weeks.get(day) or Week(day) for day in mondays)


def _week(day: date, entries: Iterable[EntryFacts], unit: str) -> Week:
    workouts, sets, hard, volume = set[str](), 0, 0, 0.0
    for entry in entries:
        workouts.add(entry.workout_id)
        sets += _counted(entry.sets)
        hard += _counted([each for each in entry.sets if is_hard(each)])
        volume += sum([lifted(each, unit) for each in entry.sets])
    return Week(day, len(workouts), sets, hard, volume)


def _counted(sets: Sequence[SetLike]) -> int:
    sides = [each.side for each in sets]
    return len(sides) if sides.count("both") == len(sides) else pairs_as_one(sides)


def streak(days: Iterable[date], goal: int, today: date) -> Streak:
    """The streak of workouts on these days (a day for each workout), so many a week.

    Without a goal (0) one workout a week will do. Days to come count for nothing.
    """
    times = Counter(monday(day) for day in days if day <= today)
    reached = {week for week, number in times.items() if number >= max(1, goal)}
    starts = [week for week in reached if week - WEEK not in reached]
    longest = max((_run(week, WEEK, reached) for week in starts), default=0)
    this = monday(today)
    return Streak(_run(this if this in reached else this - WEEK, -WEEK, reached), longest)


def _run(week: date, step: timedelta, reached: set[date]) -> int:
    """How many weeks in a row from one on, forwards or back."""
    length = 0
    while week + step * length in reached:
        length += 1
    return length
