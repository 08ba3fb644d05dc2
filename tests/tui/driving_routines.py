"""Routines in tests: the screen over a journal, and what is stored."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from store.plan import Routine, RoutineItem
from tests.builders import MONDAY
from tests.tui.driving import wait_for
from tui.app import HtrackApp
from tui.screens.routines import RoutinesScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from textual.pilot import Pilot

NOW = MONDAY + timedelta(days=4)
RDL = RoutineItem(
    exercise_id="rdl-barbell", name="Romanian Deadlift (Barbell)", sets=4, low=6, high=10
)
CURL = RoutineItem(exercise_id="leg-curl-seated", name="Seated Leg Curl (Machine)")
PLANK = RoutineItem(exercise_id="plank", name="Plank")
TO_GRID = "right"


def clock() -> datetime:
    return NOW


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "htrack.json", clock=clock)


def lower(journal: Journal, *items: RoutineItem, name: str = "Lower A") -> Routine:
    return journal.save_routine(Routine(name=name, items=items or (RDL, CURL, PLANK)))


@asynccontextmanager
async def running(
    journal: Journal, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[RoutinesScreen, Pilot[None]]]:
    app = HtrackApp(journal.path, clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        screen = RoutinesScreen()
        app.push_screen(screen)
        await wait_for(pilot, lambda: screen.focused is not None and screen.view.shown)
        yield screen, pilot


def stored(journal: Journal, place: int = 0) -> Routine:
    """A routine as another process reads it."""
    return Journal(journal.path, clock=clock).routines()[place]
