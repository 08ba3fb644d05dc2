"""Routines that come with htrack: the Nordic hamstring exercise over ten weeks and a season.

The days, sets and reps are those of Mjølsnes and others 2004, which Petersen and others 2011 used
with soccer players. The fourth week stands here without figures, because those that we have for it
could not be checked against the paper: our own rule bridges it. The rests are ours too.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.errors import UsageError
from store.plan import Routine, RoutineItem

EXERCISE_ID = "nordic-eccentric"
EXERCISE = "Nordic Hamstring Exercise (Eccentric)"
REST_SECONDS = 90
"""Ours."""

SOURCE = (
    "Days, sets and reps of weeks 1 to 3, 5 to 10 and of the season: Mjølsnes 2004, "
    "as used by Petersen 2011."
)
WEEK_4 = (
    "Week 4 is left out: its figures could not be checked. Our rule instead: repeat week 3 until "
    "three sets of 8 are easy, then go on with week 5."
)


@dataclass(frozen=True, slots=True)
class NordicStage:
    """Some weeks of the table, up to and including `last`: so many days a week, reps a set."""

    first: int
    last: int
    days: int
    reps: tuple[tuple[int, int], ...]
    """For each set the least and the most."""
    season: bool = False

    @property
    def name(self) -> str:
        """Which weeks they are."""
        if self.season:
            return "Nordic, in season"
        if self.first == self.last:
            return f"Nordic, week {self.first}"
        return f"Nordic, weeks {self.first}–{self.last}"

    @property
    def dose(self) -> str:
        """How often a week, and what: `3 days a week, 12+10+8`."""
        often = "1 day a week" if self.days == 1 else f"{self.days} days a week"
        if len(set(self.reps)) > 1:
            return f"{often}, {'+'.join(str(most) for _, most in self.reps)}"
        least, most = self.reps[0]
        return f"{often}, {len(self.reps)} × {least if least == most else f'{least}–{most}'}"

    @property
    def id(self) -> str:
        """The routine's id: the same in every copy of htrack."""
        return "nordic-season" if self.season else f"nordic-week-{self.first}"


NORDIC = (
    NordicStage(1, 1, 1, ((5, 5),) * 2),
    NordicStage(2, 2, 2, ((6, 6),) * 2),
    NordicStage(3, 3, 3, ((6, 8),) * 3),
    NordicStage(5, 10, 3, ((12, 12), (10, 10), (8, 8))),
    NordicStage(11, 11, 1, ((12, 12), (10, 10), (8, 8)), season=True),
)
"""The last one is for as long as the season goes on."""


def nordic_stage(week: int) -> NordicStage:
    """What the table says of a week, from 11 on of the season; UsageError for week 4."""
    if week == 4:
        raise UsageError(WEEK_4)
    if week < 1:
        raise UsageError(f"There is no week {week}: the table begins with week 1.")
    return next((each for each in NORDIC if week <= each.last), NORDIC[-1])


def nordic_week(week: int) -> tuple[RoutineItem, ...]:
    """The exercise as it is done on each day of a week; UsageError for week 4."""
    return _items(nordic_stage(week))


def builtin_routines() -> list[Routine]:
    """One routine for each stage of the table; save a copy without its id to make it one's own."""
    return [
        Routine(id=stage.id, name=stage.name, items=_items(stage), note=_note(stage))
        for stage in NORDIC
    ]


def _items(stage: NordicStage) -> tuple[RoutineItem, ...]:
    lows, highs = zip(*stage.reps, strict=True)
    apart = len(set(stage.reps)) > 1
    item = RoutineItem(
        exercise_id=EXERCISE_ID,
        name=EXERCISE,
        sets=len(stage.reps),
        low=min(lows),
        high=max(highs),
        rest_seconds=REST_SECONDS,
        note=", ".join(map(str, highs)) + " reps" if apart else "",
    )
    return (item,)


def _note(stage: NordicStage) -> str:
    days = "one day a week" if stage.days == 1 else f"{stage.days} days a week"
    said = f"{days.capitalize()}. {SOURCE}"
    return f"{said} {WEEK_4}" if stage.first in {3, 5} else said
