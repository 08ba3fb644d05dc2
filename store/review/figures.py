"""What a set comes to: the numbers by which sets of one exercise are compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from catalog.vocabulary import LoadKind
from store.effort import in_reserve
from store.review.body import BodyWeights
from store.review.strength import Estimate, Formula, estimate, has_maximum, load_in
from store.units import convert

if TYPE_CHECKING:
    from datetime import date

    from catalog.exercise import Exercise
    from store.review.facts import SetLike

SAME_KG = 0.05
"""Weights closer than this are the same: 135 lb and 61.23 kg are."""
_HELPED = frozenset({LoadKind.ASSISTED, LoadKind.BAND})
"""Exercises of which no weight belongs in a maximum, however it was written down."""


class Measure(StrEnum):
    """What is counted in a set."""

    REPS = "reps"
    SECONDS = "seconds"
    METRES = "metres"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """By what sets are measured: unit of weight, formula, and the body's weights in that unit."""

    unit: str = "kg"
    formula: Formula = Formula.EPLEY
    body: BodyWeights = field(default_factory=BodyWeights)

    @property
    def same(self) -> float:
        """Weights closer than this are the same, in the unit."""
        return convert(SAME_KG, "kg", self.unit)


class Figures(NamedTuple):
    """A set in numbers; weights in the unit of the yardstick."""

    logged: SetLike
    measure: Measure
    amount: float
    """Repetitions, seconds or metres."""
    weight: float | None
    """What was written down: on the bar, or added to the body; help counts below zero.

    Zero for the body alone and for bands, none where nothing is known.
    """
    band: str
    """Label of the band; sets with different bands don't compare."""
    is_maximal: bool
    """Whether the weight belongs in a maximum: it is known, and neither help nor a band."""
    estimate: Estimate | None
    """e1RM, the share of the body counted."""
    volume: float | None
    """Weight times repetitions, the share of the body counted; none with help or a band."""


def figures_of(
    logged: SetLike, exercise: Exercise, day: date, yardstick: Yardstick
) -> Figures | None:
    """The numbers of a set done on a day; none for warm-ups and where nothing was counted."""
    measure = _measure(logged, exercise)
    amount: float | None = getattr(logged, measure)
    if logged.kind == "warmup" or not amount:
        return None
    mode = None if logged.load is None else logged.load.mode
    weight = _written(logged, exercise, yardstick.unit)
    helped = mode in {"assisted", "band"} or exercise.load_kind in _HELPED
    # Who types nothing where a weight belongs has a nought in other apps.
    nothing = mode == "external" and not weight
    is_maximal = weight is not None and not helped and not nothing
    moved = None
    if logged.reps and (is_maximal or mode == "assisted"):
        body = None if mode == "external" else yardstick.body.on(day)
        moved = load_in(yardstick.unit, logged, exercise, body)
    return Figures(
        logged,
        measure,
        amount,
        weight,
        (logged.load.label or "band") if logged.load is not None and mode == "band" else "",
        is_maximal,
        _estimate(moved, logged, exercise, yardstick.formula) if moved else None,
        moved * logged.reps if moved and logged.reps and is_maximal else None,
    )


def _estimate(
    moved: float, logged: SetLike, exercise: Exercise, formula: Formula
) -> Estimate | None:
    """As `strength.e1rm`, for which the load would be looked up once more."""
    if not logged.reps or not has_maximum(exercise):
        return None
    return estimate(moved, logged.reps, in_reserve(logged.rpe), formula)


def _measure(logged: SetLike, exercise: Exercise) -> Measure:
    """A hold by its time, a distance by its way; else by the first that was noted."""
    if exercise.load_kind is LoadKind.HOLD:
        return Measure.SECONDS
    if exercise.load_kind is LoadKind.DISTANCE:
        return Measure.METRES
    if logged.reps is not None:
        return Measure.REPS
    return Measure.METRES if logged.seconds is None else Measure.SECONDS


def _written(logged: SetLike, exercise: Exercise, unit: str) -> float | None:
    """Where no load is written down the body is it, unless the exercise is one with weights."""
    load = logged.load
    if load is None:
        known = exercise.custom or exercise.load_kind is not LoadKind.EXTERNAL
        return 0.0 if known else None
    if load.mode in {"bodyweight", "band"}:
        return 0.0
    if load.value is None or load.unit is None:
        return None
    value = convert(load.value, load.unit, unit)
    if load.mode == "assisted":
        return -value
    # On a machine that helps, a plain weight may be the help.
    return None if exercise.load_kind is LoadKind.ASSISTED else value
