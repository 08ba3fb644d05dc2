"""Changing the workout in progress: each method is durable when it returns, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import wording
from store.checking import workout_of
from store.errors import ConflictError
from store.ledger import Change
from store.opened import OpenWorkout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from catalog.exercise import Exercise
    from store.models import ExerciseEntry, LoggedSet, OwnExercise, Unlogged, Workout


class Tracker(OpenWorkout):
    """Starts, fills, finishes and discards the workout in progress."""

    def start(
        self,
        title: str = "",
        entries: Sequence[ExerciseEntry] = (),
        note: str = "",
        *,
        routine_id: str = "",
    ) -> Workout:
        """Open a workout; raise ConflictError when one is open already."""
        given = {"title": title, "entries": tuple(entries), "note": note, "routine_id": routine_id}
        workout = self._new_workout().model_copy(update=given)
        return self._start(workout, f"started {wording.named(title, 'a workout')}")

    def add_exercise(self, exercise: Exercise, planned: int = 0) -> Workout:
        """Put an exercise at the end of the open workout."""
        from store import session

        entry = self._new_entry(exercise).model_copy(update={"planned": planned})
        return self._edit_open(
            f"added {wording.named(exercise.name)}",
            lambda workout: session.with_entry(workout, entry),
        )

    def log_sets(
        self,
        index: int,
        exercise_id: str,
        sets: Sequence[LoggedSet],
        *,
        rest_seconds: int | None = None,
        unlogged: Unlogged | None = None,
    ) -> Workout:
        """Add sets that were done to an exercise of the open workout.

        In the same write the rest after them begins, with `rest_seconds`, and what is not logged
        yet becomes `unlogged`; none: it stays.
        """
        from store import session

        stamped = self._stamped(sets)

        def words(workout: Workout) -> str:
            entry = workout.entries[index]
            return wording.logged(entry.name, entry.sets, sets)

        def edit(workout: Workout) -> Workout:
            after = session.with_sets(workout, index, exercise_id, stamped)
            if unlogged is not None:
                after = after.model_copy(update={"unlogged": unlogged})
            return after if rest_seconds is None else self._resting(after, rest_seconds)

        return self._edit_open(words, edit)

    def log_under(
        self, exercise: Exercise, sets: Sequence[LoggedSet], own: OwnExercise | None = None
    ) -> Workout:
        """Add sets to the last entry of an exercise, in one step with whatever is missing for it.

        Starts a workout when none is open, and adds the exercise when it isn't in it yet; `own` is
        to be made with it. Raises ConflictError where another exercise has the id of that one.
        """
        if own is None:
            return self._log_under(exercise, sets)
        return self._with_own(own, lambda also: self._log_under(exercise, sets, also))

    def _log_under(
        self, exercise: Exercise, sets: Sequence[LoggedSet], also: Sequence[Change] = ()
    ) -> Workout:
        from store import session

        entry = self._new_entry(exercise)
        stamped = self._stamped(sets)

        def edit(workout: Workout) -> Workout:
            return session.with_sets_under(workout, entry, stamped)

        def words(workout: Workout) -> str:
            return wording.logged(exercise.name, session.sets_under(workout, exercise.id), sets)

        with self._open.transaction():
            self.load()
            if self._at_hand() is None:
                new = self._new_workout()
                return self._start(edit(new), words(new), also)
            return self._edit_open(words, edit, also)

    def replace_sets(
        self,
        index: int,
        exercise_id: str,
        at: int,
        was: Sequence[LoggedSet],
        now: Sequence[LoggedSet],
        *,
        planned: int | None = None,
    ) -> Workout:
        """Replace a run of logged sets, such as a left and a right one; none deletes them.

        `planned` is how many sets are meant from now on, in the same step; none: as before.
        """
        from store import arranging, session

        def edit(workout: Workout) -> Workout:
            after = session.with_sets_replaced(workout, index, exercise_id, at, was, now)
            if planned is None:
                return after
            meant = min(planned, arranging.MOST_SETS)
            return arranging.with_planned(after, index, exercise_id, meant)

        return self._edit_open(
            lambda workout: wording.changed(workout.entries[index], at, deleted=not now), edit
        )

    def rest(self, until: datetime | None, seconds: int | None = None) -> Workout:
        """Keep when the rest ends that is taken now, of so many seconds; no step of its own."""
        return self._edit_open(
            "rested",
            lambda workout: workout.model_copy(
                update={"rest_until": until, "rest_seconds": None if until is None else seconds}
            ),
        )

    def keep_unlogged(self, workout_id: str, unlogged: Unlogged) -> Workout:
        """Keep what was typed but not logged; no step of its own.

        Raises ConflictError when another workout is open by now: it would belong to that.
        """

        def edit(workout: Workout) -> Workout:
            if workout.id != workout_id:
                raise ConflictError("Another workout is open by now: look again and repeat.")
            return workout.model_copy(update={"unlogged": unlogged})

        return self._edit_open("typed", edit)

    def finish(self, as_of: datetime | None = None) -> Workout:
        """Move the open workout into the history, without exercises in which nothing was done.

        It ends now, or `as_of` another moment; never before its start.
        """
        return self._finish(lambda _: as_of or self.clock())

    def finish_as_of_last_set(self) -> Workout:
        """Finish a workout that was forgotten: it ended when its last set was logged."""
        from store.session import last_activity

        return self._finish(last_activity)

    def discard(self) -> Workout:
        """Throw the open workout away (undo brings it back)."""
        with self._open.transaction():
            self.load()
            document = self._opened()
            self._clear_open()
            workout = workout_of(document)
            change = Change("open", workout.id, removed=dict(document))
            self._push(self._open, wording.a_workout("discarded", workout), change)
        return workout
