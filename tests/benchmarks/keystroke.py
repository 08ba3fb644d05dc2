"""S8: from a key to the end of its frame: typing and the cursor in the set grid.

Baseline: a one-strip repaint of a bare line-API widget, measured in the same run. Ten years of
history lie behind the app.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tests.benchmarks.histories import NOW, journal
from tests.benchmarks.pairs import PAIRS, report
from tui.app import HtrackApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

TARGET = 2.5
FRAME = 0.04
"""Seconds that are enough for a frame, even of a busy machine."""
SIZE = (120, 40)


class Bare(ScrollView, can_focus=True):
    """Repaints one line a key."""

    def on_mount(self) -> None:
        """As high as a screen."""
        self.virtual_size = Size(0, 40)

    def render_line(self, _y: int) -> Strip:
        """A blank line."""
        return Strip.blank(self.size.width)

    def on_key(self) -> None:
        """One strip."""
        self.refresh(Region(0, 3, self.size.width, 1))


class BareApp(App[None]):
    """Holds nothing else."""

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Bare()


async def seconds_a_key(pilot: Pilot[None], keys: list[str]) -> list[float]:
    """Seconds of work for each key, from the terminal's side to the frame that shows it.

    Work, not waiting: a frame is painted at the next tick of the screen, which is the same for
    both sides. What letting the app run costs without a key is taken off.
    """
    idle = statistics.median([await _worked(pilot, None) for _ in keys])
    return [max(1e-6, await _worked(pilot, key) - idle) for key in keys]


async def _worked(pilot: Pilot[None], key: str | None) -> float:
    started = time.process_time()
    if key is not None:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause(FRAME)
    return time.process_time() - started


async def measure(data: Path) -> None:
    """Both sides in turn."""
    app, bare = HtrackApp(data, clock=lambda: NOW), BareApp()
    async with app.run_test(size=SIZE) as pilot:
        while not (app.is_open and app.revision):
            await pilot.pause(0.01)
        await pilot.pause(0.2)
        typing = await seconds_a_key(pilot, ["8", "0", "escape"] * PAIRS)
        moving = await seconds_a_key(pilot, ["down", "up"] * PAIRS)
    async with bare.run_test(size=SIZE) as pilot:
        base = await seconds_a_key(pilot, ["x"] * (3 * PAIRS))
    report("S8 typing in the set grid", typing, base, TARGET)
    report("S8 cursor in the set grid", moving, base, TARGET)


def main() -> None:
    """Measure with ten years of history."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(journal(Path(folder), 10).path))


if __name__ == "__main__":
    main()
