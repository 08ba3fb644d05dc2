"""Mending the history: every past workout can be changed, moved, copied, merged and split.

Each method is durable when it returns and one step that can be taken back; none touches the
workout in progress.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import wording
from store.arranger import Arranger
from store.clock import local_zone_name
from store.days import FIRST_DAY, noon_of
from store.errors import ConflictError, UsageError
from store.ledger import Change
from store.planner import Planner
from store.table import DocumentTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from store.bench import Bench
    from store.models import Workout
    from store.plan import Routine


class Mender(Arranger, Planner):
    """Changes past workouts; raises ConflictError where one was removed or changed elsewhere."""

    def bench(self, workout_id: str) -> Bench:
        """A past workout, to be changed with the methods that the open one has."""
        from store.bench import Bench

        def edit(words: Callable[[Workout], str], change: Callable[[Workout], Workout]) -> Workout:
            return self._edit_workout(
                workout_id,
                lambda workout: f"{words(workout)} on {_day_of(workout)}",
                lambda workout: self._mended(workout, change(workout)),
            )

        return Bench(edit, self._is_per_side)

    def move_workout(self, workout_id: str, was: datetime, day: date) -> Workout:
        """Put a workout on another day, at its time of day and for as long.

        `was` is when it started, as far as one knows. UsageError for the future or before 1950.
        """
        from store import retiming

        self.refuse_odd_day(day)
        return self._edit_workout(
            workout_id,
            lambda workout: f"moved {_named(workout)} to {day.isoformat()}",
            self._expecting(was, lambda workout: retiming.moved(workout, day)),
        )

    def time_workout(
        self, workout_id: str, was: datetime, started_at: datetime, ended_at: datetime | None
    ) -> Workout:
        """Change when a workout started and ended; `was` is when it started before.

        UsageError for the future, for before 1950, and for an end before the start.
        """
        from store import retiming

        if started_at.date() != was.date():
            self.refuse_odd_day(started_at.date())
        return self._edit_workout(
            workout_id,
            lambda workout: f"changed the time of {_named(workout)}",
            self._expecting(was, lambda workout: retiming.timed(workout, started_at, ended_at)),
        )

    def duplicate_workout(self, workout_id: str, day: date) -> Workout:
        """The same workout once more, on a day; UsageError for the future or before 1950."""
        from store import retiming

        self.refuse_odd_day(day)
        self.load()
        with self._history.transaction():
            workout = self._past_workout(workout_id)
            copied = retiming.duplicated(workout, self._ids(), day)
            copied = copied.model_copy(update={"updated_at": self.clock()})
            words = f"duplicated {_named(workout)} to {day.isoformat()}"
            self._insert_past(copied, words)
        self._reindex()
        return copied

    def merge_workouts(self, one_id: str, other_id: str) -> Workout:
        """One workout of two, under the id of the earlier one; `mending.merged` says how."""
        from store import mending

        self.load()
        with self._history.transaction():
            first, second = mending.in_order(
                self._past_workout(one_id), self._past_workout(other_id)
            )
            row = self._past_row(second.id)
            removed = Change("workouts", second.id, removed=self._index.document(row))
            whole = self._mended(first, mending.merged(first, second))
            change = self._rewrite(first.id, whole)
            DocumentTable(self._history, "workouts").remove(doc_ids=[int(row.key)])
            words = f"merged {_named(second)} into {_named(first)}"
            self._push(self._history, words, *filter(None, (change, removed)))
        self._reindex()
        return whole

    def split_workout(
        self, workout_id: str, index: int, exercise_id: str
    ) -> tuple[Workout, Workout]:
        """Two workouts of one, the second from an exercise on; `mending.split` says how."""
        from store import mending

        self.load()
        with self._history.transaction():
            workout = self._past_workout(workout_id)
            name = wording.named(workout.entries[index].name) if _has(workout, index) else ""
            first, second = (
                self._mended(workout, half)
                for half in mending.split(workout, index, exercise_id, self._ids())
            )
            change = self._rewrite(workout_id, first)
            words = f"split {_named(workout)} at {name}"
            self._insert_past(second, words, *filter(None, (change,)))
        self._reindex()
        return first, second

    def add_past_workout(self, day: date, title: str = "") -> Workout:
        """An empty workout on a day: at noon, or now when it is today.

        UsageError for the future or before 1950.
        """
        self.refuse_odd_day(day)
        self.load()
        with self._history.transaction():
            workout = self._empty_on(day).model_copy(update={"title": title})
            self._insert_past(workout, f"added {_named(workout)}")
        self._reindex()
        return workout

    def routine_from(self, workout_id: str) -> Routine:
        """Save a routine that asks for what was done; UsageError where nothing was."""
        from store.routines import routine_from_workout

        routine = routine_from_workout(self.workout(workout_id))
        if not routine.items:
            raise UsageError("No working set is in this workout: a routine needs one.")
        return self.save_routine(routine)

    def refuse_odd_day(self, day: date) -> None:
        """Raise UsageError for a day before 1950, or in the future."""
        if day < FIRST_DAY:
            raise UsageError(f"{day.isoformat()} is too long ago: from {FIRST_DAY.year} on.")
        if day > self.clock().date():
            raise UsageError(f"{day.isoformat()} is in the future: log what was done.")

    # What the methods share

    def _empty_on(self, day: date) -> Workout:
        from store.models import Workout

        now = self.clock()
        at = now if day == now.date() else noon_of(day, now)
        return Workout(
            id=self._ids(), started_at=at, ended_at=at, zone=local_zone_name(), updated_at=now
        )

    def _insert_past(self, workout: Workout, words: str, *also: Change) -> None:
        """Add a workout to the history, inside a transaction; one step with what else is given."""
        DocumentTable(self._history, "workouts").insert(workout.document())
        self._push(self._history, words, Change("workouts", workout.id), *also)

    def _mended(self, before: Workout, after: Workout) -> Workout:
        return after if after == before else after.model_copy(update={"updated_at": self.clock()})

    def _expecting(
        self, was: datetime, change: Callable[[Workout], Workout]
    ) -> Callable[[Workout], Workout]:
        def expected(workout: Workout) -> Workout:
            if workout.started_at != was:
                raise ConflictError("This workout was moved elsewhere; look again and repeat.")
            return self._mended(workout, change(workout))

        return expected


def _has(workout: Workout, index: int) -> bool:
    return 0 <= index < len(workout.entries)


def _day_of(workout: Workout) -> str:
    return workout.started_at.date().isoformat()


def _named(workout: Workout) -> str:
    """`Lower A of 2026-11-16`."""
    return f"{wording.named(workout.title, 'a workout')} of {_day_of(workout)}"
