"""Dates at the ends of what may be imported, on the screens that show them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from tests.builders import MONDAY, a_workout
from tests.tui.driving import text_of, wait_for
from tui.app import HtrackApp

if TYPE_CHECKING:
    from pathlib import Path

FIRST = a_workout(id="first", started_at="1950-01-01T00:00:00+14:00")
LAST = a_workout(id="last", started_at="2150-12-31T23:59:00-12:00", ended_at=None)


@pytest.mark.parametrize(
    "now", [datetime(1950, 1, 1, tzinfo=UTC), MONDAY, datetime(2150, 12, 31, 23, tzinfo=UTC)]
)
async def test_the_history_shows_them_whatever_the_clock_says(
    tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "htrack.json"
    past = [FIRST, a_workout(), LAST]
    Journal(path).add_workouts([each.document() for each in past], [], "test")
    app = HtrackApp(path, clock=lambda: now)
    async with app.run_test(size=(140, 40)) as pilot:
        await wait_for(pilot, lambda: app.is_open)
        await pilot.press("h")
        await wait_for(pilot, lambda: "Thursday 31 Dec 2150 · 23:59" in text_of(app))
        await pilot.press("end")
        await wait_for(pilot, lambda: "Sunday 1 Jan 1950 · 00:00" in text_of(app))
