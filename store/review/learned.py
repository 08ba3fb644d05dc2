"""What the coach learns from the log: the hard sets, and how it goes with each exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from store.review.request import Training
from store.review.standing import Status, status
from store.review.work import work_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from catalog.library import Catalog
    from store.review.facts import EntryFacts

ENOUGH: Final = 6
"""Entries of an exercise, of which no rule asks for more than three that count."""


def learned(
    entries: Iterable[EntryFacts],
    catalog: Catalog,
    today: date,
    done_before: Iterable[str] = (),
) -> Training:
    """The training up to the end of a day, from its entries, the newest first.

    `done_before` are exercises that were done before the first of the entries.
    """
    past = [entry for entry in entries if entry.day <= today]
    return Training(
        log=tuple(work_of(past)),
        statuses=statuses(past, catalog),
        done_before=frozenset(done_before),
    )


def statuses(entries: Iterable[EntryFacts], catalog: Catalog) -> Mapping[str, Status]:
    """How it goes with each exercise, from entries newest first; what progresses is left out."""
    history: dict[str, list[EntryFacts]] = {}
    for entry in entries:
        history.setdefault(entry.exercise_id, [])
        if len(history[entry.exercise_id]) < ENOUGH:
            history[entry.exercise_id].append(entry)
    found = {}
    for exercise_id, mine in history.items():
        exercise = catalog.get(exercise_id)
        if exercise is not None and len(mine) > 1:
            found[exercise_id] = status(exercise, mine)
    return {each: how for each, how in found.items() if how is not Status.PROGRESSING}
