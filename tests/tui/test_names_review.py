"""Names that imports brought, decided one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

from store.exchange.adoption import own_id
from store.journal import Journal
from tests.builders import MONDAY
from tests.store.test_namer import imported
from tests.tui.driving import text_of, wait_for
from tui.app import HtrackApp
from tui.screens.names_review import NamesReviewScreen
from tui.screens.picker import PickerScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

Play = Callable[[HtrackApp, "Pilot[None]"], Awaitable[None]]

CURL, THING = "Seated Leg Curl Of Mine", "Zorpian Thing"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "htrack.json"
    imported(Journal(path, clock=lambda: MONDAY), CURL, THING)
    imported(Journal(path, clock=lambda: MONDAY), CURL, id="w2")
    return path


def play(path: Path, script: Play, size: tuple[int, int] = (120, 40)) -> None:
    async def run() -> None:
        app = HtrackApp(path, clock=lambda: MONDAY)
        async with app.run_test(size=size, notifications=True) as pilot:
            await wait_for(pilot, lambda: app.is_open)
            app.push_screen(NamesReviewScreen())
            await wait_for(pilot, lambda: "To decide" in text_of(app))
            await script(app, pilot)

    asyncio.run(run())


def meanings(path: Path) -> dict[str, str]:
    """Name as written -> exercise."""
    entries = [entry for one in Journal(path).documents() for entry in one["entries"]]
    return {entry["name"]: entry["exercise_id"] for entry in entries}


@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40)])
def test_names_stand_by_their_sets_with_what_they_may_be(path: Path, size: tuple[int, int]) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "1 Seated Leg Curl" in text_of(app))
        shown = text_of(app)
        assert shown.index(CURL) < shown.index(THING)
        assert "6 sets in 2 workouts" in shown
        assert "hamstrings" in shown

    play(path, script, size)


def test_a_number_accepts_and_keeps_the_name_as_written(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "1 Seated Leg Curl" in text_of(app))
        await pilot.press("1")
        await wait_for(pilot, lambda: "To decide 1   Decided 1" in text_of(app))
        assert f"{CURL} is Seated Leg Curl" in text_of(app)

    play(path, script)
    meant = meanings(path)
    assert meant[CURL] not in {own_id(CURL), ""}
    assert meant[THING] == own_id(THING)


def test_another_is_picked_from_all(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "slash")
        await wait_for(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*"nordic", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, NamesReviewScreen))
        await wait_for(pilot, lambda: "Decided 1" in text_of(app))

    play(path, script)
    assert "nordic" in meanings(path)[THING]


def test_what_is_kept_is_not_asked_about_again(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("k", "k")
        await wait_for(pilot, lambda: "To decide 0   Decided 2" in text_of(app))

    play(path, script)
    assert meanings(path) == {CURL: own_id(CURL), THING: own_id(THING)}


def test_each_decision_is_undone_by_itself(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "1 Seated Leg Curl" in text_of(app))
        await pilot.press("1", "k")
        await wait_for(pilot, lambda: "To decide 0" in text_of(app))
        await pilot.press("u")
        await wait_for(pilot, lambda: "To decide 1" in text_of(app))
        await pilot.press("u")
        await wait_for(pilot, lambda: "To decide 2   Decided 0" in text_of(app))
        await pilot.press("y")
        await wait_for(pilot, lambda: "To decide 1   Decided 1" in text_of(app))

    before = meanings(path)
    play(path, script)
    assert meanings(path)[THING] == before[THING]


def test_undo_leads_to_the_name_that_is_open_again(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, NamesReviewScreen)
        await pilot.press("k")
        await wait_for(pilot, lambda: "To decide 1" in text_of(app))
        assert screen.rows.key == own_id(THING)
        await pilot.press("u")
        await wait_for(pilot, lambda: "To decide 2" in text_of(app))
        assert screen.rows.key == own_id(CURL)

    play(path, script)


def test_a_decision_is_changed_later(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "1 Seated Leg Curl" in text_of(app))
        await pilot.press("1", "tab")
        await wait_for(pilot, lambda: "means Seated Leg Curl" in text_of(app))
        await pilot.press("k")
        await wait_for(pilot, lambda: "means an exercise of your own" in text_of(app))
        await pilot.press("1")
        await wait_for(pilot, lambda: "means Seated Leg Curl" in text_of(app))

    play(path, script)
    assert meanings(path)[CURL] != own_id(CURL)


def test_without_imports_there_is_nothing_to_decide(tmp_path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("1", "k", "slash", "tab", "u")
        await pilot.pause()
        assert "To decide 0   Decided 0" in text_of(app)

    play(tmp_path / "empty.json", script)
