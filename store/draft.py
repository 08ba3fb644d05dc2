"""Sets that are about to be done: what last time suggests, changed by what is typed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from catalog.vocabulary import LoadKind
from store import numbers
from store.errors import UsageError
from store.models import Load, LoadMode, LoggedSet, SetKind, Unit
from store.session import working

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.models import ExerciseEntry

FIRST_TIME_SETS = 3
LONGEST_HOLD = 24 * 3600.0
FARTHEST = 500_000.0


class Field(StrEnum):
    """What can be typed into a set."""

    LOAD = "load"
    REPS = "reps"
    SECONDS = "seconds"
    METRES = "metres"
    RPE = "rpe"


def fields_of(exercise: Exercise) -> tuple[Field, ...]:
    """What is written down for an exercise: time for a hold, way for a carry, else reps."""
    amount = {LoadKind.HOLD: Field.SECONDS, LoadKind.DISTANCE: Field.METRES}
    return (Field.LOAD, amount.get(exercise.load_kind, Field.REPS), Field.RPE)


def ghosts(entry: ExerciseEntry, last: ExerciseEntry | None, extra: int = 0) -> list[LoggedSet]:
    """The sets that remain to be done in an entry, with the values that last time suggests.

    The n-th working set is like the n-th of last time; beyond those, like the one before it.
    """
    done = len(working(entry.sets))
    past = working(last.sets) if last else ()
    meant = max(entry.planned or len(past) or FIRST_TIME_SETS, done) + extra
    found: list[LoggedSet] = []
    for position in range(done, meant):
        found.append(_like(past, position, (*working(entry.sets), *found)))
    return found


def _like(past: tuple[LoggedSet, ...], position: int, before: tuple[LoggedSet, ...]) -> LoggedSet:
    if position < len(past):
        model = past[position]
    elif before:
        model = before[-1]
    else:
        return LoggedSet()
    return LoggedSet(
        load=model.load,
        reps=model.reps or None,
        seconds=model.seconds,
        metres=model.metres,
        side=model.side,
    )


def with_typed(
    draft: LoggedSet, field: Field, text: str, exercise: Exercise, unit: Unit
) -> LoggedSet:
    """The draft with one field as typed; empty text clears; raise UsageError for nonsense."""
    return draft.model_copy(
        update={field.value: _typed(draft, field, text.strip(), exercise, unit)}
    )


def _typed(
    draft: LoggedSet, field: Field, text: str, exercise: Exercise, unit: Unit
) -> Load | float | int | None:
    if field is Field.LOAD:
        return _typed_load(draft.load, text, exercise, unit)
    if not text:
        return None
    if field is Field.REPS:
        return numbers.reps(text)
    if field is Field.RPE:
        return numbers.rpe(text)
    limit = LONGEST_HOLD if field is Field.SECONDS else FARTHEST
    value = numbers.decimal(text, f"number of {field.value}")
    if not 0 < value <= limit:
        raise UsageError(f"{text} {field.value} can't be logged: more than 0, up to {limit:.0f}")
    return value


def _typed_load(load: Load | None, text: str, exercise: Exercise, unit: Unit) -> Load | None:
    mode = load_mode(exercise) if load is None else load.mode
    if mode is LoadMode.BAND:
        return Load(mode=mode, label=text)
    bare = mode in {LoadMode.BODYWEIGHT, LoadMode.ADDED}
    if not text:
        return Load(mode=LoadMode.BODYWEIGHT) if bare else None
    value = numbers.weight(text)
    if bare:
        mode = LoadMode.ADDED if value else LoadMode.BODYWEIGHT
    if mode is LoadMode.BODYWEIGHT:
        return Load(mode=mode)
    return Load(mode=mode, value=value, unit=unit if load is None else load.unit or unit)


def load_mode(exercise: Exercise) -> LoadMode:
    """How a number typed as the load of this exercise is meant, where no earlier set says."""
    return {
        LoadKind.ASSISTED: LoadMode.ASSISTED,
        LoadKind.BAND: LoadMode.BAND,
        LoadKind.BODYWEIGHT: LoadMode.BODYWEIGHT,
        LoadKind.BODYWEIGHT_PLUS: LoadMode.BODYWEIGHT,
    }.get(exercise.load_kind, LoadMode.EXTERNAL)


def ready(draft: LoggedSet, exercise: Exercise) -> LoggedSet:
    """The draft as a set that can be logged; raise UsageError when it lacks its reps or time."""
    amount = fields_of(exercise)[1]
    if draft.reps is None and draft.seconds is None and draft.metres is None:
        raise UsageError(f"Type the {amount.value} first, then log the set.")
    if draft.reps == 0 and draft.kind is not SetKind.FAILURE:
        raise UsageError("No reps: a set needs at least one, or mark it as failed.")
    if draft.load is None and load_mode(exercise) in {LoadMode.BODYWEIGHT, LoadMode.BAND}:
        return draft.model_copy(update={"load": Load(mode=load_mode(exercise))})
    return draft
