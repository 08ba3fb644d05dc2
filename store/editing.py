"""The edits that a past workout and the one in progress share; each is one step."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from store import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalog.exercise import Exercise
    from store.models import ExerciseEntry, LoggedSet, Workout

    Edit = Callable[[Workout], Workout]
    Words = Callable[[Workout], str]


class Editing(ABC):
    """Each method is one step, durable when it returns, and returns the workout.

    Exercises are given by position and id, sets by what they were: raises ConflictError where
    another process has put something else there, or removed the workout.
    """

    # The models behind `arranging` and `session` take long to load: only who edits needs them.

    @abstractmethod
    def _edit(self, words: Words, edit: Edit) -> Workout:
        """The workout once an edit of it is durable; `words` are made from what it was before."""

    @abstractmethod
    def _is_per_side(self, exercise_id: str) -> bool:
        """Whether the user wants the sides of an exercise apart."""

    def _stamped(self, sets: Sequence[LoggedSet]) -> list[LoggedSet]:
        """The sets with when they were done, as far as that is known: here it stays open."""
        return list(sets)

    def _new_entry(self, exercise: Exercise) -> ExerciseEntry:
        from store.models import ExerciseEntry

        per_side = self._is_per_side(exercise.id)
        return ExerciseEntry(exercise_id=exercise.id, name=exercise.name, per_side=per_side)

    # Exercises

    def insert_sets(
        self, index: int, exercise_id: str, at: int, sets: Sequence[LoggedSet]
    ) -> Workout:
        """Put sets that were done before the one at a position: warm-ups, say."""
        from store import session

        stamped = self._stamped(sets)
        return self._edit(
            lambda workout: wording.inserted(workout.entries[index].name, sets),
            lambda workout: session.with_sets_inserted(workout, index, exercise_id, at, stamped),
        )

    def remove_exercise(self, index: int, exercise_id: str) -> Workout:
        """Take an exercise out, with the sets logged for it."""
        from store import session

        return self._edit(
            lambda workout: wording.removed(workout.entries[index]),
            lambda workout: session.without_entry(workout, index, exercise_id),
        )

    def move_exercise(self, index: int, exercise_id: str, by: int) -> Workout:
        """Move an exercise by so many places (up when negative), as far as there are places."""
        from store import arranging

        return self._edit(
            of(index, "moved", " up" if by < 0 else " down"),
            lambda workout: arranging.with_moved(workout, index, exercise_id, by),
        )

    def link_superset(self, index: int, exercise_id: str) -> Workout:
        """Join an exercise with the next one in a superset; UsageError when none follows."""
        from store import arranging

        return self._edit(
            lambda workout: (
                f"joined {wording.named(workout.entries[index].name)} "
                f"and {wording.named(workout.entries[index + 1].name)} in a superset"
            ),
            lambda workout: arranging.with_linked(workout, index, exercise_id),
        )

    def unlink_superset(self, index: int, exercise_id: str) -> Workout:
        """Take an exercise out of its superset."""
        from store import arranging

        return self._edit(
            of(index, "took", " out of its superset"),
            lambda workout: arranging.with_unlinked(workout, index, exercise_id),
        )

    def note_exercise(self, index: int, exercise_id: str, note: str) -> Workout:
        """Give an exercise a note."""
        from store import arranging

        return self._edit(
            of(index, "changed the note of"),
            lambda workout: arranging.with_changed(workout, index, exercise_id, note=note),
        )

    def set_per_side(self, index: int, exercise_id: str, per_side: bool) -> Workout:
        """Write the two sides of an exercise down apart, or together again."""
        from store import arranging

        return self._edit(
            of(index, "took the sides of", " apart" if per_side else " together"),
            lambda workout: arranging.with_changed(workout, index, exercise_id, per_side=per_side),
        )

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


def of(index: int, verb: str, rest: str = "") -> Words:
    """Words about one of the exercises."""
    return lambda workout: f"{verb} {wording.named(workout.entries[index].name)}{rest}"
