"""Train: starting, logging with one key, typing over, undoing, finishing, going on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.events import Key

import tui.app
from store.file.places import open_path
from store.journal import Journal
from store.models import ExerciseEntry, SetKind
from tests.tui.driving import ACTING, hostile, text_of, wait_for
from tests.tui.driving_train import (
    RDL,
    clock,
    kilos,
    on_disk,
    past,
    repeat_last,
    running,
    train,
)
from tui.app import HtrackApp
from tui.widgets.set_grid import Mark

if TYPE_CHECKING:
    from concurrent.futures import Future


class SlowlyOpening(HtrackApp):
    """Remembers what a person saw when the journal began to open."""

    # Found beside the module of a subclass otherwise.
    CSS_PATH = [Path(tui.app.__file__).parent / each for each in HtrackApp.CSS_PATH]  # noqa: RUF012
    first_frame = ""

    def opening(self) -> Future[Journal]:
        self.first_frame = self.first_frame or text_of(self)
        return super().opening()


async def test_repeating_the_last_workout_costs_one_key_a_set(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press(*["space"] * 5)
        await pilot.pause()
        assert on_disk(data) == ["80.0×8", "82.5×7", "82.5×6", "40.0×12", "40.0×10"]
        assert [row.mark for row in train(app).grid.rows] == [Mark.DONE, Mark.DONE]
        await pilot.press("f")
        await pilot.pause()
        assert [row.sets for row in app.journal.rows()] == [5, 5]
        assert app.journal.open_workout() is None


async def test_a_set_is_on_disk_before_the_next_key_is_read(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        for count in range(1, 4):
            await pilot.press("space")
            assert len(on_disk(data)) == count


async def test_keys_typed_in_one_go_act_in_their_order(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        for key in ("9", "0", "enter", "5", "space", "space", "f"):
            app.post_message(Key(key, key if key.isdigit() else None))
        await wait_for(pilot, lambda: len(app.journal.rows()) == 2)
        done = app.journal.workout(app.journal.rows()[0].id).sets
        assert [(each.load and each.load.value, each.reps) for each in done] == [(90, 5), (82.5, 7)]


async def test_typed_numbers_replace_load_reps_and_rpe(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press(*"85,5", "enter", *"9", "enter", *"8.5", "space")
        await pilot.pause()
        assert on_disk(data) == ["85.5×9"]
        workout = Journal(data).open_workout()
        assert workout is not None
        assert workout.sets[0].rpe == 8.5


async def test_a_changed_set_costs_four_keys(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press("right", "9", "space")
        await pilot.pause()
        assert on_disk(data) == ["80.0×9"]


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        (("right", "0"), "reps"),
        (("right", "1", ".", "5"), "1.5"),
        (("right", "right", "1", "1"), "RPE"),
        (("right", "right", "7", ".", "3"), "RPE"),
        (("9", "9", "9", "9", "9", "9"), "heavy"),
        (("1", ".", ".", "2"), "weight"),
    ],
)
async def test_nonsense_is_refused_beside_the_field_and_logs_nothing(
    data: Path, keys: tuple[str, ...], says: str
) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press(*keys, "space")
        await pilot.pause()
        assert on_disk(data) == []
        assert says in train(app).grid.complaint
        assert train(app).grid.complaint[:20] in text_of(app)
        await pilot.press("escape", "space")
        await pilot.pause()
        assert on_disk(data) == ["80.0×8"]


async def test_a_logged_set_can_be_typed_over_deleted_and_brought_back(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press("space", "up", *"90", "enter")
        await pilot.pause()
        assert on_disk(data) == ["90.0×8"]
        await pilot.press("x")
        await pilot.pause()
        assert on_disk(data) == []
        await pilot.press("u")
        await pilot.pause()
        assert on_disk(data) == ["90.0×8"]
        await pilot.press("u")
        await pilot.pause()
        assert on_disk(data) == ["80.0×8"]


async def test_undoing_a_set_makes_it_the_next_to_do_again(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", "space", "u")
        await pilot.pause()
        grid = train(app).grid
        assert on_disk(data) == ["80.0×8"]
        assert [row.cells[0] for row in grid.rows] == ["80", "82.5", "82.5"]
        assert grid.row == 1


async def test_plus_and_minus_step_the_cell(data: Path) -> None:
    async with running(data) as (_, pilot):
        await repeat_last(pilot)
        await pilot.press("plus", "plus", "minus", "right", "minus", "space")
        await pilot.pause()
        assert on_disk(data) == ["82.5×7"]


async def test_one_more_set_is_like_the_last_and_a_warm_up_does_not_count(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("w", "space")
        await pilot.pause()
        workout = app.journal.open_workout()
        assert workout is not None
        assert workout.sets[0].kind is SetKind.WARMUP
        assert on_disk(data) == ["40.0×8"]
        await pilot.press("space", "space", "space", "left_square_bracket", "n")
        await pilot.press("space")
        await pilot.pause()
        assert on_disk(data) == ["40.0×8", "80.0×8", "82.5×7", "82.5×6", "82.5×6"]


async def test_an_exercise_is_added_by_a_few_letters_and_removed_with_undo(data: Path) -> None:
    async with running(data) as (app, pilot):
        await pilot.press("n")
        await wait_for(pilot, lambda: app.screen is not train(app))
        await pilot.press(*"romainian", "enter")
        await wait_for(pilot, lambda: app.screen is train(app))
        await pilot.press("space")
        await pilot.pause()
        workout = app.journal.open_workout()
        assert workout is not None
        assert [entry.exercise_id for entry in workout.entries] == ["rdl-barbell"]
        assert on_disk(data) == ["80.0×8"]
        await pilot.press("X")
        await pilot.pause()
        assert on_disk(data) == []
        await pilot.press("u")
        await pilot.pause()
        assert on_disk(data) == ["80.0×8"]


async def test_finishing_nothing_is_refused_and_discarding_is_undone(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert app.journal.open_workout() is not None
        await pilot.press("space", "D")
        await pilot.pause()
        assert app.journal.open_workout() is None
        await pilot.press("u")
        await pilot.pause()
        assert on_disk(data) == ["80.0×8"]
        assert train(app).grid.has_focus


async def test_a_workout_gets_a_name(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("m", "end", "!", "enter")
        await pilot.pause()
        workout = app.journal.open_workout()
        assert workout is not None
        assert workout.title == "Lower!"
        assert "Lower!" in text_of(app)
        await pilot.press("m", "z", "escape", "space")
        await pilot.pause()
        assert "Lower!" in text_of(app)
        assert on_disk(data) == ["80.0×8"]


async def test_the_first_frame_shows_the_open_workout_before_the_journal_is_there(
    data: Path,
) -> None:
    journal = Journal(data, clock=clock)
    journal.start("Half done")
    journal.log_under(journal.catalog()["rdl-barbell"], [kilos(80, 8)])
    app = SlowlyOpening(data, clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for(pilot, lambda: app.is_open)
    assert "Half done" in app.first_frame
    assert RDL in app.first_frame
    assert "80" in app.first_frame


async def test_keys_pressed_before_the_journal_is_there_are_not_lost(data: Path) -> None:
    app = HtrackApp(data, clock=clock)
    async with app.run_test() as pilot:
        await pilot.press("down", "enter", "space")
        await wait_for(pilot, lambda: app.is_open)
        await wait_for(pilot, lambda: Journal(data).open_workout() is not None)
        await wait_for(pilot, lambda: on_disk(data) == ["80.0×8"])


async def test_another_process_that_logs_is_seen(data: Path) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space")
        other = Journal(data, clock=clock)
        other.log_under(other.catalog()["rdl-barbell"], [kilos(100, 1)])
        await pilot.press("space")
        await pilot.pause()
        assert on_disk(data) == ["80.0×8", "100.0×1", "82.5×7"]
        assert "100" in [row.cells[0] for row in train(app).grid.rows]


async def test_a_set_that_cannot_be_saved_stays_marked_and_is_saved_later(
    data: Path,
) -> None:
    async with running(data) as (app, pilot):
        await repeat_last(pilot)
        full = open_path(data).with_name(f".{open_path(data).name}.tmp")
        full.mkdir()
        (full / "in the way").touch()
        await pilot.press("space")
        await pilot.pause()
        grid = train(app).grid
        assert grid.rows[0].mark is Mark.UNSAVED
        assert "not saved" in text_of(app)
        await pilot.press("f")
        await pilot.pause()
        assert app.journal.open_workout() is not None
        (full / "in the way").unlink()
        full.rmdir()
        await pilot.press("space")
        await pilot.pause()
        assert on_disk(data) == ["80.0×8", "82.5×7"]
        assert {row.mark for row in grid.rows} == {Mark.DONE, Mark.TO_DO}


async def test_no_workout_yet_says_what_to_do(tmp_path: Path) -> None:
    async with running(tmp_path / "htrack.json") as (app, _):
        assert "Nothing logged yet" in text_of(app)
        assert "htrack import" in text_of(app)


@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40), (200, 60)])
async def test_every_size_shows_the_set_under_the_cursor(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as (app, pilot):
        await repeat_last(pilot)
        await pilot.pause()
        text = text_of(app)
        assert "LAST TIME" in text
        assert "82.5" in text
        assert RDL in text


@pytest.mark.parametrize("size", [(44, 24), (80, 9), (20, 5)])
async def test_too_small_a_window_says_so(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as (app, _):
        assert "needs" in text_of(app)


@pytest.mark.parametrize("name", hostile)
@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_hostile_names_only_show(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    path = tmp_path / "htrack.json"
    entry = ExerciseEntry(exercise_id="strange", name=name, note=name, sets=(kilos(80, 8),))
    workout = past("Strange", 1, entry) | {"title": name, "note": name}
    Journal(path, clock=clock).add_workouts(
        [workout], [{"id": "strange", "name": name}], f"imported {name}"
    )
    async with running(path, size) as (app, pilot):
        await repeat_last(pilot)
        await pilot.press("space", "u", "space")
        await pilot.pause()
        assert on_disk(path) == ["80.0×8"]
        assert not ACTING & set(text_of(app))
