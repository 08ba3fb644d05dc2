"""The one table of what counts how much in a suggestion. The weights are our judgement.

They are no evidence: what is known says which things matter (volume, both functions of the
hamstrings, long muscle lengths, recovery), not by how many points. The order in which suggestions
come is tested, their decimals are only arithmetic.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from catalog.muscle import MuscleGroup

if TYPE_CHECKING:
    from collections.abc import Mapping


class Term(StrEnum):
    """One line of a suggestion's sum."""

    NEED = "need"
    """The share of the week's sets that its muscles still lack, each by its priority."""
    FUNCTION = "function"
    """The share of sets that its function of the hamstrings, hip or knee, still lacks."""
    BALANCE = "balance"
    """How far hamstring : quad sets are from their band, where it moves them back."""
    LENGTHENED = "lengthened"
    """The week's first hamstring work at long lengths or in lowering (Maeo 2021, 2024)."""
    CONTINUITY = "continuity"
    """What is trained already, or is the next step of it, before what is new."""
    LOADABLE = "loadable"
    """Whether it can be made harder in small steps."""
    FIT = "fit"
    """Whether it is of the person's level."""


POINTS: Final[Mapping[Term, float]] = MappingProxyType(
    {
        Term.NEED: 35.0,
        Term.FUNCTION: 20.0,
        Term.BALANCE: 10.0,
        Term.LENGTHENED: 10.0,
        Term.CONTINUITY: 10.0,
        Term.LOADABLE: 10.0,
        Term.FIT: 5.0,
    }
)
"""The most that a term can bring; together 100. What is missing (the first four) has 75 of them,
so that it comes before what is convenient (the last three)."""

MERIT: Final = (Term.NEED, Term.FUNCTION, Term.BALANCE, Term.LENGTHENED)
LEAST_MERIT: Final = 8.0
"""Points of merit from which it is worth the time to do; below, it is optional."""

PRIORITY: Final[Mapping[MuscleGroup, float]] = MappingProxyType(
    dict.fromkeys(MuscleGroup, 0.15)
    | {
        MuscleGroup.HAMSTRINGS: 0.60,
        MuscleGroup.QUADS: 0.30,
        MuscleGroup.GLUTES: 0.25,
        MuscleGroup.ERECTORS: 0.10,
        MuscleGroup.ADDUCTORS: 0.10,
        MuscleGroup.CALVES: 0.10,
        MuscleGroup.ABS: 0.10,
        MuscleGroup.OBLIQUES: 0.10,
    }
)
"""How much a muscle group that lacks all its sets adds to the need: hamstrings first, they are
what the program is for; small muscles get their share from the large lifts."""

SAME_FORTNIGHT: Final = 1.0
SAME_SIX_WEEKS: Final = 0.8
LONG_AGO: Final = 0.7
NEW: Final = 0.5
NEXT_STEP: Final = 1.0
STEP_BACK: Final = 1.0
STALLED: Final = 0.2
OUTGROWN: Final = 0.2
"""Mastered, and the next step can be done."""
FORTNIGHT: Final = 14
SIX_WEEKS: Final = 42

IN_STEPS: Final = 1.0
BY_REPS: Final = 0.7
TOO_EASY: Final = 0.3
"""The body alone, below the person's level: there is nothing to add."""

AT_LEVEL: Final = 1.0
FAR_BELOW: Final = 0.7
ABOVE: Final = 0.6

HARD_YESTERDAY: Final = 0.3
HARD_TWO_DAYS_AGO: Final = 0.8
A_LITTLE_SORE: Final = 0.8
SORE: Final = 0.4
VERY_SORE: Final = 3
"""Of 3: not to be trained first of all, and half the points where it only helps."""
HELPER_VERY_SORE: Final = 0.5
