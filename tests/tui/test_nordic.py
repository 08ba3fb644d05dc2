"""The Nordic programme is found where people look for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store.builtin_routines import EXERCISE_ID, NORDIC
from store.journal import Journal
from tests.builders import MONDAY, a_set, a_workout
from tests.tui.driving import text_of, wait_for
from tui.app import HtrackApp
from tui.commands import commands
from tui.screens.exercises import ExercisesScreen
from tui.screens.routines import RoutinesScreen
from tui.start_choices import choices, routine_of
from tui.widgets.start_page import EMPTY, StartPage

if TYPE_CHECKING:
    from pathlib import Path

NOW = MONDAY + timedelta(days=4)
STAGES = [f"routine:{stage.id}" for stage in NORDIC]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "htrack.json", clock=lambda: NOW)


def programme(journal: Journal, days_later: int = 0) -> list[str]:
    today = NOW.date() + timedelta(days=days_later)
    return [each.key for each in choices(journal, today) if each.built_in]


def follow(journal: Journal) -> None:
    """Do the first week."""
    routine = routine_of(journal, STAGES[0])
    assert routine is not None
    journal.start_routine(routine)
    journal.log_sets(0, EXERCISE_ID, [a_set(20, 5)])
    journal.finish()


def test_it_is_offered_before_anything_was_done_and_while_it_is_followed(journal: Journal) -> None:
    assert programme(journal) == STAGES
    journal.add_workouts([a_workout().document()], [], "imported")
    assert programme(journal) == []
    follow(journal)
    assert programme(journal) == STAGES
    assert programme(journal, days_later=27) == STAGES
    assert programme(journal, days_later=28) == []


def test_each_stage_says_how_often_and_what() -> None:
    assert [stage.dose for stage in NORDIC] == [
        "1 day a week, 2 × 5",
        "2 days a week, 2 × 6",
        "3 days a week, 3 × 6–8",
        "3 days a week, 12+10+8",
        "1 day a week, 12+10+8",
    ]


@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40), (200, 60)])
async def test_an_empty_start_page_begins_it_and_says_why_a_week_is_left_out(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = HtrackApp(journal.path, clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await wait_for(pilot, lambda: "Nordic, week 1 " in text_of(app))
        page = app.screen.query_one(StartPage)
        assert page.key == EMPTY
        if size[0] >= 80:
            rows = [line for line in text_of(app).splitlines() if "Nordic, w" in line]
            assert len(rows) == len(NORDIC) - 1
            assert all("…" not in row for row in rows)
            await pilot.press("down", "down", "down")
            await wait_for(pilot, lambda: "Week 4 is" in text_of(app))
        else:
            page.move_to(STAGES[2])
            await wait_for(pilot, lambda: "3 days a week" in text_of(app))
            preview = app.screen.query_one("#preview").region.x
            assert all("…" not in row[preview:] for row in text_of(app).splitlines())
        page.move_to(STAGES[0])
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.journal.open_workout() is not None)
        workout = app.journal.open_workout()
        assert workout is not None
        assert [entry.exercise_id for entry in workout.entries] == [EXERCISE_ID]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_who_searches_for_it_among_the_exercises_is_told_where_its_weeks_are(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = HtrackApp(journal.path, clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await wait_for(pilot, lambda: app.is_open)
        await pilot.press("e")
        await wait_for(pilot, lambda: isinstance(app.screen, ExercisesScreen))
        await pilot.press("slash", *"nordic")
        await wait_for(pilot, lambda: "the Nordic by weeks: R in Train" in text_of(app))
        await pilot.press("escape", "escape", "slash", *"rdl")
        await wait_for(pilot, lambda: "the Nordic by weeks" not in text_of(app))


async def test_the_palette_opens_its_routines(journal: Journal) -> None:
    app = HtrackApp(journal.path, clock=lambda: NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for(pilot, lambda: app.is_open)
        [found] = [each for each in commands(app, app.screen) if each.title == "Nordic programme"]
        found.callback()
        await wait_for(pilot, lambda: isinstance(app.screen, RoutinesScreen))
        await wait_for(pilot, lambda: "▸ Nordic, week 1" in text_of(app))
        assert "0 of your own" in text_of(app)
