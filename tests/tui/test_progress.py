"""The progress screen and the records, driven as a person drives them."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from store.models import Unit
from tests.builders import MONDAY, a_set, a_workout, an_entry, kg, lb
from tests.tui.driving import hostile, play_on, text_of, wait_for
from tui.app import HtrackApp
from tui.progress_lines import of_unit
from tui.screens.progress import ProgressScreen
from tui.screens.records import RecordsScreen
from tui.text import showable
from tui.themes import keep, kept

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from store.models import ExerciseEntry, Workout

    Play = Callable[[HtrackApp, Pilot[None]], Awaitable[None]]

NOW = MONDAY + timedelta(days=4)
SIZES = ((45, 20), (80, 24), (120, 40), (200, 60))


def squats(weight: float, reps: int, **fields: object) -> ExerciseEntry:
    return an_entry("squat-back", a_set(weight, reps), name="Squat (Barbell)", **fields)


def curls(*reps: int) -> ExerciseEntry:
    sets = [a_set(50, each) for each in reps]
    return an_entry("leg-curl-seated", *sets, name="Seated Leg Curl (Machine)")


def on(days_ago: int, *entries: ExerciseEntry) -> Workout:
    return a_workout(*entries, id=f"w{days_ago}", started_at=NOW - timedelta(days=days_ago))


PAST = (
    on(400, squats(80, 5)),
    on(60, squats(95, 5), curls(12)),
    on(10, squats(90, 5)),
    on(3, squats(100, 5), curls(10)),
)


def play(
    path: Path, script: Play, past: Sequence[Workout] = PAST, size: tuple[int, int] = (120, 40)
) -> None:
    play_on("progress", path, NOW, script, past, size)


async def to_squats(app: HtrackApp, pilot: Pilot[None]) -> None:
    app.show_progress("squat-back")
    await wait_for(pilot, lambda: "Squat (Barbell) · estimated 1RM" in text_of(app))


@pytest.mark.parametrize("size", SIZES)
def test_the_last_estimate_is_told_at_every_size(path: Path, size: tuple[int, int]) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await to_squats(app, pilot)
        assert "116.7 kg, from 100×5" in text_of(app)
        assert "★" in text_of(app)

    play(path, script, size=size)


def test_the_cursor_reads_one_figure_after_the_other(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await to_squats(app, pilot)
        await pilot.press("left")
        assert "105 kg, from 90×5" in text_of(app)
        await pilot.press("left", "left", "left")
        assert "from 95×5" in text_of(app)
        await pilot.press("end")
        assert "from 100×5" in text_of(app)

    play(path, script)


def test_a_year_leaves_out_what_was_before_and_all_shows_it(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await to_squats(app, pilot)
        await pilot.press("home")
        assert "from 95×5" in text_of(app)
        await pilot.press("s", "home")
        assert "from 80×5" in text_of(app)
        await pilot.press("s")
        assert "3 months" in text_of(app)

    play(path, script)


def test_measures_follow_one_another_and_weights_are_chosen(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await to_squats(app, pilot)
        await pilot.press("m")
        assert "heaviest set" in text_of(app)
        await pilot.press("m")
        assert "volume of a workout" in text_of(app)
        assert "500 kg in 1 set" in text_of(app)
        await pilot.press("w")
        assert "most reps at 80 kg or more" in text_of(app)

    play(path, script)


def test_rep_maxima_stand_with_their_days(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await to_squats(app, pilot)
        rows = [line.split() for line in text_of(app).splitlines()]
        day = f"{(NOW - timedelta(days=3)).day}"
        assert any(["5", "100", day] == row[at : at + 3] for row in rows for at in range(len(row)))

    play(path, script, size=(200, 60))


def test_another_exercise_is_laid_over_and_taken_off(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await to_squats(app, pilot)
        await pilot.press("c", *"seated leg curl", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ProgressScreen))
        await wait_for(pilot, lambda: "╌╌ Seated Leg Curl" in text_of(app))
        await pilot.press("c")
        assert "╌╌" not in text_of(app)

    play(path, script)


def test_pounds_are_converted_not_relabelled(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await to_squats(app, pilot)
        app.use_unit("lb")
        await wait_for(pilot, lambda: "257.2 lb" in text_of(app))

    play(path, script)


def test_weeks_count_workouts_and_sets(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "hard sets a week" in text_of(app))
        rows = [line.split() for line in text_of(app).splitlines()]
        monday = [f"{MONDAY.day}", "Nov"]
        (week,) = [row for row in rows if row[-8:-6] == monday]
        assert week[-6:] == ["1", "2", "2", "1", "000", "·"]

    play(path, script)


def test_the_body_has_its_own_line(path: Path) -> None:
    journal = Journal(path, clock=lambda: NOW)
    journal.log_body_weight(80, Unit.KG, NOW - timedelta(days=7))
    journal.log_body_weight(176, Unit.LB, NOW)

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("down")
        await wait_for(pilot, lambda: "Body weight · in kg" in text_of(app))
        assert "79.8 kg" in text_of(app)
        assert "−0.2" in text_of(app)

    play(path, script)


def test_records_are_listed_by_date_and_lead_to_the_exercise(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("r")
        await wait_for(pilot, lambda: isinstance(app.screen, RecordsScreen))
        await wait_for(pilot, lambda: "heaviest 100 kg" in text_of(app))
        assert "+5 on" in text_of(app)
        assert "heaviest 90 kg" not in text_of(app)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ProgressScreen))
        await wait_for(pilot, lambda: "Squat (Barbell) · " in text_of(app))

    play(path, script)


def test_records_are_mended_when_the_history_is(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("r")
        await wait_for(pilot, lambda: "heaviest 100 kg" in text_of(app))
        app.journal.delete_workout("w3")
        app.data_changed()
        await wait_for(pilot, lambda: "heaviest 100 kg" not in text_of(app))
        assert "heaviest 95 kg" in text_of(app)

    play(path, script)


def test_without_a_history_it_says_what_to_do(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "Nothing to chart yet" in text_of(app))
        await pilot.press("m", "s", "left", "w", "up", "down")
        await pilot.press("r")
        await wait_for(pilot, lambda: "No records yet" in text_of(app))

    play(path, script, past=())


@pytest.mark.parametrize("name", hostile)
def test_hostile_names_only_show(path: Path, name: str) -> None:
    entry = an_entry("own-x", a_set(50, 5), name=name)

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("down")
        await wait_for(pilot, lambda: showable(name)[:10] in text_of(app))
        assert "\x1b" not in text_of(app)

    play(path, script, past=(on(3, entry), on(1, entry)))


def test_mixed_units_meet_on_one_scale(path: Path) -> None:
    entry = an_entry(
        "squat-back", a_set(reps=5, weight=None, load=lb(225)), a_set(None, 5, load=kg(60))
    )

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await to_squats(app, pilot)
        assert "119.1 kg, from 102.1×5" in text_of(app)

    play(path, script, past=(on(3, entry),))


def test_a_chosen_theme_is_kept(path: Path) -> None:
    assert kept() == "htrack-dark"

    async def run() -> None:
        app = HtrackApp(path, clock=lambda: NOW, keep_theme=keep)
        async with app.run_test() as pilot:
            await wait_for(pilot, lambda: app.is_open)
            app.theme = "htrack-light"
            await pilot.pause()

    asyncio.run(run())
    assert kept() == "htrack-light"
    assert HtrackApp(path, theme=kept()).theme == "htrack-light"
    assert HtrackApp(path, theme="no-such-theme").theme == "htrack-dark"


def test_the_terminals_own_colours_are_kept_too(path: Path) -> None:
    async def run() -> None:
        app = HtrackApp(path, clock=lambda: NOW, theme="ansi-light")
        async with app.run_test() as pilot:
            await wait_for(pilot, lambda: app.is_open)
            assert app.theme == "ansi-light"
            assert app.native_ansi_color

    asyncio.run(run())


def test_reps_at_a_weight_are_compared_at_that_weight(path: Path) -> None:
    past = (on(20, squats(80, 5), curls(12)), on(10, squats(80, 6), curls(9)))

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await to_squats(app, pilot)
        await pilot.press("c", *"seated leg curl", "enter")
        await wait_for(pilot, lambda: "╌╌" in text_of(app))
        await pilot.press("w")
        assert "most reps at 80 kg or more" in text_of(app)
        assert "nothing to compare" in text_of(app)

    play(path, script, past=past, size=(200, 60))


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_page_names_only_keys_that_do_something(path: Path, size: tuple[int, int]) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "Nothing to chart yet" in text_of(app))
        keys = text_of(app).splitlines()[-1]
        assert "W Weigh" in keys
        assert not [each for each in ("Read", "Measure", "Compare", "Find") if each in keys]
        assert text_of(app).splitlines()[0].rstrip().endswith("Progress")

    play(path, script, (), size)


@pytest.mark.parametrize(("key", "does"), [("c", "enter compare"), ("slash", "enter show")])
def test_the_picker_says_what_it_picks_for_and_makes_none(path: Path, key: str, does: str) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await to_squats(app, pilot)
        await pilot.press(key)
        await wait_for(pilot, lambda: does in text_of(app))
        await pilot.press(*"zzz", "down", "enter")
        await wait_for(pilot, lambda: "Nothing is called “zzz”" in text_of(app))
        assert not Journal(path).own_exercises()

    play(path, script)


def test_the_keys_of_the_records_say_what_enter_does(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("r")
        await wait_for(pilot, lambda: isinstance(app.screen, RecordsScreen))
        await wait_for(pilot, lambda: "⏎ Progress" in text_of(app))

    play(path, script)


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("1", "workouts", "1 workout"),
        ("−1", "hard sets", "−1 hard set"),
        ("+1", "reps", "+1 rep"),
        ("11", "sets", "11 sets"),
        ("1", "kg", "1 kg"),
        ("1", "s", "1 s"),
    ],
)
def test_a_single_one_is_not_a_plural(number: str, unit: str, said: str) -> None:
    assert of_unit(number, unit) == said
