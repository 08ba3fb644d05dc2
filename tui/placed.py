"""A workout on the screen, in which each exercise is known by its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalog.exercise import Exercise
from store.draft import Field, amount_of, is_per_side
from store.rows import Row, rows_of, start_of
from tui.columns import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.models import ExerciseEntry, Unit, Workout
    from store.plan import Preference
    from tui.steps import Step

    LastTime = Callable[[str], ExerciseEntry | None]
    Known = Callable[[str], Exercise | None]
    Preferences = Callable[[str], Preference]

Place = tuple[str, int]
"""An exercise and its how-many-eth time in the workout: stays right when others come or go."""


@dataclass
class Placed:
    """What is asked of a workout before anything is done to it; one of its exercises is shown."""

    workout: Workout
    last_time: LastTime
    known: Known
    preference: Preferences
    unit: Unit
    step: Step
    effort: Field = Field.RPE
    """How hard a set was, in the words of the user: RPE or RIR."""
    at: int = 0
    """The exercise that is shown."""
    unsaved: list[tuple[Place, Row]] = field(default_factory=list)
    """Rows that were done but could not be written yet."""

    @property
    def entry(self) -> ExerciseEntry | None:
        """The exercise that is shown."""
        return self.workout.entries[self.at] if self.at < len(self.workout.entries) else None

    def place(self, index: int) -> Place:
        """The place of an entry, whatever stands before it."""
        ids = [entry.exercise_id for entry in self.workout.entries[: index + 1]]
        return ids[-1], ids.count(ids[-1])

    def index(self, place: Place) -> int | None:
        """Where a place is now."""
        places = [self.place(i) for i in range(len(self.workout.entries))]
        return places.index(place) if place in places else None

    def exercise(self, index: int) -> Exercise:
        """What the catalogue knows of an entry; only its name if it knows nothing."""
        entry = self.workout.entries[index]
        known = self.known(entry.exercise_id)
        return known or Exercise(id=entry.exercise_id, name=entry.name, custom=True)

    def unit_of(self, index: int) -> Unit:
        """The unit in which the loads of an entry are shown and typed."""
        return self.preference(self.workout.entries[index].exercise_id).unit or self.unit

    def per_side(self, index: int) -> bool:
        """Whether the two sides of an entry are written down apart."""
        return is_per_side(self.workout.entries[index])

    def columns(self, index: int) -> tuple[Column, ...]:
        """What can be typed for an entry."""
        amount = amount_of(self.exercise(index))
        parts = (0, 1) if self.per_side(index) else (0,)
        cells = [Column(part, field) for part in parts for field in (Field.LOAD, amount)]
        return (*cells, Column(0, self.effort))

    def group(self, index: int) -> list[int]:
        """The entries of a superset, in order; just the one when it is in none."""
        number = self.workout.entries[index].superset
        if number is None:
            return [index]
        return [i for i, entry in enumerate(self.workout.entries) if entry.superset == number]

    # What was done

    def done(self, index: int) -> list[Row]:
        """The rows of an entry that are on disk."""
        return rows_of(self.workout.entries[index].sets)

    def waiting(self, index: int) -> list[Row]:
        """The rows of an entry that were done but are not on disk."""
        place = self.place(index)
        return [row for where, row in self.unsaved if where == place]

    def done_count(self, index: int) -> int:
        """Rows that were done, on disk or not."""
        return len(self.done(index)) + len(self.waiting(index))

    def done_so_far(self, index: int) -> ExerciseEntry:
        """An entry with what was done in it, on disk or not."""
        entry, waiting = self.workout.entries[index], self.waiting(index)
        sets = (*entry.sets, *(each for row in waiting for each in row))
        return entry.model_copy(update={"sets": sets}) if waiting else entry

    def start_of(self, number: int) -> int:
        """The position of a row's first set among the logged sets of the entry that is shown."""
        return start_of(self.done(self.at), number)
