"""Nonsense in every field: refused with a sentence beside the field, and the old value is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from store.models import Load, LoadMode
from tests.tui.driving import text_of, wait_for
from tests.tui.driving_routines import TO_GRID, lower, stored
from tests.tui.driving_routines import running as routines_running
from tests.tui.driving_train import on_disk, opened, repeat_last, running, train
from tui.widgets.routine_fields import Field

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import HtrackApp

NO_NUMBERS = (
    "abc",
    "NaN",
    "nan",
    "inf",
    "1e309",
    "-5",
    "+5",
    "1_000",
    "0x10",
    "٨٠",
    "８０",
    "1..2",
    "1,2,3",
    ".",
    "1000000000000",
    "5" * 5000,
)
"""What no field takes for a number."""
WHOLE = (*NO_NUMBERS, "1.5", "1,5", "0", "10001")
FIELDS = {
    "load": ("romanian", 0, (*NO_NUMBERS, "1000000", "10000.5")),
    "reps": ("romanian", 1, WHOLE),
    "RPE": ("romanian", 2, (*NO_NUMBERS, "11", "7.3", "0", "0.5")),
    "seconds": ("plank", 1, (*NO_NUMBERS, "0", str(26 * 3600))),
    "metres": ("farmer", 1, (*NO_NUMBERS, "0", "600000")),
}
"""An exercise to be found by, the column of the field, and what it refuses."""


async def _added(app: HtrackApp, pilot: Pilot[None], search: str) -> None:
    await pilot.press("a")
    await wait_for(pilot, lambda: app.screen is not train(app))
    await pilot.press(*search, "enter")
    await wait_for(pilot, lambda: app.screen is train(app))


async def _assert_refused(app: HtrackApp, pilot: Pilot[None], bad: str, key: str) -> None:
    """Whatever a paste or a hand puts into the cell under the cursor, nothing comes of it."""
    grid = train(app).grid
    before, place = grid.rows, (grid.row, grid.column)
    grid.typed = bad
    await pilot.press(key)
    await pilot.pause()
    assert (grid.rows, (grid.row, grid.column)) == (before, place), bad
    lines = text_of(app).splitlines()
    beside = next((n for n, line in enumerate(lines) if f"▲ {grid.complaint[:20]}" in line), None)
    assert grid.complaint, bad
    assert beside is not None, bad
    assert f"  {grid.rows[grid.row].name} " in lines[beside - 1]
    await pilot.press("escape")
    assert not grid.complaint


@pytest.mark.parametrize("field", FIELDS)
async def test_a_set_takes_no_nonsense(data: Path, field: str) -> None:
    search, column, bads = FIELDS[field]
    async with running(data) as (app, pilot):
        await pilot.press("n")
        await wait_for(pilot, lambda: app.screen is not train(app))
        await pilot.press(*search, "enter")
        await wait_for(pilot, lambda: app.screen is train(app))
        await pilot.press(*["right"] * column)
        for bad in bads:
            await _assert_refused(app, pilot, bad, "enter")
        await _assert_refused(app, pilot, bads[-1], "space")
        assert opened(data).sets == ()


async def test_a_done_set_keeps_its_value(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", "up", "right")
        for bad in (*WHOLE, ""):
            await _assert_refused(app, pilot, bad, "enter")
        assert on_disk(data) == ["80.0×8"]


async def test_reps_in_reserve_take_no_nonsense(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('effort = "rir"\n', encoding="utf-8")
    monkeypatch.setenv("HTRACK_CONFIG", str(config))
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("right", "right")
        for bad in (*NO_NUMBERS, "10", "9.5", "2.3"):
            await _assert_refused(app, pilot, bad, "enter")


@pytest.mark.parametrize("column", range(4), ids=["left load", "left", "right load", "right"])
async def test_each_side_takes_no_nonsense(data: Path, column: int) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("p", *["right"] * column)
        for bad in FIELDS["reps" if column % 2 else "load"][2]:
            await _assert_refused(app, pilot, bad, "enter")
        assert opened(data).sets == ()


async def test_an_empty_row_is_not_logged(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("right", "backspace", "space")
        await pilot.pause()
        assert opened(data).sets == ()
        assert "Type the reps" in train(app).grid.complaint


async def test_a_comma_is_as_good_as_a_point(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press(*"12,5", "enter", "enter", *"8,5", "space")
        await pilot.pause()
        (done,) = opened(data).sets
        assert (done.load and done.load.value, done.rpe) == (12.5, 8.5)


async def test_only_help_from_a_band_or_a_stack_goes_below_the_body(data: Path) -> None:
    """`-5` is typed as 5 in the mode that takes something off."""
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press("b", "b", "b", "5", "space")
        await pilot.pause()
        load = opened(data).sets[0].load
        assert isinstance(load, Load)
        assert (load.mode, load.value) == (LoadMode.ASSISTED, 5)


PROMPTS = {
    "W": (
        *NO_NUMBERS,
        "0",
        "1500",
        "82.5 @ 2026-02-30",
        "82.5 @ tomorrow",
        "82 @ 2030-01-01",
        "82 @ 1949-12-31",
        "82 @ 20260101",
        "82 @ ٢٠٢٦-١١-٢٠",
        "82 kg lb",
    ),
    "T": (
        *tuple(bad for bad in NO_NUMBERS if bad not in {"1e309", "0x10"}),
        "1.5",
        "3-1-1-0-0",
        "311010",
    ),
    "l": (
        "abc",
        "80x1.5",
        "1_000x5",
        "NaNx5",
        "infx5",
        "80x",
        "80x8 r11",
        "80x8 r7.3",
        "٨٠x8",
        "1000000x8",
        f"80x{'5' * 1000}",
        "hold 26h",
        "80x8 r",
        "x",
    ),
}


@pytest.mark.parametrize("key", PROMPTS)
async def test_what_is_wrong_with_a_line_stands_over_it(data: Path, key: str) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press(key)
        before, rows = opened(data), train(app).grid.rows
        prompt = train(app).prompt
        assert prompt is not None
        for bad in PROMPTS[key]:
            prompt.value = bad
            await pilot.press("enter")
            await pilot.pause()
            assert prompt.has_focus, bad
            assert prompt.value == bad
            assert f"▲ {prompt.complaint[:10]}" in text_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "▲" not in text_of(app)
        assert train(app).grid.has_focus
        assert (opened(data), train(app).grid.rows) == (before, rows)
        assert Journal(data).body_weights() == []


@pytest.mark.parametrize("key", ["W", "l"])
async def test_an_empty_line_changes_nothing(data: Path, key: str) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        before = opened(data)
        await pilot.press(key, "enter")
        await pilot.pause()
        assert train(app).grid.has_focus
        assert (opened(data), Journal(data).body_weights()) == (before, [])


async def test_the_rest_has_two_ends(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", *["greater_than_sign"] * 130)
        await pilot.pause()
        assert opened(data).rest_seconds == 3600
        await pilot.press(*["less_than_sign"] * 130)
        await pilot.pause()
        assert opened(data).rest_seconds == 0
        assert train(app).rest_bar.rest is not None


async def test_nobody_plans_a_hundred_sets_and_more(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press(*["n"] * 110)
        await pilot.pause()
        assert len(train(app).grid.rows) == opened(data).entries[0].planned
        assert "can't be planned" in text_of(app)


ROUTINE_FIELDS = {
    Field.SETS: (*NO_NUMBERS, "", "0", "21", "2.5"),
    Field.LOW: (*NO_NUMBERS, "0", "11", "1.5"),
    Field.HIGH: (*NO_NUMBERS, "0", "1000", "5", "8.5"),
    Field.RPE: (*NO_NUMBERS, "11", "7.3", "0.5"),
    Field.REST: (*NO_NUMBERS, "3601", "1.5"),
    Field.SUPERSET: (*NO_NUMBERS, "1.5"),
}


@pytest.mark.parametrize("field", ROUTINE_FIELDS, ids=lambda field: field.name.lower())
async def test_a_routine_takes_no_nonsense(journal: Journal, field: Field) -> None:
    before = lower(journal)
    async with routines_running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, *["right"] * field)
        for bad in ROUTINE_FIELDS[field]:
            screen.grid.typed = bad
            await pilot.press("enter")
            await pilot.pause()
            assert screen.grid.complaint, bad
            lines = text_of(screen.app).splitlines()
            at = next(
                i for i, each in enumerate(lines) if f"▲ {screen.grid.complaint[:15]}" in each
            )
            assert "Romanian Deadlift" in lines[at - 1]
            assert stored(journal) == before, bad
            await pilot.press("escape")


async def test_a_routine_without_a_name_keeps_the_one_it_has(journal: Journal) -> None:
    before = lower(journal)
    async with routines_running(journal) as (screen, pilot):
        await pilot.press("m", *["backspace"] * 20, "enter")
        await pilot.pause()
        assert stored(journal).name == before.name
        assert screen.rows.has_focus
