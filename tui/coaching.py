"""What the coach needs from the journal: the training so far, and the doses of its suggestions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from catalog.exercise import Exercise
    from catalog.muscle import MuscleGroup
    from store.errors import HtrackError
    from store.models import ExerciseEntry
    from store.reader import Reader
    from store.review.dose import Dose
    from store.review.request import Training
    from store.settings import Settings

LOOKS_BACK: Final = timedelta(days=366)
"""What was done before is only known to have been done."""
SESSIONS: Final = 8
EVER: Final = 1_000_000


def training_for(reader: Reader, today: date) -> Training:
    """What was done up to the end of a day, and how it goes."""
    from store.review.learned import learned

    facts = reader.facts(since=today - LOOKS_BACK)
    return learned(facts, reader.catalog(), today, _done_before(reader, today))


def sore_on(
    reader: Reader, day: date, tell: Callable[[HtrackError], object]
) -> dict[MuscleGroup, int]:
    """How sore the muscles were said to be on a day; nothing, and told, where it can't be read."""
    from store.errors import StoreError
    from store.soreness import soreness_of

    try:
        return soreness_of(reader.path).get(day, {})
    except StoreError as error:
        tell(error)
        return {}


def _done_before(reader: Reader, today: date) -> list[str]:
    if today >= reader.clock().date():
        return list(reader.done_exercises())
    before = (entry for entry in reader.facts() if entry.day <= today)
    return list(dict.fromkeys(entry.exercise_id for entry in before))


class Doser:
    """The doses of suggestions for a day."""

    def __init__(
        self, reader: Reader, settings: Settings, today: date, training: Training, level: int
    ) -> None:
        from store.review.dose import Dosing, nordic_days

        catalog = reader.catalog()
        days = nordic_days(((each.day, each.exercise_id) for each in training.log), catalog)
        self._reader, self._today = reader, today
        self._dosing = Dosing(catalog, settings, today, level, days)

    def dose(self, exercise: Exercise, sets: int) -> Dose:
        """The dose of an exercise of which so many sets are planned."""
        return self._dosing.dose(exercise, self.history(exercise.id), sets)

    def last_day(self, exercise_id: str) -> date | None:
        """The last day on which working sets of an exercise were done."""
        return next((day for day, _ in self._recent(exercise_id)), None)

    def history(self, exercise_id: str) -> list[ExerciseEntry]:
        """What was done of an exercise, the newest first."""
        return [entry for _, entry in self._recent(exercise_id)]

    def _recent(self, exercise_id: str) -> list[tuple[date, ExerciseEntry]]:
        is_past = self._today < self._reader.clock().date()
        found = self._reader.recent(exercise_id, EVER if is_past else SESSIONS)
        return [(row.day, entry) for row, entry in found if row.day <= self._today]
