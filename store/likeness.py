"""Workouts that may be the same one, brought in twice: by two apps, or by an app and by hand.

Nothing is dropped for that: two people may share a file, and some train the same twice a day. A
person is told, and can merge or delete.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from store.review.facts import facts_of
from store.units import convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from store.review.facts import EntryFacts, SetLike

Plain = dict[str, Any]

NEAR = timedelta(hours=2)
"""Starts that are not further apart may be one, over midnight too."""
ALIKE = 0.6
"""Share of the sets of the longer one that the other one must have."""
TOLERANCE = 0.6
"""In kg: apps round what they convert, to as much as half a pound or half a kilogram."""

Did = tuple[str, int | None, int | None, int | None]
"""Exercise, reps, whole seconds and whole metres of a set."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What tells whether two workouts may be one."""

    id: str
    app: str
    """Empty: logged by hand."""
    title: str
    started_at: datetime
    sets: Mapping[Did, Sequence[float]]
    """What was done -> the weights in kg, the lightest first."""

    @property
    def count(self) -> int:
        """How many sets there are, without warm-ups."""
        return sum(map(len, self.sets.values()))


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A workout on its way in, and another one that may be the same."""

    new: Outline
    other: Outline
    share: float
    """Of the sets of the longer one, how many both have: 0.6 to 1."""
    is_stored: bool
    """Whether the other one is in the journal; else it is on its way in, too."""


def outline_of(document: Plain) -> Outline:
    """The outline of a workout's document."""
    started = datetime.fromisoformat(document["started_at"])
    app = (document.get("source") or {}).get("app", "")
    return outlined(
        (document["id"], app, document.get("title", ""), started), facts_of(started, document)
    )


def outlined(about: tuple[str, str, str, datetime], facts: Iterable[EntryFacts]) -> Outline:
    """The outline of a workout of which id, app, title and start are known."""
    sets: defaultdict[Did, list[float]] = defaultdict(list)
    for entry in facts:
        for done in entry.sets:
            sets[(entry.exercise_id, *_amounts(done))].append(_kilograms(done))
    return Outline(*about, {did: sorted(weights) for did, weights in sets.items()})


def duplicates(new: Sequence[Outline], stored: Sequence[Outline]) -> list[Duplicate]:
    """Every new workout that may be a stored one, or a new one of another app; oldest first."""
    known = _ByDay(stored)
    fresh = _ByDay(new)
    found = []
    for one in new:
        pairs = [(other, True) for other in known.near(one) if _may_be(one, other)]
        pairs += [(other, False) for other in fresh.near(one) if other.app < one.app]
        scored = ((share(one, other), other, is_stored) for other, is_stored in pairs)
        best = max(scored, key=lambda each: each[0], default=None)
        if best is not None and best[0] >= ALIKE:
            found.append(Duplicate(one, best[1], best[0], best[2]))
    return sorted(found, key=lambda each: each.new.started_at.timestamp())


def near_days(new: Iterable[Plain]) -> set[int]:
    """The days, by ordinal, on which what may be a duplicate of these could have started."""
    days: set[int] = set()
    for each in new:
        started = datetime.fromisoformat(each["started_at"])
        days |= {(started + each_way).toordinal() for each_way in (-NEAR, NEAR, timedelta())}
    return days


def share(one: Outline, other: Outline) -> float:
    """How many sets both have, as a share of those of the longer one: 0 to 1."""
    longer = max(one.count, other.count)
    both = sum(
        _common(weights, other.sets[did]) for did, weights in one.sets.items() if did in other.sets
    )
    return both / longer if longer else 0.0


def _may_be(one: Outline, other: Outline) -> bool:
    """Another app's on that day; of the same app only one that was renamed there since."""
    return one.app != other.app or one.started_at == other.started_at


def _common(mine: Sequence[float], theirs: Sequence[float]) -> int:
    """How many of two ascending rows of weights go together, one with one."""
    left = list(theirs)
    both = 0
    for weight in mine:
        place = bisect_left(left, weight - TOLERANCE)
        if place < len(left) and left[place] <= weight + TOLERANCE:
            del left[place]
            both += 1
    return both


def _amounts(done: SetLike) -> tuple[int | None, int | None, int | None]:
    seconds = None if done.seconds is None else round(done.seconds)
    return done.reps, seconds, None if done.metres is None else round(done.metres)


def _kilograms(done: SetLike) -> float:
    load = done.load
    if load is None or load.value is None or load.unit is None:
        return 0.0
    return convert(load.value, load.unit, "kg")


class _ByDay:
    """Workouts by the local day on which they started."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._days: defaultdict[int, list[Outline]] = defaultdict(list)
        for each in outlines:
            self._days[each.started_at.toordinal()].append(each)

    def near(self, one: Outline) -> Iterator[Outline]:
        """Those of the same local day, and those that started hardly before or after."""
        today = one.started_at.toordinal()
        for day in (today - 1, today, today + 1):
            for each in self._days.get(day, ()):
                if day == today or abs(each.started_at - one.started_at) <= NEAR:
                    yield each
