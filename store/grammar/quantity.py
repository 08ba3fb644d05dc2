"""Numbers with what they count: reps, time, distance, weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from store.draft import FARTHEST, LONGEST_HOLD
from store.models import Unit
from store.numbers import HEAVIEST, MOST_REPS

if TYPE_CHECKING:
    from store.grammar.scanner import Scanner

NUMBER: Final = r"(?:\d+(?:[.,]\d+)?|\.\d+)"
"""A comma between two digits is a decimal comma."""
WEIGHT_UNIT: Final = r"(?i:kg|lbs?)(?![a-wyzA-WYZ])"
TIMES: Final = r"\s*[xX×*]\s*"

_CLOCK: Final = re.compile(
    r"(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,4}):(?P<s>[0-5]\d(?:[.,]\d+)?)(?![\d:])", re.ASCII
)
_COUNT: Final = re.compile(
    rf"(?P<number>{NUMBER})(?:\s*(?P<unit>reps?|seconds?|secs?|s|minutes?|mins?|hours?|h|km|m)"
    r"(?![A-Za-z]))?",
    re.ASCII | re.IGNORECASE,
)
_SECONDS: Final = {"s": 1, "m": 60, "h": 3600}
_METRES: Final = {"m": 1, "km": 1000}


@dataclass(frozen=True, slots=True)
class Amount:
    """How much was done, in the unit that was written: `reps`, `seconds`, `metres`, or none."""

    at: int
    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """A load as it was written: its sign, and kg or lb where they were said."""

    at: int
    value: float | None
    sign: str = ""
    unit: Unit | None = None
    body: bool = False
    """Written as `bw`, or as nothing in front of the ×; `value` is then the body's own weight."""


def number(text: str) -> float:
    """A number that matches `NUMBER`."""
    return float(text.replace(",", "."))


def unit_of(text: str | None) -> Unit | None:
    """The unit that is written as `kg`, `lb` or `lbs`."""
    return None if text is None else Unit.KG if text.lower() == "kg" else Unit.LB


def read_amount(scan: Scanner) -> Amount | None:
    """Read `8`, `45s`, `1:30`, `40m`; raise GrammarError for what can't be true."""
    at = scan.at
    clock = scan.take(_CLOCK)
    if clock is not None:
        parts = int(clock["h"] or 0) * 3600 + int(clock["m"]) * 60
        return _within(scan, Amount(at, parts + number(clock["s"]), "seconds"))
    count = scan.take(_COUNT)
    if count is None:
        return None
    unit = (count["unit"] or "").lower()
    if unit in _METRES:
        metres = _scaled(count["number"], _METRES[unit])
        return _within(scan, Amount(at, metres, "metres"))
    if unit and not unit.startswith("rep"):
        seconds = _scaled(count["number"], _SECONDS[unit[0]])
        return _within(scan, Amount(at, seconds, "seconds"))
    return Amount(at, number(count["number"]), "reps" if unit else "")


def _scaled(text: str, by: int) -> float:
    """Multiplied as written: 1.001 km are 1001 m, not 1000.9999999999999."""
    return float(Decimal(text.replace(",", ".")) * by)


def _within(scan: Scanner, amount: Amount) -> Amount:
    check_measure(scan, amount.value, amount.unit, amount.at)
    return amount


def check_measure(scan: Scanner, value: float, unit: str, at: int) -> None:
    """Raise GrammarError for a time or a distance that no set lasts."""
    if unit == "seconds" and not 0 < value <= LONGEST_HOLD:
        raise scan.refused("a time of more than 0 s, up to 24 h", at)
    if unit == "metres" and not 0 < value <= FARTHEST:
        raise scan.refused("a distance of more than 0 m, up to 500 km", at)


def check_reps(scan: Scanner, value: float, at: int, *, failed: bool) -> int:
    """Whole reps; raise GrammarError for none of them, unless the set failed, or too many."""
    if value != int(min(value, MOST_REPS)):
        raise scan.refused(
            f"a whole number of reps, up to {MOST_REPS} (between sets, a comma and a space)", at
        )
    if value == 0 and not failed:
        raise scan.refused("at least one rep, or a ! behind the 0", at)
    return int(value)


def check_weight(scan: Scanner, value: float, at: int) -> None:
    """Raise GrammarError for a weight that is too heavy to be true."""
    if value > HEAVIEST:
        raise scan.refused(f"a weight of up to {HEAVIEST}", at)
