"""What a hard set of an exercise is worth to each muscle.

A set for which a muscle only helps counts half: the fractional count that fits growth best
(Pelland 2024). Which muscles those are is for the catalogue to say; a squat names no hamstrings,
and gives them nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from catalog.vocabulary import HamstringFunction, Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from catalog.muscle import Muscle, MuscleGroup

PRIMARY: Final = 1.0
SECONDARY: Final = 0.5


def group_credits(exercise: Exercise) -> dict[MuscleGroup, float]:
    """Muscle group -> sets of volume that one hard set is; stretches are none."""
    if exercise.pattern is Pattern.MOBILITY:
        return {}
    helping = dict.fromkeys(exercise.secondary_groups, SECONDARY)
    return dict.fromkeys(exercise.groups, PRIMARY) | helping


def head_credits(exercise: Exercise) -> dict[Muscle, float]:
    """The same, head by head; for display, as no target is set for a head."""
    if exercise.pattern is Pattern.MOBILITY:
        return {}
    helping = dict.fromkeys(exercise.secondary, SECONDARY)
    return helping | dict.fromkeys(exercise.primary, PRIMARY)


def function_of(exercise: Exercise) -> HamstringFunction | None:
    """The joint at which it asks the hamstrings to work, where that is what it is for."""
    return None if exercise.pattern is None else exercise.pattern.hamstring_function


class Credits:
    """The credits of a catalogue, each worked out once; an unknown exercise has none.

    `credits_of` gives the one that a catalogue has already.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._groups: dict[str, Mapping[MuscleGroup, float]] = {}
        self._heads: dict[str, Mapping[Muscle, float]] = {}

    def exercise(self, exercise_id: str) -> Exercise | None:
        """What the catalogue has under the id."""
        return self._catalog.get(exercise_id)

    def groups(self, exercise_id: str) -> Mapping[MuscleGroup, float]:
        """Muscle group -> what one hard set of the exercise is worth to it."""
        if exercise_id not in self._groups:
            exercise = self._catalog.get(exercise_id)
            self._groups[exercise_id] = group_credits(exercise) if exercise else {}
        return self._groups[exercise_id]

    def heads(self, exercise_id: str) -> Mapping[Muscle, float]:
        """Head -> what one hard set of the exercise is worth to it."""
        if exercise_id not in self._heads:
            exercise = self._catalog.get(exercise_id)
            self._heads[exercise_id] = head_credits(exercise) if exercise else {}
        return self._heads[exercise_id]


@lru_cache(maxsize=4)
def credits_of(catalog: Catalog) -> Credits:
    """The credits of a catalogue, the same ones each time."""
    return Credits(catalog)
