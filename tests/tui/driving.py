"""Helpers for tests that drive the interface."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

    from store.models import Workout
    from tui.app import HtrackApp

Result = TypeVar("Result")

hostile = (
    "Curl [/b]",
    "[@click=app.quit]x[/]",
    "[red]Row[/red] $muted",
    "Esc \x1b[31mred\x1b]0;title\x07\x9b2J",
    "Right \u202eto left\u200f \u2066mark",
    "Two\nlines\tand a tab",
    "W" * 10_000,
)
"""Names that a person may type, or an import bring, and that must draw as text."""


ACTING = frozenset("\x1b\x07\x9b\u202e\u2066")
"""Characters of those names that must not reach the terminal."""


async def wait_for(
    pilot: Pilot[Result], predicate: Callable[[], object], timeout: float = 5.0
) -> None:
    """Let the app work until something is true; fail when it isn't after `timeout` seconds."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + timeout
    while not predicate():
        assert loop.time() < deadline, "what was waited for did not happen"
        await pilot.pause()


def text_of(app: App[Result]) -> str:
    """What a person sees on the topmost screen, one line a row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


@asynccontextmanager
async def opened_on(
    mode: str,
    path: Path,
    now: datetime,
    past: Sequence[Workout] = (),
    size: tuple[int, int] = (120, 40),
) -> AsyncIterator[tuple[HtrackApp, Pilot[None]]]:
    """The app on one of its modes, with these workouts in the journal."""
    # What reads only these helpers must not wait for all of the app.
    from store.journal import Journal
    from tui.app import HtrackApp
    from tui.widgets.rows import RowList

    if past:
        Journal(path).add_workouts([each.document() for each in past], [], "imported")
    app = HtrackApp(path, clock=lambda: now)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open)
        if app.current_mode != mode:
            await app.switch_mode(mode)
        await wait_for(pilot, lambda: app.current_mode == mode and app.screen.is_mounted)
        await wait_for(pilot, lambda: mode.capitalize() in text_of(app))
        lists = app.screen.query(RowList)
        if past and lists:
            await wait_for(pilot, lambda: any(each.key is not None for each in lists))
        await pilot.pause()
        yield app, pilot


def play_on(
    mode: str,
    path: Path,
    now: datetime,
    script: Callable[[HtrackApp, Pilot[None]], Awaitable[None]],
    past: Sequence[Workout] = (),
    size: tuple[int, int] = (120, 40),
) -> None:
    """Run a script against one of the modes, in an event loop of its own."""

    async def run() -> None:
        async with opened_on(mode, path, now, past, size) as (app, pilot):
            await script(app, pilot)

    asyncio.run(run())
