"""What can be put on: plates on a bar, the next pair of dumbbells, the next pin.

Weights are added up as whole hundredths of their unit, so that no error of a float shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Inventory:
    """A bar and the plates for it; `ends` is 1 for a landmine or a belt, whose bar weighs 0."""

    bar: float
    plates: Mapping[float, int | None]
    """Weight of a plate -> how many pairs there are; none: as many as it takes."""
    unit: str
    ends: int = 2


@dataclass(frozen=True, slots=True)
class Steps:
    """Weights at even steps from the first: a stack of pins, a long rack of dumbbells."""

    step: float
    unit: str
    first: float = 0


@dataclass(frozen=True, slots=True)
class Fixed:
    """Just these weights, in any order: the dumbbells of a living room."""

    values: tuple[float, ...]
    unit: str


Rack = Inventory | Steps | Fixed


@dataclass(frozen=True, slots=True)
class Loading:
    """The plates of one side, heaviest first, and what they come to with the bar."""

    per_side: tuple[float, ...]
    total: float
    exact: bool
    """Whether it is what was asked for."""


def plates_per_side(total: float, inventory: Inventory) -> Loading:
    """The plates for a total, or for the nearest total below it; the bare bar is the least."""
    return _loading(inventory, _below(inventory, floor(_fine(total))), total)


def plates_above(total: float, inventory: Inventory) -> Loading | None:
    """The plates for a total, or for the nearest above it; none when there aren't enough."""
    found = _above(inventory, ceil(_fine(total)))
    return None if found is None else _loading(inventory, found, total)


def at_most(value: float, rack: Rack) -> float | None:
    """The heaviest weight up to the value that can be loaded."""
    return _at_most(floor(_fine(value)), rack)


def at_least(value: float, rack: Rack) -> float | None:
    """The lightest weight from the value on that can be loaded."""
    return _at_least(ceil(_fine(value)), rack)


def loadable(value: float, direction: int, rack: Rack) -> float:
    """The next weight up (direction > 0) or down that can be loaded; the value where none is."""
    if direction > 0:
        found = _at_least(floor(_fine(value)) + 1, rack)
    else:
        found = _at_most(ceil(_fine(value)) - 1, rack)
    return value if found is None else found


def _at_most(most: int, rack: Rack) -> float | None:
    """The heaviest in whole hundredths."""
    if isinstance(rack, Inventory):
        return _shown(_below(rack, most)) if most >= _whole(rack.bar) else None
    if isinstance(rack, Fixed):
        return max((each for each in rack.values if _whole(each) <= most), default=None)
    first, step = _whole(rack.first), _whole(rack.step)
    return _shown(first + (most - first) // step * step) if most >= first else None


def _at_least(least: int, rack: Rack) -> float | None:
    if isinstance(rack, Inventory):
        found = _above(rack, least)
        return None if found is None else _shown(found)
    if isinstance(rack, Fixed):
        return min((each for each in rack.values if _whole(each) >= least), default=None)
    first, step = _whole(rack.first), _whole(rack.step)
    return _shown(first + max(0, -(-(least - first) // step)) * step)


def _whole(weight: float) -> int:
    return round(weight * 100)


def _fine(weight: float) -> float:
    """Hundredths, straight again where a float only just misses a whole one."""
    return round(weight * 100, 6)


def _shown(hundredths: int) -> float:
    return hundredths / 100


Plates = list[tuple[int, int | None]]
"""What one more of a plate (at each end) adds, and how often that goes; heaviest first."""


def _plates(inventory: Inventory) -> Plates:
    copies = 2 // inventory.ends
    return [
        (inventory.ends * _whole(plate), None if pairs is None else pairs * copies)
        for plate, pairs in sorted(inventory.plates.items(), reverse=True)
        if pairs != 0 and plate > 0
    ]


def _sums(plates: Plates, limit: int) -> list[int]:
    """Bit s of item i: whether plates from the i-th on can add up to s, up to the limit."""
    sums = [1]
    for size, most in reversed(plates):
        bits, left, times = sums[-1], limit // size if most is None else most, 1
        left = min(left, limit // size)
        while left:
            times = min(times, left)
            bits |= bits << (times * size)
            left -= times
            times *= 2
        sums.append(bits & ((1 << (limit + 1)) - 1))
    return sums[::-1]


def _scaled(inventory: Inventory) -> tuple[Plates, int]:
    """The plates in multiples of what all of them are multiples of, which keeps sums short."""
    plates = _plates(inventory)
    unit = gcd(*(size for size, _ in plates)) or 1
    return [(size // unit, most) for size, most in plates], unit


def _below(inventory: Inventory, most: int) -> int:
    plates, unit = _scaled(inventory)
    bar = _whole(inventory.bar)
    room = max(0, most - bar) // unit
    return bar + unit * (_sums(plates, room)[0].bit_length() - 1)


def _above(inventory: Inventory, least: int) -> int | None:
    plates, unit = _scaled(inventory)
    bar = _whole(inventory.bar)
    wanted = max(0, -(-(least - bar) // unit))
    sums = _sums(plates, _limit(plates, wanted))[0] >> wanted
    return bar + unit * (wanted + (sums & -sums).bit_length() - 1) if sums else None


def _limit(plates: Plates, wanted: int) -> int:
    """No nearest sum lies beyond: with an endless plate one more of it is enough."""
    endless = [size for size, most in plates if most is None]
    if endless:
        return wanted + min(endless)
    return sum(size * most for size, most in plates if most is not None)


def _loading(inventory: Inventory, total: int, asked: float) -> Loading:
    plates, unit = _scaled(inventory)
    rest = (total - _whole(inventory.bar)) // unit
    sums = _sums(plates, rest)
    side: list[float] = []
    for (size, most), lighter in zip(plates, sums[1:], strict=True):
        times = _most_times(size, most, rest, lighter)
        side += [_shown(size * unit // inventory.ends)] * times
        rest -= times * size
    return Loading(tuple(side), _shown(total), exact=_fine(asked) == total)


def _most_times(size: int, most: int | None, rest: int, lighter: int) -> int:
    """How often a plate goes on, so that the lighter ones can make up the rest."""
    times = rest // size if most is None else min(most, rest // size)
    while not lighter >> (rest - times * size) & 1:
        times -= 1
    return times
