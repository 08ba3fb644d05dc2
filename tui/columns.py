"""Which cell of the grid is which field of which set in a row; light enough for the first frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.draft import Field

EFFORTS = frozenset({"rpe", "rir"})
"""Fields that are said once for both sides."""
SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Column:
    """What can be typed into a cell: a field of one of the sets in the row."""

    part: int
    """0 for the only set or the left one, 1 for the right one."""
    field: Field


def place_of(sides: Sequence[str], part: int) -> int | None:
    """Where among the sides of a row the set of a part is; none where that side was not done."""
    if sides[0] not in SIDES:
        return None if part else 0
    return sides.index(SIDES[part]) if SIDES[part] in sides else None
