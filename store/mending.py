"""Pure edits of past workouts as a whole: merged, split; and which of them were imported.

A workout that takes in another, or half of one, remembers it in `absorbed`: an import that finds
the other one again adds nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import orjson

from store.errors import ConflictError, UsageError
from store.models import Origin, Side
from store.session import entry_at, last_activity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from catalog.exercise import Exercise
    from store.models import ExerciseEntry, LoggedSet, Model, Workout

_OPPOSITE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


# What was done


def with_exercise(workout: Workout, index: int, exercise_id: str, new: Exercise) -> Workout:
    """The sets of an exercise under another one, for what was written down under a wrong name."""
    entry = entry_at(workout, index, exercise_id)
    renamed = entry.model_copy(update={"exercise_id": new.id, "name": new.name})
    entries = (*workout.entries[:index], renamed, *workout.entries[index + 1 :])
    return workout.model_copy(update={"entries": entries})


# Two of one, one of two


def in_order(one: Workout, other: Workout) -> tuple[Workout, Workout]:
    """The two, the earlier one first; raise ConflictError where they are the same."""
    if one.id == other.id:
        raise ConflictError("A workout can't be merged with itself.")
    first, second = sorted((one, other), key=lambda each: (each.started_at.timestamp(), each.id))
    return first, second


def merged(first: Workout, second: Workout) -> Workout:
    """The earlier workout with the later one behind it.

    It lasts from the first start to the last end. Exercises stay apart even when both have them,
    unless the first ends with what the second begins with. Notes are joined; a title, a source, a
    routine or anything else that only the later one has is taken over.
    """
    absorbed = (*first.absorbed, Origin(id=second.id, source=second.source), *second.absorbed)
    others = {each.id: each for each in absorbed if each.id != first.id}
    return first.model_copy(
        update={
            **_what_lacks(first, second),
            "title": first.title if first.title.strip() else second.title,
            "ended_at": _last_end(first, second),
            "entries": _seamed(first.entries, _renumbered(first.entries, second.entries)),
            "note": _joined(first.note, second.note),
            "routine_id": first.routine_id or second.routine_id,
            "source": first.source or second.source,
            "absorbed": tuple(others.values()),
        }
    )


def _what_lacks(one: Model, other: Model) -> Mapping[str, Any]:
    """Keys that no htrack of today knows, which only the other one has."""
    known = one.model_extra or {}
    return {key: value for key, value in (other.model_extra or {}).items() if key not in known}


def _last_end(first: Workout, second: Workout) -> datetime | None:
    if first.ended_at is None and second.ended_at is None:
        return None
    ends = [each.ended_at or last_activity(each) for each in (first, second)]
    return max(ends, key=datetime.timestamp)


def _renumbered(
    before: tuple[ExerciseEntry, ...], entries: tuple[ExerciseEntry, ...]
) -> tuple[ExerciseEntry, ...]:
    """The entries with numbers of supersets that those before don't have."""
    taken = 1 + max((each.superset for each in before if each.superset is not None), default=0)
    return tuple(
        each
        if each.superset is None
        else each.model_copy(update={"superset": each.superset + taken})
        for each in entries
    )


def _seamed(
    before: tuple[ExerciseEntry, ...], behind: tuple[ExerciseEntry, ...]
) -> tuple[ExerciseEntry, ...]:
    if not (before and behind and _is_one(before[-1], behind[0])):
        return (*before, *behind)
    last, next_ = before[-1], behind[0]
    one = last.model_copy(
        update={
            **_what_lacks(last, next_),
            "sets": (*last.sets, *next_.sets),
            "note": _joined(last.note, next_.note),
            "per_side": last.per_side or next_.per_side,
            "rest_seconds": next_.rest_seconds if last.rest_seconds is None else last.rest_seconds,
        }
    )
    return (*before[:-1], one, *behind[1:])


def _is_one(last: ExerciseEntry, next_: ExerciseEntry) -> bool:
    """Whether two entries are one exercise that was gone on with."""
    alone = last.superset is None and next_.superset is None
    return alone and last.exercise_id == next_.exercise_id and not _pairs(last.sets, next_.sets)


def _pairs(before: tuple[LoggedSet, ...], behind: tuple[LoggedSet, ...]) -> bool:
    """Whether a left set would come to stand beside a right one, and two sets be counted as one."""
    return bool(before and behind) and _OPPOSITE.get(before[-1].side) == behind[0].side


def _joined(one: str, other: str) -> str:
    """Both notes, one below the other; what both say is said once."""
    return "\n".join(dict.fromkeys(each for each in (one, other) if each.strip()))


def split(workout: Workout, index: int, exercise_id: str, new_id: str) -> tuple[Workout, Workout]:
    """What stands before an exercise, and a new workout that begins with it.

    The second starts where its first set was logged, and the first one ends there. Where nobody
    knows when that was, the first keeps the whole time; the second has none, and stands behind it
    on the same day. Raises UsageError where nothing stands before, ConflictError where another
    exercise stands there.
    """
    entry_at(workout, index, exercise_id)
    if index == 0:
        raise UsageError("Nothing stands before the first exercise: split at a later one.")
    cut, behind = _cut(workout, workout.entries[index:]), _behind(workout)
    first = {"entries": workout.entries[:index]} | ({} if cut is None else {"ended_at": cut})
    second = {
        "id": new_id,
        "started_at": cut or behind,
        "ended_at": behind if cut is None else workout.ended_at,
        "entries": workout.entries[index:],
        "note": "",
        "routine_id": "",
        "absorbed": (Origin(id=workout.id, source=workout.source), *workout.absorbed),
    }
    return workout.model_copy(update=first), workout.model_copy(update=second)


def _behind(workout: Workout) -> datetime:
    """The last moment of a workout that is known to be on its day."""
    start, end = workout.started_at, workout.ended_at
    return end if end is not None and end.date() == start.date() else start


def _cut(workout: Workout, entries: Iterable[ExerciseEntry]) -> datetime | None:
    moments = [each.logged_at for entry in entries for each in entry.sets if each.logged_at]
    first = min(moments, key=datetime.timestamp, default=None)
    end = workout.ended_at
    if first is None or first.timestamp() < workout.started_at.timestamp():
        return None
    return None if end is not None and first.timestamp() > end.timestamp() else first


# Imports


def absorbed_ids(documents: Iterable[bytes]) -> set[str]:
    """The ids of workouts that are part of others; documents as they are encoded."""
    found: set[str] = set()
    for raw in documents:
        if b'"absorbed":' in raw:
            each: dict[str, Any] = orjson.loads(raw)
            origins = each.get("absorbed")
            found.update(_ids(origins if isinstance(origins, list) else []))
    return found


def _ids(origins: list[Any]) -> Iterable[str]:
    return (str(each["id"]) for each in origins if isinstance(each, dict) and "id" in each)
