"""What is typed, or timed, and not logged yet: nothing of it is lost, and no key undoes it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from store.file.lock import FileLock
from store.file.places import lock_path, open_path
from store.journal import Journal
from store.models import ExerciseEntry, LoggedSet
from tests.tui.driving import text_of, wait_for
from tests.tui.driving_train import (
    NOW,
    begin,
    clock,
    kilos,
    on_disk,
    opened,
    past,
    repeat_last,
    running,
    seen,
    train,
    typed,
)
from tui.app import HtrackApp
from tui.screens.train_keeping import KEEP_EVERY
from tui.widgets.set_grid import Mark

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

Rows = list[tuple[str, str, str]]


async def kept(path: Path, app: HtrackApp, pilot: Pilot[None]) -> None:
    """Wait until another process can read what is typed, as it must before a kill."""
    training = train(app).training
    assert training is not None
    await wait_for(pilot, lambda: opened(path).unlogged == train(app).unlogged(training))
    assert opened(path).unlogged.drafts


async def again(path: Path) -> tuple[Rows, list[str]]:
    """The rows and what is remarked on them, as a new start shows them."""
    async with running(path) as (app, _):
        return seen(app), [row.remark for row in train(app).grid.rows]


async def left_with(key: str, app: HtrackApp, pilot: Pilot[None]) -> None:
    await pilot.press(key)
    await wait_for(pilot, lambda: not app.is_running)


# After an end that nobody foresaw


async def test_what_is_typed_is_there_after_a_kill(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "killed.json"
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", *"91", "enter", "4", "enter")
        await kept(data, app, pilot)
        # What a kill at this moment leaves behind.
        copy.write_bytes(data.read_bytes())
        open_path(copy).write_bytes(open_path(data).read_bytes())
        before = seen(app)
    assert before[1] == ("2", "91", "4")
    assert (await again(copy))[0] == before


async def test_a_cell_that_is_being_typed_into_is_there_after_a_kill(
    data: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "killed.json"
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press(*"91")
        await kept(data, app, pilot)
        assert train(app).grid.typed == "91"
        copy.write_bytes(data.read_bytes())
        open_path(copy).write_bytes(open_path(data).read_bytes())
        await pilot.press("escape")
    assert (await again(copy))[0][0] == ("1", "91", "8")


async def test_what_could_not_be_written_is_as_soon_as_it_can_be(data: Path) -> None:
    looks: list[None] = []
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        with FileLock(lock_path(data)):
            await pilot.press(*"91")
            # In the time of two looks the screen has had one of its own.
            train(app).set_interval(KEEP_EVERY, lambda: looks.append(None))
            await wait_for(pilot, lambda: len(looks) >= 2)
        assert opened(data).unlogged.drafts == ()
        await kept(data, app, pilot)
        assert train(app).grid.typed == "91"


async def test_q_keeps_what_is_typed_and_the_note_and_the_tempo(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("c")
        await typed(pilot, "belt")
        await pilot.press("T")
        await typed(pilot, "3110")
        await pilot.press("right_square_bracket", *"45")
        await left_with("q", app, pilot)
    async with running(data) as (app, pilot):
        first = train(app).grid.rows
        assert [row.remark for row in first] == ["tempo 3110 · “belt”", *["tempo 3110"] * 2]
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert seen(app)[0] == ("1", "45", "12")


async def test_a_signal_keeps_what_is_typed(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press(*"91")
        app.exit(return_code=143)
    assert (await again(data))[0][0] == ("1", "91", "8")


async def test_what_is_typed_is_no_step(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space")
        steps = [step.words for step in app.journal.steps()]
        await pilot.press(*"91", "enter")
        await kept(data, app, pilot)
        assert [step.words for step in app.journal.steps()] == steps
        await pilot.press("u")
        await pilot.pause()
        assert on_disk(data) == []
        assert seen(app)[:2] == [("1", "80", "8"), ("2", "91", "7")]


async def test_what_was_logged_out_of_order_does_not_come_back(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press(*"91", "down", *"92", "space")
        await pilot.pause()
        # Written with the set itself: no kill comes between the two.
        assert [row[0].load for row in opened(data).unlogged.drafts[0].rows] == [
            kilos(91, 8).load,
            kilos(82.5, 6).load,
        ]
        before = seen(app)
    assert (await again(data))[0] == before


async def test_a_set_logged_elsewhere_takes_the_place_of_a_typed_row(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press(*"91", "down", *"92")
        await left_with("q", app, pilot)
    Journal(data, clock=clock).log_sets(0, "rdl-barbell", [kilos(91, 8)])
    assert (await again(data))[0] == [("1", "91", "8"), ("2", "92", "7"), ("3", "82.5", "6")]


async def test_a_set_undone_elsewhere_is_to_be_done_again(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", *"92")
        await left_with("q", app, pilot)
    Journal(data, clock=clock).undo()
    assert (await again(data))[0] == [("1", "80", "8"), ("2", "92", "7"), ("3", "82.5", "6")]


async def test_nothing_typed_is_kept_of_a_finished_workout(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", *"92", "enter", "f")
        await pilot.pause()
        workout = app.journal.workout(app.journal.rows()[0].id)
        assert workout.unlogged.drafts == ()
        await pilot.press("u")
        await pilot.pause()
        assert seen(app)[1] == ("2", "92", "7")


async def test_what_is_not_typed_over_is_not_written_down(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", "space", "up")
        train(app).keep_unlogged()
        assert opened(data).unlogged.drafts == ()


async def test_an_exercise_that_was_removed_comes_back_as_it_was(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press(*"91", "enter", "X", "u", "left_square_bracket")
        await pilot.pause()
        assert ("1", "91", "8") in seen(app)


# A proposal that is declined


@pytest.fixture
def growing(tmp_path: Path) -> Path:
    """All sets reached the end of their range: more load is proposed."""
    path = tmp_path / "growing.json"
    sets = tuple(kilos(60, 12).model_copy(update={"rpe": 8.0}) for _ in range(3))
    entry = ExerciseEntry(exercise_id="row-barbell", name="Row", sets=sets)
    Journal(path, clock=clock).add_workouts([past("Pull", 3, entry)], [], "made")
    return path


async def test_o_keeps_what_is_typed_and_u_takes_o_back(growing: Path) -> None:
    async with running(growing) as (app, pilot):
        await repeat_last(pilot)
        assert {row.mark for row in train(app).grid.rows} == {Mark.PROPOSED}
        proposed = seen(app)
        await pilot.press(*"70", "enter", "c")
        await typed(pilot, "belt")
        await pilot.press("o")
        await pilot.pause()
        assert seen(app) == [("1", "70", "12"), ("2", "60", "12"), ("3", "60", "12")]
        assert train(app).grid.rows[0].remark == "“belt”"
        await pilot.press("u")
        await pilot.pause()
        assert seen(app) == [("1", "70", proposed[0][2]), *proposed[1:]]
        assert train(app).grid.rows[0].remark == "“belt”"


async def test_u_after_o_takes_back_o_and_not_the_set_before_it(growing: Path) -> None:
    async with running(growing) as (app, pilot):
        await repeat_last(pilot)
        await begin(app, pilot, "plank")
        await pilot.press(*"40", "space", "left_square_bracket", "o", "u")
        await pilot.pause()
        assert [each.seconds for each in opened(growing).sets] == [40]
        assert {row.mark for row in train(app).grid.rows} == {Mark.PROPOSED}
        await pilot.press("u")
        await pilot.pause()
        assert opened(growing).sets == ()


async def test_u_after_o_and_a_set_takes_back_the_set(growing: Path) -> None:
    async with running(growing) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("o", "space", "u")
        await pilot.pause()
        assert opened(growing).sets == ()
        assert seen(app) == [(number, "60", "12") for number in "123"]


async def test_a_proposal_stays_declined_after_a_restart(growing: Path) -> None:
    async with running(growing) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("o")
        await left_with("q", app, pilot)
    async with running(growing) as (app, _):
        assert seen(app) == [(number, "60", "12") for number in "123"]
        assert {row.mark for row in train(app).grid.rows} == {Mark.TO_DO}


async def test_o_changes_nothing_where_nothing_is_proposed(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", *"91", "enter", "o", "u")
        await pilot.pause()
        assert seen(app)[:2] == [("1", "80", "8"), ("2", "91", "7")]
        assert "Nothing is proposed here" in text_of(app) or "Undone" in text_of(app)


# A line, a deleted row


async def test_a_line_keeps_the_note_and_the_tempo_of_the_row_that_it_fills(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press("c")
        await typed(pilot, "belt")
        await pilot.press("T")
        await typed(pilot, "3110")
        await pilot.press("l")
        await typed(pilot, "85x5, 85x4 # slow")
        sets = opened(data).sets
        assert [each.reps for each in sets] == [5, 4]
        assert sets[0].note == "belt"
        assert [each.tempo for each in sets] == ["3110", "3110"]


async def test_a_line_of_two_sides_loses_none_of_them(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press("c")
        await typed(pilot, "belt")
        await pilot.press("l")
        await typed(pilot, "L8 R7@24")
        sets = opened(data).sets
        assert [(each.side.value, each.reps, each.note) for each in sets] == [
            ("left", 8, "belt"),
            ("right", 7, ""),
        ]


async def test_undoing_a_deleted_row_says_so_and_brings_it_back_as_it_was(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("down", *"91", "enter", "x", "u")
        await pilot.pause()
        assert "Undone: deleted set 2 of Romanian Deadlift" in text_of(app)
        assert seen(app) == [("1", "80", "8"), ("2", "91", "7"), ("3", "82.5", "6")]


async def test_undoing_a_deleted_row_keeps_what_is_typed_into_the_others(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "back squat")
        await pilot.press(*"100", "enter", "5", "down", "x", "u")
        await pilot.pause()
        assert seen(app) == [("1", "100", "5"), ("2", "–", "–"), ("3", "–", "–")]
        await pilot.press("n", "u")
        await pilot.pause()
        assert seen(app)[0] == ("1", "100", "5")
        assert len(seen(app)) == 3


# The hint for the first time


@pytest.mark.parametrize("keys", ["8", "80\t", "80\t8 "])
async def test_the_hint_goes_with_the_first_value(tmp_path: Path, keys: str) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "back squat")
        assert "First time: type load and reps" in text_of(app)
        names = {"\t": "enter", " ": "space"}
        await pilot.press(*(names.get(key, key) for key in keys), "down")
        await wait_for(pilot, lambda: "First time" not in text_of(app))


# The stopwatch


async def test_a_stopwatch_runs_on_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "plank")
        await begin(app, pilot, "nordic")
        await pilot.press("left_square_bracket", "s", "right_square_bracket")
        await pilot.pause()
        steps = [step.words for step in app.journal.steps()]
        assert not any("typed" in words for words in steps)
        assert opened(path).unlogged.timed is not None
    app = HtrackApp(path, clock=lambda: NOW + timedelta(seconds=95))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        await pilot.pause()
        assert Mark.RUNNING in {row.mark for row in train(app).grid.rows}
        await pilot.press("s")
        await pilot.pause()
        (hold,) = opened(path).sets
        assert hold.seconds is not None
        assert 95 <= hold.seconds <= 97
        assert opened(path).unlogged.timed is None


@pytest.mark.parametrize("hours", [-1, 30])
async def test_a_stopwatch_that_ran_for_a_day_is_let_go(tmp_path: Path, hours: int) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "plank")
        await pilot.press("s")
        await pilot.pause()
    app = HtrackApp(path, clock=lambda: NOW + timedelta(hours=hours))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        await pilot.pause()
        # A clock that was put back says nothing; a day says that it was forgotten.
        assert (train(app).stopwatch is None) == (hours > 0)


async def test_reps_are_not_timed(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert "is counted in reps: type them, then space" in text_of(app)
        await pilot.press("s")
        await pilot.pause()
        assert opened(data).sets == ()
        await pilot.press("l")
        await typed(pilot, "40s")
        await pilot.press("s")
        await pilot.pause()
        assert train(app).stopwatch is not None


async def test_a_stopwatch_that_is_dropped_is_dropped_for_good(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "plank")
        await pilot.press("s", "u")
        await left_with("q", app, pilot)
    assert opened(path).unlogged.timed is None


async def test_keys_typed_at_once_leave_no_draft_behind(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        for key in ("9", "0", "enter", "5", "space", "space", "space"):
            app.post_message(Key(key, key if key.isdigit() else None))
        await wait_for(pilot, lambda: len(opened(data).sets) == 3)
        await pilot.pause()
    assert opened(data).unlogged.drafts == ()
    assert [each.reps for each in opened(data).sets] == [5, 7, 6]
    assert LoggedSet() not in opened(data).sets
