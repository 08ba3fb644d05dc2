"""The rest between two sets: how long it usually is, and when it is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from catalog.equipment import Equipment
from catalog.vocabulary import LoadKind, Pattern

if TYPE_CHECKING:
    from catalog.exercise import Exercise

HEAVY_BARBELL = 180
COMPOUND = 120
SMALL = 90
"""For one joint, or for the body alone."""
NORDIC = 90
HOLD = 60

ISOLATION = frozenset(
    {
        Pattern.OPEN_HIP_EXTENSION,
        Pattern.OPEN_KNEE_FLEXION,
        Pattern.KNEE_EXTENSION,
        Pattern.ADDUCTION,
        Pattern.ABDUCTION,
        Pattern.CALF_RAISE,
        Pattern.DORSIFLEXION,
        Pattern.ANTI_EXTENSION,
        Pattern.ANTI_ROTATION,
        Pattern.TRUNK_FLEXION,
        Pattern.LATERAL_TRUNK,
        Pattern.TRUNK_ROTATION,
        Pattern.FLY,
        Pattern.RAISE,
        Pattern.ELBOW_FLEXION,
        Pattern.ELBOW_EXTENSION,
        Pattern.WRIST,
        Pattern.SHRUG,
        Pattern.MOBILITY,
    }
)
"""Movements of one joint, or of the trunk: little mass moves, and it is soon ready again."""

_BARS = {Equipment.BARBELL, Equipment.TRAP_BAR, Equipment.SAFETY_BAR}
_BODY = {LoadKind.BODYWEIGHT, LoadKind.BODYWEIGHT_PLUS, LoadKind.ASSISTED}


def is_nordic(exercise: Exercise) -> bool:
    """Whether it is a Nordic curl, or a step towards one."""
    return exercise.family == "nordic"


def rest_for(exercise: Exercise, preference: float | None = None) -> float:
    """Seconds of rest after a set; the person's own choice comes first.

    Growth changes little beyond 60-90 s (Singer 2024), strength asks for 3-5 min (ACSM 2009).
    """
    return _usual(exercise) if preference is None else preference


def _usual(exercise: Exercise) -> int:
    if exercise.load_kind is LoadKind.HOLD:
        return HOLD
    if is_nordic(exercise):
        return NORDIC
    if exercise.pattern in ISOLATION or exercise.load_kind in _BODY:
        return SMALL
    kit = set(exercise.equipment)
    return HEAVY_BARBELL if kit & _BARS and Equipment.LANDMINE not in kit else COMPOUND


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest as the moment at which it ends: right after a suspend or a restart, too."""

    until: datetime
    """In UTC, or adding to it would stumble over a change of clocks."""
    total: float
    """Seconds from beginning to end."""

    @classmethod
    def starting(cls, now: datetime, seconds: float) -> Rest:
        """A rest that begins now; `now` has its offset from UTC."""
        return cls(now.astimezone(UTC) + timedelta(seconds=seconds), seconds)

    def remaining(self, now: datetime) -> float:
        """Seconds that are left; below zero: over by so many.

        Never more than the whole, however far a clock was set back.
        """
        return min(self.total, (self.until - now.astimezone(UTC)).total_seconds())

    def extended(self, by: float) -> Rest:
        """The rest with its end moved by so many seconds; a negative number shortens it."""
        return Rest(self.until + timedelta(seconds=by), max(0.0, self.total + by))
