"""The one rule by which sets are counted, for models and for bare documents alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def pairs_as_one(sides: Iterable[str]) -> int:
    """How many sets of volume working sets are, given their sides: left beside right is one."""
    number, alone = 0, ""
    for side in sides:
        if (alone == "left" and side == "right") or (alone == "right" and side == "left"):
            alone = ""
        else:
            number, alone = number + 1, side
    return number
