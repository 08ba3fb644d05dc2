"""Where the settings say RIR, the screens say it wherever a set is told with its effort."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from store.plan import Routine, RoutineItem
from tests.builders import a_set, a_workout, an_entry
from tests.tui.driving import text_of, wait_for
from tests.tui.driving_train import NOW, clock
from tui.app import HtrackApp

if TYPE_CHECKING:
    from pathlib import Path

    from store.models import Workout

RDL = "rdl-barbell"


def done(days_ago: int) -> Workout:
    at = NOW - timedelta(days=days_ago)
    entry = an_entry(RDL, a_set(80, 8, rpe=8.5, logged_at=at), name="Romanian Deadlift (Barbell)")
    return a_workout(entry, id=f"w{days_ago}", started_at=at, ended_at=at + timedelta(hours=1))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two workouts with an effort, and a routine; the settings say RIR."""
    settings = tmp_path / "htrack.toml"
    settings.write_text('effort = "rir"\n', encoding="utf-8")
    monkeypatch.setenv("HTRACK_CONFIG", str(settings))
    path = tmp_path / "htrack.json"
    journal = Journal(path, clock=clock)
    journal.add_workouts([done(days).document() for days in (7, 3)], [], "")
    journal.save_routine(Routine(name="Mine", items=(RoutineItem(exercise_id=RDL, name=RDL),)))
    return path


@pytest.mark.parametrize(
    "keys",
    [
        ("down", "down"),
        ("h",),
        ("h", "enter"),
        ("e", "slash", *"romanian deadlift barbell", "enter"),
        ("R",),
        ("P", "down", "down"),
    ],
    ids=["start", "history", "editor", "exercises", "routines", "progress"],
)
async def test_it_is_told_as_rir(keys: tuple[str, ...], data: Path) -> None:
    app = HtrackApp(data, clock=clock)
    async with app.run_test(size=(140, 40)) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        for key in keys:
            await pilot.press("space" if key == " " else key)
        await wait_for(pilot, lambda: "80×8 rir1.5" in text_of(app))
        assert "@8.5" not in text_of(app)


async def test_the_cap_of_a_routine_is_typed_stepped_and_shown_in_reps_in_reserve(
    data: Path,
) -> None:
    app = HtrackApp(data, clock=clock)
    async with app.run_test(size=(140, 40)) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        await pilot.press("R")
        await wait_for(pilot, lambda: "RIR MIN" in text_of(app))
        await pilot.press("enter", "right", "right", "right", *"1.5", "enter")
        await wait_for(pilot, lambda: cap(data) == 8.5)
        await pilot.press("left", "plus")
        await wait_for(pilot, lambda: cap(data) == 8)
        rows = [row for row in text_of(app).splitlines() if f"▌{RDL}" in row]
        assert any(" 2 " in row for row in rows)


def cap(data: Path) -> float | None:
    return Journal(data).routines()[0].items[0].rpe_cap
