"""The state of a past workout on the screen: what was done, and sets that are being written down.

A set of which the reps are not known yet can't be kept; until it can, it is a draft.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.draft import ready
from store.errors import UsageError
from store.models import LoggedSet, SetKind
from store.rows import joined, split
from tui import row_edits
from tui.naming import present_workout
from tui.training import Place, Training

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.journal import Journal
    from store.models import ExerciseEntry, Workout
    from store.rows import Row
    from tui.app import HtrackApp


@dataclass
class Mended(Training):
    """The rows of a past workout; those to do are drafts, and none unless they were asked for."""

    drafts: dict[Place, list[Row]] = field(default_factory=dict)

    def todo(self, index: int) -> list[Row]:
        """The drafts of an entry."""
        return self.drafts.setdefault(self.place(index), [])

    def is_draft(self, number: int) -> bool:
        """Whether a row of the exercise that is shown is not kept yet."""
        return self.entry is not None and number >= self.done_count(self.at)

    def draft(self) -> None:
        """A set of which nothing is known, in the exercise that is shown."""
        blank = (LoggedSet(),)
        shaped = split(blank) if self.per_side(self.at) else joined(blank)
        self.todo(self.at).append(shaped)

    def finished(self, row: Row) -> Row | None:
        """A draft as it can be kept; none while it lacks something."""
        exercise = self.exercise(self.at)
        try:
            return tuple(ready(each, exercise) for each in row)
        except UsageError:
            return None

    def once_more(self) -> Row:
        """The last row of the exercise that is shown, as it would be done again."""
        return tuple(row_edits.again(each) for each in self.done(self.at)[-1])

    def as_kind(self, row: Row, kind: SetKind) -> Row:
        """A row as a warm-up, a drop set or one to failure; working again if it was that."""
        return row_edits.changed(row, kind=SetKind.WORKING if row[0].kind is kind else kind)


def is_blank(workout: Workout) -> bool:
    """Whether nothing is worth keeping of it: no set, and no word about it."""
    notes = (workout.note, *(entry.note for entry in workout.entries))
    return not workout.sets and not any(note.strip() for note in notes)


def mended(app: HtrackApp, workout: Workout) -> Mended:
    """The state of a past workout, answering from the journal and the settings."""
    from store.draft import Field
    from tui.steps import steps_with

    journal, settings = app.journal, app.settings
    return Mended(
        present_workout(workout, journal.catalog()),
        last_time_before(journal, workout),
        lambda exercise_id: journal.catalog().get(exercise_id),
        journal.preference,
        journal.unit(),
        steps_with(settings, lambda exercise_id: journal.preference(exercise_id).increment),
        effort=Field(settings.effort),
    )


def last_time_before(journal: Journal, workout: Workout) -> Callable[[str], ExerciseEntry | None]:
    """The last time, before a workout, that an exercise was done; found once for each."""
    known: dict[str, ExerciseEntry | None] = {}

    def last_time(exercise_id: str) -> ExerciseEntry | None:
        if exercise_id not in known:
            known[exercise_id] = _last_time(journal, workout, exercise_id)
        return known[exercise_id]

    return last_time


def _last_time(journal: Journal, workout: Workout, exercise_id: str) -> ExerciseEntry | None:
    earlier = (
        each.workout_id
        for each in journal.facts_of(exercise_id)
        if each.started_at < workout.started_at and each.workout_id != workout.id
    )
    found = next(earlier, None)
    if found is None:
        return None
    entries = journal.workout(found).entries
    return next(each for each in entries if each.exercise_id == exercise_id and each.sets)
