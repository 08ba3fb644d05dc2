"""Draw the pictures in this folder: the app over a made-up year, with the clock standing still.

`python -m screenshots.take` draws all of them here, `python -m screenshots.take FOLDER` elsewhere.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from tui.app import HtrackApp

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=timezone(timedelta(hours=1)))
SIZE = (120, 40)
PATIENCE = 500


@dataclass(frozen=True)
class Picture:
    """A name, the keys that lead there from the start page, and the size in cells."""

    name: str
    keys: tuple[str, ...]
    theme: str = "htrack-dark"
    size: tuple[int, int] = SIZE


START_WORKOUT = ("down", "down", "down", "enter", "space", "space", "plus", "space")
PICTURES = (
    Picture("start", ("down", "down")),
    Picture("train", START_WORKOUT),
    Picture("train-narrow", START_WORKOUT, size=(80, 24)),
    Picture("train-wide", START_WORKOUT, size=(200, 60)),
    Picture("sides", ("down", "down", "down", "enter", "g", "right_square_bracket", "p", "space")),
    Picture("slot-in", ("S",)),
    Picture("routines", ("R",)),
    Picture("picker", (*START_WORKOUT, "a", "c", "u", "r", "l", "space", "l", "e", "g")),
    Picture("exercises", ("e", "m", *"ham", "enter", "down", "down")),
    Picture("history", ("h", "down", "down", "down")),
    Picture("history-wide", ("h", "down", "down", "down"), size=(200, 60)),
    Picture("history-light", ("h", "down", "down", "down"), theme="htrack-light"),
    Picture("progress", ("P", *["down"] * 5)),
    Picture("progress-light", ("P", *["down"] * 5), theme="htrack-light"),
    Picture("progress-wide", ("P", *["down"] * 5), size=(200, 60)),
    Picture("records", ("P", "r")),
    Picture("balance", ("B",)),
    Picture("balance-light", ("B",), theme="htrack-light"),
    Picture("balance-narrow", ("B",), size=(80, 24)),
    Picture("balance-wide", ("B",), size=(200, 60)),
    Picture("muscle", ("B", *["down"] * 6)),
    Picture("learn", ("B", "l")),
    Picture("help", (*START_WORKOUT, "question_mark")),
)


async def take(picture: Picture, folder: Path) -> Path:
    """Drive the app to what the picture shows, and write it as `NAME.svg`."""
    from tui.app import HtrackApp

    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "htrack.json"
        fill(data)
        app = HtrackApp(data, clock=lambda: NOW)
        async with app.run_test(size=picture.size) as pilot:
            await until(pilot, lambda: app.is_open and app.revision > 0)
            app.theme = picture.theme
            for key in picture.keys:
                await pilot.press(key)
                await settled(app, pilot)
            drawn = app.export_screenshot(title="htrack")
    path = folder / f"{picture.name}.svg"
    path.write_text(re.sub(r"terminal-\d+-", f"{picture.name}-", drawn), encoding="utf-8")
    return path


def fill(path: Path) -> None:
    """Write the made-up year that ends at `NOW`."""
    from store.demo import plausible_year
    from store.journal import Journal

    journal = Journal(path, clock=lambda: NOW)
    workouts = plausible_year(NOW, journal.catalog())
    journal.add_workouts([each.document() for each in workouts], [], "made up a year of training")


async def until(pilot: Pilot[None], done: Callable[[], bool]) -> None:
    """Let the app work until something is so."""
    for _ in range(PATIENCE):
        if done():
            return
        await pilot.pause(0.01)
    raise TimeoutError("the app did not get there")


async def settled(app: HtrackApp, pilot: Pilot[None]) -> None:
    """Let the app finish what a key has begun, resting cursors included."""
    await pilot.pause()
    await pilot.pause(0.08)
    await app.workers.wait_for_complete()


def main() -> None:
    """Take all pictures."""
    os.environ.update(TEXTUAL_ANIMATIONS="none", TEXTUAL_COLOR_SYSTEM="truecolor")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        print(asyncio.run(take(picture, folder)))


if __name__ == "__main__":
    main()
