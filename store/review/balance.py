"""Hamstrings against quads, and the hip against the knee: guidance for planning, never a risk.

Tests of strength know a norm of 0.6 for peak torques (Coombs & Garbutt 2002). A log holds no
torques, only sets; the bands are ours. No ratio foretells an injury (Kellis 2023).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from catalog.muscle import MuscleGroup
from catalog.vocabulary import Contraction, HamstringFunction, LengthBias
from store.review.credit import PRIMARY, group_credits
from store.review.volume import Contribution, Tally, tallies
from store.review.work import Days

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from catalog.exercise import Exercise
    from store.review.credit import Credits
    from store.review.volume import Volume
    from store.review.work import Work

WINDOW: Final = 28
"""Days."""
LOW: Final = 0.6
HIGH: Final = 1.5
LEAST_QUADS: Final = 4
LEAST_SETS: Final = 12
KNEE_SHARE: Final = (0.3, 0.7)


class Band(StrEnum):
    """What the sets of hamstrings are, next to those of the quads."""

    TOO_LITTLE_DATA = "too-little-data"
    LOW = "low"
    FINE = "fine"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Balance:
    """Hamstring : quad sets."""

    hamstrings: Tally
    quads: Tally

    @property
    def ratio(self) -> float | None:
        """Hamstring sets for each quad set; none where there is too little to say."""
        return ratio(self.hamstrings.total, self.quads.total)

    @property
    def band(self) -> Band:
        """In which band the ratio is; its ends are still fine."""
        found = self.ratio
        if found is None:
            return Band.TOO_LITTLE_DATA
        if found < LOW:
            return Band.LOW
        return Band.HIGH if found > HIGH else Band.FINE


def ratio(hamstrings: float, quads: float) -> float | None:
    """Hamstring sets for each quad set; none under 4 quad sets or 12 sets in all."""
    if quads < LEAST_QUADS or hamstrings + quads < LEAST_SETS:
        return None
    return hamstrings / quads


def balance(work: Iterable[Work], worth: Credits, today: date) -> Balance:
    """Hamstring : quad sets of the 28 days up to today."""
    days = Days.until(today, WINDOW)
    found = tallies((each for each in work if each.day in days), worth.groups)
    return Balance(
        found.get(MuscleGroup.HAMSTRINGS, Tally()), found.get(MuscleGroup.QUADS, Tally())
    )


def knee_share(counted: Volume) -> float | None:
    """The share of hamstring sets that flexed the knee; none where there are none."""
    knee = counted.function(HamstringFunction.KNEE).total
    both = knee + counted.function(HamstringFunction.HIP).total
    return knee / both if both else None


def lengthens(exercise: Exercise) -> bool:
    """Whether it works the hamstrings first of all, and long or in lowering."""
    return group_credits(exercise).get(MuscleGroup.HAMSTRINGS) == PRIMARY and (
        exercise.length_bias is LengthBias.LONG or exercise.contraction is Contraction.ECCENTRIC
    )


def lengthened(work: Iterable[Work], worth: Credits, days: Days) -> Tally:
    """The hamstring sets of some days that were done long or in lowering; maybe none."""
    parts = []
    for day, exercise_id, sets in work:
        exercise = worth.exercise(exercise_id)
        if day in days and exercise is not None and lengthens(exercise):
            parts.append(Contribution(day, exercise_id, sets, PRIMARY))
    return Tally(tuple(parts))
