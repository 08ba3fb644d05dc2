"""Between routines and workouts: one made from what was done, entries made from what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.models import ExerciseEntry, Target
from store.plan import MOST_SETS, Routine, RoutineItem
from store.session import counted, working

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.models import LoggedSet, Workout


def routine_from_workout(workout: Workout) -> Routine:
    """A routine, not saved yet, that asks for the sets that were done and the reps that they had.

    Exercises of which nothing but warm-ups was done are left out.
    """
    items = [_item(entry) for entry in workout.entries if working(entry.sets)]
    return Routine(name=workout.title or "Routine", items=tuple(items))


def _item(entry: ExerciseEntry) -> RoutineItem:
    sets = working(entry.sets)
    amounts = [amount for each in sets if (amount := _amount(each))]
    asked = entry.target or Target()
    return RoutineItem(
        exercise_id=entry.exercise_id,
        name=entry.name,
        sets=min(counted(sets), MOST_SETS),
        low=min(amounts, default=None),
        high=max(amounts, default=None),
        rpe_cap=asked.rpe_cap,
        rest_seconds=entry.rest_seconds,
        superset=entry.superset,
    )


def _amount(each: LoggedSet) -> int | None:
    """The reps, or the whole seconds of a hold; nothing of a carry, which has no range."""
    if each.reps is not None:
        return each.reps
    return None if each.seconds is None or each.metres is not None else round(each.seconds)


def entries_of(
    routine: Routine, is_per_side: Callable[[str], bool] = lambda _: False
) -> tuple[ExerciseEntry, ...]:
    """The exercises of a routine, to be done: so many sets planned, none logged."""
    return tuple(_entry(item, per_side=is_per_side(item.exercise_id)) for item in routine.items)


def _entry(item: RoutineItem, *, per_side: bool) -> ExerciseEntry:
    target = Target(low=item.low, high=item.high, rpe_cap=item.rpe_cap)
    return ExerciseEntry(
        exercise_id=item.exercise_id,
        name=item.name,
        superset=item.superset,
        note=item.note,
        rest_seconds=item.rest_seconds,
        planned=item.sets,
        per_side=per_side,
        target=None if target == Target() else target,
    )
