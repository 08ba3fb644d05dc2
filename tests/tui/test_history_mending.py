"""History: walking the year, going to a day, and changing workouts as a whole."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from store.journal import Journal
from store.models import Source
from tests.benchmarks import histories
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.store.turning import in_history, in_progress
from tests.tui.driving import text_of, wait_for
from tests.tui.driving_history import CURL, LOWER, NOW, OLD, SQUATS, chosen, focused, keys, play
from tui.past import Past
from tui.screens.editor import EditorScreen
from tui.screens.history import HistoryScreen
from tui.screens.line_sheet import LineSheet
from tui.screens.merge import MergeScreen
from tui.widgets.heatmap import Heatmap
from tui.widgets.history_rows import Marks, history_row
from tui.widgets.past_list import PastList
from tui.widgets.week_strip import WeekStrip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import HtrackApp

FRIDAY = (MONDAY - timedelta(days=3)).date()


async def asked(pilot: Pilot[None], app: HtrackApp, key: str, answer: str = "") -> None:
    """Press a key that asks for a line, and type one in the place of what it says."""
    await pilot.press(key)
    await wait_for(pilot, lambda: isinstance(app.screen, LineSheet))
    if answer:
        app.screen.query_one(Input).value = answer
        await pilot.pause()


async def answered(pilot: Pilot[None], app: HtrackApp) -> None:
    await pilot.press("enter")
    await wait_for(pilot, lambda: not isinstance(app.screen, LineSheet | MergeScreen))


# The year


def test_arrows_walk_days_and_weeks_and_say_where_they_are(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        heatmap = app.screen.query_one(Heatmap)
        await pilot.press("tab")
        assert app.screen.focused is heatmap
        await wait_for(pilot, lambda: "Monday 16 Nov 2026 · 4 sets" in text_of(app))
        await pilot.press("up", "up", "up")
        await wait_for(pilot, lambda: "Friday 13 Nov 2026 · 1 set " in text_of(app))
        await pilot.press("left", "down")
        await wait_for(pilot, lambda: "Saturday 7 Nov 2026 · no workout" in text_of(app))
        await pilot.press("right", "up", "enter")
        await wait_for(pilot, lambda: chosen(app) == "squats")
        assert focused(app) == "rows"
        assert heatmap.cursor is None

    play(path, script)


def test_the_cursor_of_the_year_stays_within_what_can_be(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        heatmap = app.screen.query_one(Heatmap)
        await pilot.press("tab", "end", "right", "down")
        assert heatmap.cursor == NOW.date()
        await pilot.press("home")
        assert heatmap.cursor == OLD.started_at.date()
        assert heatmap.first_day <= heatmap.cursor
        for _ in range(80):
            heatmap.action_walk(-364)
        assert heatmap.cursor.year == 1950
        await pilot.pause()
        await pilot.press("tab")
        assert focused(app) == "rows"

    play(path, script)


def test_where_it_is_low_the_weeks_are_walked(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        strip = app.screen.query_one(WeekStrip)
        await pilot.press("tab", "left")
        assert app.screen.focused is strip
        await wait_for(pilot, lambda: "Monday 9 Nov 2026 · no workout" in text_of(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: chosen(app) == "squats")
        await wait_for(pilot, lambda: "this is the nearest" in text_of(app))

    play(path, script, size=(80, 24))


def test_a_search_gives_way_to_a_day_that_it_does_not_find(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"curl", "enter")
        await wait_for(pilot, lambda: keys(app) == ["lower", "old"])
        await asked(pilot, app, "g", "fri 13 nov")
        assert "Write a day like" in text_of(app)
        await asked_again(pilot, app, "13 nov")
        await wait_for(pilot, lambda: "Friday 13 Nov 2026, 7 days ago · Squat" in text_of(app))
        await answered(pilot, app)
        assert (chosen(app), len(keys(app))) == ("squats", 3)

    play(path, script)


async def asked_again(pilot: Pilot[None], app: HtrackApp, answer: str) -> None:
    app.screen.query_one(Input).value = answer
    await pilot.pause()


def test_nonsense_stays_in_the_line_with_what_is_wrong(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(pilot, app, "m", "2031-01-01")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "▲ 2031-01-01 is in the future" in text_of(app))
        assert app.screen.query_one(Input).value == "2031-01-01"
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        assert Journal(path).workout("lower") == LOWER

    play(path, script)


# The list


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        (Marks(), "⇣ 2"),
        (Marks(record=True), "★⇣ 2"),
        (Marks(note=True), "⇣✎ 2"),
        (Marks(record=True, note=True), "★⇣✎ 2"),
    ],
)
@pytest.mark.parametrize("width", [34, 46, 80])
def test_a_record_an_import_and_a_note_are_marked(
    path: Path, marks: Marks, shown: str, width: int
) -> None:
    journal = Journal(path)
    journal.add_workouts([OLD.document()], [], "imported")
    row = history_row(journal.rows()[0], width, NOW.date(), dated=True, marks=marks)
    assert " ".join(row.plain.split()).endswith(shown)
    assert row.cell_length == width


def test_the_list_knows_what_was_noted_and_what_is_a_record(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        journal, past_list = app.journal, app.screen.query_one(PastList)
        starred = frozenset({"squats"})
        past_list.show_past(
            Past(
                journal.rows(),
                journal.catalog(),
                journal.unit(),
                NOW.date(),
                journal.notes(),
                starred,
            )
        )
        await wait_for(pilot, lambda: "★" in line_with(app, "13 Nov"))
        assert "✎" in line_with(app, "16 Nov")
        assert "✎" not in line_with(app, "13 Nov")

    play(path, script)


def line_with(app: HtrackApp, words: str) -> str:
    """The row of the list with some words, without what stands beside it."""
    return next(line[:48] for line in text_of(app).splitlines() if words in line[:48])


def test_filters_are_explained_under_the_line(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash")
        await wait_for(pilot, lambda: "muscle:ham" in text_of(app))
        assert "⇣ imported" in text_of(app)
        await pilot.press(*"app:strong")
        await wait_for(pilot, lambda: keys(app) == ["old"])
        await wait_for(pilot, lambda: "from strong" in text_of(app))
        await pilot.press(*" muscle:xx")
        await wait_for(pilot, lambda: "no muscle group is called “xx”" in text_of(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(keys(app)) == 3)

    play(path, script)


SEARCHES = ("s", "session a", "rdl", "curl rdl", "muscle:ham from:2020", "title:session", "zzz")
TIMES_A_PASS = 15
"""A search may take as long as so many looks for a word in all texts: 16 ms where that is 1 ms."""


def test_a_search_in_thirty_years_is_answered_within_a_frame(path: Path) -> None:
    Journal(path).add_workouts(histories.workouts(30), [], "made up")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        past_list = app.screen.query_one(PastList)
        await pilot.press("slash")
        past_list.typed.value = "zz"
        await pilot.pause()
        assert past_list.past is not None
        texts = [text for _, text in past_list.past.texts.values()]
        ratios = []
        for typed in SEARCHES * 3:
            past_list.typed.value = typed
            await pilot.pause()
            searching = timed(past_list._changed)
            ratios.append(searching / timed(lambda: [each for each in texts if "zz" in each]))
        assert sorted(ratios)[len(ratios) // 2] < TIMES_A_PASS
        past_list.typed.value = ""
        await wait_for(pilot, lambda: len(past_list.found) == 6001)

    play(path, script, [SQUATS])


def timed(do: Callable[[], object]) -> float:
    """Seconds that it takes, at best of three times."""
    times = []
    for _ in range(3):
        began = perf_counter()
        do()
        times.append(perf_counter() - began)
    return min(times)


# Workouts as a whole


def test_a_workout_is_moved_to_another_day_and_back(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(pilot, app, "m", "yesterday")
        await wait_for(pilot, lambda: "Thursday 19 Nov 2026, yesterday" in text_of(app))
        await answered(pilot, app)
        moved = Journal(path).workout("lower")
        assert moved.started_at == MONDAY + timedelta(days=3)
        assert chosen(app) == "lower"
        await wait_for(pilot, lambda: "Thu 19 Nov" in text_of(app))
        await pilot.press("u")
        await wait_for(pilot, lambda: "Undone: moved Lower A of 2026-11-16" in text_of(app))
        assert Journal(path).workout("lower") == LOWER

    play(path, script)


def test_a_workout_is_copied_to_a_day(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(pilot, app, "d", "today")
        await answered(pilot, app)
        await wait_for(pilot, lambda: len(keys(app)) == 4)
        assert chosen(app) == keys(app)[0] != "lower"
        copied = Journal(path).workout(keys(app)[0])
        assert (copied.title, copied.started_at.date()) == ("Lower A", NOW.date())

    play(path, script)


def test_two_workouts_are_merged_the_nearest_is_offered_first(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("M")
        await wait_for(pilot, lambda: isinstance(app.screen, MergeScreen))
        assert "Merge Lower A of Mon 16 Nov with" in text_of(app)
        await wait_for(pilot, lambda: "3 days apart" in text_of(app))
        await pilot.press("enter", "y")
        await wait_for(pilot, lambda: keys(app) == ["squats", "old"])
        assert chosen(app) == "squats"
        merged = Journal(path).workout("squats")
        assert [each.exercise_id for each in merged.entries] == [
            "squat-back",
            "rdl-barbell",
            "leg-curl-seated",
        ]
        await pilot.press("u")
        await wait_for(pilot, lambda: keys(app) == ["lower", "squats", "old"])

    play(path, script)


@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40), (200, 60)])
def test_two_of_different_days_are_merged_only_when_both_days_were_seen(
    path: Path, size: tuple[int, int]
) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("M", "enter", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, MergeScreen))
        await wait_for(pilot, lambda: "Fri 13 Nov and Mon 16 Nov are 3 days" in text_of(app))
        assert "y merge them" in text_of(app)
        assert len(Journal(path).rows()) == 3
        await pilot.press("escape")
        await wait_for(pilot, lambda: "enter merge" in text_of(app))
        await pilot.press("y")
        assert isinstance(app.screen, MergeScreen)
        await pilot.press("enter", "down", "y")
        assert isinstance(app.screen, MergeScreen)
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        assert Journal(path).workout("squats").entries == SQUATS.entries

    play(path, script, size=size)


def test_two_of_one_day_are_merged_at_once(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("M", "enter")
        await wait_for(pilot, lambda: keys(app) == ["lower"])

    later = a_workout(CURL, id="later", started_at=LOWER.started_at + timedelta(hours=2))
    play(path, script, [LOWER, later])


def test_there_must_be_two_to_merge(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("M")
        await wait_for(pilot, lambda: "no other workout" in text_of(app))

    play(path, script, [LOWER])


def test_a_workout_becomes_a_routine(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("w")
        await wait_for(pilot, lambda: "Saved the routine Lower A with 2 exercises" in text_of(app))
        assert [each.name for each in Journal(path).routines()] == ["Lower A"]

    play(path, script)


def test_an_empty_workout_of_the_past_opens_to_be_filled(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(pilot, app, "a", "sat")
        await answered(pilot, app)
        await wait_for(pilot, lambda: isinstance(app.screen, EditorScreen))
        await wait_for(pilot, lambda: "Editing Sat 14 Nov 2026" in text_of(app))
        assert "press a to choose one" in text_of(app)
        assert len(Journal(path).rows()) == 4
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        await wait_for(pilot, lambda: "without an exercise is not kept" in text_of(app))
        assert len(Journal(path).rows()) == 3
        await pilot.press("u")
        await wait_for(pilot, lambda: len(Journal(path).rows()) == 4)

    play(path, script)


def test_tomorrow_is_no_day_of_the_past(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(pilot, app, "a", "tomorrow")
        await wait_for(pilot, lambda: "is in the future" in text_of(app))
        await pilot.press("enter")
        assert isinstance(app.screen, LineSheet)
        assert len(Journal(path).rows()) == 3

    play(path, script)


def test_what_is_filled_in_gives_way_to_what_is_typed(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("m")
        await wait_for(pilot, lambda: isinstance(app.screen, LineSheet))
        await pilot.press("s", "u", "n", "enter")
        await wait_for(pilot, lambda: "Moved to Sunday 15 Nov 2026" in text_of(app))

    play(path, script)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("2026", "lower"), ("2025", "old"), ("2025-10", "old"), ("2026-11", "lower")],
)
def test_one_goes_to_a_month_or_a_year(path: Path, typed: str, found: str) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("down")
        await asked(pilot, app, "g", typed)
        await answered(pilot, app)
        await wait_for(pilot, lambda: chosen(app) == found)

    play(path, script)


def test_what_is_undone_says_what_brings_it_back_and_keys_follow(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("u")
        await wait_for(pilot, lambda: "Undone: imported; y does it again." in text_of(app))
        await wait_for(pilot, lambda: "Edit" not in text_of(app).splitlines()[-1])
        await pilot.press("y")
        await wait_for(pilot, lambda: len(Journal(path).rows()) == 3)
        await wait_for(pilot, lambda: "Edit" in text_of(app).splitlines()[-1])

    play(path, script)


def test_a_line_of_sets_goes_to_its_day(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(pilot, app, "a", "13 nov nordic 3x5")
        await wait_for(pilot, lambda: "Nordic Curl" in text_of(app))
        await answered(pilot, app)
        await wait_for(pilot, lambda: chosen(app) == "squats")
        assert Journal(path).workout("squats").entries[1].name.startswith("Nordic")
        await wait_for(pilot, lambda: "3 sets of Nordic Curl" in text_of(app))

    play(path, script)


@pytest.mark.parametrize("typed", ["sat xyzzy 3x5", "3x5", "rdl 3x5", "2031-01-01", ""])
def test_a_line_that_is_none_adds_nothing(path: Path, typed: str) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(pilot, app, "a", typed)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "▲" in text_of(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        assert len(Journal(path).rows()) == 3

    play(path, script)


def test_redo_and_the_list_of_steps(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("x", "u", "y")
        await wait_for(pilot, lambda: keys(app) == ["squats", "old"])
        await pilot.press("U")
        await wait_for(pilot, lambda: "deleted Lower A of 2026-11-16" in text_of(app))

    play(path, script)


def test_without_history_a_workout_can_be_added(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        assert "a  write down a workout of the past" in text_of(app)
        await pilot.press("m", "d", "M", "w", "g", "tab", "enter")
        assert isinstance(app.screen, HistoryScreen)
        await asked(pilot, app, "a", "yesterday rdl 5@100")
        await answered(pilot, app)
        await wait_for(pilot, lambda: "Thu 19 Nov" in text_of(app))
        assert len(in_history(path)) == 1

    play(path, script, [])


def test_the_workout_in_progress_is_never_touched(path: Path) -> None:
    Journal(path).start("Now")
    before = in_progress(path)

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(pilot, app, "m", "yesterday")
        await answered(pilot, app)
        await asked(pilot, app, "a", "today")
        await answered(pilot, app)
        await wait_for(pilot, lambda: isinstance(app.screen, EditorScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        await pilot.press("x")
        assert in_progress(path) == before

    play(path, script)


def test_a_workout_that_was_removed_elsewhere_is_no_longer_moved(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await asked(pilot, app, "m", "yesterday")
        Journal(path).delete_workout("lower")
        await answered(pilot, app)
        await wait_for(pilot, lambda: "removed elsewhere" in text_of(app))
        await wait_for(pilot, lambda: keys(app) == ["squats", "old"])

    play(path, script)


def test_imported_and_merged_is_not_doubled_by_importing_again(path: Path) -> None:
    one = a_workout(CURL, id="a", source=Source(app="Strong", key="1"))
    other = a_workout(
        an_entry("squat-back", a_set()),
        id="b",
        source=Source(app="Strong", key="2"),
        started_at=MONDAY + timedelta(hours=2),
    )

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("M")
        await wait_for(pilot, lambda: isinstance(app.screen, MergeScreen))
        await answered(pilot, app)
        await wait_for(pilot, lambda: keys(app) == ["a"])
        documents = [one.document(), other.document()]
        assert app.journal.add_workouts(documents, [], "imported").workouts == 0

    play(path, script, [one, other])
