"""The book of records: of every exercise, kept up to date exercise by exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalog.exercise import Exercise
from store.review.bests import records_of
from store.review.figures import Yardstick

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from catalog.library import Catalog
    from store.review.facts import EntryFacts
    from store.review.records import Record


class Book:
    """Records by exercise, by workout and by date.

    After a change only those exercises are gone through again of which the facts are others than
    before, and not before they are asked for.
    """

    def __init__(self) -> None:
        self._facts: dict[str, list[EntryFacts]] = {}
        self._exercises: dict[str, Exercise] = {}
        self._yardstick = Yardstick()
        self._records: dict[str, tuple[Record, ...]] = {}
        # Made of the records of all exercises, good until any of them changes.
        self._by_date: tuple[Record, ...] | None = None
        self._by_workout: dict[str, tuple[Record, ...]] | None = None

    def refresh(self, facts: Iterable[EntryFacts], catalog: Catalog, yardstick: Yardstick) -> None:
        """Take over the facts of all exercises, as they are now (`Reader.facts()`)."""
        found: dict[str, list[EntryFacts]] = {}
        for each in facts:
            found.setdefault(each.exercise_id, []).append(each)
        exercises = {each: catalog.get(each) or Exercise(each, each) for each in found}
        stale = {
            each
            for each in self._facts.keys() | found.keys()
            if self._facts.get(each) != found.get(each)
            or self._exercises.get(each) != exercises.get(each)
            or self._measures_anew(exercises[each], yardstick)
        }
        self._facts, self._exercises, self._yardstick = found, exercises, yardstick
        if stale:
            self._forget(stale)

    def work(self) -> bool:
        """Go through one exercise that waits; whether more do. To be called between two keys."""
        waiting = (each for each in self._facts if each not in self._records)
        first = next(waiting, None)
        if first is not None:
            self.of_exercise(first)
        return next(waiting, None) is not None

    def of_exercise(self, exercise_id: str) -> tuple[Record, ...]:
        """The records of an exercise, oldest first."""
        if exercise_id not in self._facts:
            return ()
        if exercise_id not in self._records:
            exercise, facts = self._exercises[exercise_id], self._facts[exercise_id]
            self._records[exercise_id] = records_of(exercise, facts, self._yardstick)
        return self._records[exercise_id]

    def of_workout(self, workout_id: str) -> tuple[Record, ...]:
        """The records of a workout, an exercise after the other."""
        if self._by_workout is None:
            self._by_workout = _by_workout(self.all())
        return self._by_workout.get(workout_id, ())

    def all(self) -> tuple[Record, ...]:
        """Every record, the newest workout first."""
        if self._by_date is None:
            found = [record for each in sorted(self._facts) for record in self.of_exercise(each)]
            found.sort(key=lambda record: (record.started_at, record.workout_id), reverse=True)
            self._by_date = tuple(found)
        return self._by_date

    def count(self, since: date | None = None, until: date | None = None) -> int:
        """How many records there are from a day on, up to and with another."""
        return sum(
            (since is None or since <= record.day) and (until is None or record.day <= until)
            for record in self.all()
        )

    def _measures_anew(self, exercise: Exercise, yardstick: Yardstick) -> bool:
        was = self._yardstick
        if (was.unit, was.formula) != (yardstick.unit, yardstick.formula):
            return True
        return exercise.bw_fraction is not None and was.body != yardstick.body

    def _forget(self, stale: Iterable[str]) -> None:
        for each in stale:
            self._records.pop(each, None)
        self._by_date = self._by_workout = None


def _by_workout(records: Iterable[Record]) -> dict[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.workout_id, []).append(record)
    return {workout: tuple(each) for workout, each in found.items()}
