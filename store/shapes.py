"""What a document must be like to be used at all, told by hand: a model would cost a hundred times.

A flaw is the rest of a sentence that begins with the document: `it has no started_at`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

Check = Callable[[object], bool]
Checks = Mapping[str, Check]

PASSING = frozenset({"rest_until", "rest_seconds", "unlogged"})
"""What of an open workout is no step, and ends with it: the rest, and what is typed, not logged."""


def lasting(workout: dict[str, Any]) -> dict[str, Any]:
    """The document of a workout without what passes: the rest that is being taken in it."""
    if PASSING.isdisjoint(workout):
        return workout
    return {key: value for key, value in workout.items() if key not in PASSING}


def flaw_of_workout(document: Mapping[str, Any]) -> str | None:
    """Why a list can't show a workout; what is inside of its sets is not looked at."""
    return _flaw(document, _WORKOUT, _WORKOUT_MORE) or _flaw_of_entries(document.get("entries", []))


def flaw_of_sets(document: Mapping[str, Any]) -> str | None:
    """Why the sets of a workout can't be shown or written out; its own shape must be right."""
    for entry in document.get("entries", []):
        if flaw := _flaw(entry, {}, _ENTRY):
            return f"in {entry['name'][:40]!r} {flaw}"
        for logged in entry.get("sets", []):
            if flaw := _flaw(logged, {}, _SET) or _flaw_of_load(logged.get("load") or {}):
                return f"in a set of {entry['name'][:40]!r} {flaw}"
    return None


def flaw_of_exercise(document: Mapping[str, Any]) -> str | None:
    """Why an exercise of the user's own can't be used."""
    return _flaw(document, {"id": _id, "name": _text}, {"aliases": _texts})


def flaw_of_id(document: Mapping[str, Any]) -> str | None:
    """Why a document can't be found again."""
    return _flaw(document, {"id": _id}, {})


def flaw_of_settings(document: Mapping[str, Any]) -> str | None:
    """Why settings can't be used."""
    return _flaw(document, {}, {"unit": _one_of("kg", "lb")})


def flaw_of_step(document: Mapping[str, Any]) -> str | None:
    """Why a step can't be taken back."""
    flaw = _flaw(document, {"at": _whole, "words": _text, "changes": _objects}, {"undone": _whole})
    return flaw or next(filter(None, map(_flaw_of_change, document["changes"])), None)


def _flaw_of_change(change: Mapping[str, Any]) -> str | None:
    if "at" in change:
        return _flaw(change, _SAME_EDIT, {})
    flaw = _flaw(change, {"table": _text, "id": _text}, {"removed": _object, "edits": _objects})
    if flaw is None and "removed" in change and change["table"] in {"open", "workouts"}:
        flaw = flaw_of_workout(change["removed"])
    return flaw or next(filter(None, (_flaw(e, _EDIT, {}) for e in change.get("edits", ()))), None)


def _flaw_of_load(load: Mapping[str, Any]) -> str | None:
    return _flaw(load, {}, _LOAD)


def _flaw_of_entries(entries: list[Any]) -> str | None:
    for entry in entries:
        if type(entry) is not dict:
            return "one of its exercises is none"
        if type(entry.get("exercise_id")) is not str or type(entry.get("name")) is not str:
            return "one of its exercises has no exercise_id or no name"
        sets = entry.get("sets", [])
        if type(sets) is not list or not {*map(type, sets)} <= _DICT:
            return "one of its exercises has sets that are none"
    return None


def _flaw(document: Mapping[str, Any], needed: Checks, more: Checks) -> str | None:
    for name, check in needed.items():
        if name not in document:
            return f"it has no {name}"
        if not check(document[name]):
            return f"its {name} makes no sense"
    for name, check in more.items():
        if name in document and not check(document[name]):
            return f"its {name} makes no sense"
    return None


_DICT = {dict}


def _text(value: object) -> bool:
    return type(value) is str


def _id(value: object) -> bool:
    return type(value) is str and value != ""


def _number(value: object) -> bool:
    return type(value) in {int, float}


def _whole(value: object) -> bool:
    return type(value) is int


def _list(value: object) -> bool:
    return type(value) is list


def _object(value: object) -> bool:
    return type(value) is dict


def _texts(value: object) -> bool:
    return type(value) is list and all(map(_text, value))


def _objects(value: object) -> bool:
    return type(value) is list and all(map(_object, value))


def _path(value: object) -> bool:
    return type(value) is list and value != [] and {*map(type, value)} <= {str, int}


def _two_keys(value: object) -> bool:
    return type(value) is list and [*map(type, value)] == [str, str]


def _places(value: object) -> bool:
    """Document id -> positions in one of its lists."""
    return type(value) is dict and all(
        type(each) is list and each != [] and all(map(_whole, each)) for each in value.values()
    )


def _instant(value: object) -> bool:
    if type(value) is not str:
        return False
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return False
    return found.tzinfo is not None and 1 < found.year < 9999


def _source(value: object) -> bool:
    return type(value) is dict and type(value.get("app")) is str


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _one_of(*values: str) -> Check:
    return lambda value: type(value) is str and value in values


_WORKOUT: Checks = {"id": _id, "started_at": _instant}
_WORKOUT_MORE: Checks = {
    "ended_at": _or_none(_instant),
    "title": _text,
    "entries": _list,
    "source": _or_none(_source),
    "routine_id": _text,
    "note": _text,
}
_ENTRY: Checks = {"planned": _whole, "note": _text, "superset": _or_none(_whole)}
_SET: Checks = {
    "kind": _one_of("working", "warmup", "drop", "failure"),
    "load": _or_none(_object),
    "reps": _or_none(_whole),
    "seconds": _or_none(_number),
    "metres": _or_none(_number),
    "side": _one_of("both", "left", "right"),
    "rpe": _or_none(_number),
    "tempo": _text,
    "logged_at": _or_none(_instant),
    "note": _text,
}
_LOAD: Checks = {
    "mode": _one_of("external", "bodyweight", "added", "assisted", "band"),
    "value": _or_none(_number),
    "unit": _or_none(_one_of("kg", "lb")),
    "label": _text,
}
_SAME_EDIT: Checks = {"table": _text, "path": _two_keys, "old": _text, "new": _text, "at": _places}
_EDIT: Checks = {"path": _path, "old": _list, "new": _list}
