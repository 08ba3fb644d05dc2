"""Which unit weights are in when a file doesn't say: told by how round they are in each.

Plates give it away: pairs on a 45 lb bar make 95, 135, 185, 225, pairs on a 20 kg bar 60, 100, 140,
and halves and quarters come from plates of 1.25 kg. A number that is only round in the *other*
unit was converted, and is in the one in which it is odd.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from store.exchange.snapping import is_odd, original
from store.units import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable

_POUND_BARS = frozenset({45.0, 95.0, 135.0, 185.0, 225.0, 275.0, 315.0, 365.0, 405.0, 455.0, 495.0})
"""The empty bar, and pairs of 25s and 45s on it."""
_KILO_BARS = frozenset({20.0, 60.0, 100.0, 140.0, 180.0, 220.0})
_ON_A_BAR = re.compile(r"barbell|squat|deadlift|bench press|overhead press|military press|\brow\b")
_NOT_ON_A_BAR = re.compile(r"dumbbell|machine|cable|kettlebell|goblet|hack|split|lever|band|smith")


class Guess(NamedTuple):
    """A unit, and how far it can be trusted."""

    unit: str
    trust: str

    def warning(self) -> str:
        """What to tell about it."""
        other = "kg" if self.unit == "lb" else "lb"
        return (
            f"the file names no unit: weights were read as {self.unit}, {self.trust}. "
            f"If they are in {other}, say so: --unit {other}, or w in the app; htrack undo takes "
            "back what was imported already"
        )


def guessed(weights: Iterable[tuple[str, float]]) -> Guess:
    """The unit of weights, each with the name of its exercise; `kg` when nothing tells."""
    pounds = kilos = 0.0
    tells: dict[str, set[float]] = {"lb": set(), "kg": set()}
    for name, weight in set(weights):
        if weight > 0:
            lean = _lean(name.casefold(), weight)
            pounds, kilos = pounds + max(lean, 0), kilos - min(lean, 0)
            if abs(lean) >= 1:
                tells["lb" if lean > 0 else "kg"].add(weight)
    unit = "lb" if pounds >= kilos + 1 else "kg"
    return Guess(unit, _trust(unit, pounds, kilos, sorted(tells[unit])))


def _lean(name: str, weight: float) -> float:
    """How much a weight speaks for pounds; below zero: for kilograms."""
    if is_odd(weight):
        from_pounds, from_kilos = original(weight, "kg"), original(weight, "lb")
        if (from_pounds is None) == (from_kilos is None):
            return 0.0
        return 3.0 if from_kilos is not None else -3.0
    if (weight * 4) % 2 == 1:
        return -1.0
    if not _ON_A_BAR.search(name) or _NOT_ON_A_BAR.search(name):
        return -0.3 if weight % 1 else 0.0
    return _lean_of_bar(weight)


def _lean_of_bar(weight: float) -> float:
    if weight in _POUND_BARS:
        return 1.0
    if weight in _KILO_BARS or weight % 5 == 2.5:
        return -1.0
    if weight >= 250:
        return 0.5
    if weight % 10 == 5:
        return 0.3
    return -0.2 if weight % 10 == 0 else 0.0


def _trust(unit: str, pounds: float, kilos: float, tells: list[float]) -> str:
    margin = pounds - kilos if unit == "lb" else kilos - pounds
    such = " and ".join(map(plain_number, tells[:: max(1, len(tells) // 3)][:3]))
    if margin >= 4 and margin >= 0.5 * (pounds + kilos):
        return f"almost certainly so, by numbers such as {such}" if such else "very likely so"
    if margin >= 1:
        return f"probably so, by numbers such as {such}" if such else "probably so"
    return "which is hardly more than a guess, as nothing speaks against it"
