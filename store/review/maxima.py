"""Rep maxima: the most that was lifted for at least so many repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from store.review.figures import figures_of
from store.review.sessions import sessions_of
from store.review.strength import MOST_REPS, MOST_TRUSTED, has_maximum, one_rep_max

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from catalog.exercise import Exercise
    from store.review.facts import EntryFacts
    from store.review.figures import Figures, Yardstick
    from store.review.progress import Point
    from store.review.strength import Formula

AT_LEAST: Final = 0.05
"""By how much more an estimate must be than what was done: as much as shows."""


class RepMax(NamedTuple):
    """The best weight for at least so many repetitions; in the unit of the yardstick."""

    reps: int
    done: Figures | None
    """The first set that did it; none where it was never done."""
    day: date | None
    workout_id: str
    estimate: float | None
    """What the formula expects from the best e1RM; up to ten repetitions, weights only, and none
    where as much was done already: of who did it, that is nothing to expect."""

    @property
    def weight(self) -> float | None:
        """As it was written down: on the bar, or added to the body."""
        return None if self.done is None else self.done.weight


class _Done(NamedTuple):
    figures: Figures
    day: date
    workout_id: str

    @property
    def weight(self) -> float:
        return self.figures.weight or 0.0


def rep_maxima(
    exercise: Exercise, facts: Iterable[EntryFacts], yardstick: Yardstick
) -> tuple[RepMax, ...]:
    """Rows for 1 to 12 repetitions; none at all for what has no maximum, or was never weighed."""
    return _table(exercise, list(_measured(exercise, facts, yardstick)), yardstick.formula)


def maxima_of(
    exercise: Exercise, points: Iterable[Point], yardstick: Yardstick
) -> tuple[RepMax, ...]:
    """The same from the points of a chart, which hold every figure that is needed."""
    done = [_Done(each, point.day, point.workout_id) for point in points for each in point.done]
    return _table(exercise, done, yardstick.formula)


def _measured(
    exercise: Exercise, facts: Iterable[EntryFacts], yardstick: Yardstick
) -> Iterator[_Done]:
    for session in sessions_of(facts):
        day = session.started_at.date()
        for logged in session.sets:
            figures = figures_of(logged, exercise, day, yardstick)
            if figures is not None:
                yield _Done(figures, day, session.workout_id)


def _table(exercise: Exercise, done: Sequence[_Done], formula: Formula) -> tuple[RepMax, ...]:
    if not has_maximum(exercise):
        return ()
    maximal = [each for each in done if each.figures.is_maximal]
    most, best = _most_for_one(maximal), _best(maximal)
    rows = tuple(_row(reps, best.get(reps), most, formula) for reps in range(1, MOST_REPS + 1))
    return rows if any(row.weight for row in rows) else ()


def _most_for_one(done: Iterable[_Done]) -> float | None:
    """The best e1RM of sets with a weight; with the body in it, it is no weight for a bar."""
    estimates = (
        each.figures.estimate
        for each in done
        if each.figures.logged.load is not None and each.figures.logged.load.mode == "external"
    )
    return max((e.value for e in estimates if e is not None and not e.rough), default=None)


def _best(done: Iterable[_Done]) -> dict[int, _Done]:
    """Repetitions -> the first set with the greatest weight that had at least as many."""
    best: dict[int, _Done] = {}
    for each in done:
        reps = min(each.figures.logged.reps or 0, MOST_REPS)
        # For fewer repetitions there is never less: beyond the first that holds, all do.
        while reps and (reps not in best or each.weight > best[reps].weight):
            best[reps] = each
            reps -= 1
    return best


def _row(reps: int, best: _Done | None, most: float | None, formula: Formula) -> RepMax:
    estimate = None
    if most is not None and reps <= MOST_TRUSTED:
        estimate = most / one_rep_max(1, reps, formula)
    if best is None:
        return RepMax(reps, None, None, "", estimate)
    if estimate is not None and estimate < best.weight + AT_LEAST:
        estimate = None
    return RepMax(reps, best.figures, best.day, best.workout_id, estimate)
