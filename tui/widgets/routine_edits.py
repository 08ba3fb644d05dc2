"""Pure edits of a routine: each takes one and returns the next.

Exercises are given by position, and by what is expected to be found there: another process may
have been at the same routine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import arranging
from store.errors import ConflictError
from store.models import Workout
from store.plan import Routine, RoutineItem
from store.routines import entries_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalog.exercise import Exercise


def item_at(routine: Routine, index: int, exercise_id: str) -> RoutineItem:
    """The exercise at a position; raise ConflictError if another one stands there now."""
    if not 0 <= index < len(routine.items) or routine.items[index].exercise_id != exercise_id:
        raise ConflictError("This exercise was moved or removed elsewhere; look again and repeat.")
    return routine.items[index]


def with_item(routine: Routine, index: int, item: RoutineItem) -> Routine:
    """A routine with another item in the place of one."""
    items = routine.items
    return _with(routine, (*items[:index], item, *items[index + 1 :]))


def with_added(routine: Routine, exercise: Exercise) -> Routine:
    """A routine with one more exercise at its end."""
    item = RoutineItem(exercise_id=exercise.id, name=exercise.name)
    return _with(routine, (*routine.items, item))


def with_removed(routine: Routine, index: int) -> Routine:
    """A routine without an exercise, nor a superset of which only one would be left."""
    items = _unlinked(routine, index).items
    return _with(routine, (*items[:index], *items[index + 1 :]))


def with_moved(routine: Routine, index: int, by: int) -> Routine:
    """An exercise moved by so many places, as far as there are places."""
    others = [*routine.items[:index], *routine.items[index + 1 :]]
    others.insert(max(0, min(index + by, len(others))), routine.items[index])
    return _with(routine, others)


def with_superset_turned(routine: Routine, index: int) -> Routine:
    """An exercise in a superset with the next one, or out of the one that it is in.

    UsageError when there is no next one.
    """
    if arranging.partners(entries_of(routine), index):
        return _unlinked(routine, index)
    exercise_id = routine.items[index].exercise_id
    return _regrouped(routine, lambda each: arranging.with_linked(each, index, exercise_id))


def copied(routine: Routine, name: str) -> Routine:
    """A routine like another one, not saved yet."""
    fresh = {"id": "", "order": 0, "created_at": None, "updated_at": None, "name": name}
    return routine.model_copy(update=fresh)


def joints(routine: Routine) -> list[str]:
    """For each exercise its piece of the bracket that holds a superset together."""
    entries = entries_of(routine)
    return [_joint(arranging.partners(entries, place), place) for place in range(len(entries))]


def _joint(group: Sequence[int], place: int) -> str:
    if not group:
        return " "
    return "╭" if place == group[0] else "╰" if place == group[-1] else "│"


def _unlinked(routine: Routine, index: int) -> Routine:
    exercise_id = routine.items[index].exercise_id
    return _regrouped(routine, lambda each: arranging.with_unlinked(each, index, exercise_id))


def _regrouped(routine: Routine, edit: Callable[[Workout], Workout]) -> Routine:
    """A routine with the supersets that an edit of the workout made from it leads to."""
    workout = edit(Workout.model_construct(id="", entries=entries_of(routine)))
    pairs = zip(routine.items, workout.entries, strict=True)
    return _with(
        routine, [item.model_copy(update={"superset": entry.superset}) for item, entry in pairs]
    )


def _with(routine: Routine, items: Sequence[RoutineItem]) -> Routine:
    return routine.model_copy(update={"items": tuple(items)})
