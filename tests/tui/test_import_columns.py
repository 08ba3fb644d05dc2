"""A table of no known app in the app: saying which column is what, then importing it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from tests.tui.driving import hostile, text_of, wait_for
from tests.tui.driving_import import play, stored
from tui.screens.history import HistoryScreen
from tui.screens.import_columns import ImportColumnsScreen
from tui.screens.import_file import ImportFileScreen
from tui.screens.import_preview import ImportPreviewScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import HtrackApp

LIFTS = (
    "Day,Lift,Kg,Done,Comment\n"
    "2024-03-05,Back Squat,100,5,\n"
    "2024-03-05,Back Squat,102.5,5,slow\n"
    "2024-03-07,Zercher Thing,60,x,\n"
    "2024-03-07,Zercher Thing,60,8,\n"
)
SIZES = [(45, 20), (80, 24), (120, 40)]


async def asked(app: HtrackApp, pilot: Pilot[None]) -> None:
    """Press Enter, and wait until it is asked which column is what."""
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, ImportColumnsScreen))
    await wait_for(pilot, lambda: "HOLDS" in text_of(app))


def held(app: HtrackApp) -> list[str]:
    """What the columns hold, as it is shown from top to bottom."""
    lines = text_of(app).splitlines()
    start = next(place for place, line in enumerate(lines) if "HOLDS" in line)
    rows = lines[start + 1 : start + 6]
    return [re.split(r"\s{2,}", row.strip())[-1] for row in rows]


@pytest.mark.parametrize("size", SIZES)
def test_a_guess_is_shown_with_what_it_makes_of_the_first_rows(
    path: Path, downloads: Path, size: tuple[int, int]
) -> None:
    (downloads / "legs.csv").write_text(LIFTS, "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(app, pilot)
        assert held(app) == ["date", "exercise", "weight", "reps", "note on the set"]
        shown = text_of(app)
        assert "2 workouts, 3 sets" in shown
        assert "line 4: 'x' is not a number of reps" in shown
        assert "2024-03-05 Back Squat 100×5" in shown
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Import 2 workouts, 3 sets" in text_of(app))
        await stored(app, pilot)

    play(path, script, size)
    first, second = Journal(path).documents()
    assert first["entries"][0]["sets"][1] == {
        "load": {"value": 102.5, "unit": "kg"}, "reps": 5, "note": "slow",
    }  # fmt: skip
    assert second["entries"][0]["name"] == "Zercher Thing"


def test_what_a_column_holds_is_changed_by_arrows_and_cleared(path: Path, downloads: Path) -> None:
    (downloads / "legs.csv").write_text(LIFTS, "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(app, pilot)
        await pilot.press("down", "down", "down", "delete")
        assert held(app)[3] == "–"
        assert "No column holds the reps (nor a duration or a distance) yet" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ImportColumnsScreen)
        await pilot.press("right", "right")
        assert held(app)[3] == "reps"
        await pilot.press("left", "left")
        assert held(app)[3] == "–"
        await pilot.press("left", "left")
        assert held(app)[3] == "workout's note"

    play(path, script)


def test_a_field_that_is_picked_is_taken_from_where_it_was(path: Path, downloads: Path) -> None:
    (downloads / "legs.csv").write_text(LIFTS, "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(app, pilot)
        await pilot.press("end", "space")
        await wait_for(pilot, lambda: "repetitions" in text_of(app))
        await pilot.press("r", "enter")
        await wait_for(pilot, lambda: "HOLDS" in text_of(app))
        assert held(app)[3:] == ["–", "reps"]

    play(path, script)


def test_escape_leads_back_step_by_step_and_keeps_what_was_said(
    path: Path, downloads: Path
) -> None:
    (downloads / "legs.csv").write_text(LIFTS, "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(app, pilot)
        await pilot.press("end", "delete", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportPreviewScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportColumnsScreen))
        await wait_for(pilot, lambda: "HOLDS" in text_of(app))
        assert held(app)[3:] == ["reps", "–"]
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportFileScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))

    play(path, script)
    assert not path.exists()


def test_its_weights_can_be_read_in_the_other_unit(path: Path, downloads: Path) -> None:
    (downloads / "legs.csv").write_text(LIFTS.replace("Kg", "Load"), "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(app, pilot)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportPreviewScreen))
        await pilot.press("w")
        await wait_for(pilot, lambda: "in lb" in text_of(app))

    play(path, script)


def test_what_makes_no_sense_is_said_where_it_can_be_mended(path: Path, downloads: Path) -> None:
    (downloads / "legs.csv").write_text(LIFTS, "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(app, pilot)
        await pilot.press("delete", "end", "space")
        await wait_for(pilot, lambda: "repetitions" in text_of(app))
        await pilot.press("d", "enter")
        await wait_for(pilot, lambda: "none of its 4 rows can be used" in text_of(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: "▲ legs.csv can't be imported" in text_of(app))
        assert held(app)[4] == "date"

    play(path, script)
    assert not path.exists()


@pytest.mark.parametrize("size", SIZES)
def test_hostile_columns_are_text(path: Path, downloads: Path, size: tuple[int, int]) -> None:
    names = [each.replace('"', '""') for each in hostile if "\n" not in each]
    header = ",".join(f'"{name}"' for name in names)
    row = ",".join(f'"{name[:100]}"' for name in names)
    text = f"Day,Lift,Reps,{header}\n2024-03-05,[b]x[/] $muted,5,{row}\n"
    (downloads / "legs.csv").write_text(text, "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(app, pilot)
        assert "Curl [/b" in text_of(app)
        assert "[b]x[/] $muted 5" in text_of(app)
        for _ in names:
            await pilot.press("down")
        await pilot.press("space")
        await pilot.pause()
        assert "\x1b" not in text_of(app)

    play(path, script, size)
