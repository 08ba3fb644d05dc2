"""A made-up, plausible year of training: for a first look, for pictures, for tests.

Someone who squats and presses, has read that hamstrings are neglected, and adds them from the
spring on. Three to four sessions a week, double progression, a lighter week now and then, a
holiday without any.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from store.ids import derived_id
from store.models import ExerciseEntry, Load, LoadMode, LoggedSet, SetKind, Unit, Workout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalog.library import Catalog

WEEKS = 52
LIGHT_EVERY = 7
"""Weeks between lighter ones."""
HOLIDAY = {19, 20}
HAMSTRINGS_FROM = 14
"""The week in which the article was read."""


@dataclass(frozen=True, slots=True)
class Lift:
    """How someone trains an exercise: kilograms at the start and after a year, and the reps."""

    id: str
    start: float
    end: float
    low: int
    high: int
    sets: int = 3
    step: float = 2.5
    warmups: int = 0
    seconds: int = 0


LOWER_A = (
    Lift("squat-back", 80, 110, 5, 8, 4, warmups=2),
    Lift("leg-extension", 40, 60, 10, 15, 3, 5),
    Lift("calf-raise-machine", 60, 90, 8, 15, 3, 5),
    Lift("plank", 0, 0, 1, 1, 2, seconds=45),
)
LOWER_B = (
    Lift("deadlift-conventional", 90, 130, 4, 6, 3, 5, warmups=2),
    Lift("lunge-reverse-dumbbell", 12, 20, 8, 12, 3, 2),
    Lift("hip-thrust-barbell", 60, 100, 8, 12, 3, 5),
)
PUSH_PULL = (
    Lift("bench-press", 60, 77.5, 6, 10, 4, warmups=1),
    Lift("pull-up", 0, 0, 5, 10, 4),
    Lift("overhead-press", 35, 47.5, 6, 10),
    Lift("row-barbell", 50, 67.5, 8, 12),
)
HAMSTRING_A = (
    Lift("rdl-barbell", 70, 105, 6, 10, 4, warmups=1),
    Lift("leg-curl-seated", 35, 50, 8, 12, 3, 5),
)
HAMSTRING_B = (
    Lift("nordic-eccentric", 0, 0, 4, 6, 2),
    Lift("slider-curl", 0, 0, 8, 15, 3),
)
DAYS = (
    (0, "Lower A", LOWER_A, HAMSTRING_A),
    (2, "Push & Pull", PUSH_PULL, ()),
    (4, "Lower B", LOWER_B, HAMSTRING_B),
    (5, "Push & Pull", PUSH_PULL, ()),
)
"""Day of the week, title, lifts, and those that the article added."""

NOTES = {
    "rdl-barbell": ("soft knees, bar on the thighs", "felt the stretch today"),
    "nordic-eccentric": ("five seconds down", "hands catch late"),
    "squat-back": ("belt from the third set on",),
}


def plausible_year(now: datetime, catalog: Catalog, seed: int = 7) -> list[Workout]:
    """The workouts of the year before `now`, oldest first; the same for the same arguments."""
    dice = random.Random(seed)  # noqa: S311
    monday = (now - timedelta(days=now.weekday())).replace(
        hour=18, minute=0, second=0, microsecond=0
    )
    found: list[Workout] = []
    for week in range(WEEKS):
        if week in HOLIDAY:
            continue
        start = monday - timedelta(weeks=WEEKS - 1 - week)
        found.extend(_week(week, start, catalog, dice))
    return [workout for workout in found if workout.started_at < now - timedelta(hours=3)]


def _week(week: int, monday: datetime, catalog: Catalog, dice: random.Random) -> Iterator[Workout]:
    for day, title, usual, added in DAYS:
        if dice.random() < (0.55 if day == 5 else 0.12):
            continue
        lifts = (*added, *usual) if added and week >= HAMSTRINGS_FROM else usual
        at = monday + timedelta(days=day, minutes=dice.randrange(0, 90, 5))
        known = [lift for lift in lifts if catalog.get(lift.id) is not None]
        yield _workout(week, at, title, known, catalog, dice)


def _workout(
    week: int, at: datetime, title: str, lifts: list[Lift], catalog: Catalog, dice: random.Random
) -> Workout:
    entries, moment = [], at
    for lift in lifts:
        entry, moment = _entry(lift, week, moment, catalog, dice)
        entries.append(entry)
    return Workout(
        id=derived_id("demo", at.isoformat()),
        title=title,
        started_at=at,
        ended_at=moment + timedelta(minutes=2),
        entries=tuple(entries),
        note="lighter week" if _light(week) else "",
    )


def _light(week: int) -> bool:
    return week % LIGHT_EVERY == LIGHT_EVERY - 1


def _entry(
    lift: Lift, week: int, at: datetime, catalog: Catalog, dice: random.Random
) -> tuple[ExerciseEntry, datetime]:
    share = week / (WEEKS - 1) * (0.9 if _light(week) else 1)
    weight = round((lift.start + (lift.end - lift.start) * share) / lift.step) * lift.step
    reps = lift.low + (week * 2 + dice.randint(0, 1)) % (lift.high - lift.low + 1)
    sets = [_warmup(weight, n, lift) for n in range(lift.warmups)]
    count = max(1, lift.sets - 1) if _light(week) else lift.sets
    sets += [
        _set(lift, weight, reps - (n + dice.randint(0, 1)) // 2, n, dice) for n in range(count)
    ]
    stamped = []
    for each in sets:
        at += timedelta(seconds=dice.randint(100, 190))
        stamped.append(each.model_copy(update={"logged_at": at}))
    notes = NOTES.get(lift.id, ())
    note = dice.choice(notes) if notes and dice.random() < 0.15 else ""
    entry = ExerciseEntry(
        exercise_id=lift.id, name=catalog[lift.id].name, note=note, sets=tuple(stamped)
    )
    return entry, at


def _warmup(weight: float, number: int, lift: Lift) -> LoggedSet:
    part = (0.5, 0.75)[number]
    value = max(20.0, round(weight * part / lift.step) * lift.step)
    return LoggedSet(kind=SetKind.WARMUP, load=Load(value=value, unit=Unit.KG), reps=(8, 4)[number])


def _set(lift: Lift, weight: float, reps: int, number: int, dice: random.Random) -> LoggedSet:
    rpe = min(10.0, 7.5 + number * 0.5 + dice.choice((0, 0, 0.5)))
    if lift.seconds:
        return LoggedSet(seconds=float(lift.seconds + 5 * dice.randint(0, 6)), rpe=rpe)
    load = Load(value=weight, unit=Unit.KG) if lift.end else Load(mode=LoadMode.BODYWEIGHT)
    return LoggedSet(load=load, reps=max(1, reps), rpe=rpe)
