"""The exercise picker, in an app that has nothing else."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.events import Paste

from catalog.library import Catalog
from store.errors import BusyError
from store.journal import Journal
from store.models import OwnExercise
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.tui.driving import ACTING, hostile, text_of, wait_for
from tui.screens.picker import OWN, PickerScreen
from tui.theme import DARK

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from catalog.exercise import Exercise

    Play = Callable[["Picking", Pilot[None]], Awaitable[None]]

NOW = MONDAY + timedelta(days=4)
RDL = an_entry("rdl-barbell", a_set(130, 8), name="Romanian Deadlift (Barbell)")
CURL = an_entry("leg-curl-seated", a_set(50, 12), name="Seated Leg Curl (Machine)")


class Picking(App[None]):
    """Opens the picker and keeps its answers."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.journal = journal
        self.picked: list[Exercise | None] = []

    def on_mount(self) -> None:
        self.push_screen(PickerScreen(self.journal, lambda: NOW), self.picked.append)

    @property
    def picker(self) -> PickerScreen:
        assert isinstance(self.screen, PickerScreen)
        return self.screen


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "htrack.json", clock=lambda: NOW)
    past = (
        a_workout(RDL, CURL, id="old", started_at=MONDAY - timedelta(days=9)),
        a_workout(CURL, id="new"),
    )
    journal.add_workouts([each.document() for each in past], [], "imported")
    return journal


def play(journal: Journal, script: Play, size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        app = Picking(journal)
        async with app.run_test(size=size, notifications=True) as pilot:
            await wait_for(pilot, lambda: app.picker.rows.key is not None)
            await script(app, pilot)

    asyncio.run(run())


def test_opens_ready_to_type_with_the_latest_first(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        assert app.picker.search.has_focus
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.picked)
        assert app.picked == [Catalog.builtin()["leg-curl-seated"]]

    play(journal, script)


def test_arrows_move_while_typing_goes_on(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await pilot.press(*"rd", "down", "l")
        await wait_for(pilot, lambda: app.picker.search.value == "rdl")
        await wait_for(pilot, lambda: app.picker.rows.key == "rdl-barbell")
        await pilot.press("down")
        second = app.picker.rows.key
        assert second != "rdl-barbell"
        assert app.picker.search.has_focus
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.picked)
        assert app.picked[0] is not None
        assert app.picked[0].id == second

    play(journal, script)


def test_up_from_the_first_row_reaches_the_last(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await pilot.press(*"rdl", "up")
        await wait_for(
            pilot, lambda: app.picker.rows.cursor == app.picker.rows.line_count() - 1 > 0
        )
        await pilot.press("down")
        assert app.picker.rows.cursor == 0

    play(journal, script)


def test_escape_picks_nothing(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await pilot.press(*"rdl", "escape")
        await wait_for(pilot, lambda: app.picked)
        assert app.picked == [None]

    play(journal, script)


def test_a_click_picks_what_is_under_the_cursor(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await pilot.click(app.picker.rows, offset=(5, 1))
        await wait_for(pilot, lambda: app.picker.rows.cursor == 1)
        assert app.picker.search.has_focus
        await pilot.click(app.picker.rows, offset=(5, 1))
        await wait_for(pilot, lambda: app.picked)
        assert app.picked == [Catalog.builtin()["rdl-barbell"]]

    play(journal, script)


def test_what_has_no_name_yet_becomes_ones_own(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await pilot.press(*"My  slider thing")
        await wait_for(pilot, lambda: "Make “My slider thing” your own exercise" in text_of(app))
        await pilot.press("up", "enter")
        await wait_for(pilot, lambda: app.picked)
        made = app.picked[0]
        assert made is not None
        assert (made.name, made.custom) == ("My slider thing", True)
        assert journal.catalog().named("my slider thing") == made

    play(journal, script)


@pytest.mark.parametrize(
    ("typed", "preselected"),
    [
        ("rdl", "rdl-barbell"),
        ("curl leg", "leg-curl-lying"),
        ("bss", "bulgarian-split-squat-barbell"),
        ("nordic c", "nordic-curl"),
        ("romainian", "rdl-barbell"),
        ("sliding hamstrng thing", None),
        ("zzz", None),
    ],
)
def test_what_is_only_a_guess_is_not_preselected(
    journal: Journal, typed: str, preselected: str | None
) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await pilot.press(*typed)
        await wait_for(pilot, lambda: app.picker.search.value == typed)
        await wait_for(pilot, lambda: app.picker.rows.key == preselected)
        assert ("Nothing is called" in text_of(app)) == (preselected is None)

    play(journal, script)


def test_in_too_small_a_window_it_says_so_and_loses_nothing(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        assert "htrack needs 45" in text_of(app)
        assert "enter add" not in text_of(app)
        await pilot.resize_terminal(80, 24)
        await wait_for(pilot, lambda: "enter add" in text_of(app))
        await pilot.press(*"rdl", "enter")
        await wait_for(pilot, lambda: app.picked)
        assert app.picked == [Catalog.builtin()["rdl-barbell"]]

    play(journal, script, (20, 5))


def test_the_nearest_are_offered_below_that(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await pilot.press(*"sliding hamstrng thing")
        await wait_for(pilot, lambda: "↑↓ choose from these" in text_of(app))
        rows = text_of(app).splitlines()
        near = next(at for at, row in enumerate(rows) if "Slider Leg Curl" in row)
        own = next(at for at, row in enumerate(rows) if "Make “sliding hamstrng thing”" in row)
        assert near < own
        await pilot.press("down")
        assert app.picker.rows.key not in {None, OWN}

    play(journal, script)


@pytest.mark.parametrize("typed", ["zzz", "sliding hamstrng thing"])
def test_enter_on_what_has_no_name_makes_and_picks_nothing(journal: Journal, typed: str) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        app.picker.search.value = typed
        await pilot.press("enter", "enter")
        await wait_for(pilot, lambda: "with ↑↓ first" in text_of(app))
        assert not app.picked
        assert not journal.own_exercises()
        await pilot.press("space", "x")
        await wait_for(pilot, lambda: f"“{typed} x”" in text_of(app))

    play(journal, script)


def test_arrows_go_to_what_was_typed_right_before_them(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        app.picker.search.value = "zzz"  # what it has changed is yet to be told
        app.picker.action_move(-1)
        await pilot.pause()
        assert app.picker.rows.key == OWN

    play(journal, script)


def test_a_click_on_a_guess_goes_to_it_and_a_second_one_picks_it(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await pilot.press(*"zzz")
        await wait_for(pilot, lambda: app.picker.rows.line_count() == 1)
        await pilot.click(app.picker.rows, offset=(5, 0))
        await wait_for(pilot, lambda: app.picker.rows.key == OWN)
        assert not app.picked
        await pilot.click(app.picker.rows, offset=(5, 0))
        await wait_for(pilot, lambda: app.picked)

    play(journal, script)


@pytest.mark.parametrize("typed", ["", "zzz", "rdl"])
def test_one_that_makes_none_says_what_enter_does_and_offers_no_own(
    journal: Journal, typed: str
) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        picker = PickerScreen(journal, lambda: NOW, "Why not …?", makes=False, verb="explain")
        await app.push_screen(picker)
        await pilot.press(*typed)
        await wait_for(pilot, lambda: picker.search.value == typed)
        await pilot.pause()
        assert "enter explain" in text_of(app)
        assert "your own" not in text_of(app)
        assert "name of your own" not in picker.search.placeholder

    play(journal, script)


def test_a_known_name_is_not_offered_again(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await pilot.press(*"rdl")
        await wait_for(pilot, lambda: app.picker.rows.key == "rdl-barbell")
        assert "your own exercise" not in text_of(app)

    play(journal, script)


def test_a_journal_that_cannot_be_written_is_told_and_nothing_is_lost(journal: Journal) -> None:
    class Busy(Journal):
        def add_own_exercise(self, exercise: OwnExercise) -> None:  # noqa: ARG002
            raise BusyError("Another htrack is busy [/b]; try again.")

    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await pilot.press(*"zzz", "up", "enter")
        await wait_for(pilot, lambda: "busy [/b]" in text_of(app))
        assert app.picker.search.value == "zzz"

    play(Busy(journal.path), script)


def test_what_is_in_the_workout_already_is_marked(journal: Journal) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "in workout" in text_of(app))

    journal.start(entries=[CURL])
    play(journal, script)


@pytest.mark.parametrize("name", hostile)
def test_hostile_names_are_only_text(journal: Journal, name: str) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: app.picker.rows.key == "hostile")
        assert " ".join(name.split())[:4] in text_of(app)
        assert not ACTING & set(text_of(app))
        app.picker.search.post_message(Paste(name))
        await wait_for(pilot, lambda: app.picker.search.value)
        await pilot.pause()
        assert not ACTING & set(text_of(app))

    journal.add_own_exercise(OwnExercise(id="hostile", name=name))
    play(journal, script)


@pytest.mark.parametrize("typed", ["", "rdl barbell"])
@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40), (200, 60)])
def test_columns_stand_below_their_heads(
    journal: Journal, size: tuple[int, int], typed: str
) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        app.picker.search.value = typed
        await wait_for(pilot, lambda: app.picker.rows.show_vertical_scrollbar == (not typed))
        rows = text_of(app).splitlines()
        at = next(number for number, line in enumerate(rows) if "EXERCISE" in line)
        head = rows[at]
        row = next(line for line in rows if "Romanian Deadlift (Barbell)" in line)
        assert head.index("EXERCISE") == row.index("Romanian")
        assert head.index("MUSCLES") == row.index("hamstrings")
        if "KIT" in head:
            assert head.index("KIT") == row.index("barbell")

    play(journal, script, size)


@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40), (200, 60)])
def test_fills_a_small_window_and_sits_in_the_middle_of_a_large_one(
    journal: Journal, size: tuple[int, int]
) -> None:
    async def script(app: Picking, pilot: Pilot[None]) -> None:
        sheet = app.picker.query_one("#sheet").region
        assert "MUSCLES" in text_of(app)
        assert "enter add" in text_of(app)
        if size[0] < 100:
            assert sheet.size == size
        else:
            assert sheet.width < size[0]
            assert abs(sheet.x * 2 + sheet.width - size[0]) <= 1
            assert abs(sheet.y * 2 + sheet.height - size[1]) <= 1

    play(journal, script, size)
