"""Pure edits of a workout: each takes one and returns the next.

Places are given by position, and every edit of something that exists names what it expects to
find there: another process may have been at the same workout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import ConflictError
from store.models import ExerciseEntry, LoggedSet, SetKind, Workout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def entry_at(workout: Workout, index: int, exercise_id: str) -> ExerciseEntry:
    """The entry at a position; raise ConflictError if another exercise stands there now."""
    if not 0 <= index < len(workout.entries) or workout.entries[index].exercise_id != exercise_id:
        raise ConflictError("This exercise was moved or removed elsewhere; look again and repeat.")
    return workout.entries[index]


def with_entry(workout: Workout, entry: ExerciseEntry) -> Workout:
    """The workout with one more exercise at its end."""
    return workout.model_copy(update={"entries": (*workout.entries, entry)})


def without_entry(workout: Workout, index: int, exercise_id: str) -> Workout:
    """The workout without one of its exercises, and without the sets logged for it."""
    entry_at(workout, index, exercise_id)
    kept = (*workout.entries[:index], *workout.entries[index + 1 :])
    return workout.model_copy(update={"entries": kept})


def with_sets(workout: Workout, index: int, exercise_id: str, sets: Iterable[LoggedSet]) -> Workout:
    """The workout with the sets added behind those that are logged for an exercise."""
    entry = entry_at(workout, index, exercise_id)
    return _replaced(workout, index, (*entry.sets, *sets))


def with_set_changed(
    workout: Workout, index: int, exercise_id: str, at: int, was: LoggedSet, now: LoggedSet | None
) -> Workout:
    """The workout with one logged set replaced, or removed when `now` is none."""
    entry = entry_at(workout, index, exercise_id)
    if not 0 <= at < len(entry.sets) or entry.sets[at] != was:
        raise ConflictError("This set was changed elsewhere; look again and repeat.")
    put = () if now is None else (now,)
    return _replaced(workout, index, (*entry.sets[:at], *put, *entry.sets[at + 1 :]))


def blank_copy(entries: Sequence[ExerciseEntry]) -> tuple[ExerciseEntry, ...]:
    """The exercises of a past workout, to be done again: as many sets planned, none logged."""
    return tuple(
        ExerciseEntry(
            exercise_id=entry.exercise_id,
            name=entry.name,
            superset=entry.superset,
            rest_seconds=entry.rest_seconds,
            planned=len(working(entry.sets)),
        )
        for entry in entries
    )


def working(sets: Sequence[LoggedSet]) -> tuple[LoggedSet, ...]:
    """The sets that are not warm-ups."""
    return tuple(logged for logged in sets if logged.kind is not SetKind.WARMUP)


def _replaced(workout: Workout, index: int, sets: tuple[LoggedSet, ...]) -> Workout:
    entry = workout.entries[index].model_copy(update={"sets": sets})
    entries = (*workout.entries[:index], entry, *workout.entries[index + 1 :])
    return workout.model_copy(update={"entries": entries})
