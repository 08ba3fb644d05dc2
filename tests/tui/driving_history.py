"""History in tests: three workouts of the past, and the screen over them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from store.models import Source
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.tui.driving import play_on
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from store.models import Workout
    from tui.app import HtrackApp

    Play = Callable[[HtrackApp, Pilot[None]], Awaitable[None]]

NOW = MONDAY + timedelta(days=4)
TODAY = NOW.date()
CURL = an_entry("leg-curl-seated", a_set(50, 12), a_set(50, 11), name="Seated Leg Curl (Machine)")
RDL = an_entry(
    "rdl-barbell",
    a_set(60, 5, kind="warmup"),
    a_set(130, 8, rpe=8.5),
    a_set(130, 7, note="grip slipped"),
    name="Romanian Deadlift (Barbell)",
    note="straps from the third set on",
)
LOWER = a_workout(RDL, CURL, id="lower", title="Lower A", note="Slept badly.")
SQUATS = a_workout(id="squats", started_at=MONDAY - timedelta(days=3))
OLD = a_workout(
    CURL,
    id="old",
    title="Old",
    started_at=MONDAY - timedelta(days=400),
    source=Source(app="Strong", key="7"),
)
PAST = (SQUATS, OLD, LOWER)


def play(
    path: Path, script: Play, past: Sequence[Workout] = PAST, size: tuple[int, int] = (120, 40)
) -> None:
    play_on("history", path, NOW, script, past, size)


def focused(app: HtrackApp) -> str | None:
    return app.screen.focused.id if app.screen.focused else None


def chosen(app: HtrackApp) -> str | None:
    return app.screen.query_one(RowList).key


def keys(app: HtrackApp) -> list[str]:
    rows = app.screen.query_one(RowList)
    return list(rows._keys)
