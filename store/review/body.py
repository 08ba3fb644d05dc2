"""What the body weighed, day by day: a series for a chart, and the share that exercises move."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from store.units import convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Weighed(NamedTuple):
    """What the scales said last on a day."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class BodyWeights:
    """The weights of the body in one unit, the oldest first, at most one a day."""

    points: tuple[Weighed, ...] = ()

    def on(self, day: date) -> float | None:
        """The last weight up to a day; none before the first."""
        place = bisect_right(self.points, day, key=lambda point: point.day)
        return self.points[place - 1].value if place else None


def body_weights(documents: Iterable[Mapping[str, Any]], unit: str) -> BodyWeights:
    """The series from the documents of the table `body`, which the store has checked."""
    said = sorted((datetime.fromisoformat(each["at"]), each["id"], each) for each in documents)
    last = {at.date(): convert(each["value"], each["unit"], unit) for at, _, each in said}
    return BodyWeights(tuple(Weighed(day, last[day]) for day in sorted(last)))
