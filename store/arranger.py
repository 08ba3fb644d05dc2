"""Changing what is to be done in the workout in progress; each is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import wording
from store.editing import of
from store.tracker import Tracker

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.models import Workout


class Arranger(Tracker):
    """Swaps exercises and plans sets: what only a workout that isn't over yet can take."""

    def swap_exercise(self, index: int, exercise_id: str, new: Exercise) -> Workout:
        """Do another exercise instead; sets that are done stay, and the other comes behind them."""
        from store import arranging

        per_side = self._is_per_side(new.id)
        return self._edit(
            of(index, "swapped", f" for {wording.named(new.name)}"),
            lambda workout: arranging.with_swapped(
                workout, index, exercise_id, new, per_side=per_side
            ),
        )

    def plan_sets(self, index: int, exercise_id: str, planned: int, *, deleted: int = 0) -> Workout:
        """Choose how many sets are meant to be done; UsageError for what nobody plans.

        `deleted` is the number of the one that goes by it, for the words; 0: none does.
        """
        from store import arranging

        said = f"deleted set {deleted}" if deleted else f"planned {wording.count(planned, 'set')}"
        return self._edit(
            of(index, f"{said} of"),
            lambda workout: arranging.with_planned(workout, index, exercise_id, planned),
        )
