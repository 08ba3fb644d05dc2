"""Rows to do that are other than last time suggests: written down, taken up again, made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.models import Draft
from store.rows import is_warmup, joined, rows_of, split, start_of
from tui import settling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.models import Load, LoggedSet
    from store.review.dose import Dose
    from store.rows import Row
    from tui.training import Training

SUGGESTED = ("load", "reps", "seconds", "metres", "tempo")
"""What is suggested for a set, until something else is typed there."""


def drafts_of(training: Training, typing: tuple[int, Row] | None = None) -> tuple[Draft, ...]:
    """What a restart would not think up by itself.

    `typing` is a position among the rows to do of the exercise that is shown, and what its row
    would be if the cell under the cursor was left now.
    """
    found = (_draft_of(training, index, typing) for index in range(len(training.workout.entries)))
    return tuple(each for each in found if each is not None)


def _draft_of(training: Training, index: int, typing: tuple[int, Row] | None) -> Draft | None:
    rows, declined = list(training.todo(index)), training.has_declined(index)
    if typing is not None and index == training.at:
        rows[typing[0]] = typing[1]
    if not declined and rows == training.fresh(index):
        return None
    exercise_id, time = training.place(index)
    done = training.done_count(index)
    return Draft(exercise_id=exercise_id, time=time, done=done, declined=declined, rows=tuple(rows))


def taken_up(training: Training, index: int, draft: Draft) -> list[Row]:
    """The rows of a draft that are still to be done, whatever was logged or undone since."""
    entry, shape = training.workout.entries[index], split if training.per_side(index) else joined
    rows, done = [shape(row) for row in draft.rows if row], rows_of(entry.sets)
    if len(done) < draft.done:
        return [*training.fresh(index)[: draft.done - len(done)], *rows]
    before = entry.model_copy(update={"sets": entry.sets[: start_of(done, draft.done)]})
    like = training.like(index)
    return settling.settled(rows, before, entry, undone=False, like=like) or []


def remade(todo: Sequence[Row], was: Sequence[Row], now: Sequence[Row]) -> list[Row]:
    """The rows to do after what is suggested for them `was` one thing and is another `now`.

    What was typed into them stays.
    """
    working = [number for number, row in enumerate(todo) if not is_warmup(row)]
    rows = list(todo)
    for number, old, new in zip(working, was, now, strict=False):
        rows[number] = _remade(rows[number], old, new)
    if len(working) == len(was):
        rows += now[len(was) :]
    while len(rows) > len(now) and len(was) > len(now) and rows[-1] in was[len(now) :]:
        rows.pop()
    return rows


def _remade(row: Row, was: Row, now: Row) -> Row:
    if not len(row) == len(was) == len(now):
        return row
    return tuple(map(_as_suggested, row, was, now))


def _as_suggested(each: LoggedSet, was: LoggedSet, now: LoggedSet) -> LoggedSet:
    untouched = [name for name in SUGGESTED if getattr(each, name) == getattr(was, name)]
    return each.model_copy(update={name: getattr(now, name) for name in untouched})


def dosed(todo: Sequence[Row], dose: Dose, amount: str) -> list[Row]:
    """The rows to do with the least that a dose asks for, where nothing is said of them.

    `amount` is what is counted in the exercise: `reps`, `seconds` or `metres`.
    """
    target, loads = dose.target, [each.load for each in dose.drafts]
    fits = target is not None and amount == ("seconds" if target.timed else "reps")
    low = target.low if target is not None and fits else None
    rows = []
    for number, row in enumerate(todo):
        load = loads[min(number, len(loads) - 1)] if loads else None
        rows.append(tuple(_dosed(each, load, amount, low) for each in row))
    return rows


def _dosed(each: LoggedSet, load: Load | None, amount: str, low: int | None) -> LoggedSet:
    if (each.reps, each.seconds, each.metres) != (None, None, None):
        return each
    said = {"load": each.load or load} | ({} if low is None else {amount: low})
    return each.model_copy(update=said)
