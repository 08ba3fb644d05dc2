"""Pure edits of the order and the make-up of a workout's exercises.

A superset is the exercises of a workout that share a number, wherever they stand; one that has its
number for itself is in none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.errors import UsageError
from store.models import ExerciseEntry
from store.session import counted, entry_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.exercise import Exercise
    from store.models import Workout

MOST_SETS = 99


def with_swapped(
    workout: Workout, index: int, exercise_id: str, new: Exercise, *, per_side: bool = False
) -> Workout:
    """Another exercise in the place of one; where sets are done already, right behind it.

    What is done stays under its own name; what remains to be done goes over to the other.
    """
    old = entry_at(workout, index, exercise_id)
    done = counted(old.sets)
    entry = ExerciseEntry(
        exercise_id=new.id,
        name=new.name,
        superset=old.superset,
        rest_seconds=old.rest_seconds,
        planned=max(0, old.planned - done),
        per_side=per_side,
        target=old.target,
    )
    kept = (old.model_copy(update={"planned": done}),) if old.sets else ()
    before, after = workout.entries[:index], workout.entries[index + 1 :]
    return _with(workout, (*before, *kept, entry, *after))


def with_moved(workout: Workout, index: int, exercise_id: str, by: int) -> Workout:
    """An exercise moved by so many places, as far as there are places."""
    entry = entry_at(workout, index, exercise_id)
    others = [*workout.entries[:index], *workout.entries[index + 1 :]]
    others.insert(max(0, min(index + by, len(others))), entry)
    return _with(workout, others)


def with_changed(workout: Workout, index: int, exercise_id: str, **changes: Any) -> Workout:
    """An exercise with other values in some of its fields."""
    entry = entry_at(workout, index, exercise_id)
    changed = ExerciseEntry.model_validate({**dict(entry), **changes})
    return _with(workout, (*workout.entries[:index], changed, *workout.entries[index + 1 :]))


def with_planned(workout: Workout, index: int, exercise_id: str, planned: int) -> Workout:
    """So many sets meant to be done; raise UsageError for what nobody plans."""
    if not 0 <= planned <= MOST_SETS:
        raise UsageError(f"{planned} sets can't be planned: from 0 to {MOST_SETS}.")
    return with_changed(workout, index, exercise_id, planned=planned)


def partners(entries: Sequence[ExerciseEntry], index: int) -> tuple[int, ...]:
    """The places of the superset that the exercise is in, its own among them; () for none."""
    group = entries[index].superset
    if group is None:
        return ()
    found = tuple(place for place, each in enumerate(entries) if each.superset == group)
    return found if len(found) > 1 else ()


def with_linked(workout: Workout, index: int, exercise_id: str) -> Workout:
    """An exercise in one superset with the next one, and with the supersets of both."""
    entry_at(workout, index, exercise_id)
    entries = workout.entries
    if index + 1 == len(entries):
        raise UsageError("No exercise follows to make a superset with: add one, or move this up.")
    joined = {index, index + 1, *partners(entries, index), *partners(entries, index + 1)}
    number = _number_for(entries, index)
    return _with(
        workout,
        [
            each.model_copy(update={"superset": number}) if place in joined else each
            for place, each in enumerate(entries)
        ],
    )


def with_unlinked(workout: Workout, index: int, exercise_id: str) -> Workout:
    """An exercise out of its superset, which ends when only one is left in it."""
    entry_at(workout, index, exercise_id)
    group = partners(workout.entries, index)
    leaving = {index, *group} if len(group) == 2 else {index}
    return _with(
        workout,
        [
            each.model_copy(update={"superset": None}) if place in leaving else each
            for place, each in enumerate(workout.entries)
        ],
    )


def _number_for(entries: Sequence[ExerciseEntry], index: int) -> int:
    numbers = [each.superset for each in entries if each.superset is not None]
    own = [each.superset for each in entries[index : index + 2] if each.superset is not None]
    return own[0] if own else 1 + max(numbers, default=0)


def _with(workout: Workout, entries: Sequence[ExerciseEntry]) -> Workout:
    return workout.model_copy(update={"entries": tuple(entries)})
