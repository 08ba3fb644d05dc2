"""The rest between sets: a deadline, counted down on a clock that the test moves."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.screen import Screen

from store.rest import Rest
from tests.tui.driving import ACTING, hostile, text_of, wait_for
from tui.theme import DARK, LIKE
from tui.widgets.rest_bar import RestBar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.app import ComposeResult
    from textual.pilot import Pilot

BEGIN = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)


class Resting(App[None]):
    """A rest and a clock that stands still unless it is moved; counts what is rung."""

    def __init__(self, *, tall: bool = True, rings: bool = True) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.now = BEGIN
        self.looks = 0
        self.rung = 0
        self.bar = RestBar(self.clock, rings=lambda: rings)
        self.tall = tall

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        return {**{name: variables.get(like, "white") for name, like in LIKE.items()}, **variables}

    def compose(self) -> ComposeResult:
        yield self.bar

    def clock(self) -> datetime:
        self.looks += 1
        return self.now

    def bell(self) -> None:
        self.rung += 1

    def rest(self, seconds: float) -> None:
        self.bar.rest = Rest.starting(self.now, seconds)
        if self.tall:
            self.bar.add_class("-large")

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@asynccontextmanager
async def resting(
    seconds: float | None = 150, *, tall: bool = True, rings: bool = True, width: int = 80
) -> AsyncIterator[tuple[Resting, Pilot[None]]]:
    app = Resting(tall=tall, rings=rings)
    async with app.run_test(size=(width, 24)) as pilot:
        if seconds is not None:
            app.rest(seconds)
        await pilot.pause()
        yield app, pilot


def drawn(app: Resting) -> str:
    """What the bar shows, without the empty rows above it."""
    return text_of(app).strip("\n")


async def shows(pilot: Pilot[None], app: Resting, words: str) -> None:
    await wait_for(pilot, lambda: words in text_of(app))


async def looks_again(pilot: Pilot[None], app: Resting) -> None:
    """Until the bar has looked at the clock twice more, to draw it and to ring."""
    seen = app.looks
    await wait_for(pilot, lambda: app.looks >= seen + 4)


async def test_without_a_rest_nothing_is_there() -> None:
    async with resting(None) as (app, pilot):
        assert drawn(app) == ""
        assert not app.bar.display
        app.rest(60)
        await pilot.pause()
        assert "REST" in drawn(app)
        app.bar.rest = None
        await pilot.pause()
        assert drawn(app) == ""


async def test_one_line_counts_down_to_the_deadline() -> None:
    async with resting(150, tall=False) as (app, pilot):
        assert len(drawn(app).splitlines()) == 1
        assert "REST of 2:30" in drawn(app)
        app.later(31)
        await shows(pilot, app, "1:59")
        app.later(114)
        await shows(pilot, app, "0:05")


async def test_a_clock_that_jumps_is_believed() -> None:
    """As after the machine has slept: nothing was counted meanwhile."""
    async with resting(150, tall=False) as (app, pilot):
        app.later(140)
        await shows(pilot, app, "0:10")
        app.later(3 * 60)
        await shows(pilot, app, "+2:50")
        assert "rested" in drawn(app)


async def test_a_clock_that_was_put_back_never_shows_more_than_the_whole_rest() -> None:
    async with resting(150, tall=False) as (app, pilot):
        app.later(30)
        await shows(pilot, app, "2:00")
        app.later(-3600)
        await shows(pilot, app, "2:30  ")


async def test_three_lines_with_large_digits_where_there_is_room() -> None:
    async with resting(150) as (app, pilot):
        await pilot.pause()
        lines = drawn(app).splitlines()
        assert [line[2:14].rstrip() for line in lines] == [
            "╺━┓   ╺━┓ ┏━",
            "┏━┛ :  ━┫ ┃",
            "┗━╸   ╺━┛ ┗━",
        ]
        assert "REST of 2:30" in lines[0]
        assert "━" * 24 in lines[1]
        app.later(75)
        await shows(pilot, app, "━" * 12 + "─" * 12)


async def test_every_digit_is_unlike_the_others() -> None:
    async with resting(600) as (app, pilot):
        seen = set()
        for minutes in range(10):
            app.rest(minutes * 60 + 0.5)
            await pilot.pause()
            lines = drawn(app).splitlines()
            seen.add(tuple(f"{line:8}"[2:5] for line in lines))
        assert len(seen) == 10


async def test_the_end_is_rung_once() -> None:
    async with resting(60) as (app, pilot):
        app.later(59)
        await looks_again(pilot, app)
        assert app.rung == 0
        app.later(1)
        await wait_for(pilot, lambda: app.rung)
        app.later(1)
        await shows(pilot, app, "rested")
        app.later(300)
        await looks_again(pilot, app)
        assert app.rung == 1


async def test_a_rest_that_is_over_already_is_not_rung() -> None:
    async with resting(None) as (app, pilot):
        app.bar.rest = Rest(BEGIN - timedelta(seconds=5), 90)
        await shows(pilot, app, "rested")
        await looks_again(pilot, app)
        assert app.rung == 0


async def test_a_rest_that_was_skipped_is_not_rung() -> None:
    async with resting(60) as (app, pilot):
        app.bar.rest = None
        app.later(61)
        app.rest(60)
        await looks_again(pilot, app)
        assert app.rung == 0


async def test_no_bell_for_who_wants_none() -> None:
    async with resting(60, rings=False) as (app, pilot):
        app.later(61)
        await shows(pilot, app, "rested")
        await looks_again(pilot, app)
        assert app.rung == 0


async def test_the_end_is_rung_while_something_else_is_looked_at() -> None:
    async with resting(60) as (app, pilot):
        await app.push_screen(Screen())
        app.later(61)
        await wait_for(pilot, lambda: app.rung)
        assert app.rung == 1


async def test_thirty_seconds_more_and_less_move_the_deadline() -> None:
    async with resting(60, tall=False) as (app, pilot):
        app.later(20)
        assert app.bar.rest is not None
        app.bar.rest = app.bar.rest.extended(30)
        await shows(pilot, app, "1:10")
        assert "of 1:30" in drawn(app)
        app.bar.rest = app.bar.rest.extended(-30)
        await shows(pilot, app, "0:40")
        assert "of 1:00" in drawn(app)


async def test_more_rest_after_the_end_is_rung_again() -> None:
    async with resting(60) as (app, pilot):
        app.later(61)
        await wait_for(pilot, lambda: app.rung == 1)
        assert app.bar.rest is not None
        app.bar.rest = app.bar.rest.extended(30)
        await shows(pilot, app, "of 1:30")
        app.later(30)
        await wait_for(pilot, lambda: app.rung == 2)


@pytest.mark.parametrize("name", hostile, ids=range(len(hostile)))
@pytest.mark.parametrize("tall", [True, False])
async def test_what_comes_next_is_only_text(name: str, tall: bool) -> None:
    async with resting(150, tall=tall) as (app, pilot):
        app.bar.next_up = name
        await pilot.pause()
        shown = drawn(app)
        assert len(shown.splitlines()) == (3 if tall else 1)
        assert not ACTING & set(shown)
        assert all(len(line) <= 80 for line in shown.splitlines())
        assert f"next {name.split()[0]}"[:20] in shown
        await pilot.click(RestBar)
        assert app.is_running


@pytest.mark.parametrize("tall", [True, False])
async def test_what_does_not_fit_is_cut(tall: bool) -> None:
    async with resting(150, tall=tall, width=20) as (app, pilot):
        app.bar.next_up = "Romanian Deadlift (Barbell)  80×8"
        await pilot.pause()
        assert len(drawn(app).splitlines()) == (3 if tall else 1)
        assert "Romanian" not in drawn(app)


async def test_what_comes_next_stands_at_the_right_end_of_the_line() -> None:
    async with resting(150, tall=False) as (app, pilot):
        app.bar.next_up = "Plank  60s"
        await pilot.pause()
        assert drawn(app).endswith("next Plank  60s")
        assert len(drawn(app)) == 79
