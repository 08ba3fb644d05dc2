"""Warm-up sets on the way to a working weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.gym import BARS, MACHINES
from store.models import Load, LoadMode, LoggedSet, SetKind, Unit
from store.plates import at_least, at_most
from store.units import convert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalog.exercise import Exercise
    from store.plates import Rack

HEAVY_KG = 60
"""From here on a single warm-up set is too few. A rule of ours, not from the literature."""
_HEAVY = ((0.5, 5), (0.7, 3), (0.85, 1))
_LIGHT = ((0.5, 8),)
BAR_REPS = 8


def ramp(exercise: Exercise, work: Load, rack: Rack | None) -> tuple[LoggedSet, ...]:
    """The warm-ups for a working load, lightest first, as drafts; none for what isn't lifted.

    Each is rounded down to what can be loaded from the rack, which is in the unit of the load.
    """
    if work.mode is not LoadMode.EXTERNAL or not work.value or rack is None:
        return ()
    unit = Unit(rack.unit)
    goal = convert(work.value, work.unit or unit, unit)
    reps_at: dict[float, int] = {}
    for weight, reps in _rungs(exercise, goal, rack):
        if 0 < weight < goal:
            reps_at.setdefault(weight, reps)
    return tuple(_warmup(weight, unit, reps) for weight, reps in sorted(reps_at.items()))


def _rungs(exercise: Exercise, goal: float, rack: Rack) -> Iterator[tuple[float, int]]:
    machine = bool(MACHINES.intersection(exercise.equipment))
    heavy = not machine and convert(goal, rack.unit, "kg") >= HEAVY_KG
    if heavy and BARS.intersection(exercise.equipment):
        yield at_least(0, rack) or 0, BAR_REPS
    for share, reps in _HEAVY if heavy else _LIGHT:
        weight = at_most(goal * share, rack)
        if weight is not None:
            yield weight, reps


def _warmup(weight: float, unit: Unit, reps: int) -> LoggedSet:
    return LoggedSet(kind=SetKind.WARMUP, load=Load(value=weight, unit=unit), reps=reps)
