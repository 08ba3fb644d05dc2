"""What the coach asks about every exercise of a catalogue, worked out once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from catalog.muscle import MuscleGroup
from catalog.vocabulary import SLOT_OF, Contraction, LengthBias, LoadKind, Pattern
from store.review.balance import lengthens
from store.review.credit import function_of, group_credits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from catalog.equipment import Equipment
    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from catalog.vocabulary import HamstringFunction

_BODY_ALONE = frozenset({LoadKind.BODYWEIGHT, LoadKind.HOLD})
_LONGEST_FIRST = {LengthBias.LONG: 0, LengthBias.MID: 1, LengthBias.SHORT: 2}


class Traits(NamedTuple):
    """One exercise as the coach sees it."""

    id: str
    level: int
    needs: frozenset[Equipment]
    pattern: str
    slot: str
    """The place in a session that it fills; its own where it has no pattern."""
    family: str
    credits: tuple[tuple[MuscleGroup, float], ...]
    primary: tuple[MuscleGroup, ...]
    secondary: tuple[MuscleGroup, ...]
    hamstrings: float
    quads: float
    function: HamstringFunction | None
    lengthens: bool
    eccentric: bool
    mobility: bool
    posterior: bool
    """Whether it is in the posterior scope."""
    body_alone: bool
    length_rank: int
    harder: str | None
    steps_below: tuple[str, ...]
    """The exercises of which it is the next step; its own `easier` first."""
    steps_above: tuple[str, ...]


@lru_cache(maxsize=4)
def traits_of(catalog: Catalog) -> Mapping[str, Traits]:
    """Id -> traits, in the order of the ids."""
    below = _steps_below(catalog)
    leads = _turned(below)
    every = sorted(catalog, key=lambda exercise: exercise.id)
    return {each.id: _traits(each, below[each.id], leads.get(each.id, ())) for each in every}


def _steps_below(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    leads: dict[str, list[str]] = {exercise.id: [] for exercise in catalog}
    for exercise in catalog:
        if exercise.easier is not None:
            leads[exercise.id].insert(0, exercise.easier)
        if exercise.harder in leads and exercise.harder is not None:
            leads[exercise.harder].append(exercise.id)
    return {each: tuple(dict.fromkeys(steps)) for each, steps in leads.items()}


def _turned(below: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    leads: dict[str, list[str]] = {}
    for each, steps in below.items():
        for step in steps:
            leads.setdefault(step, []).append(each)
    return {each: tuple(sorted(steps)) for each, steps in leads.items()}


def _traits(exercise: Exercise, steps_below: tuple[str, ...], above: tuple[str, ...]) -> Traits:
    credited = group_credits(exercise)
    pattern = exercise.pattern
    return Traits(
        id=exercise.id,
        level=exercise.level,
        needs=frozenset(exercise.equipment),
        pattern=pattern.value if pattern else "",
        slot=pattern.slot if pattern else exercise.id,
        family=exercise.family,
        credits=tuple(credited.items()),
        primary=exercise.groups,
        secondary=exercise.secondary_groups,
        hamstrings=credited.get(MuscleGroup.HAMSTRINGS, 0.0),
        quads=credited.get(MuscleGroup.QUADS, 0.0),
        function=function_of(exercise) if MuscleGroup.HAMSTRINGS in credited else None,
        lengthens=lengthens(exercise),
        eccentric=exercise.contraction is Contraction.ECCENTRIC,
        mobility=pattern is Pattern.MOBILITY,
        posterior=pattern in SLOT_OF,
        body_alone=exercise.load_kind in _BODY_ALONE,
        length_rank=_LONGEST_FIRST[exercise.length_bias],
        harder=exercise.harder,
        steps_below=steps_below,
        steps_above=above,
    )


def above(traits: Mapping[str, Traits], exercise_id: str) -> Iterator[str]:
    """Every step above an exercise on any ladder that it stands on."""
    seen, reached = {exercise_id}, [exercise_id]
    while reached:
        here = traits.get(reached.pop())
        for each in here.steps_above if here else ():
            if each not in seen:
                seen.add(each)
                reached.append(each)
                yield each
