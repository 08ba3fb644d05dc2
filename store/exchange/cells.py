"""Single cells of anybody's export: numbers, reps, efforts, times, distances."""

from __future__ import annotations

import re
from functools import lru_cache

from store.numbers import HEAVIEST, MOST_REPS

NUMBER = re.compile(r"(-?)(\d{1,9}(?:[.,]\d{1,25})?|[.,]\d{1,25})", re.ASCII)
WHOLE = re.compile(r"(\d{1,9})(?:[.,]0{1,6})?", re.ASCII)
_GROUPED = re.compile(
    r"-?(?:\d{1,3}(?:,\d{3})+\.\d{1,25}|\d{1,3}(?:\.\d{3})+,\d{1,25}"
    r"|\d{1,3}(?:[ '\u00a0\u202f]\d{3})+(?:[.,]\d{1,25})?)",
    re.ASCII,
)
"""Thousands divided by what can't be a point, `1,234` being as good as `1.234`."""
_SPELT = re.compile(
    r"(?=\d)(?:(\d{1,2})\s?h)?\s?(?:(\d{1,4})\s?m(?:in)?\.?)?\s?(?:(\d{1,5})\s?s(?:ec)?\.?)?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:[.,]\d{1,9})?", re.ASCII)

LONGEST_SET = 24 * 3600
"""Seconds."""
FARTHEST = 999_999
"""In any unit, and in metres."""

METRES = {
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), 1.0),
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"), 1000.0),
    **dict.fromkeys(("mi", "mile", "miles"), 1609.344),
    **dict.fromkeys(("ft", "foot", "feet"), 0.3048),
    **dict.fromkeys(("yd", "yds", "yard", "yards"), 0.9144),
    **dict.fromkeys(("cm", "centimeters"), 0.01),
    **dict.fromkeys(("in", "inch", "inches"), 0.0254),
}
UNITS = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
}


class BadCell(ValueError):  # noqa: N818 - a verdict on one row, counted and shown as "skipped"
    """Why a row can't be used."""


@lru_cache(maxsize=4096)
def number(text: str, what: str) -> float | None:
    """A decimal, with a point or a comma; none for an empty cell; raise BadCell."""
    text = text.strip()
    if not text:
        return None
    found = NUMBER.fullmatch(text) or NUMBER.fullmatch(_ungrouped(text))
    if found is None:
        raise BadCell(f"{what} {shown(text)} is not a number")
    return float(found[1] + found[2].replace(",", "."))


def _ungrouped(text: str) -> str:
    """A number without the marks between its thousands."""
    if _GROUPED.fullmatch(text) is None:
        return text
    point = max(text.rfind("."), text.rfind(","))
    whole, rest = (text[:point], text[point:]) if point >= 0 else (text, "")
    return "".join(each for each in whole if each == "-" or each.isdecimal()) + rest


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
    found = WHOLE.fullmatch(text)
    if found is None or int(found[1]) > MOST_REPS:
        raise BadCell(f"{shown(text)} is not a number of reps")
    return int(found[1])


@lru_cache(maxsize=4096)
def effort(text: str) -> float | None:
    """An RPE from 1 to 10 in half steps; none for an empty cell or 0; raise BadCell."""
    value = number(text, "RPE")
    if not value:
        return None
    if not 1 <= value <= 10 or value * 2 != int(value * 2):
        raise BadCell(f"RPE {shown(text)} is off the scale")
    return value


def seconds(text: str) -> float | None:
    """Of `90`, `1:02:03`, `10:00` or `1m 30s`; none for an empty cell; raise BadCell."""
    text = text.strip()
    if found := _SPELT.fullmatch(text):
        hours, minutes, rest = (int(each or 0) for each in found.groups())
        return amount(str(hours * 3600 + minutes * 60 + rest), "seconds", LONGEST_SET)
    if ":" not in text:
        return amount(text, "seconds", LONGEST_SET)
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise BadCell(f"{shown(text)} is not a time like 0:01:30")
    total = int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    return amount(str(total), "seconds", LONGEST_SET)


@lru_cache(maxsize=4096)
def unit_of_weight(text: str) -> str:
    """`kg` or `lb`, however it is spelt; empty for an empty cell; raise BadCell."""
    text = text.strip()
    unit = UNITS.get(text.casefold().rstrip(".")) if text else ""
    if unit is None:
        raise BadCell(f"{shown(text)} is not a unit of weight")
    return unit


def is_length(unit: str) -> bool:
    """Whether a distance can be in it."""
    return unit.strip().casefold().rstrip(".") in METRES


def metres(value: float, unit: str) -> float:
    """A distance in metres; raise BadCell for a unit that isn't one of length."""
    worth = METRES.get(unit.strip().casefold().rstrip("."))
    if worth is None:
        raise BadCell(f"{shown(unit)} is not a unit of distance")
    if value * worth > FARTHEST:
        raise BadCell(f"distance {value:g} {shown(unit)} can't be right")
    # To the micrometre, so that 8.05 km are 8050 m and not a rounding error more.
    return round(value * worth, 6)


def shown(text: str) -> str:
    """A cell, short and in quotes, for a message."""
    text = " ".join(text[:200].split())
    return repr(text if len(text) <= 30 else text[:29] + "…")
