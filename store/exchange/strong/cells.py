"""Single cells of Strong's export: numbers, set orders, durations, distances."""

from __future__ import annotations

import re
from functools import lru_cache

from store.numbers import HEAVIEST, MOST_REPS

NUMBER = re.compile(r"(-?)(\d{1,9}(?:[.,]\d{1,25})?|[.,]\d{1,25})", re.ASCII)
_WHOLE = re.compile(r"(\d{1,9})(?:[.,]0{1,6})?", re.ASCII)
_DURATION_PART = re.compile(r"(\d{1,9})\s*([^\d\s.,]+)[.,]?\s*", re.ASCII)

LONGEST_SET = 24 * 3600
"""Seconds."""

REST, NOTE = "rest", "note"
ORDERS = {
    "w": "warmup",
    "warm up": "warmup",
    "warmup": "warmup",
    "d": "drop",
    "drop set": "drop",
    "dropset": "drop",
    "drop": "drop",
    "f": "failure",
    "failure": "failure",
    "rest timer": REST,
    "note": NOTE,
}
"""What stands in the place of a set's number, in lower case with spaces for underscores."""

_SECONDS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "秒", "秒钟"), 1),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "分", "分钟", "分鐘"), 60),
    **dict.fromkeys(
        ("h", "hr", "hrs", "hour", "hours", "std", "小时", "小時", "时間", "時間"), 3600
    ),
    **dict.fromkeys(("d", "day", "days", "天"), 86400),
}
METRES = {
    "m": 1.0,
    "meters": 1.0,
    "metres": 1.0,
    "km": 1000.0,
    "kilometers": 1000.0,
    "mi": 1609.344,
    "mile": 1609.344,
    "miles": 1609.344,
    "ft": 0.3048,
    "feet": 0.3048,
    "yd": 0.9144,
    "yards": 0.9144,
}
UNITS = {"kg": "kg", "kgs": "kg", "lb": "lb", "lbs": "lb"}


class BadCell(ValueError):  # noqa: N818 - a verdict on one row, counted and shown as "skipped"
    """Why a row can't be used."""


@lru_cache(maxsize=4096)
def number(text: str, what: str) -> float | None:
    """A decimal, with a point or a comma; none for an empty cell; raise BadCell."""
    text = text.strip()
    if not text:
        return None
    found = NUMBER.fullmatch(text)
    if found is None:
        raise BadCell(f"{what} {shown(text)} is not a number")
    return float(found[1] + found[2].replace(",", "."))


def amount(text: str, what: str, most: float) -> float | None:
    """A decimal from 0 to `most`; none for an empty cell; raise BadCell."""
    value = number(text, what)
    if value is not None and not 0 <= value <= most:
        raise BadCell(f"{what} {shown(text)} can't be right")
    return value


def weight(text: str) -> float | None:
    """A weight, negative where an app writes assistance so; raise BadCell."""
    value = number(text, "weight")
    if value is not None and abs(value) > HEAVIEST:
        raise BadCell(f"weight {shown(text)} can't be right")
    return value


@lru_cache(maxsize=4096)
def repetitions(text: str) -> int | None:
    """A count, also written `8.0`; none for an empty cell; raise BadCell."""
    text = text.strip()
    if not text:
        return None
    found = _WHOLE.fullmatch(text)
    if found is None or int(found[1]) > MOST_REPS:
        raise BadCell(f"{shown(text)} is not a number of reps")
    return int(found[1])


@lru_cache(maxsize=4096)
def set_order(text: str) -> int | str:
    """The number of a set, one of the values of `ORDERS`, or "" for what isn't known."""
    text = text.strip()
    if found := _WHOLE.fullmatch(text):
        return int(found[1])
    return ORDERS.get(" ".join(text.replace("_", " ").casefold().split()), "")


@lru_cache(maxsize=4096)
def effort(text: str) -> float | None:
    """An RPE from 1 to 10 in half steps; none for an empty cell or 0; raise BadCell."""
    value = number(text, "RPE")
    if not value:
        return None
    if not 1 <= value <= 10 or value * 2 != int(value * 2):
        raise BadCell(f"RPE {shown(text)} is off the scale")
    return value


def duration(text: str) -> float | None:
    """Seconds of `55s`, `5h 22m`, `1小时13分钟` or `3324`; none for what isn't understood."""
    text = text.strip()
    if found := _WHOLE.fullmatch(text):
        return float(found[1])
    total = 0.0
    place = 0
    for part in _DURATION_PART.finditer(text):
        worth = _SECONDS.get(part[2].casefold())
        if worth is None or part.start() != place:
            return None
        total += int(part[1]) * worth
        place = part.end()
    return total if text and place == len(text) else None


def metres(value: float, unit: str) -> float:
    """A distance in metres; raise BadCell for a unit that isn't one of length."""
    worth = METRES.get(unit.strip().casefold().rstrip("."))
    if worth is None:
        raise BadCell(f"{shown(unit)} is not a unit of distance")
    # To the micrometre, so that 8.05 km are 8050 m and not a rounding error more.
    return round(value * worth, 6)


def shown(text: str) -> str:
    """A cell, short and in quotes, for a message."""
    text = " ".join(text.split())
    return repr(text if len(text) <= 30 else text[:29] + "…")
