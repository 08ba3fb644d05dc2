"""Import in tests: a file among the downloads, and the screen opened from History."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

from tests.builders import MONDAY
from tests.store.exchange.strong_files import ios
from tests.tui.driving import text_of, wait_for
from tui.app import HtrackApp
from tui.screens.history import HistoryScreen
from tui.screens.import_file import ImportFileScreen
from tui.screens.import_preview import ImportPreviewScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

Play = Callable[[HtrackApp, "Pilot[None]"], Awaitable[None]]

LEGS = ios(
    "Squat (Barbell),W,60,5,0,0,,,",
    "Squat (Barbell),1,100,5,0,0,,,",
    "Odd Drill,1,20,8,0,0,,,",
    "Squat (Barbell),9,x,5,0,0,,,",
)


@pytest.fixture
def downloads(home: Path) -> Path:
    folder = home / "Downloads"
    folder.mkdir()
    (folder / "legs.csv").write_text(LEGS, "utf-8")
    return folder


def play(path: Path, script: Play, size: tuple[int, int] = (120, 40)) -> None:
    """Run a script against the import screen, opened from History."""

    async def run() -> None:
        app = HtrackApp(path, clock=lambda: MONDAY)
        async with app.run_test(size=size, notifications=True) as pilot:
            await wait_for(pilot, lambda: app.is_open)
            await pilot.press("h")
            await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
            await pilot.press("I")
            await wait_for(pilot, lambda: isinstance(app.screen, ImportFileScreen))
            await script(app, pilot)

    asyncio.run(run())


async def looked(app: HtrackApp, pilot: Pilot[None]) -> None:
    """Press Enter, and wait until the file is looked at."""
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, ImportPreviewScreen))
    await wait_for(pilot, lambda: "Nothing" in text_of(app))


async def stored(app: HtrackApp, pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await wait_for(pilot, lambda: "✓ Imported" in text_of(app))
