"""All that was done of one exercise, workout by workout."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.counting import pairs_as_one

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from store.review.facts import EntryFacts, SetLike


class Session(NamedTuple):
    """All that was done of an exercise in one workout."""

    workout_id: str
    started_at: datetime
    sets: tuple[SetLike, ...]
    counted: int = 0
    """Sets of volume, entry by entry; only `sessions_of` says so."""


def sessions_of(facts: Iterable[EntryFacts]) -> list[Session]:
    """The workouts of an exercise, oldest first; what stands twice in a workout is joined.

    Facts come in any order of workouts; those of one workout in the order in which they were done.
    """
    found: list[Session] = []
    for each in sorted(facts, key=lambda entry: (entry.started_at, entry.workout_id)):
        counted = pairs_as_one(logged.side for logged in each.sets)
        session = Session(each.workout_id, each.started_at, each.sets, counted)
        if found and found[-1].workout_id == each.workout_id:
            before = found.pop()
            session = session._replace(
                sets=(*before.sets, *each.sets), counted=before.counted + counted
            )
        found.append(session)
    return found
