"""Pure edits of a workout: each takes one and returns the next.

Places are given by position, and every edit of something that exists names what it expects to
find there: another process may have been at the same workout.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from store.counting import pairs_as_one
from store.errors import ConflictError
from store.models import ExerciseEntry, LoggedSet, SetKind, Workout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONG_AGO = timedelta(hours=4)
"""Without a set for so long, and on another day than today, a workout was forgotten."""
TOO_LONG_AGO = timedelta(hours=12)
"""So it was after this long, whatever the day."""


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


def with_sets_under(workout: Workout, entry: ExerciseEntry, sets: Iterable[LoggedSet]) -> Workout:
    """The workout with sets in the last entry of an exercise; in `entry` where it has none yet."""
    index = _last_of(workout, entry.exercise_id)
    if index is None:
        index, workout = len(workout.entries), with_entry(workout, entry)
    return with_sets(workout, index, entry.exercise_id, sets)


def sets_under(workout: Workout, exercise_id: str) -> tuple[LoggedSet, ...]:
    """The sets that are logged in the last entry of an exercise."""
    index = _last_of(workout, exercise_id)
    return () if index is None else workout.entries[index].sets


def with_sets_inserted(
    workout: Workout, index: int, exercise_id: str, at: int, sets: Iterable[LoggedSet]
) -> Workout:
    """The workout with sets put before the one at a position, such as warm-ups done later."""
    entry = entry_at(workout, index, exercise_id)
    if not 0 <= at <= len(entry.sets):
        raise ConflictError("A set was removed elsewhere; look again and repeat.")
    return _replaced(workout, index, (*entry.sets[:at], *sets, *entry.sets[at:]))


def with_sets_replaced(
    workout: Workout,
    index: int,
    exercise_id: str,
    at: int,
    was: Sequence[LoggedSet],
    now: Sequence[LoggedSet],
) -> Workout:
    """The workout with a run of logged sets replaced by another, or removed when `now` is empty."""
    entry = entry_at(workout, index, exercise_id)
    end = at + len(was)
    if at < 0 or entry.sets[at:end] != tuple(was):
        raise ConflictError("This set was changed elsewhere; look again and repeat.")
    return _replaced(workout, index, (*entry.sets[:at], *now, *entry.sets[end:]))


def blank_copy(entries: Sequence[ExerciseEntry]) -> tuple[ExerciseEntry, ...]:
    """The exercises of a past workout, to be done again: as many sets planned, none logged."""
    return tuple(
        ExerciseEntry(
            exercise_id=entry.exercise_id,
            name=entry.name,
            superset=entry.superset,
            rest_seconds=entry.rest_seconds,
            planned=counted(entry.sets),
            per_side=entry.per_side,
            target=entry.target,
        )
        for entry in entries
    )


def working(sets: Sequence[LoggedSet]) -> tuple[LoggedSet, ...]:
    """The sets that are not warm-ups."""
    return tuple(logged for logged in sets if logged.kind is not SetKind.WARMUP)


def counted(sets: Sequence[LoggedSet]) -> int:
    """How many sets of volume they are: no warm-ups, and a left and a right one are one."""
    return pairs_as_one(each.side for each in working(sets))


def last_activity(workout: Workout) -> datetime:
    """When its last set was logged, or it was started."""
    moments = [each.logged_at for each in workout.sets if each.logged_at]
    return max([workout.started_at, *moments], key=datetime.timestamp)


def is_forgotten(workout: Workout, now: datetime) -> bool:
    """Whether an open workout was left open by mistake, for all that can be told."""
    last = last_activity(workout).astimezone(now.tzinfo)
    # Two times of one zone subtract by the clock on the wall, which is put back in autumn.
    since = timedelta(seconds=now.timestamp() - last.timestamp())
    return since > TOO_LONG_AGO or (since > LONG_AGO and last.date() < now.date())


def _last_of(workout: Workout, exercise_id: str) -> int | None:
    ids = [entry.exercise_id for entry in workout.entries]
    return len(ids) - 1 - ids[::-1].index(exercise_id) if exercise_id in ids else None


def _replaced(workout: Workout, index: int, sets: tuple[LoggedSet, ...]) -> Workout:
    entry = workout.entries[index].model_copy(update={"sets": sets})
    entries = (*workout.entries[:index], entry, *workout.entries[index + 1 :])
    return workout.model_copy(update={"entries": entries})
