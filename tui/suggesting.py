"""Sets of another kind: what last time suggests for them, and for those around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.draft import suggestions
from store.models import SetKind
from store.rows import is_warmup
from tui.row_edits import changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.rows import Row
    from tui.training import Training


def of_kind(training: Training, number: int, kind: SetKind) -> Row:
    """A row as a warm-up, a drop set or one to failure; working again if it was that.

    Values that only were suggested give way to those of last time's sets of the new kind.
    """
    rows = training.rows(training.at)
    row, was = rows[number], rows[number][0].kind
    wanted = SetKind.WORKING if was is kind else kind
    if number >= training.done_count(training.at) and row in _suggested(training, was):
        row = _nth(rows, number, _suggested(training, wanted), wanted) or row
    return changed(row, kind=wanted)


def turn(training: Training, number: int, kind: SetKind) -> None:
    """Make a row to do one of a kind; a warm-up takes none of the working sets away."""
    row, done = of_kind(training, number, kind), training.done_count(training.at)
    todo, place = training.todo(training.at), number - done
    was, todo[place] = todo[place], row
    working = _suggested(training, SetKind.WORKING)
    if is_warmup(row) and not is_warmup(was):
        todo.append(changed(was, kind=SetKind.WORKING))
    elif is_warmup(was) and not is_warmup(row) and _has_spare(todo, place, [*working, row]):
        todo.pop()
    todo[:] = _aligned(training.rows(training.at), done, working)


def _has_spare(todo: Sequence[Row], place: int, untyped: Sequence[Row]) -> bool:
    """Whether the last row is one that was added for a warm-up, and nothing was typed into it."""
    return place < len(todo) - 1 and todo[-1] in untyped


def _suggested(training: Training, kind: SetKind) -> list[Row]:
    """What rows of a kind are like as long as nothing is typed into them."""
    entry = training.workout.entries[training.at]
    warmup = kind is SetKind.WARMUP
    like = training.last_time(entry.exercise_id) if warmup else training.model(training.at)
    return suggestions(entry, like, kind)


def _nth(rows: Sequence[Row], number: int, suggested: Sequence[Row], kind: SetKind) -> Row | None:
    """What is suggested for a row as one of a kind: like the set in its place among its like."""
    warmup = kind is SetKind.WARMUP
    position = sum(is_warmup(each) == warmup for each in rows[:number])
    return next(iter(suggested[position:]), None)


def _aligned(rows: Sequence[Row], done: int, working: Sequence[Row]) -> list[Row]:
    """The rows to do, behind so many that are done; what nobody typed is what belongs there."""
    return [
        (_nth(rows, number, working, SetKind.WORKING) or row) if row in working else row
        for number, row in enumerate(rows)
        if number >= done
    ]
