"""What the coach is asked, and what it knows of the training."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from catalog.equipment import Equipment
    from catalog.muscle import MuscleGroup
    from store.review.standing import Status
    from store.review.work import Work


class Scope(StrEnum):
    """What may be suggested."""

    POSTERIOR = "posterior"
    """Hip hinges, bridges and leg curls of every kind."""
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Request:
    """What can be done today."""

    today: date
    level: int = 2
    """1 (beginner) to 3."""
    equipment: frozenset[Equipment] | None = None
    """What there is to train with; none: not said, so anything may be."""
    avoid: frozenset[str] = frozenset()
    """Ids of exercises, or patterns as they are stored."""
    soreness: Mapping[MuscleGroup, int] = field(default_factory=dict)
    """0 to 3."""
    minutes: int = 30
    scope: Scope = Scope.POSTERIOR
    among: frozenset[str] | None = None
    """Ids of the only exercises that are asked about; none: all of them."""


@dataclass(frozen=True, slots=True)
class Training:
    """What was done, and how it goes."""

    log: tuple[Work, ...] = ()
    """Hard sets; those of the last four weeks at least. What lies ahead of today doesn't count."""
    statuses: Mapping[str, Status] = field(default_factory=dict)
    """How it goes, by exercise; one that isn't there is progressing."""
    done_before: frozenset[str] = frozenset()
    """Exercises that were done at some time, though not in the log."""
