"""A workout that is in both files: finished, or gone on with while a history was put back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import orjson

from store import ledger, wording
from store.ledger import Change, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.ledger import Table, Tables
    from store.models import Workout


def is_contained(opened: Workout, finished: Workout) -> bool:
    """Whether every set of one workout is in the other, under the same exercise."""
    return not _sets(opened) - _sets(finished)


def finished_at(undo: Iterable[ledger.Table], workout_id: str) -> int:
    """The number of the step that put a workout into the history; 0 when nobody knows."""
    added = Change("workouts", workout_id)
    steps = map(Step.of, undo)
    return max((step.at for step in steps if added in step.changes), default=0)


def set_apart(tables: Tables, fresh_id: str, finished: int) -> None:
    """Give the workout of the open file an id of its own, and the steps that belong to it.

    Those before it was finished stay what they are: they belong to the one in the history.
    """
    key, document = next(iter(tables["workouts"].items()))
    opened = dict(document)
    tables["workouts"][key] = {**opened, "id": fresh_id}
    tables.pop(ledger.REDO, None)
    steps = [Step.of(plain) for plain in tables.get(ledger.UNDO, {}).values()]
    kept = [step for step in steps if step.at <= finished]
    if finished:
        words = f"went on with {wording.named(opened.get('title', ''), 'the workout')}"
        kept.append(Step(finished + 1, words, (Change("open", fresh_id),)))
    kept += [_renamed(step, opened["id"], fresh_id) for step in steps if step.at > finished]
    tables[ledger.UNDO] = _numbered(kept)


def _sets(workout: Workout) -> Counter[tuple[str, bytes]]:
    return Counter(
        (entry.exercise_id, orjson.dumps(each.document(), option=orjson.OPT_SORT_KEYS))
        for entry in workout.entries
        for each in entry.sets
    )


def _renamed(step: Step, old: str, new: str) -> Step:
    return replace(step, changes=tuple(_with_id(each, old, new) for each in step.changes))


def _with_id(change: Change, old: str, new: str) -> Change:
    if (change.table, change.id) != ("open", old):
        return change
    removed = None if change.removed is None else {**change.removed, "id": new}
    return replace(change, id=new, removed=removed)


def _numbered(steps: Iterable[Step]) -> Table:
    return {str(number): step.document() for number, step in enumerate(steps, 1)}
