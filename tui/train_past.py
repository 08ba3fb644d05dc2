"""What the Train screen asks of the journal: what was done, and what is yet to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalog.exercise import Exercise

if TYPE_CHECKING:
    from datetime import datetime

    from store.journal import Journal
    from store.models import ExerciseEntry, Unit, Unlogged, Workout
    from store.review.bests import Bests
    from store.review.figures import Yardstick
    from store.review.index import Row
    from store.rows import Row as SetRow
    from tui.app import HtrackApp
    from tui.training import Place, Training

RECENT = 40
"""Past sessions of an exercise that are listed below the grid."""
Waiting = tuple["Place", "SetRow"]
"""A place in the workout, and the sets that were done there but are not on disk."""


class Past:
    """What was done of an exercise before; read once, until the history changes."""

    def __init__(self, app: HtrackApp) -> None:
        self._app, self._journal = app, app.journal
        self._sessions: dict[str, list[tuple[Row, ExerciseEntry]]] = {}
        self._standing: dict[tuple[str, Unit], Bests] = {}

    def sessions(self, exercise_id: str) -> list[tuple[Row, ExerciseEntry]]:
        """The last times that it was done, newest first."""
        if exercise_id not in self._sessions:
            self._sessions[exercise_id] = self._journal.recent(exercise_id, RECENT)
        return self._sessions[exercise_id]

    def last_time(self, exercise_id: str) -> ExerciseEntry | None:
        """The last time that it was done."""
        sessions = self.sessions(exercise_id)
        return sessions[0][1] if sessions else None

    def entries(self, exercise_id: str) -> list[ExerciseEntry]:
        """What was done of it, newest first."""
        return [entry for _, entry in self.sessions(exercise_id)]

    def standing(self, exercise: Exercise, unit: Unit) -> Bests:
        """The bests of all earlier sessions, in a unit."""
        from store.review.bests import standing_of

        if (exercise.id, unit) not in self._standing:
            facts = self._journal.facts_of(exercise.id)
            bests = standing_of(exercise, facts, yardstick_in(self._app, unit))
            self._standing[exercise.id, unit] = bests
        return self._standing[exercise.id, unit]

    def forget(self) -> None:
        """Read anew when asked next."""
        self._sessions.clear()
        self._standing.clear()


def yardstick_in(app: HtrackApp, unit: Unit) -> Yardstick:
    """By what sets are measured that are shown in a unit."""
    from dataclasses import replace

    from store.review.body import body_weights
    from tui.chronicle import yardstick_of

    usual = yardstick_of(app)
    if usual.unit == unit.value:
        return usual
    weighed = (each.document() for each in app.journal.body_weights())
    return replace(usual, unit=unit.value, body=body_weights(weighed, unit.value))


def training_for(app: HtrackApp, workout: Workout, past: Past) -> Training:
    """The state of a workout on the screen, answering from the journal and the settings."""
    from store.draft import Field
    from tui.proposals import proposing
    from tui.steps import steps_with
    from tui.training import Training

    journal, settings = app.journal, app.settings
    return Training(
        workout,
        past.last_time,
        lambda exercise_id: journal.catalog().get(exercise_id),
        journal.preference,
        journal.unit(),
        steps_with(settings, lambda exercise_id: journal.preference(exercise_id).increment),
        effort=Field(settings.effort),
        propose=proposing(journal, settings, past),
        standing=past.standing,
        unsaved=app.unsaved,
    )


def save_waiting(
    journal: Journal,
    unsaved: list[Waiting],
    training: Training | None,
    unlogged: Unlogged | None,
) -> None:
    """Write the rows that wait, oldest first, and what is not logged yet in the same write.

    Raises StoreError and keeps the rest when one fails.
    """
    while unsaved:
        place, row = unsaved[0]
        exercise_id = place[0]
        index = None if training is None else training.index(place)
        if index is None:
            # Its place has gone, elsewhere: better at the end of a workout than nowhere.
            exercise = journal.catalog().get(exercise_id) or Exercise(exercise_id, exercise_id)
            workout = journal.log_under(exercise, row)
        else:
            workout = journal.log_sets(index, exercise_id, row, unlogged=unlogged)
        unsaved.pop(0)
        if training is not None and training.workout.id == workout.id:
            # The draft went when the set was done; what the journal has now is no news.
            training.workout = workout


def last_place(workout: Workout) -> int:
    """The exercise of which a set was logged last."""
    moments = [
        (each.logged_at.timestamp(), index)
        for index, entry in enumerate(workout.entries)
        for each in entry.sets
        if each.logged_at is not None
    ]
    return max(moments)[1] if moments else 0


def stamped(row: SetRow, now: datetime) -> SetRow:
    """The row with the moment in the sets that have none."""
    return tuple(
        each if each.logged_at is not None else each.model_copy(update={"logged_at": now})
        for each in row
    )
