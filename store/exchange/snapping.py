"""Weights that an app has converted, taken back to what was lifted: 61.24 kg was 135 lb.

A number with four decimals and more that is a round one in the other unit, to its last digit, is
no accident. Two decimals may be one: they are only taken back when a good part of the odd numbers
of the file are round in the other unit. Numbers that plates can make are never touched.
"""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING, Any

from store.units import KG_PER_LB, plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Plain = dict[str, Any]
Weight = tuple[float, str]
"""A number and its unit."""

_FACTORS = (KG_PER_LB, 1 / 2.20462, 1 / 2.2046)
"""Kilograms in a pound, as exactly as apps know it."""
_COARSE = {"lb": 2.5, "kg": 0.5}
_FINE = {"lb": 0.05, "kg": 0.05}
_A_GOOD_PART = 0.2
"""By chance it would be one in fifty or less."""
_EXACT = 4
"""Decimals from which a number is its own proof."""
_SINGLE = 6
"""Decimals from which a number may be the noise of single precision."""
_LEAST = 0.5
"""Below it nothing was lifted."""
_FLOAT = Struct("f")


def is_odd(value: float) -> bool:
    """Whether no plates and no stack make it: neither a multiple of 0.1 nor of 0.25."""
    return bool(round(value * 20, 9) % 1)


def original(value: float, unit: str, step: float | None = None) -> Weight | None:
    """What an odd number in `unit` was, mostly in the other one; none when nothing round fits."""
    if value < _LEAST:
        return None
    other = "lb" if unit == "kg" else "kg"
    decimals = _decimals(value)
    if decimals >= _SINGLE and (clean := _without_noise(value)) is not None:
        return clean, unit
    step = step or (_FINE if decimals >= _EXACT else _COARSE)[other]
    off = max(0.505 * 10.0**-decimals, value * 1e-12)
    for factor in _FACTORS:
        worth = factor if unit == "kg" else 1 / factor
        round_one = round(round(value / worth / step) * step, 6)
        if round_one and abs(round_one * worth - value) <= off:
            return round_one, other
    return None


def _without_noise(value: float) -> float | None:
    """The short decimal of which a binary number is all that is left: 67.2250061 was 67.225."""
    for decimals in range(4):
        short = round(value, decimals)
        single: float = _FLOAT.unpack(_FLOAT.pack(short))[0]
        if value == single or abs(value - short) < value * 1e-14:
            return short
    return None


def snap(loads: Sequence[Plain]) -> list[str]:
    """Take converted loads back in place; what to tell about it."""
    found = _originals({(each["value"], each["unit"]) for each in loads if "value" in each})
    if not found:
        return []
    for load in loads:
        before = (load.get("value"), load.get("unit"))
        if before in found:
            load["value"], load["unit"] = found[before]
    return [_told(found)]


def _originals(weights: Iterable[Weight]) -> dict[tuple[object, object], Weight]:
    odd = [weight for weight in weights if is_odd(weight[0])]
    exact = [weight for weight in odd if _decimals(weight[0]) >= _EXACT]
    found = {weight: original(*weight) for weight in exact}
    for unit in ("kg", "lb"):
        short = [each for each in odd if each[1] == unit and _decimals(each[0]) < _EXACT]
        fits = {weight: original(*weight) for weight in short}
        fitting = sum(each is not None for each in fits.values())
        if fitting >= _A_GOOD_PART * len(short):
            found |= fits
    return {weight: was for weight, was in found.items() if was is not None}


def _decimals(value: float) -> int:
    text = repr(value)
    return 20 if "e" in text else len(text.partition(".")[2])


def _told(found: dict[tuple[object, object], Weight]) -> str:
    (value, unit), (was, other) = min(found.items(), key=lambda each: (str(each[0][1]), each[1]))
    number = plain_number(value) if isinstance(value, float) else str(value)
    what = "weight was" if len(found) == 1 else "weights were"
    return (
        f"{len(found)} {what} converted by the app and taken back to what is round: "
        f"{number} {unit} is {plain_number(was)} {other}"
    )
