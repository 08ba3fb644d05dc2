"""Documents as models see them, checked once, when they are read first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from store import ledger, shapes
from store.file.strict import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from store.last_good import Tables
    from store.models import Model, Workout

Plain = dict[str, Any]
"""A document: a JSON object as it stands in the file."""


def check(tables: Tables, known: Tables) -> None:
    """Raise Unreadable for a document of the small tables that can't be used; looks at new ones."""
    for name, flaw_of in _FLAWS.items():
        before = known.get(name, {})
        for key, raw in tables.get(name, {}).items():
            if before.get(key) != raw and (flaw := flaw_of(orjson.loads(raw))):
                raise Unreadable(f"document {key} of {name!r} makes no sense: {flaw}")


def checked_workout(key: str, raw: bytes) -> Workout:
    """The workout in progress; raise Unreadable for one that makes no sense."""
    document = orjson.loads(raw)
    try:
        flaw = shapes.flaw_of_workout(document)
        if flaw is None:
            return workout_of(document)
    except ValueError as error:
        flaw = first_fault(error)
    raise Unreadable(f"document {key} of 'workouts' is no workout: {flaw}")


def _flaw_of_plan(name: str) -> Callable[[Plain], str | None]:
    def flaw_of(document: Plain) -> str | None:
        from store import plan

        model: type[Model] = getattr(plan, name)
        try:
            model.model_validate(document)
        except ValueError as error:
            return first_fault(error)
        return shapes.flaw_of_id(document)

    return flaw_of


_FLAWS: Mapping[str, Callable[[Plain], str | None]] = {
    "exercises": shapes.flaw_of_exercise,
    "settings": shapes.flaw_of_settings,
    "routines": _flaw_of_plan("Routine"),
    "preferences": _flaw_of_plan("Preference"),
    "body": _flaw_of_plan("BodyWeight"),
    "names": _flaw_of_plan("NameDecision"),
    ledger.UNDO: shapes.flaw_of_step,
    ledger.REDO: shapes.flaw_of_step,
}
"""What is checked once, when it is read first."""


def workout_of(document: Plain) -> Workout:
    """The workout that a document holds."""
    from store.models import Workout

    return Workout.model_validate(document)


def first_fault(error: ValueError) -> str:
    """What a model says first of a document that it refuses, and where."""
    from pydantic import ValidationError

    if not isinstance(error, ValidationError):
        return str(error)
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(map(str, fault["loc"]))
    return f"{where}: {fault['msg']}" if where else fault["msg"]
