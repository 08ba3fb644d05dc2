"""The coach's panel: what it offers, why, what may be changed, and the word on the start page."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from click.testing import CliRunner

from catalog.equipment import Equipment
from catalog.muscle import MuscleGroup
from store.file.lock import FileLock
from store.file.places import lock_path
from store.journal import Journal
from store.models import OwnExercise
from store.review.standing import default_range
from store.settings import read, set_value
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.tui.driving import ACTING, hostile, text_of, wait_for
from tests.tui.driving_train import train
from tui.app import HtrackApp
from tui.cli import main
from tui.data_app import PATIENCE
from tui.nudge import NudgeLine
from tui.screens.kit import KitScreen
from tui.screens.picker import PickerScreen
from tui.screens.slot_in import SlotInScreen
from tui.screens.soreness import SorenessScreen
from tui.screens.told import ToldScreen
from tui.widgets.cards import Cards

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from textual.pilot import Pilot

    from store.models import ExerciseEntry, Workout

NOW = MONDAY + timedelta(days=4)
RDL = "Romanian Deadlift (Barbell)"
CURL = "Seated Leg Curl"
CURLS = {Equipment.LEG_CURL_SEATED.value, Equipment.BARBELL.value}


def entry(exercise_id: str, count: int, weight: float = 80, reps: int = 8) -> ExerciseEntry:
    sets = [a_set(weight, reps, rpe=8)] * count
    return an_entry(exercise_id, *sets, name=exercise_id)


def on(days_ago: int, *entries: ExerciseEntry) -> Workout:
    return a_workout(*entries, id=f"w{days_ago}", started_at=NOW - timedelta(days=days_ago))


PAST = (
    on(9, entry("squat-back", 4), entry("leg-curl-seated", 3, 40, 12)),
    on(4, entry("rdl-barbell", 3)),
)
"""The hips had their sets this week, the knees had none."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "htrack.json"
    Journal(path).add_workouts([each.document() for each in PAST], [], "imported")
    return path


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A barbell and a seated leg curl are all there is."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("HTRACK_CONFIG", str(path))
    set_value(path, "equipment", sorted(CURLS))
    return path


@asynccontextmanager
async def running(
    data: Path, size: tuple[int, int] = (120, 40), now: datetime = NOW
) -> AsyncIterator[tuple[HtrackApp, Pilot[None]]]:
    app = HtrackApp(data, clock=lambda: now)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        await pilot.pause()
        yield app, pilot


@asynccontextmanager
async def asking(
    data: Path, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[HtrackApp, Pilot[None]]]:
    """The app with the panel open."""
    async with running(data, size) as (app, pilot):
        await press(app, pilot, "S")
        assert isinstance(app.screen, SlotInScreen)
        yield app, pilot


async def press(app: HtrackApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def typed(text: str) -> list[str]:
    """The keys that type a text."""
    return ["space" if each == " " else each for each in text]


def offered(app: HtrackApp) -> list[str]:
    """The exercises that can be chosen, in the order of the list."""
    panel = next(each for each in app.screen_stack if isinstance(each, SlotInScreen))
    return panel.cards.keys


def chosen(app: HtrackApp) -> str | None:
    """The exercise under the cursor."""
    return app.screen.query_one("#list", Cards).key


def planned(data: Path) -> list[tuple[str, int]]:
    workout = Journal(data).open_workout()
    assert workout is not None
    return [(each.exercise_id, each.planned) for each in workout.entries]


# What is offered, and taking it


@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40), (200, 60)])
async def test_the_best_comes_with_reason_dose_and_last_time(
    data: Path, config: Path, size: tuple[int, int]
) -> None:
    async with asking(data, size) as (app, _):
        shown = text_of(app)
        assert shown.index(f"1 {CURL}") < shown.index("knee-flexion hamstring")
        assert shown.index("3 × 8–15, 2 in reserve") < shown.index("Wed 11 Nov: 40×12 @8, 40×12 @8")
        assert "3 × 8, 3 in reserve · never done" in shown
        assert "hip 3/3 · knee 0/3" in shown
        assert offered(app)[0] == "leg-curl-seated"


async def test_the_last_time_is_told_without_warm_ups(data: Path, config: Path) -> None:
    warm = a_set(20, 12, kind="warmup")
    curls = an_entry("leg-curl-seated", warm, a_set(45, 11), name="curl")
    Journal(data).add_workouts([on(8, curls).document()], [], "imported")
    async with asking(data) as (app, _):
        assert "Thu 12 Nov: 45×11\n" in text_of(app).replace(" " * 3, "\n")


async def test_enter_starts_a_workout_with_the_planned_sets(data: Path, config: Path) -> None:
    async with asking(data) as (app, pilot):
        await press(app, pilot, "enter")
        assert planned(data) == [("leg-curl-seated", 3)]
        assert not isinstance(app.screen, SlotInScreen)
        assert CURL in text_of(app)


async def test_the_dose_stands_in_the_rows_of_what_was_never_done(
    tmp_path: Path, config: Path
) -> None:
    path = tmp_path / "new.json"
    journal = Journal(path)
    journal.add_workouts([on(4, entry("rdl-barbell", 3)).document()], [], "imported")
    usual = default_range(journal.catalog()["leg-curl-seated"])
    assert usual is not None
    async with asking(path) as (app, pilot):
        panel = app.screen.query_one(Cards)
        for _ in range(offered(app).index("leg-curl-seated")):
            await press(app, pilot, "down")
        assert panel.key == "leg-curl-seated"
        await press(app, pilot, "enter")
        ((_, sets),) = planned(path)
        rows = [row.cells for row in train(app).grid.rows]
        assert rows == [("–", str(usual.low), "")] * sets
    async with running(path) as (app, _):
        assert [row.cells for row in train(app).grid.rows] == rows


async def test_last_time_stands_in_the_rows_of_what_was_done_before(
    data: Path, config: Path
) -> None:
    async with asking(data) as (app, pilot):
        await press(app, pilot, "enter")
        assert {row.last for row in train(app).grid.rows} == {"40×12 @8"}
        assert all(row.cells[0] not in {"", "–"} for row in train(app).grid.rows)


async def test_it_is_added_to_the_open_workout_which_fills_its_place(
    data: Path, config: Path
) -> None:
    journal = Journal(data, clock=lambda: NOW)
    journal.start()
    journal.add_exercise(journal.catalog()["squat-back"])
    async with asking(data) as (app, pilot):
        await press(app, pilot, "enter")
        assert planned(data) == [("squat-back", 0), ("leg-curl-seated", 3)]
        await press(app, pilot, "S")
        assert "leg-curl-seated" not in offered(app)
        await press(app, pilot, "n", *typed("seated leg curl"), "enter")
        assert "done today, or planned in the open workout" in text_of(app)


async def test_another_is_chosen_with_the_arrows(data: Path, config: Path) -> None:
    async with asking(data) as (app, pilot):
        wanted = offered(app)[2]
        await press(app, pilot, "down", "down", "enter")
        assert [each for each, _ in planned(data)] == [wanted]


async def test_leaving_starts_nothing(data: Path, config: Path) -> None:
    async with asking(data) as (app, pilot):
        await press(app, pilot, "escape")
        assert not isinstance(app.screen, SlotInScreen)
        assert Journal(data).open_workout() is None


async def test_a_day_on_which_nothing_is_needed_says_why(tmp_path: Path, config: Path) -> None:
    path = tmp_path / "done.json"
    done = [entry("rdl-barbell", 5), entry("leg-curl-seated", 6), entry("hip-thrust-barbell", 5)]
    Journal(path).add_workouts([on(0, *done).document()], [], "imported")
    async with asking(path) as (app, pilot):
        assert "Nothing needed today: done for today" in text_of(app)
        await press(app, pilot, "enter", "w")
        assert isinstance(app.screen, PickerScreen)


# Why, and why not


async def test_the_whole_sum_of_what_is_chosen(data: Path, config: Path) -> None:
    async with asking(data, (80, 24)) as (app, pilot):
        await press(app, pilot, "w")
        assert isinstance(app.screen, ToldScreen)
        shown = text_of(app)
        assert "function    1.000 × 20 =  20.0  knee-flexion hamstring sets 0 of 3" in shown
        for term in ("need", "balance", "lengthened", "continuity", "loadable", "recovery"):
            assert f"  {term} " in shown
        assert "place      1 of " in shown


async def test_why_not_what_a_filter_bars(data: Path, config: Path) -> None:
    async with asking(data, (80, 24)) as (app, pilot):
        await press(app, pilot, "n", *typed("lying leg curl machine"))
        assert "enter explain" in text_of(app)
        await press(app, pilot, "enter")
        assert "Not today: needs lying leg-curl machine; k says what there is." in text_of(app)
        await press(app, pilot, "w", *typed("push-up"), "enter")
        assert "Not today: not for the back of the legs and hips." in text_of(app)


async def test_why_not_what_is_only_ranked(data: Path, config: Path) -> None:
    async with asking(data, (80, 24)) as (app, pilot):
        assert "sldl-barbell" in offered(app)
        await press(app, pilot, "n", *typed("stiff-leg deadlift barbell"), "enter")
        shown = text_of(app)
        assert "hip-extension hamstring sets 3 of 3" in shown
        assert "place      1 of " not in shown


async def test_the_rule_says_whose_judgement_it_is(data: Path, config: Path) -> None:
    async with asking(data, (80, 24)) as (app, pilot):
        await press(app, pilot, "question_mark")
        shown = " ".join(text_of(app).split())
        assert "The weights are our judgement, not evidence." in shown
        assert "stop, and see a professional." in shown
        assert "35 need" in shown


# What may be changed


async def test_kit_that_is_taken_away_takes_candidates_with_it(data: Path, config: Path) -> None:
    async with asking(data) as (app, pilot):
        before = set(offered(app))
        await press(app, pilot, "k")
        assert isinstance(app.screen, KitScreen)
        await press(app, pilot, "space")
        gone = before - set(offered(app))
        assert "rdl-barbell" in gone
        assert "leg-curl-seated" not in gone
        await press(app, pilot, "n")
        assert "leg-curl-seated" not in offered(app)
        assert "no kit" in text_of(app)
        await press(app, pilot, "escape")
        assert read(config).equipment == frozenset()


@pytest.mark.parametrize(("key", "items"), [("a", len(Equipment)), ("n", 0), ("g", 42)])
async def test_kit_of_one_key(data: Path, config: Path, key: str, items: int) -> None:
    async with asking(data) as (app, pilot):
        await press(app, pilot, "k", key, "escape")
        assert len(read(config).equipment or ()) == items


async def test_looking_at_the_kit_says_nothing_about_it(data: Path, config: Path) -> None:
    set_value(config, "equipment", None)
    async with asking(data) as (app, pilot):
        assert "any kit" in text_of(app)
        await press(app, pilot, "k", "escape")
        assert read(config).equipment is None


async def test_a_muscle_that_is_very_sore_is_left_alone(data: Path, config: Path) -> None:
    async with asking(data) as (app, pilot):
        await press(app, pilot, "s")
        assert isinstance(app.screen, SorenessScreen)
        await press(app, pilot, "3")
        catalog = app.journal.catalog()
        assert all(MuscleGroup.HAMSTRINGS not in catalog[each].groups for each in offered(app))
        await press(app, pilot, "escape", "n", *typed("seated leg curl"), "enter")
        assert "hamstrings 3/3 sore; s says how sore you are" in text_of(app)


async def test_soreness_is_kept_for_the_day_and_not_longer(data: Path, config: Path) -> None:
    now = [NOW]
    app = HtrackApp(data, clock=lambda: now[0])
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        await press(app, pilot, "S", "s", "down", "right", "right", "escape", "escape", "S")
        assert "s glutes 2" in text_of(app)
        await press(app, pilot, "escape")
        now[0] += timedelta(days=1)
        await press(app, pilot, "S")
        assert "s not sore" in text_of(app)
    assert "sore" not in config.read_text()


async def test_soreness_outlives_the_app_and_htrack_suggest_knows_it(
    data: Path, config: Path
) -> None:
    async with asking(data) as (app, pilot):
        await press(app, pilot, "s", "right", "right", "right", "escape")
        first = offered(app)
    async with asking(data) as (app, pilot):
        assert "s hamstrings 3" in text_of(app)
        assert offered(app) == first
    with time_machine.travel(NOW, tick=False):
        given_here = CliRunner().invoke(main, ["--data", str(data), "suggest", "--json"])
    assert [each["id"] for each in json.loads(given_here.stdout)["suggestions"]][:3] == first[:3]


async def test_soreness_that_cannot_be_kept_holds_for_now_and_is_told(
    data: Path, config: Path
) -> None:
    data.with_name(f"{data.stem}.sore.json").write_text("{")
    async with asking(data) as (app, pilot):
        await press(app, pilot, "s", "right", "escape")
        assert "s hamstrings 1" in text_of(app)
        assert any("sore.json can't be used" in each.message for each in app._notifications)


async def test_soreness_waits_for_another_htrack_no_longer_than_a_set_does(
    data: Path, config: Path
) -> None:
    async with asking(data) as (app, pilot):
        with FileLock(lock_path(data)):
            await press(app, pilot, "s", "right")
            said = f"writing for more than {PATIENCE:g} s"
            await wait_for(pilot, lambda: any(said in each.message for each in app._notifications))
        await press(app, pilot, "escape")
        assert "s hamstrings 1" in text_of(app)


async def test_minutes_fit_more_into_the_session(data: Path, config: Path) -> None:
    async with asking(data) as (app, pilot):
        assert "In 30 min: " in text_of(app)
        await press(app, pilot, "m", "m")
        assert "In 60 min: " in text_of(app)
        await press(app, pilot, "m", "m")
        assert f"In 15 min: {CURL}" in text_of(app)
        assert "→" not in text_of(app).split("In 15 min")[1].splitlines()[0]


async def test_the_level_is_kept_in_the_settings(data: Path, config: Path) -> None:
    async with asking(data) as (app, pilot):
        await press(app, pilot, "l")
        assert "l level 3" in text_of(app)
        assert "hamstrings 3/10" in text_of(app)
        await press(app, pilot, "l")
        assert "hamstrings 3/6" in text_of(app)
    assert read(config).level == 1


async def test_a_place_is_remembered_from_run_to_run(data: Path, config: Path) -> None:
    async with asking(data) as (app, pilot):
        await press(app, pilot, "p", "h", "enter")
        assert isinstance(app.screen, KitScreen)
        await press(app, pilot, "down", "space", "escape")
        assert "p home  k 1 item" in text_of(app)
    async with asking(data) as (app, pilot):
        assert "p home  k 1 item" in text_of(app)
        assert app.settings.places == {"home": {Equipment.DUMBBELL}}
        assert "leg-curl-seated" not in offered(app)
        await press(app, pilot, "p", "n", "enter")
        assert "p no place  k 2 items" in text_of(app)
        assert offered(app)[0] == "leg-curl-seated"
    async with asking(data) as (app, _):
        assert "p no place  k 2 items" in text_of(app)


async def test_a_place_of_ones_own_is_named(data: Path, config: Path) -> None:
    async with asking(data) as (app, pilot):
        await press(app, pilot, "p", "a", "enter", *"a.b", "enter")
        assert "has no dots" in text_of(app)
        await press(app, pilot, "backspace", "backspace", *"ttic", "enter", "g", "escape")
        assert "p attic  k 42 items" in text_of(app)
    assert set(read(config).places) == {"attic"}


async def test_settings_that_cannot_be_written_change_only_the_panel(
    data: Path, config: Path
) -> None:
    config.write_text("level = [\n")
    async with asking(data) as (app, pilot):
        await press(app, pilot, "k", "n", "escape")
        assert "no kit" in text_of(app)
        assert "is not valid TOML" in " ".join(text_of(app).split())
    assert config.read_text() == "level = [\n"


# Odd data


async def test_nothing_logged_and_no_kit(tmp_path: Path, config: Path) -> None:
    set_value(config, "equipment", [])
    async with asking(tmp_path / "new.json", (45, 20)) as (app, pilot):
        assert "hamstrings 0/8 · hip 0/3 · knee 0/3" in text_of(app)
        catalog = app.journal.catalog()
        assert offered(app)
        assert all(not catalog[each].equipment for each in offered(app))
        await press(app, pilot, "enter")
    assert len(planned(tmp_path / "new.json")) == 1


@pytest.mark.parametrize("name", hostile)
@pytest.mark.parametrize("size", [(45, 20), (200, 60)])
async def test_hostile_names_only_show(
    data: Path, config: Path, name: str, size: tuple[int, int]
) -> None:
    own = OwnExercise(id="own", name=name, pattern="knee-flex-open", primary=("bflh", "st", "sm"))
    Journal(data).add_own_exercise(own)
    async with asking(data, size) as (app, pilot):
        assert "own" in offered(app)
        await press(app, pilot, *["down"] * offered(app).index("own"))
        assert chosen(app) == "own"
        assert not ACTING & set(text_of(app))
        await press(app, pilot, "w")
        assert isinstance(app.screen, ToldScreen)
        assert not ACTING & set(text_of(app))
        await press(app, pilot, "escape", "enter")
        assert planned(data) == [("own", 3)]


@pytest.mark.parametrize("size", [(20, 5), (45, 9)])
async def test_a_window_that_is_too_small_says_so(
    data: Path, config: Path, size: tuple[int, int]
) -> None:
    async with asking(data, (80, 24)) as (app, pilot):
        await pilot.resize_terminal(*size)
        await wait_for(pilot, lambda: "htrack needs" in text_of(app))
        await pilot.resize_terminal(80, 24)
        await wait_for(pilot, lambda: f"1 {CURL}" in text_of(app))


async def test_a_click_chooses(data: Path, config: Path) -> None:
    async with asking(data) as (app, pilot):
        await pilot.click("#list", offset=(5, 5))
        await pilot.pause()
        wanted = offered(app)[1]
        assert chosen(app) == wanted
        await pilot.click("#list", offset=(5, 5))
        await pilot.pause()
        assert [each for each, _ in planned(data)] == [wanted]


# The word on the start page


def said(app: HtrackApp) -> str:
    lines = app.screen.query(NudgeLine)
    return text_of(app) if lines and lines.first().display else ""


@pytest.mark.parametrize(("setting", "days", "says"), [(None, 40, 0), (5, 0, 0), (5, 1, 1)])
async def test_a_nudge_only_for_who_asked_and_in_time(
    data: Path, config: Path, setting: int | None, days: int, says: bool
) -> None:
    set_value(config, "training.nudge_days", setting)
    async with running(data, now=NOW + timedelta(days=days)) as (app, _):
        assert ("5 days without a hip hinge or a leg curl. Two minutes now: " in said(app)) == says
        assert bool(said(app)) == says


async def test_a_nudge_goes_once_a_workout_is_open(data: Path, config: Path) -> None:
    set_value(config, "training.nudge_days", 1)
    async with running(data, (80, 24)) as (app, pilot):
        assert said(app)
        await press(app, pilot, "S", "enter")
        assert not said(app)
        assert "without a hip hinge" not in text_of(app)
        await press(app, pilot, "D")
        assert said(app)


async def test_no_nudge_before_the_first_workout(tmp_path: Path, config: Path) -> None:
    set_value(config, "training.nudge_days", 1)
    async with running(tmp_path / "new.json") as (app, _):
        assert not said(app)
