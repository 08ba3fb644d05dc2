"""Personal records: which sets beat everything before them, and what they beat.

An exercise that is done for the first time sets no record, and a tie is none. Warm-ups never
count; help and bands never enter a maximum, but more repetitions with the same help or band are a
record too. A left and a right set count each for itself, so the better side holds the record. The
share of the body counts in e1RM and volume where the body's weight is known; the heaviest weight
and repetitions at a weight go by what was written down, or to have grown heavier would be a
record.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from store.review.figures import Measure

if TYPE_CHECKING:
    from datetime import date, datetime

    from store.review.facts import SetLike
    from store.review.ladder import Best


class Kind(StrEnum):
    """In what a set is the best so far."""

    HEAVIEST = "heaviest"
    E1RM = "e1rm"
    REPS = "reps"
    """Repetitions at a weight: more than ever at that or a heavier one."""
    VOLUME = "volume"
    """Weight times repetitions in a single set."""
    HOLD = "hold"
    """Seconds, at that or a heavier weight."""
    DISTANCE = "distance"
    """Metres, at that or a heavier weight."""


AT_WEIGHT = {Measure.REPS: Kind.REPS, Measure.SECONDS: Kind.HOLD, Measure.METRES: Kind.DISTANCE}


class Record(NamedTuple):
    """A set that beat everything before it."""

    kind: Kind
    value: float
    """Weight, e1RM or volume in the unit of the yardstick; repetitions, seconds, metres."""
    was: Best
    """What it beat."""
    weight: float | None
    """The weight of the set as it was written down, in the unit of the yardstick."""
    band: str
    exercise_id: str
    logged: SetLike
    started_at: datetime
    """When its workout began."""
    workout_id: str

    @property
    def day(self) -> date:
        """The local day of its workout."""
        return self.started_at.date()
