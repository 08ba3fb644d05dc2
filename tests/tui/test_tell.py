"""What the app tells for a while: it stays out of the way of what is read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.tui.driving import opened_on, text_of, wait_for
from tui.app import HtrackApp
from tui.train_offers import finished_words

if TYPE_CHECKING:
    from pathlib import Path

NOW = MONDAY + timedelta(days=4)
LONG = "Finished Lower A with a good deal of words: " + "and one more of them, " * 5
SIZES = ((45, 20), (80, 24), (120, 40), (200, 60))


@pytest.mark.parametrize("size", SIZES)
async def test_title_and_figures_stay_readable_after_finishing(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    journal = Journal(tmp_path / "htrack.json", clock=lambda: NOW)
    rdl = an_entry("rdl-barbell", a_set(130, 8), name="Romanian Deadlift (Barbell)")
    journal.start("Lower A", entries=[rdl])
    app = HtrackApp(journal.path, clock=lambda: NOW)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open and "Lower A" in text_of(app))
        await pilot.press("f")
        await wait_for(pilot, lambda: "Finished Lower A: 1 set" in text_of(app))
        top = text_of(app).splitlines()[0]
        assert top.startswith("▌htrack  Train · no workout open")
        assert "▸ Start an empty workout" in text_of(app)


@pytest.mark.parametrize("size", SIZES)
async def test_after_a_workout_from_the_past_the_page_begins_at_its_top(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    past = [
        a_workout(title=f"Day {ago}", id=f"w{ago}", started_at=NOW - timedelta(days=ago))
        for ago in range(1, 70)
    ]
    async with opened_on("train", tmp_path / "htrack.json", NOW, past, size) as (app, pilot):
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: app.journal.open_workout() is not None)
        await pilot.press("space", "f")
        await wait_for(pilot, lambda: "no workout open" in text_of(app))
        await wait_for(pilot, lambda: "Start an empty workout" in text_of(app))
        await wait_for(pilot, lambda: "▸" in text_of(app))


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_sentence_is_shown_in_full_from_the_bottom_up(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = HtrackApp(tmp_path / "htrack.json", clock=lambda: NOW)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: "Nothing logged" in text_of(app))
        app.tell(LONG)
        await wait_for(pilot, lambda: "Finished" in text_of(app))
        rows = text_of(app).splitlines()
        told = " ".join(row.partition("▌")[2] for row in rows[1:]).split()
        assert [word for word in LONG.split() if word not in told] == []
        assert "Start an empty workout" in text_of(app)
        assert "▌" in rows[-1]


async def test_only_one_sentence_stands_at_a_time(tmp_path: Path) -> None:
    app = HtrackApp(tmp_path / "htrack.json", clock=lambda: NOW)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await wait_for(pilot, lambda: "Nothing logged" in text_of(app))
        app.tell("First.")
        await wait_for(pilot, lambda: "First." in text_of(app))
        app.tell("Second.")
        await wait_for(pilot, lambda: "Second." in text_of(app))
        assert "First." not in text_of(app)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), "Finished Lower A: 1 set."),
        (("Plank",), "Finished Lower A: 1 set. Not done: Plank."),
        (("A" * 40, "B" * 40, "C"), f"Finished Lower A: 1 set. Not done: {'A' * 40} and 2 more."),
        (("A" * 90, "B"), f"Finished Lower A: 1 set. Not done: {'A' * 60} and 1 more."),
    ],
)
def test_what_was_not_done_is_named_in_whole_words(names: tuple[str, ...], told: str) -> None:
    done = an_entry("rdl-barbell", a_set(130, 8), name="Romanian Deadlift (Barbell)")
    undone = an_entry("plank").model_copy(update={"sets": ()})
    left = [undone.model_copy(update={"name": name}) for name in names]
    planned = a_workout(done, *left, title="Lower A", ended_at=None)
    finished = a_workout(done, title="Lower A", ended_at=None)
    assert finished_words(finished, planned) == told
