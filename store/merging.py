"""What merging an exercise into another one changes in each document; pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from catalog.text import fold
from store.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalog.exercise import Exercise

Plain = Mapping[str, Any]

LISTS = ("entries", "items")
"""Where documents list exercises: workouts and routines."""


def edits(document: Plain, old: str, new: str) -> tuple[Splice, ...]:
    """The edits of a workout or a routine that put one exercise in the place of another.

    Names stay as they were recorded.
    """
    return tuple(
        Splice((name, place, "exercise_id"), (old,), (new,))
        for name in LISTS
        for place, each in enumerate(document.get(name, ()))
        if each["exercise_id"] == old
    )


def recorded_names(document: Plain, exercise_id: str) -> set[str]:
    """The names under which a workout or a routine has an exercise."""
    listed = (each for name in LISTS for each in document.get(name, ()))
    return {each["name"] for each in listed if each["exercise_id"] == exercise_id}


def preference(old: Plain, new: Plain | None, new_id: str) -> dict[str, Any]:
    """How the exercise is done from now on: its own way, and where it has none the other's.

    Two notes are joined.
    """
    if new is None:
        return {**old, "id": new_id}
    merged = {**new, **{key: value for key, value in old.items() if key not in new}}
    notes = [each["note"] for each in (new, old) if each.get("note")]
    return {**merged, "note": "; ".join(dict.fromkeys(notes))} if notes else merged


def leading_names(
    names: Iterable[str], catalog: Iterable[Exercise], old: str, new: str
) -> list[str]:
    """Which of the names, in their comparable form, lead to the exercise merged into.

    Not those by which the catalogue has a third exercise.
    """
    others = {
        fold(name)
        for exercise in catalog
        if exercise.id not in {old, new}
        for name in (exercise.name, *exercise.aliases)
    }
    return sorted({fold(name) for name in names} - others - {""})
