"""Tracking: every kind of set, sides, supersets, rest, notes, swaps, one line, routines."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from store.file.places import open_path
from store.journal import Journal
from store.models import LoadMode, LoggedSet, SetKind, Side, Unit
from store.plan import Routine, RoutineItem
from tests.tui.driving import text_of, wait_for
from tests.tui.driving_train import (
    NOW,
    clock,
    kilos,
    on_disk,
    opened,
    repeat_last,
    running,
    train,
    typed,
)
from tui.app import HtrackApp
from tui.screens.forgotten import ForgottenScreen
from tui.screens.steps import StepsScreen
from tui.screens.swap import SwapScreen
from tui.widgets.set_grid import Mark

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("w", SetKind.WARMUP),
        ("d", SetKind.DROP),
        ("exclamation_mark", SetKind.FAILURE),
    ],
)
async def test_a_key_makes_the_set_of_another_kind_and_back(
    data: Path, key: str, kind: SetKind
) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press(key, "space")
        await pilot.pause()
        assert opened(data).sets[0].kind is kind
        await pilot.press("up", key)
        await pilot.pause()
        assert opened(data).sets[0].kind is SetKind.WORKING


async def test_a_failed_attempt_may_have_no_reps(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press("exclamation_mark", "right", "0", "space")
        await pilot.pause()
        assert [(each.reps, each.kind) for each in opened(data).sets] == [(0, SetKind.FAILURE)]


async def test_the_load_goes_round_its_modes(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        seen = []
        for _ in LoadMode:
            await pilot.press("b", "space", "up")
            await pilot.pause()
            load = opened(data).sets[0].load
            assert load is not None
            seen.append(load.mode)
        assert sorted(seen) == sorted(LoadMode)


async def test_left_and_right_are_one_row_and_two_sets(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("p")
        await pilot.pause()
        assert "L REPS" in text_of(app)
        assert "R REPS" in text_of(app)
        await pilot.press("right", "1", "0", "right", "right", "8", "space")
        await pilot.pause()
        sets = opened(data).sets
        assert [(each.side, each.reps) for each in sets] == [(Side.LEFT, 10), (Side.RIGHT, 8)]
        assert train(app).grid.rows[0].is_done
        assert len(train(app).grid.rows) == 3
        assert "R −20 %" in text_of(app)
        assert train(app).shown is not None
        assert train(app).shown.done == 1  # type: ignore[union-attr]
        await pilot.press("u")
        await pilot.pause()
        assert opened(data).sets == ()
        await pilot.press("p", "space")
        await pilot.pause()
        assert [each.side for each in opened(data).sets] == [Side.BOTH]


async def test_a_hold_is_timed_in_the_row(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: app.screen is not train(app))
        await pilot.press(*"plank", "enter")
        await wait_for(pilot, lambda: app.screen is train(app))
        assert "SECS" in text_of(app)
        await pilot.press("s")
        await pilot.pause()
        assert train(app).grid.rows[0].mark is Mark.RUNNING
        await pilot.press("s")
        await pilot.pause()
        sets = opened(data).sets
        assert len(sets) == 1
        assert sets[0].seconds is not None
        assert 1 <= sets[0].seconds < 30
        assert sets[0].reps is None


async def test_an_exercise_has_its_own_unit_and_nothing_is_relabelled(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("k")
        await pilot.pause()
        assert "176.4" in text_of(app)
        await pilot.press("space", *"185", "space")
        await pilot.pause()
        loads = [each.load for each in opened(data).sets]
        assert [(load.value, load.unit) for load in loads if load] == [
            (80, Unit.KG),
            (185, Unit.LB),
        ]
        assert Journal(data).preference("rdl-barbell").unit is Unit.LB


async def test_a_superset_alternates_and_rests_after_the_round(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("g", "space")
        await pilot.pause()
        assert train(app).training is not None
        assert train(app).training.at == 1  # type: ignore[union-attr]
        assert train(app).rest_bar.rest is None
        await pilot.press("space")
        await pilot.pause()
        assert train(app).training.at == 0  # type: ignore[union-attr]
        assert train(app).rest_bar.rest is not None
        await pilot.press("g")
        await pilot.pause()
        assert [entry.superset for entry in opened(data).entries] == [None, None]


async def test_the_rest_begins_by_itself_and_survives_a_restart(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert train(app).rest_bar.rest is not None
        await pilot.press("greater_than_sign")
        await pilot.pause()
        rest = train(app).rest_bar.rest
        assert rest is not None
        assert rest.remaining(NOW) == 180 + 30
    async with running(data) as (app, pilot):
        rest = train(app).rest_bar.rest
        assert rest is not None
        assert rest.remaining(NOW) == 180 + 30
        assert "REST of 3:30" in text_of(app)
        await pilot.press("z")
        await pilot.pause()
        assert train(app).rest_bar.rest is None
        assert opened(data).rest_until is None


async def test_notes_on_set_exercise_workout_and_a_standing_one(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", "up", "c")
        await typed(pilot, "slow")
        await pilot.press("C")
        await typed(pilot, "belt")
        await pilot.press("M")
        await typed(pilot, "hot")
        await pilot.press("N")
        await typed(pilot, "seat 4, pad 2")
        workout = opened(data)
        assert workout.sets[0].note == "slow"
        assert workout.entries[0].note == "belt"
        assert workout.note == "hot"
        assert Journal(data).preference("rdl-barbell").note == "seat 4, pad 2"
        assert "seat 4, pad 2" in text_of(app)
        assert "“belt”" in text_of(app)
        assert train(app).grid.has_focus


async def test_a_machine_that_is_taken_is_swapped_in_place(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("right_square_bracket", "r")
        await wait_for(pilot, lambda: isinstance(app.screen, SwapScreen))
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen is train(app))
        await pilot.pause()
        entries = opened(data).entries
        assert len(entries) == 2
        assert entries[0].exercise_id == "rdl-barbell"
        new = app.journal.catalog()[entries[1].exercise_id]
        assert new.id != "leg-curl-seated"
        assert "hamstrings" in {group.value for group in new.groups}


async def test_exercises_move(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("right_curly_bracket")
        await pilot.pause()
        ids = [entry.exercise_id for entry in opened(data).entries]
        assert ids == ["leg-curl-seated", "rdl-barbell"]
        assert train(app).training is not None
        assert train(app).training.at == 1  # type: ignore[union-attr]


async def test_a_line_logs_several_sets_of_this_or_another_exercise(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("l")
        await typed(pilot, "80x8, 80x7 @8.5")
        assert on_disk(data) == ["80.0×8", "80.0×7"]
        await pilot.press("l")
        await typed(pilot, "squat 3x5@100")
        assert on_disk(data)[2:] == ["100.0×5"] * 3
        await pilot.press("l")
        await typed(pilot, "80y8")
        assert len(on_disk(data)) == 5
        assert "expected" in text_of(app).lower()


async def test_warm_ups_go_up_to_the_working_load(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("v")
        await pilot.pause()
        rows = train(app).grid.rows
        assert [row.name for row in rows[:4]] == ["W"] * 4
        assert [row.cells[0] for row in rows[:4]] == ["20", "40", "55", "67.5"]
        await pilot.press("space")
        await pilot.pause()
        assert opened(data).sets[0].kind is SetKind.WARMUP
        assert train(app).rest_bar.rest is None


async def test_undo_and_redo_and_the_list_of_steps(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", "space", "u", "y")
        await pilot.pause()
        assert on_disk(data) == ["80.0×8", "82.5×7"]
        await pilot.press("U")
        await wait_for(pilot, lambda: isinstance(app.screen, StepsScreen))
        assert "logged set 2 of Romanian Deadlift" in text_of(app)
        await pilot.press("escape")


async def test_plates_of_the_row(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.pause()
        assert "25 + 5 a side" in text_of(app)
        await pilot.press("down")
        await pilot.pause()
        assert "25 + 5 + 1.25 a side" in text_of(app)


async def test_a_rule_proposes_more_and_can_be_declined(data: Path) -> None:
    journal = Journal(data, clock=lambda: NOW - timedelta(days=1))
    catalog = journal.catalog()
    sets = [kilos(60, 12).model_copy(update={"rpe": 8.0}) for _ in range(3)]
    journal.log_under(catalog["rdl-barbell"], sets)
    journal.finish()
    async with running(data) as (app, pilot):
        await pilot.press("down", "enter")
        await pilot.pause()
        rows = train(app).grid.rows
        assert {row.mark for row in rows} == {Mark.PROPOSED}
        assert [row.cells[:2] for row in rows] == [("65", "6")] * 3
        await pilot.press("o")
        await pilot.pause()
        assert [row.cells[:2] for row in train(app).grid.rows] == [("60", "12")] * 3


async def test_a_routine_starts_with_one_key(data: Path) -> None:
    journal = Journal(data, clock=clock)
    items = tuple(
        RoutineItem(exercise_id=each.id, name=each.name, sets=2, low=6, high=10)
        for each in (journal.catalog()[id_] for id_ in ("rdl-barbell", "nordic-curl"))
    )
    journal.save_routine(Routine(id="lower", name="Lower day", items=items))
    async with running(data) as (app, pilot):
        assert "Lower day" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        workout = opened(data)
        assert workout.title == "Lower day"
        assert [entry.planned for entry in workout.entries] == [2, 2]
        assert len(train(app).grid.rows) == 2


async def test_a_forgotten_workout_is_finished_as_of_its_last_set(data: Path) -> None:
    yesterday = NOW - timedelta(days=1)
    journal = Journal(data, clock=lambda: yesterday)
    journal.log_under(journal.catalog()["rdl-barbell"], [LoggedSet(reps=8)])
    async with running(data) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, ForgottenScreen))
        await pilot.press("f")
        await wait_for(pilot, lambda: app.journal.open_workout() is None)
        done = app.journal.workout(app.journal.rows()[0].id)
        assert done.ended_at == yesterday


async def test_rir_is_typed_and_kept_as_rpe(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('effort = "rir"\n', encoding="utf-8")
    monkeypatch.setenv("HTRACK_CONFIG", str(config))
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        assert "RIR" in text_of(app)
        await pilot.press("right", "right", "2", "space")
        await pilot.pause()
        assert opened(data).sets[0].rpe == 8
        assert isinstance(app, HtrackApp)


async def test_one_more_set_is_a_step_of_its_own_and_there_after_a_restart(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", "n")
        await pilot.pause()
        assert len(train(app).grid.rows) == 4
        await pilot.press("u")
        await pilot.pause()
        assert on_disk(data) == ["80.0×8"]
        assert len(train(app).grid.rows) == 3
        await pilot.press("n", "n")
        await pilot.pause()
    async with running(data) as (app, _):
        assert len(train(app).grid.rows) == 5


async def test_the_next_start_is_at_the_exercise_that_was_done_last(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press("right_square_bracket", "space")
        await pilot.pause()
    async with running(data) as (app, _):
        assert "Seated Leg Curl (Machine) 2/2" in text_of(app)


async def test_a_first_set_is_the_model_of_the_next(data: Path) -> None:
    async with running(data) as (app, pilot):
        await pilot.press("n")
        await wait_for(pilot, lambda: app.screen is not train(app))
        await pilot.press(*"hipthrust", "enter")
        await wait_for(pilot, lambda: app.screen is train(app))
        await pilot.press(*"60", "enter", *"8", "space", "space")
        await pilot.pause()
        assert on_disk(data) == ["60.0×8", "60.0×8"]


async def test_keys_typed_ahead_of_the_picker_go_to_it(data: Path) -> None:
    async with running(data) as (app, pilot):
        for key in ("n", *"romanian", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await wait_for(pilot, lambda: Journal(data).open_workout() is not None)
        await wait_for(pilot, lambda: bool(opened(data).entries))
        assert [entry.exercise_id for entry in opened(data).entries] == ["rdl-barbell"]


async def test_unsaved_sets_are_neither_quit_nor_discarded_nor_undone_past(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space")
        blocked = open_path(data).with_name(f".{open_path(data).name}.tmp")
        blocked.mkdir()
        (blocked / "in the way").touch()
        await pilot.press("space", "q", "D")
        await pilot.pause()
        assert app.is_running
        assert len(app.unsaved) == 1
        assert app.journal.open_workout() is not None
        await pilot.press("u")
        await pilot.pause()
        assert app.unsaved == []
        assert on_disk(data) == ["80.0×8"]
        await pilot.press("space")
        await pilot.pause()
        assert len(app.unsaved) == 1
        (blocked / "in the way").unlink()
        blocked.rmdir()
        Journal(data, clock=clock).finish()
        app.data_changed()
        await wait_for(pilot, lambda: not app.unsaved)
        assert on_disk(data) == ["82.5×7"]


async def test_a_record_celebrates_in_its_row(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", *"90", "enter", *"8", "space", "space")
        await pilot.pause()
        await pilot.press("left_square_bracket")
        await pilot.pause()
        rows = train(app).grid.rows
        assert [row.mark for row in rows] == [Mark.DONE, Mark.RECORD, Mark.DONE]
        assert rows[1].remark == "heaviest 90 kg, was 82.5 kg"
        assert "★" in text_of(app)


async def test_a_window_goes_away_once_however_often_it_is_told_to(data: Path) -> None:
    async with running(data) as (app, pilot):
        await pilot.press("question_mark")
        await wait_for(pilot, lambda: app.screen is not train(app))
        window = app.screen
        for _ in range(3):
            window.dismiss()
        await wait_for(pilot, lambda: app.screen is train(app))
        assert app.is_running
        assert app.screen_stack == [train(app)]


async def test_keys_typed_behind_one_that_asks_are_the_answer(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        keys = ("l", *"85x6", "enter", "m", *"new x", "enter", "l", *"90x5", "escape", "space")
        for key in keys:
            app.post_message(Key(key, key if len(key) == 1 else " " if key == "space" else None))
        await wait_for(pilot, lambda: len(on_disk(data)) == 2)
        assert on_disk(data) == ["85.0×6", "82.5×7"]
        assert opened(data).title == "Lowernew x"
        assert train(app).grid.has_focus


async def test_a_side_that_was_done_alone_is_completed_later(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("p", "slash")
        await typed(pilot, "R7@24")
        await pilot.press("up", "home")
        assert train(app).grid.rows[0].cells[:4] == ("–", "–", "24", "7")
        await pilot.press("plus")
        assert "not done" in train(app).grid.complaint
        await pilot.press("right", "9", "enter")
        await pilot.pause()
        sets = opened(data).sets
        assert [(each.side, each.reps) for each in sets] == [(Side.LEFT, 9), (Side.RIGHT, 7)]
        assert [each.load and each.load.value for each in sets] == [24, 24]
        assert all(each.logged_at == NOW for each in sets)


@pytest.mark.parametrize(("cell", "keys"), [("10", "plus"), ("1", "minus")])
async def test_the_ends_of_the_scale_are_said(data: Path, cell: str, keys: str) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("right", "right", *cell, keys)
        await pilot.pause()
        assert "RPE goes from 1 to 10" in text_of(app)
        assert train(app).grid.rows[0].cells[2] == cell
        await pilot.press("up" if keys == "plus" else "down")
        await pilot.pause()
        assert "RPE goes" not in text_of(app)


async def test_a_tempo_is_kept_with_the_sets_and_shown(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("T")
        await typed(pilot, "31x0")
        assert text_of(app).count("tempo 31X0") == 3
        await pilot.press("space", "up", "T", *["backspace"] * 4, "4", "enter", "down", "space")
        await pilot.pause()
        assert [each.tempo for each in opened(data).sets] == ["4", "31X0"]


@pytest.mark.parametrize(
    ("line", "days_ago", "hour"),
    [("81,2", 0, 18), ("81.2 @ 2026-11-20", 2, 12), ("81.2 yesterday", 1, 12), ("81.2 fri", 2, 12)],
)
async def test_a_weight_of_the_body_may_be_of_another_day(
    data: Path, line: str, days_ago: int, hour: int
) -> None:
    async with running(data) as (_, pilot):
        await pilot.press("W")
        await typed(pilot, line)
        (weighed,) = Journal(data).body_weights()
        assert (weighed.value, weighed.unit) == (81.2, Unit.KG)
        day = (NOW - timedelta(days=days_ago)).date()
        assert (weighed.at.date(), weighed.at.hour) == (day, hour)
        await pilot.press("u")
        await pilot.pause()
        assert Journal(data).body_weights() == []
