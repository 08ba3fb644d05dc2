"""Changes of one row of the grid: a set, or a left and a right one side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.draft import Field, next_mode, with_typed
from store.errors import UsageError
from store.models import SetKind, Side
from tui.columns import EFFORTS, place_of

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.models import LoggedSet, Unit
    from store.rows import Row
    from tui.columns import Column
    from tui.steps import Step

ENDS = {
    Field.RPE: "RPE goes from 1 to 10.",
    Field.RIR: "RIR goes from 0 to 9.",
    Field.REPS: "A set has at least one rep; 0 is for a failed one, marked with !.",
    Field.SECONDS: "Less time can't be logged.",
    Field.METRES: "Less of a way can't be logged.",
}
"""What is said where a step has nowhere to go."""


def changed(row: Row, **fields: Any) -> Row:
    """The row with other values in each of its sets."""
    return tuple(each.model_copy(update=fields) for each in row)


def noted(row: Row, note: str) -> Row:
    """The row with a note."""
    return (row[0].model_copy(update={"note": note}), *row[1:])


def in_next_mode(row: Row, exercise: Exercise, unit: Unit) -> Row:
    """The row with its load in the next mode: external, body, more, less, band."""
    return tuple(
        each.model_copy(update={"load": next_mode(each.load, exercise, unit)}) for each in row
    )


def typed(row: Row, what: Column, text: str, exercise: Exercise, unit: Unit) -> Row:
    """A row with one cell as typed; raise UsageError for nonsense."""
    if what.field in EFFORTS:
        return tuple(with_typed(each, what.field, text, exercise, unit) for each in row)
    place = place_of(_sides(row), what.part)
    if place is None:
        return _completed(row, what, text, exercise, unit)
    now = with_typed(row[place], what.field, text, exercise, unit)
    return (*row[:place], now, *row[place + 1 :])


def offered(row: Row, what: Column) -> Row:
    """A row to do in which the right side is like the left, where nothing is said of it yet."""
    name = what.field.value
    if len(row) == 1 or what.part or what.field in EFFORTS or getattr(row[1], name) is not None:
        return row
    return (row[0], row[1].model_copy(update={name: getattr(row[0], name)}))


def done_sides(row: Row) -> Row:
    """The sides of a row that were done: one alone where the other says nothing."""
    amounts = [(each.reps, each.seconds, each.metres) for each in row]
    said = tuple(e for e, a in zip(row, amounts, strict=True) if any(x is not None for x in a))
    return said or row


def _sides(row: Row) -> list[str]:
    return [each.side.value for each in row]


def _completed(row: Row, what: Column, text: str, exercise: Exercise, unit: Unit) -> Row:
    """A row of which one side was done, with the other one as well."""
    if not text:
        return row
    done = row[0]
    if done.side is Side.BOTH:
        raise UsageError("Both sides were logged as one; x deletes it, n adds a set with two.")
    side = Side.RIGHT if done.side is Side.LEFT else Side.LEFT
    if what.field is Field.LOAD:
        raise UsageError(f"Type what the {side.value} side did first, then its load.")
    fresh = {"side": side, "reps": None, "seconds": None, "metres": None}
    other = done.model_copy(update={**fresh, "note": "", "logged_at": None})
    now = with_typed(other, what.field, text, exercise, unit)
    return (now, done) if side is Side.LEFT else (done, now)


def stepped(row: Row, what: Column, by: int, step: Step, exercise: Exercise, unit: Unit) -> str:
    """What a cell says after one step up or down; raise UsageError where it can't go there."""
    place = 0 if what.field in EFFORTS else place_of(_sides(row), what.part)
    if place is None:
        raise UsageError("This side was not done: type what it did.")
    text = step(row[place], what.field, by, exercise, unit)
    if what.field in EFFORTS and text is not None:
        text = text if _is_on_scale(text, what.field) else None
    if text is None:
        raise UsageError(ENDS.get(what.field, "There is no further step."))
    same = with_typed(row[place], what.field, text, exercise, unit) == row[place]
    if what.field is Field.LOAD and same:
        raise UsageError(f"That is the {'most' if by > 0 else 'least'} that can be loaded.")
    return text


def _is_on_scale(text: str, effort: Field) -> bool:
    least, most = (1, 10) if effort is Field.RPE else (0, 9)
    return least <= float(text) <= most


def again(each: LoggedSet) -> LoggedSet:
    """A set to do like one that was done."""
    kind = SetKind.WORKING if each.kind is SetKind.FAILURE else each.kind
    cleared = {"logged_at": None, "rpe": None, "note": "", "kind": kind}
    return each.model_copy(update=cleared)


def unlogged(each: LoggedSet) -> LoggedSet:
    """A set that was taken back: to do, as it was."""
    return each.model_copy(update={"logged_at": None})
