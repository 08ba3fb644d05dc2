"""The weight of the body in Progress: written down, corrected, deleted, undone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store.errors import ConflictError, UsageError
from store.journal import Journal
from store.models import Unit
from tests.builders import MONDAY, a_workout
from tests.tui.driving import opened_on, text_of, wait_for
from tui.screens.line_sheet import LineSheet
from tui.screens.progress import ProgressScreen
from tui.weighing import last_on, weigh

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import HtrackApp

NOW = MONDAY + timedelta(days=4)
TODAY = NOW.date()
SIZES = ((45, 20), (80, 24), (120, 40), (200, 60))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "htrack.json", clock=lambda: NOW)


def kept(journal: Journal) -> list[tuple[int, float, str]]:
    """Days ago, value and unit of what another process reads, the newest first."""
    found = Journal(journal.path).body_weights()
    return [((TODAY - each.at.date()).days, each.value, each.unit.value) for each in found]


def three(journal: Journal) -> None:
    for ago, value in ((20, 83.0), (10, 82.5), (0, 82.0)):
        journal.log_body_weight(value, Unit.KG, NOW - timedelta(days=ago))


async def typed(pilot: Pilot[None], app: HtrackApp, text: str) -> None:
    """Type in the place of what the line says."""
    await wait_for(pilot, lambda: isinstance(app.screen, LineSheet))
    await pilot.press(*text, "enter")
    await wait_for(pilot, lambda: isinstance(app.screen, ProgressScreen))


@pytest.mark.parametrize("size", SIZES)
async def test_with_no_data_at_all_it_is_said_how_and_done(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened_on("progress", journal.path, NOW, size=size) as (app, pilot):
        await wait_for(pilot, lambda: "W  writes down the weight of your body" in text_of(app))
        await pilot.press("W")
        await typed(pilot, app, "82.5")
        await wait_for(pilot, lambda: "82.5 kg" in text_of(app))
        await wait_for(pilot, lambda: "Progress · Body weight" in text_of(app))
        assert kept(journal) == [(0, 82.5, "kg")]


async def test_who_trains_finds_it_before_the_first_time(journal: Journal) -> None:
    journal.add_workouts([a_workout().document()], [], "imported")
    async with opened_on("progress", journal.path, NOW) as (app, pilot):
        await wait_for(pilot, lambda: "Body weight" in text_of(app))
        await pilot.press("down")
        await wait_for(pilot, lambda: "W writes down what the scales say" in text_of(app))
        assert "Correct" not in text_of(app)


async def test_a_past_day_is_written_down_and_taken_back(journal: Journal) -> None:
    three(journal)
    async with opened_on("progress", journal.path, NOW) as (app, pilot):
        await pilot.press("W")
        await typed(pilot, app, "181 lb @ yesterday")
        await wait_for(pilot, lambda: "u takes it back" in text_of(app))
        assert kept(journal)[1] == (1, 181, "lb")
        await pilot.press("u")
        await wait_for(pilot, lambda: "Undone: weighed 181 lb" in text_of(app))
        assert len(kept(journal)) == 3


@pytest.mark.parametrize("size", [(45, 20), (80, 24)])
async def test_the_one_that_is_read_is_corrected_in_one_step(
    journal: Journal, size: tuple[int, int]
) -> None:
    three(journal)
    async with opened_on("progress", journal.path, NOW, size=size) as (app, pilot):
        await wait_for(pilot, lambda: "Correct" in text_of(app))
        await pilot.press("left", "enter")
        await wait_for(pilot, lambda: "Weight of Tuesday 10 Nov 2026" in text_of(app))
        await typed(pilot, app, "81.5")
        corrected = [(0, 82, "kg"), (10, 81.5, "kg"), (20, 83, "kg")]
        await wait_for(pilot, lambda: kept(journal) == corrected)
        await wait_for(pilot, lambda: "81.5 kg   −1.5 kg since" in text_of(app))
        await pilot.press("u")
        await wait_for(pilot, lambda: "Undone" in text_of(app))
        assert kept(journal) == [(0, 82, "kg"), (10, 82.5, "kg"), (20, 83, "kg")]


@pytest.mark.parametrize("key", ["delete", "x"])
async def test_the_one_that_is_read_is_deleted_and_brought_back(journal: Journal, key: str) -> None:
    three(journal)
    async with opened_on("progress", journal.path, NOW) as (app, pilot):
        await wait_for(pilot, lambda: "Correct" in text_of(app))
        await pilot.press("home", key)
        await wait_for(pilot, lambda: "Deleted 83 kg" in text_of(app))
        assert [ago for ago, _, _ in kept(journal)] == [0, 10]
        await pilot.press("u")
        await wait_for(pilot, lambda: "Undone" in text_of(app))
        assert [ago for ago, _, _ in kept(journal)] == [0, 10, 20]
        await pilot.press("y")
        await wait_for(pilot, lambda: "Done again" in text_of(app))
        assert [ago for ago, _, _ in kept(journal)] == [0, 10]


@pytest.mark.parametrize("text", ["heavy", "0", "9000", "80 @ mon"])
async def test_nonsense_stays_in_the_line_and_changes_nothing(journal: Journal, text: str) -> None:
    three(journal)
    before = kept(journal)
    async with opened_on("progress", journal.path, NOW) as (app, pilot):
        await wait_for(pilot, lambda: "Correct" in text_of(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LineSheet))
        await pilot.press(*text, "enter")
        await wait_for(pilot, lambda: "▲" in text_of(app))
        assert isinstance(app.screen, LineSheet)
        assert kept(journal) == before


async def test_a_unit_that_is_not_typed_stays_as_it_was(journal: Journal) -> None:
    journal.log_body_weight(181, Unit.LB, NOW)
    async with opened_on("progress", journal.path, NOW) as (app, pilot):
        await wait_for(pilot, lambda: "Correct" in text_of(app))
        await pilot.press("enter")
        await typed(pilot, app, "180")
        await wait_for(pilot, lambda: kept(journal) == [(0, 180, "lb")])


async def test_keys_for_a_weight_do_nothing_to_an_exercise(journal: Journal) -> None:
    three(journal)
    journal.add_workouts([a_workout().document()], [], "imported")
    async with opened_on("progress", journal.path, NOW) as (app, pilot):
        app.show_progress("squat-back")
        await wait_for(pilot, lambda: "Measure" in text_of(app))
        before = kept(journal)
        await pilot.press("enter", "delete", "x")
        assert isinstance(app.screen, ProgressScreen)
        assert kept(journal) == before
        assert "Correct" not in text_of(app)


def test_what_is_said_of_a_past_day_again_counts(journal: Journal) -> None:
    for value in (82, 81, 80):
        weigh(journal, f"{value} @ yesterday")
        found = last_on(journal, TODAY - timedelta(days=1))
        assert found is not None
        assert found.value == value


def test_what_no_scales_say_or_is_gone_is_not_corrected(journal: Journal) -> None:
    logged = journal.log_body_weight(82, Unit.KG, NOW)
    with pytest.raises(UsageError, match="doesn't weigh"):
        journal.correct_body_weight(logged.id, 0, Unit.KG)
    journal.delete_body_weight(logged.id)
    with pytest.raises(ConflictError):
        journal.correct_body_weight(logged.id, 81, Unit.KG)
