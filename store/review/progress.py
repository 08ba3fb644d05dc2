"""How it went with one exercise: a point for each workout, for charts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING

from store.review.bests import Bests
from store.review.figures import Measure
from store.review.records import Kind
from store.review.sessions import sessions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from catalog.exercise import Exercise
    from store.review.facts import EntryFacts
    from store.review.figures import Figures, Yardstick
    from store.review.records import Record
    from store.review.sessions import Session
    from store.review.strength import Estimate


class Curve(StrEnum):
    """What a chart of an exercise shows."""

    E1RM = "e1rm"
    TOP = "top"
    """The heaviest weight, as it was written down."""
    VOLUME = "volume"
    """Of the whole workout, the share of the body counted."""
    REPS = "reps"
    """The most repetitions of a set at a weight or a heavier one; without a weight, at any."""
    HOLD = "hold"
    """The longest, in seconds."""
    DISTANCE = "distance"
    """The longest, in metres."""
    SETS = "sets"


RECORD_OF = {
    Curve.E1RM: Kind.E1RM,
    Curve.TOP: Kind.HEAVIEST,
    Curve.REPS: Kind.REPS,
    Curve.VOLUME: Kind.VOLUME,
    Curve.HOLD: Kind.HOLD,
    Curve.DISTANCE: Kind.DISTANCE,
}
"""The kind of record that is marked on a curve; that of volume is of a single set."""


@dataclass(frozen=True, slots=True)
class Point:
    """One workout of an exercise; weights in the unit of the yardstick."""

    workout_id: str
    started_at: datetime
    e1rm: Estimate | None
    """The best, one to be trusted before a rough one."""
    top: Figures | None
    """The set with the heaviest weight, of these the one with the most repetitions."""
    volume: float | None
    sets: int
    """Sets of volume: a left and a right one are one."""
    reps: int
    """All of them."""
    hold: float | None
    """The longest, in seconds."""
    distance: float | None
    """The longest, in metres."""
    done: tuple[Figures, ...]
    """The sets that can be compared."""
    records: tuple[Record, ...]
    """What was a record when it was done."""

    @property
    def day(self) -> date:
        """The local day of the workout."""
        return self.started_at.date()

    def reps_at(self, weight: float | None = None, same: float = 0.05) -> int | None:
        """The most repetitions of a set at a weight or a heavier one; at any without a weight.

        Weights closer than `same` are the same.
        """
        least = -inf if weight is None else weight - same
        return max(
            (each.logged.reps for each in self.done if each.logged.reps and _weight(each) >= least),
            default=None,
        )

    def value(self, curve: Curve, weight: float | None = None) -> float | None:
        """The height of a curve at this point; `weight` is for `Curve.REPS`."""
        if curve is Curve.REPS:
            return self.reps_at(weight)
        if curve is Curve.E1RM:
            return None if self.e1rm is None else self.e1rm.value
        if curve is Curve.TOP:
            return None if self.top is None else self.top.weight
        rest = (Curve.VOLUME, self.volume), (Curve.HOLD, self.hold), (Curve.DISTANCE, self.distance)
        return dict(rest).get(curve, self.sets)

    def is_record(self, curve: Curve) -> bool:
        """Whether the workout holds a record of what the curve shows."""
        return any(each.kind is RECORD_OF.get(curve) for each in self.records)


def points(
    exercise: Exercise, facts: Iterable[EntryFacts], yardstick: Yardstick
) -> tuple[Point, ...]:
    """A point for each workout, oldest first; facts in any order of workouts."""
    bests = Bests(exercise, yardstick)
    return tuple(_point(session, bests) for session in sessions_of(facts))


def _point(session: Session, bests: Bests) -> Point:
    figures = bests.figures(session)
    records = tuple(bests.add(session, figures))
    done, sets = tuple(each for each in figures if each is not None), session.sets
    return Point(
        workout_id=session.workout_id,
        started_at=session.started_at,
        e1rm=_best_estimate(done),
        top=_top(done),
        volume=_sum(each.volume for each in done),
        sets=session.counted,
        reps=sum(each.reps or 0 for each in sets),
        hold=_longest(done, Measure.SECONDS),
        distance=_longest(done, Measure.METRES),
        done=done,
        records=records,
    )


def _best_estimate(done: Iterable[Figures]) -> Estimate | None:
    found = (each.estimate for each in done if each.estimate is not None)
    return max(found, key=lambda each: (not each.rough, each.value), default=None)


def _top(done: Iterable[Figures]) -> Figures | None:
    weighed = [each for each in done if each.weight is not None]
    return max(weighed, key=lambda each: (_weight(each), each.amount), default=None)


def _weight(figures: Figures) -> float:
    return -inf if figures.weight is None else figures.weight


def _longest(done: Iterable[Figures], measure: Measure) -> float | None:
    return max((each.amount for each in done if each.measure is measure), default=None)


def _sum(volumes: Iterable[float | None]) -> float | None:
    known = [each for each in volumes if each is not None]
    return sum(known) if known else None


def curves_of(found: Sequence[Point]) -> tuple[Curve, ...]:
    """The curves of which the points have anything to show, the most telling first.

    The top set is none where nothing was ever loaded: it would be a line at nought.
    """
    shown = [curve for curve in Curve if any(each.value(curve) is not None for each in found)]
    if not any(each.value(Curve.TOP) for each in found):
        shown = [curve for curve in shown if curve is not Curve.TOP]
    return tuple(shown)


def weights_done(found: Sequence[Point]) -> list[float]:
    """The weights of sets with repetitions, those of most workouts first, the heavier before.

    For the choice of a weight for `Curve.REPS`.
    """
    times: Counter[float] = Counter()
    for point in found:
        times.update({round(_weight(each), 2) for each in point.done if _has_reps(each)})
    return sorted(times, key=lambda weight: (-times[weight], -weight))


def _has_reps(figures: Figures) -> bool:
    return figures.measure is Measure.REPS and figures.weight is not None
