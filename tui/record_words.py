"""Records in words: what it is, what was done for it, what it beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.review.records import Kind
from tui import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from store.review.records import Record

NAMES = {
    Kind.HEAVIEST: "heaviest",
    Kind.E1RM: "e1RM",
    Kind.REPS: "reps",
    Kind.VOLUME: "volume in a set",
    Kind.HOLD: "longest hold",
    Kind.DISTANCE: "longest way",
}
IN_WEIGHT = frozenset({Kind.HEAVIEST, Kind.E1RM, Kind.VOLUME})


def amount(kind: Kind, value: float, unit: str) -> str:
    """What was reached: `154.2 kg`, `12 reps`, `45s`."""
    if kind in IN_WEIGHT:
        return f"{words.number(round(value, 1))} {unit}"
    if kind is Kind.HOLD:
        return words.seconds(value)
    if kind is Kind.DISTANCE:
        return words.metres(value)
    return f"{words.number(value)} reps"


def what(record: Record, unit: str) -> str:
    """`e1RM 154.2 kg`, `12 reps at 80 kg`, `longest hold 45s`."""
    reached = amount(record.kind, record.value, unit)
    if record.kind is Kind.REPS:
        return f"{reached}{_at(record, unit)}"
    return f"{NAMES[record.kind]} {reached}"


def beaten(record: Record, today: date) -> str:
    """`+3.1 on 2 Nov`: by how much, and whose day it beat."""
    more = record.value - record.was.value
    if record.kind is Kind.HOLD:
        gain = words.seconds(round(more, 1))
    elif record.kind is Kind.DISTANCE:
        gain = words.metres(round(more, 1))
    else:
        gain = words.number(round(more, 1))
    return f"+{gain} on {day_of(record.was.day, today)}"


def celebration(records: Iterable[Record], unit: str) -> str:
    """The short line for a set that has just beaten something: the most telling of it."""
    order = [Kind.HEAVIEST, Kind.E1RM, Kind.HOLD, Kind.DISTANCE, Kind.REPS, Kind.VOLUME]
    found = sorted(records, key=lambda each: order.index(each.kind))
    if not found:
        return ""
    first = found[0]
    was = amount(first.kind, first.was.value, unit)
    return f"{what(first, unit)}, was {was}"


def day_of(day: date, today: date) -> str:
    """`2 Nov`, with the year in two digits when it isn't this one: `2 Nov 25`."""
    text = f"{day.day} {words.MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day:%y}"


def _at(record: Record, unit: str) -> str:
    if record.band:
        return f" with {record.band[:20]}"
    if record.weight is None or record.weight == 0:
        return ""
    sign = "−" if record.weight < 0 else ""
    return f" at {sign}{words.number(abs(round(record.weight, 1)))} {unit}"
