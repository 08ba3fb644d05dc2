"""What is kept beside the training: routines, ways of an exercise, the body's weight, names."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, FiniteFloat, model_validator

from store.models import Count, Instant, Model, Rpe, Unit, refuse_turned_range

MOST_SETS = 99
HEAVIEST_BODY = 1000
"""In kg or lb."""

SetCount = Annotated[int, Field(ge=1, le=MOST_SETS, strict=True)]
Step = Annotated[FiniteFloat, Field(gt=0, le=1000)]
Body = Annotated[FiniteFloat, Field(gt=0, le=HEAVIEST_BODY)]


class RoutineItem(Model):
    """One exercise of a routine: so many sets of `low` to `high` reps (seconds for holds)."""

    exercise_id: str
    name: str
    sets: SetCount = 3
    low: Count | None = None
    high: Count | None = None
    rpe_cap: Rpe | None = None
    rest_seconds: Count | None = None
    superset: int | None = None
    note: str = ""

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        refuse_turned_range(self.low, self.high)
        return self


class Routine(Model):
    """Exercises in the order in which they are to be done."""

    id: str = ""
    """Empty until it is saved."""
    name: str
    items: tuple[RoutineItem, ...] = ()
    note: str = ""
    created_at: Instant | None = None
    updated_at: Instant | None = None
    order: Count = 0
    """Its place among the routines, from 1; 0 until it is saved."""


class Preference(Model):
    """How the user does an exercise; what is none follows the usual."""

    id: str
    """The exercise."""
    note: str = ""
    """Shown each time: `seat 4, pad 2`."""
    unit: Unit | None = None
    rest_seconds: Count | None = None
    per_side: bool | None = None
    increment: Step | None = None
    """The smallest step of its load, in its unit."""


class BodyWeight(Model):
    """What the scales said, in the unit that they said it in."""

    id: str
    at: Instant
    value: Body
    unit: Unit


class NameDecision(Model):
    """Which exercise a name means, whatever the catalogue takes it for."""

    id: str
    """The name, in the form in which names are compared."""
    exercise_id: str | None = None
    """None: an exercise of the user's own."""
