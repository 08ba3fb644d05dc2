"""Changes that may go to either file: sets of a given day, a workout made from a routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import wording
from store.errors import UsageError
from store.mender import Mender

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from catalog.exercise import Exercise
    from store.ledger import Change
    from store.models import LoggedSet, OwnExercise, Workout
    from store.plan import Routine


class Diary(Mender):
    """Finds the workout that something belongs to."""

    def start_routine(self, routine: Routine) -> Workout:
        """Open a workout with what a routine asks for; ConflictError when one is open already."""
        from store.routines import entries_of

        entries = entries_of(routine, self._is_per_side)
        return self.start(routine.name, entries, routine_id=routine.id)

    def log_on(
        self,
        day: date,
        exercise: Exercise,
        sets: Sequence[LoggedSet],
        title: str = "",
        own: OwnExercise | None = None,
    ) -> Workout:
        """Add sets to the workout of a local day, in one step with whatever is missing for them.

        That is the open one if it was started on that day or the day is today, else the last one
        that was; where there is none, a finished one is made at noon (today: now). The title is
        for a workout that has none; `own` is an exercise to be made with it. UsageError without
        sets, for the future or before 1950; ConflictError where the id of `own` is another's.
        """
        if not sets:
            raise UsageError("No sets to log.")
        self.refuse_odd_day(day)
        if own is None:
            return self._log_on(day, exercise, sets, title)
        return self._with_own(own, lambda also: self._log_on(day, exercise, sets, title, also))

    def _log_on(
        self,
        day: date,
        exercise: Exercise,
        sets: Sequence[LoggedSet],
        title: str,
        also: Sequence[Change] = (),
    ) -> Workout:
        # One lock for both files: what was found stays what it is until it is changed.
        with self._open.transaction(), self._history.transaction():
            current = self.open_workout()
            if current is not None and day in {current.started_at.date(), self.clock().date()}:
                done = self._stamped(sets) if day == self.clock().date() else sets
                return self._edit_open(
                    self._words(exercise, sets, day), self._adding(exercise, done, title), also
                )
            row = next((each for each in self._index.rows() if each.day == day), None)
            if row is None:
                return self._insert_on(day, exercise, sets, title, also)
            return self._edit_workout(
                row.id, self._words(exercise, sets, day), self._adding(exercise, sets, title), also
            )

    def _adding(
        self, exercise: Exercise, sets: Sequence[LoggedSet], title: str
    ) -> Callable[[Workout], Workout]:
        from store import session

        entry = self._new_entry(exercise)

        def edit(workout: Workout) -> Workout:
            after = session.with_sets_under(workout, entry, sets)
            after = after.model_copy(update={"title": workout.title or title})
            if workout.ended_at is None:
                return after
            return after.model_copy(update={"updated_at": self.clock()})

        return edit

    def _words(
        self, exercise: Exercise, sets: Sequence[LoggedSet], day: date
    ) -> Callable[[Workout], str]:
        from store import session

        def words(workout: Workout) -> str:
            before = session.sets_under(workout, exercise.id)
            return f"{wording.logged(exercise.name, before, sets)} on {day.isoformat()}"

        return words

    def _insert_on(
        self,
        day: date,
        exercise: Exercise,
        sets: Sequence[LoggedSet],
        title: str,
        also: Sequence[Change],
    ) -> Workout:
        empty = self._empty_on(day)
        workout = self._adding(exercise, sets, title)(empty)
        self._insert_past(workout, self._words(exercise, sets, day)(empty), *also)
        self._reindex()
        return workout
