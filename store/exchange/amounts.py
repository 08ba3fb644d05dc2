"""Weights and other amounts as the tables of Strong and Hevy have them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.exchange.sets import Plain

_WEIGHED = frozenset({"external", "added", "assisted"})
"""Modes of a load whose weight has a cell; that of a body has none."""


@lru_cache(maxsize=4096)
def number(value: float, shift: int = 0) -> str:
    """Without an exponent, which nobody else reads; `shift` moves the point to the right."""
    text = f"{Decimal(repr(value)).scaleb(shift):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def weight(load: Plain, *, assisted: bool) -> str:
    """The weight of a load; empty for one that has no cell.

    Assistance is below zero, unless the exercise says by its name that it is `assisted`.
    """
    if not is_weighed(load) or load.get("value") is None:
        return ""
    value = load["value"]
    minus = "-" if load.get("mode") == "assisted" and not assisted and value else ""
    return minus + number(value)


def is_weighed(load: Plain) -> bool:
    """Whether the weight of a load has a cell, if there is one."""
    return load.get("mode", "external") in _WEIGHED
