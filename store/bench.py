"""A past workout, changed with the methods that the open one has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from store import arranging, mending, session, wording
from store.models import ExerciseEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalog.exercise import Exercise
    from store.models import LoggedSet, Workout

    Change = Callable[[Workout], Workout]
    Words = Callable[[Workout], str]


class Edit(Protocol):
    """Makes one change of the workout durable, as one step that can be taken back."""

    def __call__(self, words: Words, change: Change) -> Workout:
        """The workout after it; `words` are made from what it was before."""


class Bench:
    """Each method is one step, durable when it returns, and returns the workout.

    Exercises are given by position and id, sets by what they were: raises ConflictError where
    another process has put something else there, or removed the workout.
    """

    def __init__(self, edit: Edit, is_per_side: Callable[[str], bool]) -> None:
        self._edit = edit
        self._is_per_side = is_per_side

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

    def insert_sets(
        self, index: int, exercise_id: str, at: int, sets: Sequence[LoggedSet]
    ) -> Workout:
        """Put sets before the one at a position."""
        return self._edit(
            lambda workout: wording.inserted(workout.entries[index].name, sets),
            lambda workout: session.with_sets_inserted(workout, index, exercise_id, at, sets),
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

    def remove_exercise(self, index: int, exercise_id: str) -> Workout:
        """Take an exercise out, with its sets."""
        return self._edit(
            lambda workout: wording.removed(workout.entries[index]),
            lambda workout: session.without_entry(workout, index, exercise_id),
        )

    def swap_exercise(self, index: int, exercise_id: str, new: Exercise) -> Workout:
        """Another exercise in its place; what was done was done of that one, all along."""
        return self._edit(
            _of(index, "took", f" for {wording.named(new.name)}"),
            lambda workout: mending.with_exercise(workout, index, exercise_id, new),
        )

    def move_exercise(self, index: int, exercise_id: str, by: int) -> Workout:
        """Move an exercise by so many places (up when negative), as far as there are places."""
        return self._edit(
            _of(index, "moved", " up" if by < 0 else " down"),
            lambda workout: arranging.with_moved(workout, index, exercise_id, by),
        )

    def link_superset(self, index: int, exercise_id: str) -> Workout:
        """Join an exercise with the next one in a superset; UsageError when none follows."""
        return self._edit(
            lambda workout: (
                f"joined {wording.named(workout.entries[index].name)} "
                f"and {wording.named(workout.entries[index + 1].name)} in a superset"
            ),
            lambda workout: arranging.with_linked(workout, index, exercise_id),
        )

    def unlink_superset(self, index: int, exercise_id: str) -> Workout:
        """Take an exercise out of its superset."""
        return self._edit(
            _of(index, "took", " out of its superset"),
            lambda workout: arranging.with_unlinked(workout, index, exercise_id),
        )

    def note_exercise(self, index: int, exercise_id: str, note: str) -> Workout:
        """Give an exercise a note."""
        return self._edit(
            _of(index, "changed the note of"),
            lambda workout: arranging.with_changed(workout, index, exercise_id, note=note),
        )

    def set_per_side(self, index: int, exercise_id: str, per_side: bool) -> Workout:
        """Write the two sides of an exercise down apart, or together again."""
        return self._edit(
            _of(index, "took the sides of", " apart" if per_side else " together"),
            lambda workout: arranging.with_changed(workout, index, exercise_id, per_side=per_side),
        )

    def _new_entry(self, exercise: Exercise) -> ExerciseEntry:
        per_side = self._is_per_side(exercise.id)
        return ExerciseEntry(exercise_id=exercise.id, name=exercise.name, per_side=per_side)

    # The workout

    def rename(self, title: str) -> Workout:
        """Give the workout a title."""
        words = f"renamed the workout to {wording.named(title, 'nothing')}"
        return self._edit(
            lambda _: words, lambda workout: workout.model_copy(update={"title": title})
        )

    def annotate(self, note: str) -> Workout:
        """Give the workout a note."""
        return self._edit(
            lambda _: "changed the note",
            lambda workout: workout.model_copy(update={"note": note}),
        )


def _of(index: int, verb: str, rest: str = "") -> Words:
    """Words about one of the exercises."""
    return lambda workout: f"{verb} {wording.named(workout.entries[index].name)}{rest}"
