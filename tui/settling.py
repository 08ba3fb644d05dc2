"""What remains to be done of an exercise after its workout has changed, here or elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.draft import afresh, is_per_side
from store.models import LoggedSet
from store.rows import is_warmup, joined, rows_of, split
from tui.row_edits import again, unlogged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.models import ExerciseEntry, Workout
    from store.rows import Row


NOTHING = LoggedSet()


def settled(
    todo: list[Row],
    before: ExerciseEntry,
    after: ExerciseEntry,
    *,
    undone: bool,
    like: Sequence[Row] = (),
) -> list[Row] | None:
    """The rows to do after a change; none where they are to be thought up anew.

    A row that was logged is no longer to be done; one that was taken back is again. `like` are the
    working rows that those to do were made after.
    """
    if is_per_side(after) != is_per_side(before):
        todo = [(split if is_per_side(after) else joined)(row) for row in todo]
    was, now = rows_of(before.sets), rows_of(after.sets)
    if before.planned != after.planned and len(was) == len(now):
        if not after.planned:
            return None
        left = before.planned - _working(was) if before.planned else _working(todo)
        todo = _replanned(todo, after.planned - _working(now) - left)
    if len(now) > len(was) and not undone:
        return following(_left(todo, was, now), was, now, like)
    if len(now) < len(was) and undone:
        return [*(tuple(unlogged(each) for each in row) for row in was[len(now) :]), *todo]
    return todo


def _replanned(todo: list[Row], more: int) -> list[Row]:
    """Follow a change of how many sets are meant, such as one that was undone."""
    if more < 0:
        return todo[:more]
    if not more:
        return todo
    last = [row for row in todo if not is_warmup(row)][-1:] * more
    return [*todo, *(tuple(again(each) for each in row) for row in last)]


def _left(todo: Sequence[Row], was: Sequence[Row], now: Sequence[Row]) -> list[Row]:
    """What is to be done after more was: a warm-up takes the place of no working set."""
    working = _working(now) - _working(was)
    done = {True: len(now) - len(was) - working, False: working}
    left = []
    for row in todo:
        done[is_warmup(row)] -= 1
        if done[is_warmup(row)] < 0:
            left.append(row)
    return left


def _working(rows: Sequence[Row]) -> int:
    return sum(not is_warmup(row) for row in rows)


def following(
    todo: Sequence[Row], was: Sequence[Row], now: Sequence[Row], like: Sequence[Row]
) -> list[Row]:
    """The rows to do after `was` done became `now`, like the last where last time says nothing.

    So they are thought up after a restart, too. What was typed stays, and a warm-up is no model.
    """
    before, done = ([row for row in rows if not is_warmup(row)] for rows in (was, now))
    if not done or len(done) < len(like):
        return list(todo)
    model = _afresh(done[-1])
    untyped = [(NOTHING,), split((NOTHING,))]
    untyped += [_afresh(row) for row in (before if len(before) >= len(like) else like)[-1:]]
    return [_alike(model, row) if row in untyped and not is_warmup(row) else row for row in todo]


def _afresh(row: Row) -> Row:
    return tuple(afresh(each) for each in row)


def _alike(model: Row, row: Row) -> Row:
    if len(model) == len(row):
        return model
    return split(model) if len(row) > 1 else joined(model)


def moved(before: Workout, after: Workout) -> set[str]:
    """Exercises that are there more than once, and of which one came or went before another."""
    was, now = _by_exercise(before), _by_exercise(after)
    return {
        each
        for each in was.keys() & now.keys()
        if len(was[each]) != len(now[each])
        and any(old != new for old, new in zip(was[each], now[each], strict=False))
    }


def _by_exercise(workout: Workout) -> dict[str, list[ExerciseEntry]]:
    found: dict[str, list[ExerciseEntry]] = {}
    for entry in workout.entries:
        found.setdefault(entry.exercise_id, []).append(entry)
    return found
