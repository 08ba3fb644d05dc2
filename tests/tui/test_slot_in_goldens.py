"""What the coach's panel and its windows look like."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from screenshots.take import NOW, fill, settled
from store.place import keep_kit, keep_place
from tests.tui.driving import text_of, wait_for
from tests.tui.pictures import FOLDER, SIZES, compare
from tui.app import HtrackApp

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = FOLDER / "slot_in"
TODAY = NOW + timedelta(days=2)
"""A little over a week since the last hamstring day of the year."""
STATES: dict[str, tuple[str, ...]] = {
    "best": ("S",),
    "last": ("S", "end"),
    "planned": ("S", "enter", "S"),
    "sore": ("S", "s", "2", "down", "1"),
    "kit": ("S", "p", "g", "enter", "n", "space"),
    "places": ("S", "p"),
    "why": ("S", "w"),
    "rule": ("S", "question_mark"),
    "none": ("S", "s", *("3", "down") * 4, "escape"),
    "first": ("S",),
}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A data file with a year of training."""
    path = tmp_path_factory.mktemp("year") / "htrack.json"
    fill(path)
    return path.read_bytes()


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are; nothing is set."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("HTRACK_CONFIG", str(path))
    return path


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
async def test_a_picture_of_the_coach(
    state: str, size: tuple[int, int], year: bytes, tmp_path: Path, config: Path
) -> None:
    path = tmp_path / "htrack.json"
    if state != "first":
        path.write_bytes(year)
    if state == "places":
        keep_kit(config, "garage", ())
        keep_place(config, "garage")
    app = HtrackApp(path, clock=lambda: TODAY)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        for key in STATES[state]:
            await pilot.press(key)
            await settled(app, pilot)
        await settled(app, pilot)
        compare(text_of(app), PICTURES / f"{state}-{size[0]}x{size[1]}.txt")


def test_every_picture_is_of_something() -> None:
    wanted = {f"{state}-{width}x{height}.txt" for state in STATES for width, height in SIZES}
    assert {each.name for each in PICTURES.glob("*.txt")} == wanted
