"""Sets that are about to be done: what last time suggests, changed by what is typed."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from catalog.vocabulary import LoadKind
from store import numbers
from store.effort import HARDEST
from store.errors import UsageError
from store.models import Load, LoadMode, LoggedSet, SetKind, Side, Unit
from store.rows import Row, is_warmup, joined, rows_of, split
from store.session import working

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.models import ExerciseEntry

FIRST_TIME_SETS = 3
LONGEST_HOLD = 24 * 3600.0
FARTHEST = 500_000.0
LONGEST_SHOWN = 20
MOST_DIGITS = 9
"""In front of the point; more are too many to be read as a number at all."""


_ON_THE_BODY = frozenset({LoadMode.ADDED, LoadMode.ASSISTED})


class Field(StrEnum):
    """What can be typed into a set."""

    LOAD = "load"
    REPS = "reps"
    SECONDS = "seconds"
    METRES = "metres"
    RPE = "rpe"
    RIR = "rir"
    """Reps in reserve: the same as RPE, counted from the other end; kept as RPE."""


def amount_of(exercise: Exercise) -> Field:
    """What is counted in an exercise: time of a hold, way of a carry, else reps."""
    return {LoadKind.HOLD: Field.SECONDS, LoadKind.DISTANCE: Field.METRES}.get(
        exercise.load_kind, Field.REPS
    )


def ghost_rows(entry: ExerciseEntry, last: ExerciseEntry | None) -> list[Row]:
    """The rows that remain to be done in an entry, with the values that last time suggests.

    The n-th working row is like the n-th of last time; beyond those, like the one before it.
    """
    done = rows_of(working(entry.sets))
    past = rows_of(working(last.sets)) if last else []
    meant = max(entry.planned or len(past) or FIRST_TIME_SETS, len(done))
    found: list[Row] = []
    for position in range(len(done), meant):
        found.append(_shaped(_like(past, position, [*done, *found]), per_side=is_per_side(entry)))
    return found


def suggestions(entry: ExerciseEntry, last: ExerciseEntry | None, kind: SetKind) -> list[Row]:
    """Rows of a kind to do: like the warm-ups of last time for one, else like all other sets."""
    warmup, per_side = kind is SetKind.WARMUP, is_per_side(entry)
    past = [row for row in rows_of(last.sets) if is_warmup(row) == warmup] if last else []
    drafts = (tuple(afresh(each).model_copy(update={"kind": kind}) for each in row) for row in past)
    return [_shaped(row, per_side=per_side) for row in drafts]


def is_per_side(entry: ExerciseEntry) -> bool:
    """Whether the two sides of an exercise are written down apart."""
    return entry.per_side or any(each.side is not Side.BOTH for each in entry.sets)


def _shaped(row: Row, *, per_side: bool) -> Row:
    return split(row) if per_side else joined(row)


def _like(past: list[Row], position: int, before: list[Row]) -> Row:
    if position < len(past):
        return tuple(afresh(each) for each in past[position])
    if before:
        return tuple(afresh(each) for each in before[-1])
    return (LoggedSet(),)


def afresh(model: LoggedSet) -> LoggedSet:
    """What of a set is worth doing again: not how hard it was, nor what was said of it."""
    return LoggedSet(
        kind=SetKind.DROP if model.kind is SetKind.DROP else SetKind.WORKING,
        load=model.load,
        reps=model.reps or None,
        seconds=model.seconds,
        metres=model.metres,
        side=model.side,
        tempo=model.tempo,
    )


def with_typed(
    draft: LoggedSet, field: Field, text: str, exercise: Exercise, unit: Unit
) -> LoggedSet:
    """The draft with one field as typed; empty text clears; raise UsageError for nonsense."""
    value = _typed(draft, field, text.strip(), exercise, unit)
    name = Field.RPE if field is Field.RIR else field
    return draft.model_copy(update={name.value: value})


def _typed(
    draft: LoggedSet, field: Field, text: str, exercise: Exercise, unit: Unit
) -> Load | float | int | None:
    if field is Field.LOAD:
        return _typed_load(draft.load, text, exercise, unit)
    if not text:
        return None
    if field is Field.REPS:
        return _typed_reps(draft, text)
    if field in {Field.RPE, Field.RIR}:
        return numbers.rpe(text) if field is Field.RPE else HARDEST - numbers.rir(text)
    limit = LONGEST_HOLD if field is Field.SECONDS else FARTHEST
    value = numbers.decimal(text, f"number of {field.value}")
    if not 0 < value <= limit:
        raise UsageError(f"{text} {field.value} can't be logged: more than 0, up to {limit:.0f}")
    return value


def _typed_reps(draft: LoggedSet, text: str) -> int:
    if draft.kind is SetKind.FAILURE and text in {"0", "00"}:
        return 0
    return numbers.reps(text)


def _typed_load(load: Load | None, text: str, exercise: Exercise, unit: Unit) -> Load | None:
    usual = load_mode(exercise)
    mode = usual if load is None or load.mode is LoadMode.BODYWEIGHT else load.mode
    if mode is LoadMode.BAND:
        # Without the word, a label that is a number would read as a weight.
        is_number = bool(text) and not any(map(str.isalpha, text))
        return Load(mode=mode, label=f"band {text}" if is_number else text)
    bare = mode in {LoadMode.BODYWEIGHT, LoadMode.ADDED}
    if not text:
        return Load(mode=LoadMode.BODYWEIGHT) if bare else None
    if len(text.partition(".")[0].partition(",")[0]) > MOST_DIGITS and text[:1].isdigit():
        raise UsageError(f"That is too heavy to be true: the limit is {numbers.HEAVIEST}")
    value = numbers.weight(text)
    if bare:
        mode = LoadMode.ADDED if value else LoadMode.BODYWEIGHT
    if mode is LoadMode.BODYWEIGHT:
        return Load(mode=mode)
    return Load(mode=mode, value=value, unit=unit)


def typed_tempo(text: str) -> str:
    """A tempo such as 3110 or 4-1-X-0, as it is kept; empty for none; UsageError for nonsense."""
    from store.grammar.tail import TEMPO

    text = text.strip().upper()
    if text and re.fullmatch(TEMPO, text, re.ASCII) is None:
        short = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
        raise UsageError(f"{short!r} is not a tempo: write 3110, 4-1-X-0, or 4 for the way down")
    return text


def load_mode(exercise: Exercise) -> LoadMode:
    """How a number typed as the load of this exercise is meant, where no earlier set says."""
    return {
        LoadKind.ASSISTED: LoadMode.ASSISTED,
        LoadKind.BAND: LoadMode.BAND,
        LoadKind.BODYWEIGHT: LoadMode.BODYWEIGHT,
        LoadKind.BODYWEIGHT_PLUS: LoadMode.BODYWEIGHT,
    }.get(exercise.load_kind, LoadMode.EXTERNAL)


def next_mode(load: Load | None, exercise: Exercise, unit: Unit) -> Load:
    """The load in the next mode: a weight, the bare body, the body and more, less, a band."""
    order = list(LoadMode)
    now = load_mode(exercise) if load is None else load.mode
    mode = order[(order.index(now) + 1) % len(order)]
    value = load.value if load is not None and load.value is not None else 0.0
    if mode in {LoadMode.BODYWEIGHT, LoadMode.BAND}:
        return Load(mode=mode, label="band" if mode is LoadMode.BAND else "")
    kept = load.unit if load is not None and load.unit is not None else unit
    return Load(mode=mode, value=value, unit=kept)


def ready(draft: LoggedSet, exercise: Exercise) -> LoggedSet:
    """The draft as a set that can be logged; raise UsageError when it lacks its reps or time."""
    if draft.reps is None and draft.seconds is None and draft.metres is None:
        what = amount_of(exercise).value
        of = "" if draft.side is Side.BOTH else f" of the {draft.side.value} side"
        raise UsageError(f"Type the {what}{of} first, then log the set.")
    if draft.reps == 0 and draft.kind is not SetKind.FAILURE:
        raise UsageError("No reps: a set needs at least one, or mark it as failed with !.")
    if draft.load is not None and draft.load.value == 0 and draft.load.mode in _ON_THE_BODY:
        return draft.model_copy(update={"load": Load(mode=LoadMode.BODYWEIGHT)})
    if draft.load is None and load_mode(exercise) in {LoadMode.BODYWEIGHT, LoadMode.BAND}:
        return draft.model_copy(update={"load": Load(mode=load_mode(exercise))})
    return draft
