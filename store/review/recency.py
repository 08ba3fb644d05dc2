"""How long ago each muscle was trained."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from catalog.muscle import MuscleGroup
from store.review.credit import function_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import TypeVar

    from catalog.vocabulary import HamstringFunction
    from store.review.credit import Credits
    from store.review.work import Work

    Key = TypeVar("Key")

A_SET: Final = 1.0
"""A single set in which a muscle only helped is no training of it."""
A_HARD_DAY: Final = 3.0
"""Sets of a day after which a muscle needs its rest."""


def days_since(
    work: Iterable[Work], worth: Credits, today: date, least: float = A_SET
) -> dict[MuscleGroup, int]:
    """Group -> days since one with `least` sets of it or more, 0 for today; groups never are out.

    What lies ahead of today doesn't count.
    """
    sets: dict[tuple[MuscleGroup, int], float] = defaultdict(float)
    for day, exercise_id, done in work:
        for group, credit in worth.groups(exercise_id).items():
            sets[group, (today - day).days] += done * credit
    return _nearest(sets, least)


def days_since_function(
    work: Iterable[Work], worth: Credits, today: date
) -> dict[HamstringFunction, int]:
    """What the hamstrings do -> days since a set of it; what they never did is out."""
    sets: dict[tuple[HamstringFunction, int], float] = defaultdict(float)
    for day, exercise_id, done in work:
        exercise = worth.exercise(exercise_id)
        function = None if exercise is None else function_of(exercise)
        credit = worth.groups(exercise_id).get(MuscleGroup.HAMSTRINGS)
        if function is not None and credit is not None:
            sets[function, (today - day).days] += done * credit
    return _nearest(sets, A_SET)


def _nearest(sets: Mapping[tuple[Key, int], float], least: float) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for (key, days), done in sets.items():
        if days >= 0 and done >= least and days < found.get(key, days + 1):
            found[key] = days
    return found
