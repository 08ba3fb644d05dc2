"""Changing the workout in progress: each method is durable when it returns, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import ledger
from store.clock import local_zone_name
from store.errors import ConflictError
from store.ledger import Change
from store.reader import Reader, workout_of
from store.table import DocumentTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from tinydb.table import Document

    from catalog.exercise import Exercise
    from store.models import ExerciseEntry, LoggedSet, Workout


class Tracker(Reader):
    """Starts, fills, finishes and discards the workout in progress."""

    def start(
        self, title: str = "", entries: Sequence[ExerciseEntry] = (), note: str = ""
    ) -> Workout:
        """Open a workout; raise ConflictError when one is open already."""
        self.load()
        new = self._new_workout()
        given = {"title": title, "entries": tuple(entries), "note": note}
        return self._start(
            new.model_copy(update=given), f"started {title}" if title else "started a workout"
        )

    def add_exercise(self, exercise: Exercise, planned: int = 0) -> Workout:
        """Put an exercise at the end of the open workout."""
        from store import session
        from store.models import ExerciseEntry

        entry = ExerciseEntry(exercise_id=exercise.id, name=exercise.name, planned=planned)
        return self._edit_open(
            f"added {exercise.name}", lambda workout: session.with_entry(workout, entry)
        )

    def remove_exercise(self, index: int, exercise_id: str) -> Workout:
        """Take an exercise, with the sets logged for it, out of the open workout."""
        from store import session

        return self._edit_open(
            "removed an exercise",
            lambda workout: session.without_entry(workout, index, exercise_id),
        )

    def log_sets(self, index: int, exercise_id: str, sets: Sequence[LoggedSet]) -> Workout:
        """Add sets that were done to an exercise of the open workout."""
        from store import session

        stamped = self._stamped(sets)
        return self._edit_open(
            "logged a set" if len(sets) == 1 else f"logged {len(sets)} sets",
            lambda workout: session.with_sets(workout, index, exercise_id, stamped),
        )

    def log_under(self, exercise: Exercise, sets: Sequence[LoggedSet]) -> Workout:
        """Add sets to the last entry of an exercise, in one step with whatever is missing for it.

        Starts a workout when none is open, and adds the exercise when it isn't in it yet.
        """
        from store import session
        from store.models import ExerciseEntry

        def edit(workout: Workout) -> Workout:
            ids = [entry.exercise_id for entry in workout.entries]
            if exercise.id not in ids:
                entry = ExerciseEntry(exercise_id=exercise.id, name=exercise.name)
                workout = session.with_entry(workout, entry)
                ids.append(exercise.id)
            last = len(ids) - 1 - ids[::-1].index(exercise.id)
            return session.with_sets(workout, last, exercise.id, self._stamped(sets))

        what = "a set" if len(sets) == 1 else f"{len(sets)} sets"
        self.load()
        with self._open.transaction():
            if self._open_document() is None:
                return self._start(edit(self._new_workout()), f"logged {what}")
            return self._edit_open(f"logged {what}", edit)

    def change_set(
        self, index: int, exercise_id: str, at: int, was: LoggedSet, now: LoggedSet | None
    ) -> Workout:
        """Replace a logged set of the open workout, or delete it when `now` is none."""
        from store import session

        return self._edit_open(
            f"{'deleted' if now is None else 'changed'} set {at + 1}",
            lambda workout: session.with_set_changed(workout, index, exercise_id, at, was, now),
        )

    def rename(self, title: str) -> Workout:
        """Give the open workout a title."""
        return self._edit_open(
            "renamed the workout", lambda workout: workout.model_copy(update={"title": title})
        )

    def annotate(self, note: str) -> Workout:
        """Give the open workout a note."""
        return self._edit_open(
            "changed the note", lambda workout: workout.model_copy(update={"note": note})
        )

    def finish(self) -> Workout:
        """Move the open workout into the history, without exercises in which nothing was done."""
        self.load()
        self._loaded = False  # only a new reading tells how far it came, should a write fail
        # The inner transaction is saved first: a kill between the two leaves the workout in both
        # files, and whoever loads next clears the open one.
        with self._open.transaction(), self._history.transaction():
            self._reindex()
            document = self._opened()
            workout = _finished(workout_of(document), self.clock())
            self._clear_open()
            DocumentTable(self._history, "workouts").insert(workout.document())
            self._push(
                self._history,
                f"finished {workout.title or 'the workout'}",
                Change("open", workout.id, removed=dict(document)),
                Change("workouts", workout.id),
            )
        self._reindex()
        return workout

    def discard(self) -> Workout:
        """Throw the open workout away (undo brings it back)."""
        self.load()
        with self._open.transaction():
            document = self._opened()
            self._clear_open()
            change = Change("open", document["id"], removed=dict(document))
            self._push(self._open, "discarded the workout", change)
        return workout_of(document)

    def _new_workout(self) -> Workout:
        from store.models import Workout

        return Workout(id=self._ids(), started_at=self.clock(), zone=local_zone_name())

    def _start(self, workout: Workout, words: str) -> Workout:
        with self._open.transaction():
            if self._open_document() is not None:
                raise ConflictError("A workout is open already: finish or discard it first.")
            if self._finished_already():
                self._clear_open()
            DocumentTable(self._open, "workouts").insert(workout.document())
            self._push(self._open, words, Change("open", workout.id))
        return workout

    def _stamped(self, sets: Sequence[LoggedSet]) -> list[LoggedSet]:
        now = self.clock()
        return [
            each if each.logged_at else each.model_copy(update={"logged_at": now}) for each in sets
        ]

    def _edit_open(self, words: str, edit: Callable[[Workout], Workout]) -> Workout:
        self.load()
        with self._open.transaction():
            self.load()  # under the lock: what was finished until now takes no more sets
            # Straight on the tables, one read and one write: this is what each logged set costs.
            tables = self._open.read() or {}
            key = next(iter(tables.get("workouts", ())), None)
            if key is None or tables["workouts"][key]["id"] in self._index:
                raise _nothing_open()
            before = dict(tables["workouts"][key])
            after = edit(workout_of(before))
            plain = after.document()
            change = ledger.edited("open", after.id, before, plain)
            if change is not None:
                tables["workouts"][key] = plain
                ledger.push(tables.setdefault("undo", {}), self._step_at(), words, (change,))
                self._open.write(tables)
        return after

    def _opened(self) -> Document:
        document = self._open_document()
        if document is None:
            raise _nothing_open()
        return document


def _nothing_open() -> ConflictError:
    return ConflictError("No workout is open: it was finished or discarded elsewhere.")


def _finished(workout: Workout, at: datetime) -> Workout:
    entries = tuple(entry for entry in workout.entries if entry.sets)
    if not entries:
        raise ConflictError("Nothing is logged yet: log a set, or discard the workout.")
    cleared = tuple(entry.model_copy(update={"planned": 0}) for entry in entries)
    ended = max(at, workout.started_at)
    return workout.model_copy(update={"entries": cleared, "ended_at": ended, "updated_at": at})
