"""What a set says about strength: the load that was moved, the most that could be moved once.

Formulas and their range: Reynolds 2006 (five repetitions predict best), trusted up to ten.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import exp
from typing import TYPE_CHECKING

from catalog.vocabulary import Contraction, LoadKind
from store.effort import in_reserve
from store.units import convert

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.review.facts import SetLike

MOST_TRUSTED = 10
MOST_REPS = 12
"""Repetitions, those in reserve included, beyond which no formula says anything."""
MOST_RESERVE = 3
"""Repetitions in reserve up to which people judge them well (Zourdos 2021, Helms 2017)."""


class Formula(StrEnum):
    """Who made the formula for the one-repetition maximum."""

    EPLEY = "epley"
    BRZYCKI = "brzycki"
    LOMBARDI = "lombardi"
    WATHAN = "wathan"
    MAYHEW = "mayhew"
    OCONNER = "oconner"


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated one-repetition maximum, in the unit of the load."""

    value: float
    rough: bool
    """From 11 or 12 repetitions: a hint only."""


def one_rep_max(weight: float, reps: float, formula: Formula = Formula.EPLEY) -> float:
    """The load for one repetition, by formula, up to `MOST_REPS`; a single is itself."""
    if reps == 1:
        return weight
    match formula:
        case Formula.EPLEY:
            times = 1 + reps / 30
        case Formula.BRZYCKI:
            times = 36 / (37 - reps)
        case Formula.LOMBARDI:
            times = pow(reps, 0.10)
        case Formula.WATHAN:
            times = 100 / (48.8 + 53.8 * exp(-0.075 * reps))
        case Formula.MAYHEW:
            times = 100 / (52.2 + 41.9 * exp(-0.055 * reps))
        case Formula.OCONNER:
            times = 1 + 0.025 * reps
    return weight * times


def estimate(
    weight: float, reps: int, reserve: float | None = None, formula: Formula = Formula.EPLEY
) -> Estimate | None:
    """The e1RM of a set; none for no weight, no repetition, or too many of them.

    Repetitions in reserve are added up to `MOST_RESERVE`; beyond, nobody can tell how many.
    """
    if reps < 1 or weight <= 0:
        return None
    counted = reps + (reserve if reserve is not None and reserve <= MOST_RESERVE else 0)
    if counted > MOST_REPS:
        return None
    return Estimate(one_rep_max(weight, counted, formula), rough=counted > MOST_TRUSTED)


def load_in(
    unit: str, logged: SetLike, exercise: Exercise, body_weight: float | None = None
) -> float | None:
    """What was moved, in `unit`, as is `body_weight`; none where that can't be known.

    Where the body is the load, the share of it that the exercise moves counts, with what was
    added or taken off. On a bar only the bar counts: it is what lifters compare.
    """
    load = logged.load
    if load is None or load.mode == "band":
        return None
    own = 0.0
    if load.value is not None and load.unit is not None and load.mode != "bodyweight":
        own = convert(load.value, load.unit, unit)
    if load.mode == "external":
        return own
    if body_weight is None or exercise.bw_fraction is None:
        return None
    moved = exercise.bw_fraction * body_weight + (-own if load.mode == "assisted" else own)
    return moved if moved > 0 else None


def e1rm(
    unit: str,
    logged: SetLike,
    exercise: Exercise,
    body_weight: float | None = None,
    formula: Formula = Formula.EPLEY,
) -> Estimate | None:
    """The e1RM of a logged set, in `unit`; none for warm-ups and what has no maximum.

    Bands, holds, distances and lowering alone have none, and no set that wasn't counted in reps.
    """
    if logged.kind == "warmup" or not logged.reps or not has_maximum(exercise):
        return None
    weight = load_in(unit, logged, exercise, body_weight)
    if weight is None:
        return None
    return estimate(weight, logged.reps, in_reserve(logged.rpe), formula)


def has_maximum(exercise: Exercise) -> bool:
    """Whether a one-repetition maximum of the exercise means anything."""
    measured = exercise.load_kind not in {LoadKind.BAND, LoadKind.HOLD, LoadKind.DISTANCE}
    return measured and exercise.contraction is not Contraction.ECCENTRIC
