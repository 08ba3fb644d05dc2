"""Which names came in with imports and what they mean: undecided first, decided ones to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from store.reader import Reader


@dataclass(frozen=True, slots=True)
class Unmatched:
    """An exercise of the user's own that an import made, because the catalogue has none such."""

    id: str
    name: str
    sets: int
    """Of volume, in all imports together."""
    workouts: int
    last: date


@dataclass(frozen=True, slots=True)
class Decided:
    """A name about which the user has decided."""

    key: str
    """The name in its comparable form."""
    name: str
    """The name as it was written, where it still occurs."""
    exercise_id: str | None
    """None: it is an exercise of the user's own."""
    workouts: int
    """In how many imported ones it occurs."""


def unmatched(reader: Reader) -> list[Unmatched]:
    """The user's own exercises that came by import and await a decision, the most done first."""
    decisions = reader.name_decisions()
    imported = {row.id for row in reader.rows() if row.app}
    found = (
        _unmatched(reader, own["id"], own["name"], imported, decisions)
        for own in reader.own_exercises()
    )
    return sorted(filter(None, found), key=lambda each: (-each.sets, fold(each.name), each.id))


def decided(reader: Reader) -> list[Decided]:
    """Every decision on a name, by name."""
    names: dict[str, str] = {}
    workouts: dict[str, int] = {}
    key_of: dict[str, str] = {}
    for row in reader.rows():
        for name in {*row.names} if row.app else ():
            key = key_of.get(name) or key_of.setdefault(name, fold(name))
            names.setdefault(key, name)
            workouts[key] = workouts.get(key, 0) + 1
    return [
        Decided(key, names.get(key, key), exercise_id, workouts.get(key, 0))
        for key, exercise_id in sorted(reader.name_decisions().items())
    ]


def _unmatched(
    reader: Reader,
    exercise_id: str,
    name: str,
    imported: set[str],
    decisions: Mapping[str, str | None],
) -> Unmatched | None:
    done = [each for each in reader.facts_of(exercise_id) if each.workout_id in imported]
    if not done or fold(name) in decisions or any(fold(each.name) in decisions for each in done):
        return None
    return Unmatched(
        exercise_id,
        name,
        sum(len(each.sets) for each in done),
        len({each.workout_id for each in done}),
        max(each.day for each in done),
    )
