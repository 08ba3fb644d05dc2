"""The workout in progress, edited and moved as one step: what `Tracker` is made of."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from store import ledger, wording
from store.checking import Plain, workout_of
from store.clock import local_zone_name
from store.editing import Editing
from store.errors import ConflictError, StoreError
from store.ledger import Change
from store.reader import Reader
from store.shapes import lasting
from store.table import DocumentTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from store.editing import Edit, Words
    from store.models import LoggedSet, OwnExercise, Workout


class OpenWorkout(Reader, Editing):
    """Starts, edits and finishes the workout in progress; each is one step, durable, or nothing."""

    def _new_workout(self) -> Workout:
        from store.models import Workout

        return Workout(id=self._ids(), started_at=self.clock(), zone=local_zone_name())

    def _start(self, workout: Workout, words: str, also: Sequence[Change] = ()) -> Workout:
        """Open a workout; `also` is what else belongs to the step."""
        with self._open.transaction():
            self.load()
            if self._at_hand() is not None:
                raise ConflictError("A workout is open already: finish or discard it first.")
            # It may stay open for days, in which nothing else would back the history up.
            self._history.back_up_today()
            DocumentTable(self._open, "workouts").insert(workout.document())
            self._push(self._open, words, Change("open", workout.id), *also)
        return workout

    def _stamped(self, sets: Sequence[LoggedSet]) -> list[LoggedSet]:
        now = self.clock()
        return [
            each if each.logged_at else each.model_copy(update={"logged_at": now}) for each in sets
        ]

    def _resting(self, workout: Workout, seconds: int) -> Workout:
        from datetime import timedelta

        until = self.clock() + timedelta(seconds=seconds)
        return workout.model_copy(update={"rest_until": until, "rest_seconds": seconds})

    def _edit(self, words: Words, edit: Edit) -> Workout:
        return self._edit_open(words, edit)

    def _edit_open(
        self,
        words: str | Words,
        edit: Edit,
        also: Sequence[Change] = (),
    ) -> Workout:
        """Edit the workout in progress; `words` are made from what it was before."""
        with self._open.transaction():
            self.load()  # under the lock: what was finished until now takes no more sets
            workout = self._at_hand()
            if workout is None:
                raise _nothing_open()
            # Straight on the tables, one read and one write: this is what each logged set costs.
            tables = self._open.read() or {}
            key = next(iter(tables["workouts"]))
            before = dict(tables["workouts"][key])
            after = edit(workout)
            plain = after.document()
            change = ledger.edited("open", after.id, lasting(before), lasting(plain))
            if change is not None:
                said = words if isinstance(words, str) else words(workout)
                ledger.record(tables, self._step_at(), said, (change, *also))
            if change is not None or plain != before:
                tables["workouts"][key] = plain
                self._open.write(tables)
                self._remember(key, after)
        return after

    def _remember(self, key: str, workout: Workout) -> None:
        """Spare the next reading the validation of what was made here."""
        self._in_progress = self._open.tables()["workouts"][key], workout
        self._present.look()

    def _with_own(self, own: OwnExercise, log: Callable[[Sequence[Change]], Workout]) -> Workout:
        """Log into the open workout under an exercise that is made in the same step."""
        made: list[Change] = []
        try:
            # The history is saved first: a kill between the two leaves an exercise without sets,
            # which does no harm, not sets without an exercise.
            with self._open.transaction(), self._history.transaction():
                self._reindex()
                made += self._adopt(own)
                workout = log(made)
        except StoreError:
            if made:
                self._disown(own)
            raise
        self._reindex()
        return workout

    def _disown(self, own: OwnExercise) -> None:
        """Take back what was saved of a step whose other half could not be saved.

        Where sets are under it, that half is there after all: the disk would not confirm it.
        """
        with (
            contextlib.suppress(StoreError),
            self._open.transaction(),
            self._history.transaction(),
        ):
            self.load()
            made = DocumentTable(self._history, "exercises").by_id(own.id)
            if made is not None and not self._is_trained(own.id):
                DocumentTable(self._history, "exercises").remove(doc_ids=[made.doc_id])

    def _is_trained(self, exercise_id: str) -> bool:
        """Whether an exercise is in any workout, the one in progress included."""
        workout = self._at_hand()
        if workout is not None and any(each.exercise_id == exercise_id for each in workout.entries):
            return True
        return any(exercise_id in row.exercise_ids for row in self._index.rows())

    def _opened(self) -> Plain:
        document = self._open_document()
        if document is None:
            raise _nothing_open()
        return document

    def _finish(self, ended: Callable[[Workout], datetime]) -> Workout:
        self.load()
        # The inner transaction is saved first: a kill between the two leaves the workout in both
        # files, and whoever loads next clears the open one.
        with self._open.transaction(), self._history.transaction():
            self.load()
            document = self._opened()
            current = workout_of(document)
            workout = _finished(current, ended(current), self.clock())
            self._clear_open()
            DocumentTable(self._history, "workouts").insert(workout.document())
            self._push(
                self._history,
                wording.a_workout("finished", workout),
                Change("open", workout.id, removed=dict(document)),
                Change("workouts", workout.id),
            )
        self._reindex()
        return workout


def _nothing_open() -> ConflictError:
    return ConflictError("No workout is open: it was finished or discarded elsewhere.")


def _finished(workout: Workout, ended: datetime, now: datetime) -> Workout:
    from store.models import Unlogged

    entries = tuple(entry for entry in workout.entries if entry.sets)
    if not entries:
        raise ConflictError("Nothing is logged yet: log a set, or discard the workout.")
    cleared = tuple(entry.model_copy(update={"planned": 0}) for entry in entries)
    started = workout.started_at
    changes = {
        "entries": cleared,
        "ended_at": ended if ended.timestamp() > started.timestamp() else started,
        "rest_until": None,
        "rest_seconds": None,
        "unlogged": Unlogged(),
        "updated_at": now,
    }
    return workout.model_copy(update=changes)
