"""The history screen, driven as a person drives it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from catalog.library import Catalog
from store.journal import Journal
from store.models import Source, Unit
from tests.builders import MONDAY, a_set, a_workout, an_entry, kg
from tests.tui.driving import hostile, text_of, wait_for
from tests.tui.driving_history import (
    CURL,
    LOWER,
    NOW,
    RDL,
    SQUATS,
    TODAY,
    chosen,
    focused,
    keys,
    play,
)
from tui.commands import commands
from tui.heat import Days, lowest_of_shades
from tui.naming import title_of
from tui.screens.history import HistoryScreen
from tui.text import showable
from tui.widgets.heatmap import Heatmap
from tui.widgets.rows import RowList
from tui.widgets.week_strip import WeekStrip
from tui.widgets.workout_detail import workout_lines
from tui.year import Year
from tui.year_words import by_month

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store.models import Workout
    from tui.app import HtrackApp

    Play = Callable[[HtrackApp, Pilot[None]], Awaitable[None]]


def shown(workout: Workout, width: int = 70, unit: Unit = Unit.KG) -> list[str]:
    """The workout as the detail widget draws it."""
    lines = workout_lines(workout, Catalog.builtin(), unit, TODAY, width)
    assert all(line.cell_length <= max(width, 2) for line in lines)
    return [line.plain for line in lines]


# The list


def test_workouts_come_newest_first(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        assert keys(app) == ["lower", "squats", "old"]
        assert chosen(app) == "lower"
        assert "History · 3 workouts" in text_of(app)

    play(path, script)


def test_a_row_says_day_title_and_sets_and_marks_what_was_imported(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        lines = text_of(app).splitlines()
        lower = next(line for line in lines if "Mon 16 Nov" in line)
        assert lower.split()[:6] == ["Mon", "16", "Nov", "Lower", "A", "✎"]
        assert lower.split()[6] == "4"
        untitled = next(line for line in lines if "Fri 13 Nov" in line)
        assert "Squat (Barbell)" in untitled
        old = next(line for line in lines if "12 Oct 2025" in line)
        assert "⇣" in old
        assert "⇣" not in lower

    play(path, script)


def test_the_workout_in_progress_is_not_in_it(path: Path) -> None:
    Journal(path).start("Now")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        assert len(keys(app)) == 3

    play(path, script)


def test_the_detail_follows_the_cursor(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "Monday 16 Nov 2026" in text_of(app))
        await pilot.press("down", "down")
        await wait_for(pilot, lambda: "Sunday 12 Oct 2025" in text_of(app))
        assert "imported from Strong" in text_of(app)

    play(path, script)


@pytest.mark.parametrize(
    ("goal", "streak"), [(0, "   streak 2 wk"), (1, "   streak 2 wk"), (2, "")]
)
def test_this_week_and_streak_stand_at_the_right(
    path: Path, monkeypatch: pytest.MonkeyPatch, goal: int, streak: str
) -> None:
    settings = path.with_name("htrack.toml")
    settings.write_text(f"week_goal = {goal}\n", encoding="utf-8")
    monkeypatch.setenv("HTRACK_CONFIG", str(settings))

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        top = text_of(app).splitlines()[0]
        assert top.endswith(f"this week 1{streak}")

    play(path, script)


def test_a_change_elsewhere_is_shown(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        fresh = a_workout(id="fresh", title="Fresh", started_at=MONDAY + timedelta(days=1))
        app.journal.add_workouts([fresh.document()], [], "imported")
        app.data_changed()
        await wait_for(pilot, lambda: keys(app)[0] == "fresh")
        assert chosen(app) == "lower", "the cursor stays on its workout"

    play(path, script)


# Finding


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("curl", ["lower", "old"]),
        ("curl lower", ["lower"]),
        ("RDL", ["lower"]),
        ("oct 2025", ["old"]),
        ("squát", ["squats"]),
        ("curl squat", []),
    ],
)
def test_every_typed_word_must_be_found(path: Path, typed: str, found: list[str]) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash")
        app.screen.query_one("#words", Input).value = typed
        await wait_for(pilot, lambda: keys(app) == found)
        told = f"{len(found)} of 3 workouts" if found else "None has all of these; esc: all."
        await wait_for(pilot, lambda: told in text_of(app))

    play(path, script)


BARBELL_B = a_workout(an_entry(name="Squat (Barbell)"), id="a", title="Lower A")
LOWER_B = a_workout(CURL, id="b", title="Lower B", started_at=MONDAY - timedelta(days=2))
LOWER_BODY = a_workout(CURL, id="body", title="Lower Body", started_at=MONDAY - timedelta(days=1))
WITH_CURL = a_workout(an_entry(name="Lower B Curl"), id="in", started_at=MONDAY)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lower b", ["b", "body", "in"]),
        ("b lower", ["in", "body", "b"]),
        ("lower bo", ["body"]),
        ("lower a", ["a"]),
        ("b", ["body", "b", "in"]),
        ("ower", ["a", "body", "b", "in"]),
    ],
)
def test_titles_that_say_what_is_typed_come_first(path: Path, typed: str, found: list[str]) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash")
        app.screen.query_one("#words", Input).value = typed
        await wait_for(pilot, lambda: keys(app) == found)
        assert chosen(app) == found[0]

    play(path, script, [BARBELL_B, LOWER_B, LOWER_BODY, WITH_CURL])


def test_repeats_the_workout_that_was_typed(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"lower b", "enter", "r")
        await wait_for(pilot, lambda: app.current_mode == "train")
        workout = app.journal.open_workout()
        assert workout is not None
        assert workout.title == "Lower B"

    play(path, script, [BARBELL_B, LOWER_B])


def test_letters_that_are_keys_elsewhere_can_be_typed_and_escape_shows_all(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"threx")
        assert app.screen.query_one("#words", Input).value == "threx"
        await wait_for(pilot, lambda: keys(app) == [])
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(keys(app)) == 3)
        assert focused(app) == "rows"

    play(path, script)


def test_enter_goes_from_the_words_to_what_was_found(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"curl", "down", "enter")
        assert focused(app) == "rows"
        assert (chosen(app), keys(app)) == ("old", ["lower", "old"])

    play(path, script)


# Doing


def test_r_opens_the_same_exercises_for_training(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("r")
        await wait_for(pilot, lambda: app.current_mode == "train")
        workout = app.journal.open_workout()
        assert workout is not None
        assert workout.title == "Lower A"
        assert [(each.exercise_id, each.planned, each.sets) for each in workout.entries] == [
            ("rdl-barbell", 2, ()),
            ("leg-curl-seated", 2, ()),
        ]

    play(path, script)


def test_r_says_so_when_a_workout_is_open(path: Path) -> None:
    Journal(path).start("Now")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("r")
        await wait_for(pilot, lambda: "A workout is open already" in text_of(app))
        assert app.current_mode == "history"

    play(path, script)


def test_delete_removes_and_u_brings_back(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "delete")
        await wait_for(pilot, lambda: keys(app) == ["lower", "old"])
        assert [row.id for row in Journal(path).rows()] == ["lower", "old"]
        await wait_for(pilot, lambda: "u brings it back" in text_of(app))
        await pilot.press("home", "u")
        await wait_for(pilot, lambda: keys(app) == ["lower", "squats", "old"])
        assert chosen(app) == "squats"
        assert Journal(path).workout("squats") == SQUATS

    play(path, script)


def test_deleting_the_last_one_leaves_the_page_that_says_what_to_do(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("delete")
        await wait_for(pilot, lambda: "htrack import FILE" in text_of(app))
        await pilot.press("u")
        await wait_for(pilot, lambda: "Lower A" in text_of(app))
        assert chosen(app) == "lower"

    play(path, script, [LOWER])


def test_without_history_the_page_says_what_to_do(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        text = text_of(app)
        assert "t  start training" in text
        assert "htrack import FILE" in text
        await pilot.press("r", "delete", "slash", "escape", "u")
        await wait_for(pilot, lambda: "Nothing to undo" in text_of(app))

    play(path, script, [])


def test_right_scrolls_a_long_workout_and_escape_goes_back(path: Path) -> None:
    long = a_workout(*(an_entry(name=f"Lift {n}") for n in range(60)), id="long")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("right")
        assert focused(app) == "detail"
        await pilot.press("end")
        await wait_for(pilot, lambda: "Lift 59" in text_of(app))
        await pilot.press("escape")
        assert focused(app) == "rows"

    play(path, script, [long], (80, 24))


# Sizes


@pytest.mark.parametrize(
    "size", [(200, 60), (200, 24), (120, 40), (100, 30), (80, 24), (80, 40), (60, 40), (45, 24)]
)
def test_list_and_workout_are_seen_at_every_size(path: Path, size: tuple[int, int]) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "Romanian Deadlift (Barbell)" in text_of(app))
        text = text_of(app)
        assert "Mon 16 Nov" in text
        assert ("less · 0" in text) == (size[1] >= 30)
        assert ("sets a week" in text) == (size[1] < 30 and size[0] >= 68)
        answers = size in {(200, 60), (200, 24), (120, 40), (80, 40)}
        assert ("Last 12 months" in text) == answers
        assert all(len(line) <= size[0] for line in text.splitlines())

    play(path, script, size=size)


def test_the_year_in_figures_counts_its_own_workouts_only(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        # 130×8 + 130×7 + 50×12 + 50×11, and 80×5 of the squats: no warm-up, nothing of 2025.
        await wait_for(pilot, lambda: "3.5 t lifted" in text_of(app))
        text = text_of(app)
        assert "2 workouts" in text
        assert "5 working sets" in text

    play(path, script, size=(200, 60))


def test_a_click_on_a_day_chooses_its_workout(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        heatmap = app.screen.query_one(Heatmap)
        # Friday is the fifth row below the months; the week before this one the last but one.
        await pilot.click(heatmap, offset=(5 + 2 * (heatmap.weeks - 2), 5))
        await wait_for(pilot, lambda: chosen(app) == "squats")

    play(path, script)


def test_both_keys_that_delete_are_named_and_it_is_offered_once(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        assert "del x Delete" in text_of(app).splitlines()[-1]
        titles = [command.title for command in commands(app, app.screen)]
        assert titles.count("Delete") == 1
        await pilot.press("x")
        await wait_for(pilot, lambda: keys(app) == ["squats", "old"])

    play(path, script)


def test_a_click_on_a_week_chooses_its_last_workout(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        strip = app.screen.query_one(WeekStrip)
        await pilot.click(strip, offset=(6 + strip.weeks - 2, 1))
        await wait_for(pilot, lambda: chosen(app) == "squats")
        assert text_of(app).splitlines()[2][1:].startswith("Weeks ·")

    play(path, script, size=(80, 24))


@pytest.mark.parametrize("many", [3, 120])
@pytest.mark.parametrize("size", [(45, 24), (80, 24), (120, 40), (200, 60)])
def test_numbers_stand_below_the_end_of_their_head(
    path: Path, many: int, size: tuple[int, int]
) -> None:
    past = [a_workout(id=f"w{n}", started_at=MONDAY - timedelta(days=n)) for n in range(many)]

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "Mon 16 Nov" in text_of(app))
        lines = text_of(app).splitlines()
        at = next(number for number, line in enumerate(lines) if "DATE" in line)
        head, row = lines[at : at + 2]
        rows = app.screen.query_one("#rows", RowList)
        assert rows.show_vertical_scrollbar == (many == 120)
        assert head.index("DATE") == row.index("Mon 16")
        assert head.index("WORKOUT") == row.index("Squat")
        assert row[head.index("SETS") :].startswith("   1")

    play(path, script, past, size)


def test_the_columns_of_the_months_are_named() -> None:
    year = Year(TODAY, [], 0, 0)
    lines = [line.plain for line in by_month(year, 40)]
    assert lines[0].split() == ["By", "month", "workouts", "sets"]
    assert {len(line) for line in lines} == {40}
    assert lines[1].startswith("Nov 2026")
    assert lines[1].endswith("–     –")


# The year


@pytest.mark.parametrize(
    ("sets", "lowest"),
    [
        ([6, 12, 13, 14, 19, 19], (1, 6, 11, 16)),
        ([9, 12, 15, 18, 0], (1, 6, 11, 16)),
        ([3, 5, 8], (1, 3, 5, 7)),
        ([1, 2], (1, 2)),
        ([0], ()),
        ([], ()),
        ([12] * 20 + [400], (1, 4, 7, 10)),
    ],
)
def test_shades_are_even_steps_from_one_set_on(sets: list[int], lowest: tuple[int, ...]) -> None:
    assert lowest_of_shades(sets) == lowest


@given(st.lists(st.integers(0, 2000)))
def test_shades_are_at_most_four_and_each_is_as_wide_as_the_first(sets: list[int]) -> None:
    lows = lowest_of_shades(sets)
    assert len(lows) <= 4
    assert len({high - low for low, high in pairwise(lows)}) <= 1
    assert bool(lows) == any(sets)
    assert all(low <= max(sets) for low in lows)


def test_fourteen_and_nineteen_sets_do_not_look_the_same() -> None:
    first, second = TODAY, TODAY - timedelta(days=1)
    days = Days.of({first: 14, second: 19}, TODAY)
    assert days.mark(first) != days.mark(second)


def test_a_week_has_the_sets_of_its_days() -> None:
    days = Days.of({MONDAY.date(): 3, TODAY: 4, MONDAY.date() - timedelta(days=1): 9}, TODAY)
    week = MONDAY.date()
    assert days.by_week().sets == {week: 7, week - timedelta(days=7): 9}
    assert days.last_of_week(week) == TODAY
    assert days.last_of_week(week - timedelta(days=14)) is None


def test_a_day_long_ago_turns_the_page() -> None:
    days = Days.of({}, TODAY)
    assert days.first_day(53, TODAY) == days.first_day(53, None) == date(2025, 11, 17)
    long_ago = date(2019, 5, 5)
    first = days.first_day(53, long_ago)
    assert first <= long_ago < first + timedelta(weeks=53)
    assert (date(2025, 11, 17) - first).days % (53 * 7) == 0


def test_a_streak_outlives_a_week_that_is_not_over(path: Path) -> None:
    weeks = [1, 2, 3, 6, 7, 8, 9]
    past = [a_workout(id=str(n), started_at=MONDAY - timedelta(weeks=n)) for n in weeks]
    journal = Journal(path)
    journal.add_workouts([each.document() for each in past], [], "imported")
    year = Year.of(journal.rows(), TODAY)
    assert (year.streak, year.longest_streak) == (3, 4)
    assert Year.of(journal.rows(), TODAY + timedelta(weeks=1)).streak == 0
    journal.add_workouts(
        [a_workout(id="ahead", started_at=NOW + timedelta(weeks=3)).document()], [], "ahead"
    )
    year = Year.of(journal.rows(), TODAY)
    assert (year.streak, year.longest_streak) == (3, 4), "what lies ahead ends no streak"
    assert Year.of(journal.rows(), TODAY, week_goal=2).longest_streak == 0


# The workout


def test_the_workout_in_lines() -> None:
    lines = shown(LOWER)
    assert lines[:4] == [
        "Lower A",
        "Monday 16 Nov 2026 · 18:30 · 4 days ago",
        "1 h 0 min · 4 sets + 1 warm-up · 3.1 t",
        "▌hamstrings 4",
    ]
    assert "“Slept badly.”" in lines
    assert "▌ Romanian Deadlift (Barbell)  w 60×5 · 130×8 @8.5 · 130×7" in lines
    assert "▌   “straps from the third set on”" in lines
    assert "▌   set 3: grip slipped" in lines


def test_where_it_is_narrow_sets_go_below_names_and_wrap() -> None:
    lines = shown(LOWER, 24)
    at = lines.index("▌ Romanian Deadlift (Ba…")
    assert lines[at + 1 : at + 3] == ["▌   w 60×5 · 130×8 @8.5", "▌   130×7"]


def test_a_left_and_a_right_set_count_as_one() -> None:
    sides = [a_set(20, 8, side=side) for side in ("left", "right", "left", "right")]
    warmups = [a_set(10, 8, kind="warmup")] * 2
    lines = shown(a_workout(an_entry("rdl-single-leg-dumbbell", *warmups, *sides)))
    assert "2 sets + 2 warm-ups" in lines[2]
    assert "hamstrings 2" in lines[3]


@pytest.mark.parametrize(
    ("title", "names", "called"),
    [
        ("Lower A", ["Row"], "Lower A"),
        ("", ["Row"], "Row"),
        ("  ", ["Row", "Plank", "Row", "Squat"], "Row + 2 more"),
        ("", [], "Workout"),
    ],
)
def test_a_workout_is_called_by_its_title_or_by_what_was_done(
    title: str, names: list[str], called: str
) -> None:
    assert title_of(title, names) == called


def test_without_a_title_list_detail_and_toast_agree(path: Path) -> None:
    nameless = a_workout(an_entry(name="Row"), an_entry(name="Plank"), id="nameless")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        called = "Row + 1 more"
        await wait_for(pilot, lambda: text_of(app).count(called) == 2)
        await pilot.press("x")
        told = f"Deleted {called} of Mon 16 Nov; u brings it back."
        await wait_for(pilot, lambda: told in text_of(app))

    play(path, script, [nameless, SQUATS])


def test_supersets_are_lettered_and_loads_shown_in_the_unit() -> None:
    first = an_entry("a", a_set(None, 8, load=kg(100)), name="Row", superset=4)
    second = an_entry("b", a_set(None, None, seconds=45), name="Plank", superset=4)
    text = "\n".join(shown(a_workout(first, second), unit=Unit.LB))
    assert "A1 Row    220.5×8" in text
    assert "A2 Plank  45s" in text


# Hostile text


@pytest.mark.parametrize("text", hostile)
def test_stored_text_is_only_drawn(path: Path, text: str) -> None:
    entry = an_entry("own", a_set(note=text, tempo=text), name=text, note=text)
    band = an_entry(sets=(), name=text)
    source = Source(app=text, key="1")
    workout = a_workout(entry, band, id="h", title=text, note=text, source=source)

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: text[:3] in text_of(app))
        seen = text_of(app)
        assert "\x1b" not in seen
        assert "\u202e" not in seen
        await pilot.press("slash", "W", "escape", "delete")
        await wait_for(pilot, lambda: keys(app) == ["squats"])
        await wait_for(pilot, lambda: "Deleted" in text_of(app))

    play(path, script, [workout, SQUATS], (80, 24))


@pytest.mark.parametrize("width", [1, 10, 20, 40, 70, 120])
@pytest.mark.parametrize("text", hostile)
def test_stored_text_is_plain_at_every_width(text: str, width: int) -> None:
    entry = an_entry("own", a_set(note=text, load={"mode": "band", "label": text}), name=text)
    workout = a_workout(entry, title=text, note=text)
    lines = [
        line.plain for line in workout_lines(workout, Catalog.builtin(), Unit.KG, TODAY, width)
    ]
    assert "\x1b" not in "".join(lines)
    if width >= 40:
        assert lines[0].startswith(showable(text)[:9].rstrip())


# Much


def test_six_thousand_workouts_open_and_move_at_once(path: Path) -> None:
    past = [
        a_workout(RDL, CURL, id=f"w{n}", title=f"Lower {n}", started_at=MONDAY - timedelta(days=n))
        for n in range(6000)
    ]

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, HistoryScreen)
        began = perf_counter()
        await pilot.press("end")
        await wait_for(pilot, lambda: "Lower 5999" in text_of(app))
        assert chosen(app) == "w5999"
        await pilot.press("slash", *"5998")
        await wait_for(pilot, lambda: keys(app) == ["w5998"])
        # Decoding the history would take seconds.
        assert perf_counter() - began < 2.0

    play(path, script, past)
