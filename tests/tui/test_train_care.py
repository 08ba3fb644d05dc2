"""Train takes care: what is on the screen is what the file says, and no key acts unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from store.file.places import open_path
from store.journal import Journal
from store.models import ExerciseEntry, LoggedSet, SetKind, Side
from tests.tui.driving import text_of, wait_for
from tests.tui.driving_train import (
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
from tui.widgets.set_grid import Mark

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app import HtrackApp


async def seen_again(data: Path) -> list[tuple[str, str, str]]:
    """The same after a restart."""
    async with running(data) as (app, _):
        return seen(app)


# Warm-ups


async def test_a_logged_warm_up_is_no_model_of_the_working_sets(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "back squat")
        await pilot.press("w", *"40", "enter", *"10", "space")
        await pilot.pause()
        assert seen(app) == [("W", "40", "10"), *((str(n), "–", "–") for n in (1, 2, 3))]
        await pilot.press(*"100", "enter", "5", "space")
        await pilot.pause()
        after = seen(app)
        assert after == [("W", "40", "10"), *((str(n), "100", "5") for n in (1, 2, 3))]
    assert await seen_again(path) == after
    assert [each.kind for each in opened(path).sets] == [SetKind.WARMUP, SetKind.WORKING]


async def test_a_ramp_is_no_model_of_the_working_sets(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "back squat")
        await pilot.press(*"100", "enter", "5", "v", "space")
        await pilot.pause()
        assert [row.name for row in train(app).grid.rows if row.name != "W"] == ["1", "2", "3"]
        assert seen(app)[-2:] == [("2", "–", "–"), ("3", "–", "–")]


async def test_one_more_set_after_warm_ups_alone_is_a_working_set(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "back squat")
        await pilot.press("x", "x", "w", *"40", "enter", *"10", "space", "x", "n")
        await pilot.pause()
        assert seen(app)[-1][0] in {"1", "2"}


# The screen and the file agree


async def test_rows_that_follow_are_the_same_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "back squat")
        await pilot.press(*"100", "enter", "5", "space", *"105", "enter", "4", "space")
        await pilot.pause()
        after = seen(app)
        assert after[-1] == ("3", "105", "4")
    assert await seen_again(path) == after


async def test_no_row_appears_after_a_restart(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", "exclamation_mark", "n", "w", *["space"] * 5)
        await pilot.press("left_square_bracket")
        await pilot.pause()
        before = train(app).training
        assert before is not None
        counts = [len(before.rows(index)) for index in range(2)]
    async with running(data) as (app, _):
        after = train(app).training
        assert after is not None
        assert [len(after.rows(index)) for index in range(2)] == counts


@pytest.mark.parametrize("key", ["x", "w"])
async def test_a_done_set_that_goes_or_turns_brings_no_row_after_a_restart(
    data: Path, key: str
) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", "space", "up", key)
        await pilot.pause()
        after = [name for name, *_ in seen(app)]
        assert sum(name != "W" for name in after) == 2
    assert [name for name, *_ in await seen_again(data)] == after
    async with running(data) as (app, pilot):
        await pilot.press("u")
        await pilot.pause()
        assert sum(name != "W" for name, *_ in seen(app)) == 3


async def test_a_proposed_load_that_was_begun_with_is_there_after_a_restart(
    tmp_path: Path,
) -> None:
    path = tmp_path / "htrack.json"
    done = kilos(80, 12).model_copy(update={"rpe": 8.0})
    rdl = ExerciseEntry(exercise_id="rdl-barbell", name="RDL", sets=(done,) * 3)
    for days in (3, 1):
        Journal(path, clock=clock).add_workouts([past(f"{days}", days, rdl)], [], "made")
    async with running(path) as (app, pilot):
        await repeat_last(pilot)
        assert {row.mark for row in train(app).grid.rows} == {Mark.PROPOSED}
        await pilot.press("space")
        await pilot.pause()
        after = seen(app)
        assert {load for _, load, _ in after} != {"80"}
    assert await seen_again(path) == after


async def test_another_window_shows_what_the_first_one_does(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "back squat")
        journal = Journal(path, clock=clock)
        journal.log_sets(0, opened(path).entries[0].exercise_id, [kilos(60, 8)])
        app.journal.load()
        app.data_changed()
        await pilot.pause()
        assert seen(app) == [(str(n), "60", "8") for n in (1, 2, 3)]


# Windows that are too small


@pytest.mark.parametrize("small", [(80, 9), (40, 24)])
async def test_the_grid_has_the_focus_again_in_a_window_that_was_too_small(
    data: Path, small: tuple[int, int]
) -> None:
    async with running(data, (80, 24)) as (app, pilot):
        await repeat_last(pilot)
        await pilot.pause()
        await pilot.resize_terminal(*small)
        await wait_for(pilot, lambda: "htrack needs" in text_of(app))
        await pilot.press("9", "space")
        await pilot.pause()
        assert opened(data).sets == ()
        await pilot.resize_terminal(80, 24)
        await wait_for(pilot, lambda: train(app).grid.has_focus)
        await pilot.press("space")
        await pilot.pause()
        assert on_disk(data) == ["80.0×8"]


async def test_a_line_goes_on_after_a_window_that_was_too_small(data: Path) -> None:
    async with running(data, (80, 24)) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("l", *"80x")
        await pilot.resize_terminal(80, 9)
        await wait_for(pilot, lambda: "htrack needs" in text_of(app))
        await pilot.press("7")
        await pilot.resize_terminal(80, 24)
        await wait_for(pilot, lambda: train(app).focused is train(app).prompt)
        await typed(pilot, "8")
        assert on_disk(data) == ["80.0×8"]


async def test_begun_in_too_small_a_window_keys_do_nothing_but_quit(data: Path) -> None:
    Journal(data, clock=clock).start("Lower", [ExerciseEntry(exercise_id="plank", name="Plank")])
    async with running(data, (40, 9)) as (app, pilot):
        await pilot.press("9", "space", "n", "D")
        await pilot.pause()
        assert opened(data).sets == ()
        await pilot.resize_terminal(80, 24)
        await wait_for(pilot, lambda: train(app).grid.has_focus)
        await pilot.resize_terminal(40, 9)
        await pilot.press("q")
        await wait_for(pilot, lambda: not app.is_running)


# The stopwatch


async def test_a_stopwatch_belongs_to_what_it_was_started_for(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await begin(app, pilot, "plank")
        await pilot.press("s", "right_square_bracket")
        await pilot.pause()
        assert Mark.RUNNING not in {row.mark for row in train(app).grid.rows}
        await pilot.press("s")
        await pilot.pause()
        assert "The stopwatch runs for Plank" in text_of(app)
        await pilot.press("space")
        await pilot.pause()
        assert [(each.reps, each.seconds) for each in opened(data).sets] == [(8, None)]
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert Mark.RUNNING in {row.mark for row in train(app).grid.rows}
        await pilot.press("s")
        await pilot.pause()
        hold = opened(data).entries[2].sets[0]
        assert (hold.reps, hold.seconds) == (None, 1)


async def test_a_running_stopwatch_is_not_finished_past(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space")
        await begin(app, pilot, "plank")
        await pilot.press("s", "f")
        await pilot.pause()
        assert "The stopwatch runs for Plank" in text_of(app)
        assert app.journal.open_workout() is not None
        await pilot.press("u")
        await pilot.pause()
        assert train(app).stopwatch is None
        assert on_disk(data) == ["80.0×8"]
        await pilot.press("s", "X")
        await pilot.pause()
        assert train(app).stopwatch is None
        await pilot.press("q")
        await wait_for(pilot, lambda: not app.is_running)


# Leaving


async def test_q_tries_to_save_once_more_and_another_key_takes_the_first_q_back(
    data: Path,
) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space")
        blocked = open_path(data).with_name(f".{open_path(data).name}.tmp")
        blocked.mkdir()
        (blocked / "in the way").touch()
        await pilot.press("space", "q", "up", "q")
        await pilot.pause()
        assert app.is_running
        assert len(app.unsaved) == 1
        (blocked / "in the way").unlink()
        blocked.rmdir()
        await pilot.press("q")
        await wait_for(pilot, lambda: not app.is_running)
    assert on_disk(data) == ["80.0×8", "82.5×7"]


# Records


async def test_what_was_surpassed_before_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "htrack.json"
    old = kilos(67.5, 11).model_copy(update={"rpe": 7.0})
    last = kilos(67.5, 10).model_copy(update={"rpe": 7.5})
    for title, days, each in (("Old", 9, old), ("Last", 1, last)):
        row = ExerciseEntry(exercise_id="row-barbell", name="Row", sets=(each,))
        Journal(path, clock=clock).add_workouts([past(title, days, row)], [], "made")
    async with running(path) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert [row.mark for row in train(app).grid.rows] == [Mark.DONE]
        await pilot.press("up", "right", *"12", "enter")
        await pilot.pause()
        assert [row.mark for row in train(app).grid.rows] == [Mark.RECORD]
        assert "12 reps" in train(app).grid.rows[0].remark


async def test_what_a_record_beat_is_said_in_a_line_where_the_row_has_no_room(data: Path) -> None:
    async with running(data, (80, 24)) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", *"190", "enter", *"8", "space")
        await pilot.pause()
        assert "★ heaviest 190 kg, was 82.5 kg" in text_of(app)


async def test_the_longest_hold_is_a_record_too(tmp_path: Path) -> None:
    path = tmp_path / "htrack.json"
    plank = ExerciseEntry(exercise_id="plank", name="Plank", sets=(LoggedSet(seconds=45),))
    Journal(path, clock=clock).add_workouts([past("Core", 2, plank)], [], "made")
    async with running(path) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press(*"50", "space")
        await pilot.pause()
        (row,) = train(app).grid.rows
        assert row.mark is Mark.RECORD
        assert row.remark == "longest hold 50s, was 45s"


# Where typing begins, and what is offered


@pytest.mark.parametrize(
    ("search", "keys", "asked"),
    [
        ("nordic", ("6",), "type reps, then"),
        ("plank", ("4", "0"), "type seconds, then"),
        ("pull up", ("8",), "type reps, then"),
    ],
)
async def test_typing_begins_at_the_amount_where_no_weight_is_needed(
    tmp_path: Path, search: str, keys: tuple[str, ...], asked: str
) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, search)
        assert asked in text_of(app)
        await pilot.press(*keys, "space")
        await pilot.pause()
        (each,) = opened(path).sets
        assert str(each.reps or round(each.seconds or 0)) == "".join(keys)
        assert each.load is None or each.load.value is None


async def test_one_more_set_has_the_cursor(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("n", "exclamation_mark")
        await pilot.pause()
        assert [row.name for row in train(app).grid.rows] == ["1", "2", "3", "4!"]


async def test_the_right_side_is_offered_what_the_left_did(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "slrdl")
        await pilot.press("p", *"24", "enter", "8", "space")
        await pilot.pause()
        assert [(each.side, each.reps) for each in opened(path).sets] == [
            (Side.LEFT, 8),
            (Side.RIGHT, 8),
        ]


async def test_one_side_alone_is_logged_where_the_other_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "slrdl")
        await pilot.press("p", *"24", "enter", "8", "right", "right", "backspace", "space")
        await pilot.pause()
        assert [(each.side, each.reps) for each in opened(path).sets] == [(Side.LEFT, 8)]


async def test_the_way_of_loading_has_a_word(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        for word in ("the body alone", "a weight added to it", "less the help", "a band"):
            await pilot.press("b")
            await pilot.pause()
            assert word in text_of(app)


async def test_nothing_added_to_the_body_is_the_body_alone(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press("b", "b", "space")
        await pilot.pause()
        (each,) = opened(data).sets
        assert each.load is not None
        assert each.load.mode == "bodyweight"


async def test_a_band_with_a_number_is_not_read_as_a_weight(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "pull up")
        await pilot.press("b", "b", "b", "left", *"15", "enter", "5", "space")
        await pilot.pause()
        assert seen(app)[0] == ("1", "band 15", "5")


async def test_a_sprint_shows_its_way_and_its_time(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "sprint")
        await pilot.press("l")
        await typed(pilot, "40m in 5.2s")
        row = train(app).grid.rows[0]
        assert (row.cells[1], row.remark) == ("40m", "in 5.2s")


async def test_warm_ups_can_be_loaded_in_the_other_unit_as_well(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "back squat")
        await pilot.press(*"100", "enter", "5", "v")
        await pilot.pause()
        assert seen(app)[0] == ("W", "20", "8")
        await pilot.press("k")
        await pilot.pause()
        assert seen(app)[0] == ("W", "45", "8")


@pytest.mark.parametrize("before", [(), ("space",)])
async def test_warm_ups_are_taken_back_and_nothing_older(
    tmp_path: Path, before: tuple[str, ...]
) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        await begin(app, pilot, "back squat")
        await pilot.press(*"100", "enter", "5", *before, "v")
        await wait_for(pilot, lambda: "W" in [name for name, *_ in seen(app)])
        await pilot.press("u")
        await wait_for(pilot, lambda: "W" not in [name for name, *_ in seen(app)])
        assert seen(app)[0] == ("1", "100", "5")
        assert len(opened(path).sets) == len(before)
        await pilot.press("u")
        await wait_for(pilot, lambda: not (path.exists() and opened(path).sets))


async def test_the_list_of_keys_is_about_training(data: Path) -> None:
    async with running(data) as (app, pilot):
        await pilot.press("question_mark")
        await wait_for(pilot, lambda: app.screen is not train(app))
        await pilot.pause()
        assert "Focus" not in text_of(app)
        await pilot.press("end")
        await pilot.pause()
        assert "Weights in lb" in text_of(app)


# Keys typed ahead


async def test_enter_picks_and_the_keys_behind_it_are_for_the_grid(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    async with running(path) as (app, pilot):
        keys = ("n", *"bench", "enter", *"80", "enter", "5", "space", "space", "space")
        for key in keys:
            app.post_message(Key(key, " " if key == "space" else key if len(key) == 1 else None))
        await wait_for(pilot, lambda: Journal(path).open_workout() is not None)
        await wait_for(pilot, lambda: len(on_disk(path)) == 3)
        assert on_disk(path) == ["80.0×5"] * 3
        assert [entry.exercise_id for entry in opened(path).entries] == ["bench-press"]


async def test_a_long_own_name_and_a_note_typed_in_one_go_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    note = "slow and f X D q " * 40

    def type_at_once(app: HtrackApp, *keys: str) -> None:
        for key in keys:
            named = {" ": "space"}.get(key, key)
            app.post_message(Key(named, key if len(key) == 1 else None))

    async with running(path) as (app, pilot):
        type_at_once(app, "n", *("Zercher thing " * 900))
        await wait_for(pilot, lambda: "Nothing is called" in text_of(app), timeout=60)
        await pilot.pause()
        await pilot.press("up")
        type_at_once(app, "enter", "x", "c", *note.strip(), "enter")
        await wait_for(pilot, lambda: not train(app).asking and train(app).prompt, timeout=60)
        training = train(app).training
        assert training is not None
        assert training.rows(0)[0][0].note == note.strip()
