"""A gentle word when the back of the legs was forgotten, with a stretch to do right now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.vocabulary import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from catalog.equipment import Equipment
    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from store.review.work import Work

SLOTS = frozenset({"hinge", "curl"})
"""Hip hinges and knee flexion; a bridge alone covers neither (Plotkin 2023)."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """That it is time, and two minutes of something for it."""

    days: int | None
    """Since a hip hinge or knee flexion; none where the log has none at all."""
    stretch: Exercise | None
    """For the back of the legs, another one every day; none where the kit allows none."""


def nudge(
    work: Iterable[Work],
    catalog: Catalog,
    today: date,
    after: int,
    equipment: Collection[Equipment] | None = None,
) -> Nudge | None:
    """What to say after so many days without; none before, for 0, and with nothing done yet."""
    past = [each for each in work if each.day <= today]
    if not after or not past:
        return None
    days = min(((today - each.day).days for each in past if _counts(each, catalog)), default=None)
    if days is not None and days < after:
        return None
    # What loads a muscle is no two minutes of moving: the extender is a drill of its own.
    stretches = [
        each
        for each in catalog.select(pattern=Pattern.MOBILITY, equipment=equipment)
        if each.posterior and not each.groups
    ]
    stretch = stretches[today.toordinal() % len(stretches)] if stretches else None
    return Nudge(days, stretch)


def _counts(work: Work, catalog: Catalog) -> bool:
    exercise = catalog.get(work.exercise_id)
    return exercise is not None and exercise.pattern is not None and exercise.pattern.slot in SLOTS
