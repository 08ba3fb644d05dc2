"""Numbers as people type them; what Python would read too generously is refused."""

from __future__ import annotations

import re

from store.errors import UsageError

_DECIMAL = re.compile(r"\d{1,9}(?:[.,]\d{1,12})?|[.,]\d{1,12}", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)

HEAVIEST = 10_000
"""In kg or lb; well beyond any loaded sled, well below a slipped finger's 10^6."""
MOST_REPS = 10_000


def decimal(text: str, what: str = "number") -> float:
    """Read `12.5` or `12,5`; raise UsageError for signs, exponents, `NaN`, other scripts."""
    text = text.strip()
    if not _DECIMAL.fullmatch(text):
        raise UsageError(f"{_shown(text)} is not a {what}: write it like 82.5")
    return float(text.replace(",", "."))


def weight(text: str) -> float:
    """Read a weight in kg or lb; raise UsageError for what no one lifts."""
    value = decimal(text, "weight")
    if value > HEAVIEST:
        raise UsageError(f"{_shown(text)} is too heavy to be true: the limit is {HEAVIEST}")
    return value


def reps(text: str) -> int:
    """Read a count of repetitions; raise UsageError for 0 or fractions."""
    text = text.strip()
    if not _WHOLE.fullmatch(text):
        raise UsageError(f"{_shown(text)} is not a number of reps: write it like 8")
    value = int(text)
    if not 1 <= value <= MOST_REPS:
        raise UsageError(f"{value} reps can't be logged: from 1 to {MOST_REPS}")
    return value


def rpe(text: str) -> float:
    """Read an RPE from 1 to 10 in half steps; raise UsageError otherwise."""
    value = decimal(text, "RPE")
    if not 1 <= value <= 10 or value * 2 != int(value * 2):
        raise UsageError(f"RPE {_shown(text)} is off the scale: 1 to 10 in half steps, like 8.5")
    return value


def rir(text: str) -> float:
    """Read reps in reserve from 0 to 9 in half steps; raise UsageError otherwise."""
    value = decimal(text, "number of reps in reserve")
    if value > 9 or value * 2 != int(value * 2):
        raise UsageError(f"RIR {_shown(text)} is off the scale: 0 to 9 in half steps, like 1.5")
    return value


def _shown(text: str) -> str:
    short = text if len(text) <= 20 else text[:19] + "…"
    return repr(short) if short else "nothing"
