"""What the balance screen shows of a week, asked from the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from catalog.muscle import MuscleGroup
from store.review.asymmetry import SideGap, side_gaps
from store.review.balance import WINDOW, Balance, balance, lengthened
from store.review.credit import credits_of
from store.review.recency import days_since, days_since_function
from store.review.volume import Tally, Volume, weekly
from store.review.work import Days, work_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalog.library import Catalog
    from catalog.vocabulary import HamstringFunction
    from store.review.credit import Credits
    from store.review.work import Work
    from tui.app import HtrackApp

WEEKS = 26
"""Weeks that are looked at, the chosen one the last."""
SIDES_WITHIN = 120
"""Days within which both sides are compared."""


@dataclass(frozen=True, slots=True)
class WeekPair:
    """Hamstrings and quads of a week, and their sets of the 28 days up to its end."""

    days: Days
    hamstrings: Tally
    quads: Tally
    month: Balance


@dataclass(frozen=True, slots=True)
class View:
    """A week, those before it, and what follows from them."""

    today: date
    week: Days
    volume: Volume
    weeks: tuple[WeekPair, ...]
    """Oldest first; the chosen one is the last."""
    level: int
    lengthened: Tally
    gaps: tuple[SideGap, ...]
    since: Mapping[MuscleGroup, int]
    """Group -> days since it was trained, from today."""
    since_function: Mapping[HamstringFunction, int]
    catalog: Catalog
    names: Mapping[str, str]
    """Exercise -> the name under which it was recorded last."""

    @property
    def month(self) -> Balance:
        """Hamstring : quad sets of the 28 days up to the end of the week."""
        return self.weeks[-1].month

    @property
    def is_this_week(self) -> bool:
        """Whether the week holds today."""
        return self.today in self.week

    def name(self, exercise_id: str) -> str:
        """What an exercise is called."""
        exercise = self.catalog.get(exercise_id)
        return exercise.name if exercise is not None else self.names.get(exercise_id, exercise_id)


def view_of(app: HtrackApp, back: int = 0) -> View:
    """The week so many weeks before this one."""
    today = app.clock().date()
    week = Days.week_of(today).earlier(back)
    last = min(week.last, today)
    entries = [
        each
        for each in app.journal.facts(week.first - timedelta(weeks=WEEKS, days=WINDOW))
        if each.day <= max(last, today)
    ]
    catalog = app.journal.catalog()
    worth = credits_of(catalog)
    work = [each for each in work_of(entries) if each.day <= last]
    volumes = weekly(work, worth, last, WEEKS)
    recent = [each for each in entries if (last - each.day).days in range(SIDES_WITHIN)]
    return View(
        today=today,
        week=week,
        volume=volumes[-1],
        weeks=tuple(_pair(each, work, worth, last) for each in volumes),
        level=app.settings.level,
        lengthened=lengthened(work, worth, week),
        gaps=tuple(side_gaps(recent)),
        since=days_since(work, worth, last),
        since_function=days_since_function(work, worth, last),
        catalog=catalog,
        names={each.exercise_id: each.name for each in reversed(entries)},
    )


def _pair(counted: Volume, work: list[Work], worth: Credits, last: date) -> WeekPair:
    return WeekPair(
        counted.days,
        counted.group(MuscleGroup.HAMSTRINGS),
        counted.group(MuscleGroup.QUADS),
        balance(work, worth, min(counted.days.last, last)),
    )
