"""Facts and records of the whole history, gathered a little at a time so that no key waits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from store.errors import HtrackError
from store.review.body import BodyWeights, body_weights
from store.review.book import Book
from store.review.figures import Yardstick
from store.review.strength import Formula

if TYPE_CHECKING:
    from textual.worker import Worker

    from catalog.library import Catalog
    from store.review.facts import EntryFacts
    from tui.app import HtrackApp

SLICE = 24
"""Workouts that are looked at between two looks at the keyboard."""


def yardstick_of(app: HtrackApp) -> Yardstick:
    """By what this person's sets are measured."""
    unit = app.journal.unit().value
    weights = body_weights((each.document() for each in app.journal.body_weights()), unit)
    return Yardstick(unit, Formula(app.settings.formula), weights)


class Chronicle:
    """What screens ask about everything that was ever done; nothing until it is gathered.

    `app.chronicled` goes up each time when it has become other than it was.
    """

    def __init__(self, app: HtrackApp) -> None:
        self._app = app
        self._gathered = -1
        """The revision of the data that was gathered last."""
        self.facts: tuple[EntryFacts, ...] = ()
        """The newest first, the workout in progress before all others."""
        self.book = Book()
        self.yardstick = Yardstick()
        self.starred: frozenset[str] = frozenset()
        """Workouts in which a record was set."""

    @property
    def is_there(self) -> bool:
        """Whether it was gathered at all."""
        return self._gathered >= 0

    @property
    def body(self) -> BodyWeights:
        """What the body weighed."""
        return self.yardstick.body

    def wanted(self) -> None:
        """Bring it up to date, in the background."""
        if self._app.is_open and self._gathered != self._app.revision:
            gathering: Worker[None] = self._app.run_worker(
                self._gather, exclusive=True, group="chronicle"
            )
            gathering.name = "chronicle"

    async def _gather(self) -> None:
        app, revision = self._app, self._app.revision
        try:
            facts = await self._facts()
            if app.revision != revision:
                return self.wanted()
            catalog, yardstick = app.journal.catalog(), yardstick_of(app)
        except HtrackError:
            # Changed elsewhere or unreadable meanwhile: the app says so, and asks again.
            return None
        await self._keep_book(facts, catalog, yardstick)
        if app.revision != revision:
            return self.wanted()
        self.facts, self.yardstick, self._gathered = facts, yardstick, revision
        starred = frozenset(each.workout_id for each in self.book.all())
        self.starred = self.starred if starred == self.starred else starred
        app.chronicled += 1
        return None

    async def _facts(self) -> tuple[EntryFacts, ...]:
        found: list[EntryFacts] = []
        workout = ""
        number = 0
        for each in self._app.journal.facts():
            if each.workout_id != workout:
                workout, number = each.workout_id, number + 1
                if number % SLICE == 0:
                    await asyncio.sleep(0)
            found.append(each)
        return tuple(found)

    async def _keep_book(
        self, facts: tuple[EntryFacts, ...], catalog: Catalog, yardstick: Yardstick
    ) -> None:
        # What is open may still be undone: a record stands once its workout is finished.
        open_workout = self._app.journal.open_workout()
        open_id = "" if open_workout is None else open_workout.id
        finished = [each for each in facts if each.workout_id != open_id]
        self.book.refresh(finished, catalog, yardstick)
        while self.book.work():
            await asyncio.sleep(0)
