"""A past workout, changed with the methods that the open one has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import mending, session, wording
from store.editing import Editing, of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalog.exercise import Exercise
    from store.editing import Edit, Words
    from store.models import LoggedSet, Workout


class Bench(Editing):
    """Also logs and replaces sets: of what is over, only those that were forgotten or wrong."""

    def __init__(
        self, step: Callable[[Words, Edit], Workout], wants_sides: Callable[[str], bool]
    ) -> None:
        self._step = step
        self._wants_sides = wants_sides

    def _edit(self, words: Words, edit: Edit) -> Workout:
        return self._step(words, edit)

    def _is_per_side(self, exercise_id: str) -> bool:
        return self._wants_sides(exercise_id)

    # Sets

    def log_sets(self, index: int, exercise_id: str, sets: Sequence[LoggedSet]) -> Workout:
        """Add sets behind those of an exercise; when they were done stays open."""

        def words(workout: Workout) -> str:
            entry = workout.entries[index]
            return wording.logged(entry.name, entry.sets, sets)

        return self._edit(
            words, lambda workout: session.with_sets(workout, index, exercise_id, sets)
        )

    def log_under(self, exercise: Exercise, sets: Sequence[LoggedSet]) -> Workout:
        """Add sets to the last entry of an exercise, which is added where it isn't in it yet."""
        entry = self._new_entry(exercise)
        return self._edit(
            lambda workout: wording.logged(
                exercise.name, session.sets_under(workout, exercise.id), sets
            ),
            lambda workout: session.with_sets_under(workout, entry, sets),
        )

    def replace_sets(
        self,
        index: int,
        exercise_id: str,
        at: int,
        was: Sequence[LoggedSet],
        now: Sequence[LoggedSet],
    ) -> Workout:
        """Replace a run of sets, such as a left and a right one; none deletes them."""
        return self._edit(
            lambda workout: wording.changed(workout.entries[index], at, deleted=not now),
            lambda workout: session.with_sets_replaced(workout, index, exercise_id, at, was, now),
        )

    # Exercises

    def add_exercise(self, exercise: Exercise) -> Workout:
        """Put an exercise at the end."""
        entry = self._new_entry(exercise)
        return self._edit(
            lambda _: f"added {wording.named(exercise.name)}",
            lambda workout: session.with_entry(workout, entry),
        )

    def swap_exercise(self, index: int, exercise_id: str, new: Exercise) -> Workout:
        """Another exercise in its place; what was done was done of that one, all along."""
        return self._edit(
            of(index, "took", f" for {wording.named(new.name)}"),
            lambda workout: mending.with_exercise(workout, index, exercise_id, new),
        )
