"""The balance screen, its map and the page to learn from, driven as a person drives them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from catalog.muscle import GROUP_OF, Muscle
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.tui.driving import ACTING, hostile, play_on, text_of, wait_for
from tui.balance_lines import sets
from tui.muscle_shapes import BODY, HALF_WIDTH, HEIGHT, VIEWS, Facing
from tui.muscle_words import DOES
from tui.raster import coverage, curve
from tui.screens.balance import BalanceScreen
from tui.screens.learn import LearnScreen
from tui.theme import DARK, LIGHT
from tui.widgets.muscle_map import MuscleMap, layers, shades_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.theme import Theme

    from store.models import ExerciseEntry, Workout
    from tui.app import HtrackApp

    Play = Callable[[HtrackApp, Pilot[None]], Awaitable[None]]

NOW = MONDAY + timedelta(days=4)
SIZES = ((45, 20), (80, 24), (120, 40), (200, 60))


def entry(exercise_id: str, count: int, name: str = "Lift") -> ExerciseEntry:
    return an_entry(exercise_id, *[a_set(80, 8)] * count, name=name)


def on(days_ago: int, *entries: ExerciseEntry) -> Workout:
    return a_workout(*entries, id=f"w{days_ago}", started_at=NOW - timedelta(days=days_ago))


PAST = (
    on(9, entry("squat-back", 10), entry("rdl-barbell", 4)),
    on(2, entry("squat-back", 5), entry("rdl-barbell", 4), entry("leg-curl-seated", 2)),
)
"""Quads 15; hamstrings 10, of this week hip 4 and knee 2."""


def play(
    path: Path, script: Play, past: Sequence[Workout] = PAST, size: tuple[int, int] = (120, 40)
) -> None:
    play_on("balance", path, NOW, script, past, size)


def row_of(app: HtrackApp, name: str) -> list[str]:
    """The words of the line that tells about a muscle group."""
    line = next(line for line in text_of(app).splitlines() if f" {name} " in f" {line}")
    return line[line.index(name) :].split()


@pytest.mark.parametrize("size", SIZES)
def test_the_ratio_is_there_at_every_size(path: Path, size: tuple[int, int]) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "10 : 15" in text_of(app))
        assert "0.67 ● fine" in text_of(app)
        assert "HIP EXTENSION 4" in text_of(app)
        assert "2 KNEE" in text_of(app)

    play(path, script, size=size)


def test_groups_stand_against_their_targets(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        assert row_of(app, "hamstrings")[-7:] == ["6", "of", "8", "▾", "2", "d", "ago"]
        assert row_of(app, "quads")[-7:] == ["5", "of", "8", "▾", "2", "d", "ago"]
        assert "33 % knee flexion, inside 30–70 %" in text_of(app)

    play(path, script)


def test_weeks_are_walked_and_there_is_none_after_this_one(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        assert "this week" in text_of(app)
        await pilot.press("right")
        assert "this week" in text_of(app)
        await pilot.press("left")
        monday = MONDAY - timedelta(days=7)
        assert f"week of {monday.day} Nov" in text_of(app)
        assert "No hip-extension" not in text_of(app)
        assert "HIP EXTENSION 4" in text_of(app)
        assert "0 % knee flexion, outside of 30–70 %" in text_of(app)
        await pilot.press("home")
        assert "this week" in text_of(app)

    play(path, script)


def test_a_muscle_says_what_it_is_made_of(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        muscle_map = app.screen.query_one(MuscleMap)
        while muscle_map.chosen is not Muscle.BFSH:
            await pilot.press("down")
        assert "Biceps femoris (short head)  2 sets in this week" in text_of(app)
        assert "2 × 1 = 2" in text_of(app)
        assert DOES[Muscle.BFSH] in text_of(app)
        await pilot.press("escape")
        assert "the sets aimed at" in text_of(app)

    play(path, script)


def test_a_click_on_the_map_chooses_a_muscle(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        size = app.screen.query_one(MuscleMap).size
        await pilot.click(MuscleMap, offset=(size.width // 2 + 6, round(size.height * 0.22)))
        assert "Gluteus maximus" in text_of(app)
        await pilot.press("f")
        assert "from the front" in text_of(app)
        await pilot.press("up")
        assert "Tibialis anterior" in text_of(app)

    play(path, script)


def test_the_rule_and_its_source_are_in_the_help(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("question_mark", "end")
        await wait_for(pilot, lambda: "Coombs & Garbutt 2002" in text_of(app))
        assert "Planning guidance, not medical advice." in text_of(app)

    play(path, script, size=(120, 60))


def test_the_page_to_learn_from_opens_and_closes(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("l")
        await wait_for(pilot, lambda: isinstance(app.screen, LearnScreen))
        await wait_for(pilot, lambda: "semitendinosus" in text_of(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, BalanceScreen))

    play(path, script, past=())


def test_an_empty_history_says_what_to_do(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "Nothing to weigh up yet" in text_of(app))
        await pilot.press("left", "right", "up", "down", "f", "home", "escape")
        assert "Nothing to weigh up yet" in text_of(app)

    play(path, script, past=())


@pytest.mark.parametrize("name", hostile)
def test_hostile_names_only_show(path: Path, name: str) -> None:
    past = [
        on(days, entry("rdl-barbell", 3, name=name), entry("own-x", 3, name=name))
        for days in (1, 3, 5)
    ]

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down", "down")
        assert not ACTING & set(text_of(app))

    play(path, script, past=past)


# The map itself


@pytest.mark.parametrize("facing", Facing)
@pytest.mark.parametrize("size", [(24, 40), (34, 70), (52, 110)])
def test_every_muscle_has_a_place_on_the_body(facing: Facing, size: tuple[int, int]) -> None:
    painted = layers(facing, *size)
    body = {pixel for muscle, covered in painted if muscle is None for pixel in covered}
    for muscle, covered in painted:
        if muscle is not None:
            assert max(covered.values()) > 0.2, muscle
            inside = sum(pixel in body for pixel in covered)
            assert inside >= 0.9 * len(covered), muscle


def test_left_and_right_are_mirror_images() -> None:
    painted = layers(Facing.BACK, 40, 80)
    whole: dict[tuple[int, int], float] = {}
    for muscle, covered in painted:
        if muscle is Muscle.GMAX:
            whole |= covered
    assert whole == {(39 - x, y): pytest.approx(share) for (x, y), share in whole.items()}


def test_a_square_covers_its_area() -> None:
    square = ((1.5, 1.25), (4.5, 1.25), (4.5, 3.25), (1.5, 3.25))
    assert sum(coverage(square, 10, 10).values()) == pytest.approx(6.0)


def test_a_curve_goes_through_its_points() -> None:
    assert set(BODY) <= set(curve(BODY))
    assert all(0 <= x <= HALF_WIDTH and 0 <= y <= HEIGHT for x, y in BODY)


def test_every_muscle_of_the_map_is_told_about() -> None:
    seen = {muscle for view in VIEWS.values() for muscle in view}
    assert seen == set(DOES)
    assert seen <= set(GROUP_OF)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_more_sets_differ_more_from_the_ground(theme: Theme) -> None:
    variables = {
        "background": theme.background or "",
        "foreground": theme.foreground or "",
        "error": theme.error or "",
        **theme.variables,
    }
    shades = shades_of(variables, dark=theme.dark)
    steps = [shades.of(each) for each in (0, 4, 8, 12, 16)]
    far = [abs(each.brightness - shades.ground.brightness) for each in steps]
    assert far == sorted(far)
    assert len(set(far)) == len(far)


@pytest.mark.parametrize(("value", "told"), [(0, "0"), (0.5, "½"), (7, "7"), (7.5, "7½")])
def test_sets_come_in_halves(value: float, told: str) -> None:
    assert sets(value) == told


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_page_is_read_in_full_and_names_only_keys_that_do_something(
    path: Path, size: tuple[int, int]
) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "Nothing to weigh up yet" in text_of(app))
        await wait_for(pilot, lambda: "l tells what for" in " ".join(text_of(app).split()))
        assert "…" not in text_of(app)
        keys = text_of(app).splitlines()[-1]
        assert "l Learn" in keys
        assert "Week" not in keys
        assert "Front/back" not in keys

    play(path, script, (), size)
