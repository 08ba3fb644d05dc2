"""The marks of an axis: round numbers that cover a range, and dates that fit a width."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUND = (1.0, 2.0, 2.5, 5.0)
"""Steps between two marks that people count in, times a power of ten."""
AIR = 0.03
"""Share of the range that is left free above and below."""
FLAT = 0.01
"""A range below this is a single number: nobody lifts, counts or weighs finer."""
GAP = 2
"""Cells that stay empty between two dates."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis of numbers from `low` to `high`, with the round ones in between that are named."""

    low: float
    high: float
    marks: tuple[float, ...]
    places: int
    """Digits after the point."""

    def label(self, value: float) -> str:
        """A mark in words."""
        return f"{value:.{self.places}f}"


def scale(low: float, high: float, most: int) -> Scale:
    """A scale over a range, with a little air, and with at most so many marks."""
    if high - low < FLAT:
        margin = max(abs(high) * 0.05, 1.0)
        low, high = max(0.0, low - margin) if low >= 0 else low - margin, high + margin
    else:
        air = (high - low) * AIR
        low, high = low if low == 0 else low - air, high + air
    step = _step(low, high, max(1, most))
    marks = tuple(number * step for number in range(*_multiples(low, high, step)))
    return Scale(low, high, marks, _places(step))


def _step(low: float, high: float, most: int) -> float:
    """The smallest round step of which no more than `most` multiples are in the range."""
    power = 10.0 ** (math.floor(math.log10((high - low) / most)) - 1)
    while True:
        for each in ROUND:
            first, end = _multiples(low, high, each * power)
            if end - first <= most:
                return each * power
        power *= 10


def _multiples(low: float, high: float, step: float) -> tuple[int, int]:
    return math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1


def _places(step: float) -> int:
    for places in range(4):
        if math.isclose(step, round(step, places), rel_tol=1e-6):
            return places
    return 4


def dates(first: date, last: date, width: int) -> list[tuple[int, str]]:
    """Columns and words of the dates to name below `width` cells that span first to last.

    The closest marks that fit: days, first days of months, of years.
    """
    span = max(1, (last - first).days)
    for marks in _rulers(first, last):
        placed = [(round((day - first).days / span * (width - 1)), words) for day, words in marks]
        placed = [(at, words) for at, words in placed if at + len(words) <= width]
        if len(placed) > 1 and all(
            at + len(words) + GAP <= after for (at, words), (after, _) in pairwise(placed)
        ):
            return placed
    words = _day(first)
    return [(0, words)] if len(words) <= width else []


def _rulers(first: date, last: date) -> Iterator[list[tuple[date, str]]]:
    days = (last - first).days
    for step in (1, 2, 7, 14):
        if days / step <= 40:
            yield [
                (first + timedelta(days=n), _day(first + timedelta(days=n)))
                for n in range(0, days + 1, step)
            ]
    for months in (1, 2, 3, 6):
        if days / (30 * months) <= 60:
            yield [
                (day, f"{MONTHS[day.month - 1]} {day:%y}") for day in _months(first, last, months)
            ]
    for years in (1, 2, 5, 10, 25, 50, 100):
        yield [(day, str(day.year)) for day in _months(first, last, 12 * years)]


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of months within the span, so many months apart, counted from a January."""
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    number += -number % step
    while (day := date(number // 12, number % 12 + 1, 1)) <= last:
        yield day
        number += step


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
