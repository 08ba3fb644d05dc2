"""The most that was done at a weight or a heavier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from store.review.figures import Figures, Measure


class Best(NamedTuple):
    """The best so far: how much, and when."""

    value: float
    day: date
    workout_id: str


class Rung(NamedTuple):
    """So much at a weight, and never as much at a heavier one."""

    weight: float
    best: Best


class Ladder:
    """For each measure and band the rungs that no other is above; `same`: weights so close are."""

    def __init__(self, same: float) -> None:
        self._same = same
        self._rungs: dict[tuple[Measure, str], list[Rung]] = {}

    def add(self, figures: Figures, day: date, workout_id: str) -> None:
        """Count a set."""
        if figures.weight is None:
            return
        weight, amount = figures.weight, figures.amount
        key = (figures.measure, figures.band)
        rungs = self._rungs.setdefault(key, [])
        if any(rung.weight >= weight and rung.best.value >= amount for rung in rungs):
            return
        kept = [rung for rung in rungs if rung.weight > weight or rung.best.value > amount]
        self._rungs[key] = [*kept, Rung(weight, Best(amount, day, workout_id))]

    def at(self, figures: Figures) -> Best | None:
        """The most that was done at the weight of a set or a heavier one, with the same band."""
        if figures.weight is None:
            return None
        least = figures.weight - self._same
        rungs = self._rungs.get((figures.measure, figures.band), ())
        reached = (rung.best for rung in rungs if rung.weight >= least)
        return max(reached, key=lambda best: best.value, default=None)
