"""Train in tests: a history of one workout, the app over it, and what is seen and stored."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from store.models import ExerciseEntry, Load, LoggedSet, SetKind, Unit, Workout
from tests.tui.driving import wait_for
from tui.app import HtrackApp
from tui.screens.train import TrainScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=timezone(timedelta(hours=1)))
RDL = "Romanian Deadlift (Barbell)"


def clock() -> datetime:
    return NOW


def kilos(value: float, reps: int) -> LoggedSet:
    return LoggedSet(load=Load(value=value, unit=Unit.KG), reps=reps)


def past(title: str, days_ago: int, *entries: ExerciseEntry) -> dict[str, object]:
    at = NOW - timedelta(days=days_ago)
    ended = at + timedelta(hours=1)
    made = Workout(id=title, title=title, started_at=at, ended_at=ended, entries=entries)
    return made.document()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A history of one workout: four sets of RDL, two of seated leg curls."""
    path = tmp_path / "htrack.json"
    rdl = ExerciseEntry(
        exercise_id="rdl-barbell",
        name=RDL,
        sets=(
            kilos(40, 8).model_copy(update={"kind": SetKind.WARMUP}),
            kilos(80, 8),
            kilos(82.5, 7),
            kilos(82.5, 6),
        ),
    )
    curl = ExerciseEntry(
        exercise_id="leg-curl-seated",
        name="Seated Leg Curl (Machine)",
        sets=(kilos(40, 12), kilos(40, 10)),
    )
    Journal(path, clock=clock).add_workouts([past("Lower", 3, rdl, curl)], [], "made")
    return path


@asynccontextmanager
async def running(
    data: Path, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[HtrackApp, Pilot[None]]]:
    app = HtrackApp(data, clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        await pilot.pause()
        yield app, pilot


def train(app: HtrackApp) -> TrainScreen:
    screen = app.get_screen("train") if app.is_screen_installed("train") else app.screen_stack[0]
    assert isinstance(screen, TrainScreen)
    return screen


def on_disk(data: Path) -> list[str]:
    """The sets of the open workout as another process reads them: `80×8`."""
    workout = Journal(data).open_workout()
    assert workout is not None
    return [
        f"{each.load.value if each.load and each.load.value is not None else ''}×{each.reps}"
        for each in workout.sets
    ]


async def repeat_last(pilot: Pilot[None]) -> None:
    await pilot.press("down", "enter")


def opened(path: Path) -> Workout:
    workout = Journal(path).open_workout()
    assert workout is not None
    return workout


async def typed(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*(" " if key == " " else key for key in text), "enter")
    await pilot.pause()


async def begin(app: HtrackApp, pilot: Pilot[None], search: str) -> None:
    """A workout with one exercise that was never done."""
    await pilot.press("n" if train(app).shown is None else "a")
    await wait_for(pilot, lambda: app.screen is not train(app))
    await pilot.press(*search, "enter")
    await wait_for(pilot, lambda: app.screen is train(app))
    await pilot.pause()


def seen(app: HtrackApp) -> list[tuple[str, str, str]]:
    """Number, load and amount of each row."""
    return [(row.name, row.cells[0], row.cells[1]) for row in train(app).grid.rows]
