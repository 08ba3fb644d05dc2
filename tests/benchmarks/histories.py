"""Histories for measurements: 200 workouts of 20 sets a year, quickly made."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from catalog.library import Catalog
from store.journal import Journal
from store.models import ExerciseEntry

if TYPE_CHECKING:
    from pathlib import Path

WORKOUTS_A_YEAR = 200
HERE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 22, 18, 0, tzinfo=HERE)


def workouts(years: int) -> list[dict[str, Any]]:
    """Documents, oldest first, the last one a day before `NOW`."""
    dice = random.Random(years)
    exercises = [(each.id, each.name) for each in Catalog.builtin()][:40]
    count = years * WORKOUTS_A_YEAR
    gap = timedelta(days=365) / WORKOUTS_A_YEAR
    moments = [NOW - gap * (count - number) for number in range(count)]
    return [_workout(n, at, dice.sample(exercises, 5), dice) for n, at in enumerate(moments)]


def _workout(
    number: int, at: datetime, exercises: list[tuple[str, str]], dice: random.Random
) -> dict[str, Any]:
    at = at.replace(microsecond=0)
    return {
        "id": f"{number:016x}",
        "title": f"Session {'ABC'[number % 3]}",
        "started_at": at.isoformat(),
        "ended_at": (at + timedelta(minutes=60)).isoformat(),
        "entries": [
            {"exercise_id": id_, "name": name, "sets": [_set(at, dice) for _ in range(4)]}
            for id_, name in exercises
        ],
    }


def _set(at: datetime, dice: random.Random) -> dict[str, Any]:
    return {
        "load": {"value": dice.randrange(8, 60) * 2.5, "unit": "kg"},
        "reps": dice.randrange(4, 13),
        "rpe": dice.choice((7.0, 8.0, 9.0)),
        "logged_at": (at + timedelta(minutes=dice.randrange(60))).isoformat(),
    }


def journal(folder: Path, years: int) -> Journal:
    """A journal over such a history, with a workout open in which three exercises are planned."""
    made = Journal(folder / f"years-{years}" / "htrack.json", clock=lambda: NOW)
    if years:
        made.add_workouts(workouts(years), [], "made up")
    lifts = [made.catalog()[id_] for id_ in ("rdl-barbell", "leg-curl-seated", "nordic-curl")]
    made.start(
        "Benchmark day",
        [ExerciseEntry(exercise_id=each.id, name=each.name, planned=3) for each in lifts],
    )
    return made
