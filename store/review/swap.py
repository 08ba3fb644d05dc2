"""What to do instead when the machine is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.gym import MACHINES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from catalog.equipment import Equipment
    from catalog.exercise import Exercise

Rank = tuple[bool, bool, bool, bool, float, bool, int, bool, str, str]


def candidates(
    exercise: Exercise,
    catalog: Iterable[Exercise],
    equipment: Collection[Equipment] | None = None,
) -> list[Exercise]:
    """Exercises that fill the same slot for the same muscles, best first, never itself.

    `equipment` is all that is at hand, none: anything. What needs the very machine that the
    exercise needs comes last, for it is probably taken.
    """
    found = [other for other in catalog if _replaces(other, exercise, equipment)]
    return sorted(found, key=lambda other: _rank(other, exercise))


def _replaces(other: Exercise, exercise: Exercise, equipment: Collection[Equipment] | None) -> bool:
    return (
        other.id != exercise.id
        and _slot(other) is not None
        and _slot(other) == _slot(exercise)
        and not set(exercise.groups).isdisjoint(other.groups)
        and (equipment is None or all(item in equipment for item in other.equipment))
    )


def _slot(exercise: Exercise) -> str | None:
    return None if exercise.pattern is None else exercise.pattern.slot


def _rank(other: Exercise, exercise: Exercise) -> Rank:
    """What counts for more stands first; the name and the id leave nothing to chance."""
    same_pattern = other.pattern is exercise.pattern
    return (
        not MACHINES.isdisjoint(set(exercise.equipment) & set(other.equipment)),
        not (same_pattern and other.family == exercise.family),
        not same_pattern,
        set(other.groups) != set(exercise.groups),
        -_shared_muscles(other, exercise),
        other.load_kind is not exercise.load_kind,
        abs(other.level - exercise.level),
        other.laterality is not exercise.laterality,
        other.name.casefold(),
        other.id,
    )


def _shared_muscles(other: Exercise, exercise: Exercise) -> float:
    """Share of the muscles of either that both train, primary ones counted twice."""
    first, second = set(exercise.primary), set(other.primary)
    every = {*first, *exercise.secondary}, {*second, *other.secondary}
    either = len(first | second) + len(every[0] | every[1])
    return (len(first & second) + len(every[0] & every[1])) / either
