"""Which unit the weights of an iOS export are in; the file itself doesn't say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.exchange.strong.layout import Layout

_POUND_BARS = {45.0, 95.0, 135.0, 185.0, 225.0, 275.0, 315.0, 365.0, 405.0}
"""The empty bar, and pairs of 25s and 45s on it."""
_KILO_BARS = {20.0, 40.0, 60.0, 80.0, 100.0, 120.0, 140.0, 160.0, 180.0, 200.0}
_ENOUGH = 10
"""Barbell sets, below which a guess is no better than the default."""


def guessed(rows: Iterable[list[str]], layout: Layout) -> str:
    """`lb` when the barbells are clearly loaded with pounds, else `kg`."""
    loads = Counter(_barbell_loads(rows, layout))
    pounds = sum(loads[load] for load in _POUND_BARS)
    kilos = sum(loads[load] for load in _KILO_BARS)
    total = loads.total()
    return "lb" if total >= _ENOUGH and pounds * 4 >= total and kilos * 3 < pounds else "kg"


def guess_warning(unit: str) -> str:
    """What to tell about a guess."""
    other = "kg" if unit == "lb" else "lb"
    why = "its barbell weights look like pounds" if unit == "lb" else "nothing speaks against it"
    return (
        f"the file names no unit: weights were read as {unit}, as {why}. "
        f"If that's wrong, take the import back (htrack undo) and add --unit {other}"
    )


def _barbell_loads(rows: Iterable[list[str]], layout: Layout) -> Iterable[float]:
    name, weight = layout.columns["exercise"], layout.columns["weight"]
    for row in rows:
        if len(row) == layout.width and "barbell" in row[name].casefold():
            try:
                load = float(row[weight])
            except ValueError:
                continue
            if load > 0:
                yield load
