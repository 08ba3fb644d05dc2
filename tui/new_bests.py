"""Which sets of the workout in progress are records."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.review.records import Record
    from store.rows import Row
    from tui.training import Training


def records(training: Training, index: int) -> dict[int, tuple[Record, ...]]:
    """Rows that beat something of every set before them: number of the row -> what they beat."""
    own = _done(training, index)
    standing = training.standing(training.exercise(index), training.unit_of(index)) if own else None
    if standing is None:
        return {}
    from store.review.bests import celebrated

    # The exercise may be there more than once: what was done above counts as done before.
    exercise_id = training.workout.entries[index].exercise_id
    above = [
        row
        for number, entry in enumerate(training.workout.entries[:index])
        if entry.exercise_id == exercise_id
        for row in _done(training, number)
    ]
    workout = training.workout
    beaten = celebrated(standing, workout.id, workout.started_at, [*above, *own])[len(above) :]
    return {number: found for number, found in enumerate(beaten) if found}


def _done(training: Training, index: int) -> list[Row]:
    return [*training.done(index), *training.waiting(index)]
