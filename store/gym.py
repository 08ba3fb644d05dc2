"""What there is to load an exercise with, in kg and in lb."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from catalog.equipment import Equipment
from catalog.vocabulary import LoadKind
from store.plates import Fixed, Inventory, Rack, Steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalog.exercise import Exercise

MACHINES = frozenset(
    {
        Equipment.BACK_EXT_MACHINE,
        Equipment.REVERSE_HYPER,
        Equipment.LEG_CURL_LYING,
        Equipment.LEG_CURL_SEATED,
        Equipment.LEG_CURL_STANDING,
        Equipment.LEG_CURL_KNEELING,
        Equipment.LEG_EXTENSION,
        Equipment.LEG_PRESS,
        Equipment.HACK_SQUAT,
        Equipment.BELT_SQUAT,
        Equipment.PENDULUM_SQUAT,
        Equipment.SQUAT_MACHINE,
        Equipment.LATERAL_RAISE_MACHINE,
        Equipment.PULLOVER_MACHINE,
        Equipment.SHRUG_MACHINE,
        Equipment.BICEPS_MACHINE,
        Equipment.TRICEPS_MACHINE,
        Equipment.DIP_MACHINE,
        Equipment.AB_MACHINE,
        Equipment.TORSO_MACHINE,
        Equipment.HIP_THRUST_MACHINE,
        Equipment.KICKBACK_MACHINE,
        Equipment.ADDUCTOR_MACHINE,
        Equipment.ABDUCTOR_MACHINE,
        Equipment.CALF_STANDING,
        Equipment.CALF_SEATED,
        Equipment.CHEST_PRESS,
        Equipment.SHOULDER_PRESS,
        Equipment.PEC_DECK,
        Equipment.LAT_PULLDOWN,
        Equipment.ROW_MACHINE,
        Equipment.ASSIST_MACHINE,
        Equipment.CABLE,
    }
)
"""Kit whose load is a pin in a stack, or is stepped as if it were."""
BARS = frozenset({Equipment.BARBELL, Equipment.SAFETY_BAR, Equipment.SMITH, Equipment.TRAP_BAR})
"""Kit that is loaded with plates at both ends; nobody has said what their EZ bar weighs."""

_BODY = {LoadKind.BODYWEIGHT, LoadKind.BODYWEIGHT_PLUS, LoadKind.HOLD}


@dataclass(frozen=True, slots=True)
class Gym:
    """What there is to load with, in one unit of weight."""

    unit: str
    bar: float
    trap_bar: float
    plates: Mapping[float, int | None]
    dumbbell_step: float
    kettlebell_step: float
    machine_step: float
    cable_step: float
    dumbbells: tuple[float, ...] = ()
    """The pairs that there are; empty: every multiple of the step."""


def standard_gym(unit: str) -> Gym:
    """The usual bars, plates and steps of a gym in kg or lb."""
    if unit == "kg":
        plates = (25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25)
        return Gym("kg", 20, 25, dict.fromkeys(plates), 2, 4, 5, 2.5)
    return Gym("lb", 45, 55, dict.fromkeys((45.0, 35.0, 25.0, 10.0, 5.0, 2.5)), 5, 10, 10, 5)


def rack_for(exercise: Exercise, gym: Gym, increment: float | None = None) -> Rack | None:
    """What the exercise is loaded from; none where no weight is involved.

    An `increment` of the person's own for this exercise comes before what the kit says.
    """
    usual = _usual_rack(exercise, gym)
    if increment is None or usual is None:
        return usual
    return Steps(increment, gym.unit, usual.bar if isinstance(usual, Inventory) else 0)


def _usual_rack(exercise: Exercise, gym: Gym) -> Rack | None:
    kit = set(exercise.equipment)
    hung = Inventory(0, gym.plates, gym.unit, ends=1)
    if exercise.load_kind is LoadKind.BAND:
        return None
    if exercise.load_kind is LoadKind.ASSISTED:
        return _steps(gym.machine_step, gym)
    if exercise.load_kind in _BODY or Equipment.LANDMINE in kit:
        return hung
    if kit & BARS:
        bar = gym.trap_bar if Equipment.TRAP_BAR in kit else gym.bar
        return Inventory(bar, gym.plates, gym.unit)
    return _from_rack_or_stack(kit, gym) or (hung if kit else _pairs_of_plates(gym))


def _from_rack_or_stack(kit: set[Equipment], gym: Gym) -> Rack | None:
    if Equipment.DUMBBELL in kit:
        if gym.dumbbells:
            return Fixed(gym.dumbbells, gym.unit)
        return _steps(gym.dumbbell_step, gym)
    if Equipment.KETTLEBELL in kit:
        return _steps(gym.kettlebell_step, gym)
    if kit & {Equipment.CABLE, Equipment.LAT_PULLDOWN}:
        return _steps(gym.cable_step, gym)
    return _steps(gym.machine_step, gym) if kit & MACHINES else None


def _steps(step: float, gym: Gym) -> Steps:
    return Steps(step, gym.unit, step)


def _pairs_of_plates(gym: Gym) -> Rack:
    """For an exercise of which nothing is known: what a bar would be stepped by."""
    return Inventory(0, gym.plates, gym.unit)


def step_for(exercise: Exercise, gym: Gym, increment: float | None = None) -> float | None:
    """The smallest step in the exercise's load; none where no weight, or only one, is there."""
    rack = rack_for(exercise, gym, increment)
    if isinstance(rack, Inventory):
        owned = [plate for plate, pairs in rack.plates.items() if pairs != 0]
        return rack.ends * min(owned) if owned else None
    if isinstance(rack, Fixed):
        gaps = [after - before for before, after in pairwise(sorted(set(rack.values)))]
        return round(min(gaps), 2) if gaps else None
    return None if rack is None else rack.step
