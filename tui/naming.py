"""What a workout is called, wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMELESS = "Workout"


def title_of(title: str, names: Sequence[str]) -> str:
    """Its title; else its first exercise and how many more: `Pull-Up + 4 more`.

    `names` are those of its exercises, in their order.
    """
    if not title.isspace() and title:
        return title
    different = list(dict.fromkeys(names))
    if not different:
        return NAMELESS
    more = len(different) - 1
    return f"{different[0]} + {more} more" if more else different[0]
