"""When a lighter week is worth offering, and what its sets are.

Practice: 6.4 ± 1.7 days every 5.6 ± 2.3 weeks, volume and effort down, the same lifts
(Rogerson 2024).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.models import LoggedSet

LOADED_WEEKS = 6
LIFTS_DOWN = 2
SORE = 2
"""On the scale from 0 to 3."""
SORE_SESSIONS = 3
RESERVE = 2
"""Repetitions more in reserve."""
LIGHT = 0.6
"""Up to this share of the usual sets a week is a light one. A rule of ours."""
USUAL_WEEKS = 12


class Rule(StrEnum):
    """What speaks for a lighter week."""

    WEEKS = "weeks"
    STRENGTH = "strength"
    SORENESS = "soreness"


@dataclass(frozen=True, slots=True)
class DeloadOffer:
    """An offer of a lighter week: half the sets, two repetitions more in reserve."""

    rules: tuple[Rule, ...]
    weeks: int
    """Loaded weeks running."""
    lifts: tuple[str, ...]
    """Ids of the lifts whose e1RM went down twice running."""


def offer_deload(
    weekly_sets: Sequence[float],
    e1rms: Mapping[str, Sequence[float]],
    soreness: Sequence[int] = (),
) -> DeloadOffer | None:
    """The offer, where any rule speaks for it; everything comes newest first.

    `weekly_sets`: hard sets of each whole week; `e1rms`: the best of each session, by exercise
    id; `soreness`: 0-3, of each session.
    """
    weeks, lifts = loaded_weeks(weekly_sets), lifts_down(e1rms)
    latest = soreness[:SORE_SESSIONS]
    sore = len(latest) == SORE_SESSIONS and all(each >= SORE for each in latest)
    fired = {
        Rule.WEEKS: weeks >= LOADED_WEEKS,
        Rule.STRENGTH: len(lifts) >= LIFTS_DOWN,
        Rule.SORENESS: sore,
    }
    rules = tuple(rule for rule, speaks in fired.items() if speaks)
    return DeloadOffer(rules, weeks, lifts) if rules else None


def loaded_weeks(weekly_sets: Sequence[float]) -> int:
    """Weeks running, up to the newest, that were not lighter than usual."""
    trained = [sets for sets in weekly_sets[:USUAL_WEEKS] if sets > 0]
    usual = median(trained) if trained else 0
    for weeks, sets in enumerate(weekly_sets):
        if sets <= LIGHT * usual:
            return weeks
    return len(weekly_sets)


def lifts_down(e1rms: Mapping[str, Sequence[float]]) -> tuple[str, ...]:
    """The lifts of which the last two sessions both stayed below the one before them, sorted."""
    down = (
        lift
        for lift, newest in e1rms.items()
        if len(newest) >= 3 and round(max(newest[:2]), 1) < round(newest[2], 1)
    )
    return tuple(sorted(down))


def lightened(sets: Sequence[LoggedSet]) -> tuple[LoggedSet, ...]:
    """The first half of the sets (rounded up), two repetitions farther from failure."""
    return tuple(_eased(each) for each in sets[: (len(sets) + 1) // 2])


def _eased(logged: LoggedSet) -> LoggedSet:
    changed: dict[str, object] = {}
    if logged.reps:
        changed["reps"] = max(1, logged.reps - RESERVE)
    if logged.rpe is not None:
        changed["rpe"] = max(1.0, logged.rpe - RESERVE)
    return logged.model_copy(update=changed)
