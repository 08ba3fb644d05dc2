"""How many hard sets a week are aimed at. The numbers are our defaults, within what is known.

Four sets a week are about the least that makes a muscle grow, five to ten give most for their
effort (Pelland 2024); more sets, more growth, each less than the one before (Schoenfeld 2017).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from catalog.muscle import MuscleGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

LEVELS: Final = (1, 2, 3)
MAIN: Final = frozenset({MuscleGroup.HAMSTRINGS, MuscleGroup.GLUTES, MuscleGroup.QUADS})
MAIN_BY_LEVEL: Final[Mapping[int, int]] = MappingProxyType({1: 6, 2: 8, 3: 10})
SUPPORTING: Final = frozenset({MuscleGroup.ERECTORS, MuscleGroup.ADDUCTORS})
FOR_SUPPORTING: Final = 3
FOR_OTHERS: Final = 4
PER_FUNCTION: Final = 3
"""Hamstring sets a week for each of their two functions."""
MOST_IN_A_SESSION: Final = 10
"""Sets of a group after which a session brings it little more (Remmert 2025: about eleven)."""


def target(group: MuscleGroup, level: int) -> int:
    """Hard sets a week for a muscle group, at level 1, 2 or 3."""
    if group in MAIN:
        return MAIN_BY_LEVEL[level]
    return FOR_SUPPORTING if group in SUPPORTING else FOR_OTHERS
