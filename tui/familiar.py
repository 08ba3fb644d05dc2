"""What of the catalogue is familiar to a person: when, and how often, each exercise was done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalog.muscle import MuscleGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from catalog.exercise import Exercise
    from store.review.index import Row


@dataclass(frozen=True, slots=True)
class Habits:
    """Exercise id -> the last day on which it was done, and in how many workouts."""

    last: Mapping[str, date] = field(default_factory=dict)
    times: Mapping[str, int] = field(default_factory=dict)


def habits_of(rows: Iterable[Row]) -> Habits:
    """The habits that a history shows; its rows come newest first."""
    last: dict[str, date] = {}
    times: Counter[str] = Counter()
    for row in rows:
        done = set(row.exercise_ids)
        times.update(done)
        for exercise_id in done - last.keys():
            last[exercise_id] = row.day
    return Habits(last, times)


def familiar_first(exercises: Iterable[Exercise], habits: Habits) -> list[Exercise]:
    """What is one's own and waits to be done; what was done; hamstrings; the rest.

    Of what was done the latest comes first, then the most often. Where nothing decides, the order
    that the exercises come in stays.
    """

    def place(exercise: Exercise) -> tuple[int, int, int]:
        day = habits.last.get(exercise.id)
        if day is not None:
            return 1, -day.toordinal(), -habits.times.get(exercise.id, 0)
        if exercise.custom:
            return 0, 0, 0
        if MuscleGroup.HAMSTRINGS not in exercise.groups:
            return 4, 0, 0
        return (2 if exercise.groups[0] is MuscleGroup.HAMSTRINGS else 3), 0, 0

    return sorted(exercises, key=place)
