"""What History, Progress, Records, Balance and Learn look like over a made-up year."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from screenshots.take import NOW, fill, settled
from store.journal import Journal
from store.models import Unit
from tests.tui.driving import text_of, wait_for
from tests.tui.pictures import FOLDER, SIZES, compare
from tui.app import HtrackApp

if TYPE_CHECKING:
    from pathlib import Path

REVIEW = FOLDER / "review"
STATES: dict[str, tuple[str, ...]] = {
    "history": ("h", "down", "down"),
    "progress": ("P", "down", "down", "left", "left"),
    "progress-weeks": ("P",),
    "progress-body": ("P", "down"),
    "records": ("P", "r"),
    "balance": ("B",),
    "balance-muscle": ("B", "down", "down", "down", "down", "down", "down"),
    "balance-front": ("B", "f", "left"),
    "learn": ("B", "l"),
}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A data file with a year of training and of body weights."""
    path = tmp_path_factory.mktemp("year") / "htrack.json"
    fill(path)
    journal = Journal(path, clock=lambda: NOW)
    for week in range(30):
        at = NOW - timedelta(weeks=30 - week)
        journal.log_body_weight(82 - week * 0.1 + week % 3 * 0.3, Unit.KG, at)
    return path.read_bytes()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
async def test_a_picture_of_review(
    state: str, size: tuple[int, int], year: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "htrack.json"
    path.write_bytes(year)
    app = HtrackApp(path, clock=lambda: NOW)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        for key in STATES[state]:
            await pilot.press(key)
            await settled(app, pilot)
        await settled(app, pilot)
        compare(text_of(app), REVIEW / f"{state}-{size[0]}x{size[1]}.txt")


def test_every_picture_is_of_something() -> None:
    wanted = {f"{state}-{width}x{height}.txt" for state in STATES for width, height in SIZES}
    assert {each.name for each in REVIEW.glob("*.txt")} == wanted
