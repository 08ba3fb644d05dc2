"""Left against right, said only when it keeps showing.

Thresholds of 10-15 % are arbitrary and differ from test to test (Bishop 2021, Read 2021), so one
session says nothing: the same side has to lag in three sessions running.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from store.review.standing import SAME_KG
from store.review.strength import MOST_REPS, one_rep_max
from store.review.work import is_hard
from store.units import convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from store.review.facts import EntryFacts, LoadFact, SetFact

SESSIONS: Final = 3
LARGEST: Final = 15.0
"""Percent; more than this is worth saying."""

Side = Literal["left", "right"]


class SideBySide(NamedTuple):
    """The best of each side in one session, measured alike."""

    day: date
    left: float
    """In kg that could be lifted once, or in repetitions, seconds or metres of the same load."""
    right: float

    @property
    def weaker(self) -> Side | None:
        """The side that did less."""
        if self.left == self.right:
            return None
        return "left" if self.left < self.right else "right"

    @property
    def percent(self) -> float:
        """By how much the weaker side stays behind the stronger one, in percent of that one."""
        strong = max(self.left, self.right)
        return 0.0 if strong <= 0 else (strong - min(self.left, self.right)) / strong * 100


@dataclass(frozen=True, slots=True)
class SideGap:
    """A side that lags in an exercise, and the sessions that show it, newest first."""

    exercise_id: str
    weaker: Side
    sessions: tuple[SideBySide, ...]

    @property
    def percent(self) -> float:
        """Of the newest session."""
        return self.sessions[0].percent


def side_gaps(entries: Iterable[EntryFacts]) -> list[SideGap]:
    """The exercises in which one side lags, the largest gap first; entries come newest first.

    Only sessions count in which both sides did hard sets that can be compared.
    """
    sessions: dict[str, list[SideBySide]] = {}
    for entry in entries:
        known = sessions.setdefault(entry.exercise_id, [])
        if len(known) < SESSIONS:
            found = side_by_side(entry)
            known.extend([] if found is None else [found])
    gaps = (_gap(exercise_id, found) for exercise_id, found in sessions.items())
    return sorted(
        (gap for gap in gaps if gap is not None), key=lambda gap: (-gap.percent, gap.exercise_id)
    )


def _gap(exercise_id: str, sessions: Sequence[SideBySide]) -> SideGap | None:
    weaker = sessions[0].weaker if sessions else None
    if weaker is None or len(sessions) < SESSIONS:
        return None
    lags = all(each.weaker == weaker and each.percent > LARGEST for each in sessions)
    return SideGap(exercise_id, weaker, tuple(sessions)) if lags else None


def side_by_side(entry: EntryFacts) -> SideBySide | None:
    """The best of each side in an entry; none where a side is missing or they don't compare.

    Weights compare by the estimated maximum where every set has one; else what was done counts,
    of sets with the very same load.
    """
    sides: dict[str, list[SetFact]] = {"left": [], "right": []}
    for each in entry.sets:
        if each.side in sides and is_hard(each):
            sides[each.side].append(each)
    left, right = sides["left"], sides["right"]
    if not left or not right:
        return None
    best = _maxima(left, right) or _amounts(left, right)
    return None if best is None else SideBySide(entry.day, *best)


def _maxima(left: Sequence[SetFact], right: Sequence[SetFact]) -> tuple[float, float] | None:
    found = [[_maximum(each) for each in side] for side in (left, right)]
    known = [[value for value in side if value is not None] for side in found]
    if known != found:
        return None
    return max(known[0]), max(known[1])


def _maximum(logged: SetFact) -> float | None:
    """None on top of the body, whose own weight isn't known here."""
    weight = _kg(logged.load)
    external = logged.load is not None and logged.load.mode == "external"
    if not external or weight <= 0 or not logged.reps or logged.reps > MOST_REPS:
        return None
    return one_rep_max(weight, logged.reps)


def _amounts(left: Sequence[SetFact], right: Sequence[SetFact]) -> tuple[float, float] | None:
    every = (*left, *right)
    weights = [_kg(each.load) for each in every]
    kinds = {each.load and (each.load.mode, each.load.label) for each in every}
    if max(weights) - min(weights) > SAME_KG or len(kinds) > 1:
        return None
    return (
        _best([each.reps for each in left], [each.reps for each in right])
        or _best([each.seconds for each in left], [each.seconds for each in right])
        or _best([each.metres for each in left], [each.metres for each in right])
    )


def _best(
    left: Sequence[float | None], right: Sequence[float | None]
) -> tuple[float, float] | None:
    done = [value for value in left if value is not None]
    other = [value for value in right if value is not None]
    if len(done) < len(left) or len(other) < len(right):
        return None
    return max(done), max(other)


def _kg(load: LoadFact | None) -> float:
    if load is None or load.value is None or load.unit is None:
        return 0.0
    return convert(load.value, load.unit, "kg")
