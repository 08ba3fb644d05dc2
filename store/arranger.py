"""Rearranging the workout in progress: order, supersets, exercises, notes; each is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import wording
from store.tracker import Tracker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalog.exercise import Exercise
    from store.models import LoggedSet, Workout


class Arranger(Tracker):
    """Changes what is to be done in the open workout, and where.

    Exercises are given by position and id; raises ConflictError where another stands there now.
    """

    def swap_exercise(self, index: int, exercise_id: str, new: Exercise) -> Workout:
        """Do another exercise instead; sets that are done stay, and the other comes behind them."""
        from store import arranging

        per_side = self._is_per_side(new.id)
        return self._edit_open(
            _of(index, "swapped", f" for {wording.named(new.name)}"),
            lambda workout: arranging.with_swapped(
                workout, index, exercise_id, new, per_side=per_side
            ),
        )

    def move_exercise(self, index: int, exercise_id: str, by: int) -> Workout:
        """Move an exercise by so many places (up when negative), as far as there are places."""
        from store import arranging

        return self._edit_open(
            _of(index, "moved", " up" if by < 0 else " down"),
            lambda workout: arranging.with_moved(workout, index, exercise_id, by),
        )

    def link_superset(self, index: int, exercise_id: str) -> Workout:
        """Join an exercise with the next one in a superset; UsageError when none follows."""
        from store import arranging

        return self._edit_open(
            lambda workout: (
                f"joined {wording.named(workout.entries[index].name)} "
                f"and {wording.named(workout.entries[index + 1].name)} in a superset"
            ),
            lambda workout: arranging.with_linked(workout, index, exercise_id),
        )

    def unlink_superset(self, index: int, exercise_id: str) -> Workout:
        """Take an exercise out of its superset."""
        from store import arranging

        return self._edit_open(
            _of(index, "took", " out of its superset"),
            lambda workout: arranging.with_unlinked(workout, index, exercise_id),
        )

    def note_exercise(self, index: int, exercise_id: str, note: str) -> Workout:
        """Give an exercise of the open workout a note."""
        from store import arranging

        return self._edit_open(
            _of(index, "changed the note of"),
            lambda workout: arranging.with_changed(workout, index, exercise_id, note=note),
        )

    def plan_sets(self, index: int, exercise_id: str, planned: int) -> Workout:
        """Choose how many sets are meant to be done; UsageError for what nobody plans."""
        from store import arranging

        return self._edit_open(
            _of(index, f"planned {wording.count(planned, 'set')} of"),
            lambda workout: arranging.with_planned(workout, index, exercise_id, planned),
        )

    def set_per_side(self, index: int, exercise_id: str, per_side: bool) -> Workout:
        """Write the two sides of an exercise down apart, or together again."""
        from store import arranging

        return self._edit_open(
            _of(index, "took the sides of", " apart" if per_side else " together"),
            lambda workout: arranging.with_changed(workout, index, exercise_id, per_side=per_side),
        )

    def insert_sets(
        self, index: int, exercise_id: str, at: int, sets: Sequence[LoggedSet]
    ) -> Workout:
        """Put sets that were done before the one at a position: warm-ups, say."""
        from store import session

        stamped = self._stamped(sets)
        return self._edit_open(
            lambda workout: wording.inserted(workout.entries[index].name, sets),
            lambda workout: session.with_sets_inserted(workout, index, exercise_id, at, stamped),
        )


def _of(index: int, verb: str, rest: str = "") -> Callable[[Workout], str]:
    """Words about one of the exercises."""
    return lambda workout: f"{verb} {wording.named(workout.entries[index].name)}{rest}"
