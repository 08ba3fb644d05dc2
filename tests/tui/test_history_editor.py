"""The editor of a past workout, driven as a person drives it; the file agrees after each key."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding
from textual.widgets import Input

from store.journal import Journal
from store.models import SetKind, Unit
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.tui.driving import hostile, text_of, wait_for
from tests.tui.driving_history import LOWER, OLD, SQUATS, keys, play
from tui.screens.editor import AS_IN_TRAIN, EditorScreen
from tui.screens.history import HistoryScreen
from tui.screens.line_sheet import LineSheet
from tui.screens.picker import PickerScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store.models import Workout
    from tui.app import HtrackApp

    Edit = Callable[[HtrackApp, Pilot[None]], Awaitable[None]]

PAST = (SQUATS, OLD, LOWER)


def edit(
    path: Path, script: Edit, past: tuple[Workout, ...] = PAST, size: tuple[int, int] = (120, 40)
) -> None:
    """Open the newest workout in the editor, and run a script."""

    async def opened(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, EditorScreen))
        await wait_for(pilot, lambda: editor(app).mended is not None)
        await pilot.pause()
        await script(app, pilot)

    play(path, opened, past, size)


def editor(app: HtrackApp) -> EditorScreen:
    screen = app.screen
    assert isinstance(screen, EditorScreen)
    return screen


def on_disk(path: Path, id_: str = "lower") -> Workout:
    return Journal(path).workout(id_)


def lifted(workout: Workout, index: int = 0) -> list[tuple[float | None, int | None]]:
    return [
        (each.load.value if each.load else None, each.reps) for each in workout.entries[index].sets
    ]


async def line(pilot: Pilot[None], app: HtrackApp, key: str, answer: str) -> None:
    """Press a key that asks for a line, and answer."""
    await pilot.press(key)
    await wait_for(pilot, lambda: isinstance(app.screen, LineSheet))
    app.screen.query_one(Input).value = answer
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, EditorScreen))
    await pilot.pause()


def test_it_says_which_workout_is_edited_and_shows_its_sets(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        text = text_of(app)
        assert "Editing Mon 16 Nov 2026 · Lower A" in text
        assert "18:30–19:30 · 1 h 0 min" in text
        assert text.count("✓") == 3
        assert "○" not in text, "nothing is to be done in the past"
        assert "straps from the third set on" in text
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        assert on_disk(path) == LOWER

    edit(path, script)


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (45, 20)])
def test_it_fits_every_window(path: Path, size: tuple[int, int]) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        lines = text_of(app).splitlines()
        assert any("130" in each and "8.5" in each for each in lines)
        assert all(len(each) <= size[0] for each in lines)
        assert any("Seated Leg Curl" in each for each in lines)

    edit(path, script, size=size)


def test_digits_replace_a_value_at_once_and_u_takes_it_back(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "1", "4", "0", "enter")
        assert lifted(on_disk(path)) == [(60, 5), (140, 8), (130, 7)]
        await pilot.press("6", "down")
        assert lifted(on_disk(path))[1] == (140, 6)
        await pilot.press("u", "u")
        await wait_for(pilot, lambda: on_disk(path) == LOWER)
        await pilot.press("y")
        await wait_for(pilot, lambda: lifted(on_disk(path))[1] == (140, 8))

    edit(path, script)


def test_nonsense_is_complained_of_and_kept_out(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("right", "0", "enter")
        await wait_for(pilot, lambda: "▲" in text_of(app))
        assert on_disk(path) == LOWER
        await pilot.press("escape")
        assert isinstance(app.screen, EditorScreen)

    edit(path, script)


def test_plus_and_minus_step(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "plus", "right", "minus")
        assert lifted(on_disk(path))[1] == (132.5, 7)

    edit(path, script)


def test_n_adds_a_set_like_the_last_and_x_deletes(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        assert lifted(on_disk(path)) == [(60, 5), (130, 8), (130, 7), (130, 7)]
        assert on_disk(path).entries[0].sets[-1].note == ""
        assert editor(app).grid.row == 3
        await pilot.press("right", "5", "enter", "x")
        assert on_disk(path).entries[0].sets == LOWER.entries[0].sets
        await pilot.press("home", "delete")
        assert lifted(on_disk(path)) == [(130, 8), (130, 7)]

    edit(path, script)


def test_space_does_nothing_to_what_is_kept(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("space", "space")
        assert on_disk(path) == LOWER
        assert "space Log" not in text_of(app)

    edit(path, script)


def test_kinds_modes_and_notes_of_a_set(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "d")
        assert on_disk(path).entries[0].sets[1].kind is SetKind.DROP
        await pilot.press("d", "exclamation_mark")
        assert on_disk(path).entries[0].sets[1].kind is SetKind.FAILURE
        await line(pilot, app, "c", "felt [b]good")
        assert on_disk(path).entries[0].sets[1].note == "felt [b]good"
        assert "felt [b]good" in text_of(app)

    edit(path, script)


def test_exercises_are_walked_moved_joined_and_removed(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        def ids() -> list[str]:
            return [each.exercise_id for each in on_disk(path).entries]

        await pilot.press("g")
        assert on_disk(path).entries[0].superset == on_disk(path).entries[1].superset is not None
        await pilot.press("g", "right_square_bracket", "left_curly_bracket")
        assert ids() == ["leg-curl-seated", "rdl-barbell"]
        assert editor(app).mended is not None
        await wait_for(pilot, lambda: "Seated Leg Curl (Machine) 1/2" in text_of(app))
        await pilot.press("X")
        assert ids() == ["rdl-barbell"]
        await wait_for(pilot, lambda: "u brings it back" in text_of(app))
        await pilot.press("X")
        assert ids() == []
        await wait_for(pilot, lambda: "No exercise yet" in text_of(app))
        await pilot.press("n", "x", "p", "k", "S", "w", "X", "c", "C", "r", "1", "g")
        assert isinstance(app.screen, EditorScreen)
        await pilot.press("u", "u")
        await wait_for(pilot, lambda: ids() == ["leg-curl-seated", "rdl-barbell"])

    edit(path, script)


async def pick(pilot: Pilot[None], app: HtrackApp, key: str, name: str) -> None:
    await pilot.press(key)
    await wait_for(pilot, lambda: isinstance(app.screen, PickerScreen))
    app.screen.query_one(Input).value = name
    await pilot.pause()
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, EditorScreen))
    await pilot.pause()


def test_an_exercise_is_added_and_its_first_set_kept_once_it_has_reps(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pick(pilot, app, "a", "leg press")
        entry = on_disk(path).entries[2]
        assert ("leg-press" in entry.exercise_id, entry.sets) == (True, ())
        await wait_for(pilot, lambda: "○" in text_of(app))
        await pilot.press("space")
        await wait_for(pilot, lambda: "Type the reps first" in text_of(app))
        await pilot.press("escape", "1", "8", "0", "enter")
        assert on_disk(path).entries[2].sets == ()
        await pilot.press("1", "0", "enter")
        assert lifted(on_disk(path), 2) == [(180, 10)]
        await wait_for(pilot, lambda: "○" not in text_of(app))
        assert on_disk(path).entries[2].sets[0].logged_at is None

    edit(path, script)


def test_sets_go_over_to_the_exercise_that_it_was(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pick(pilot, app, "r", "good morning")
        after = on_disk(path).entries[0]
        assert "good-morning" in after.exercise_id
        assert after.sets == LOWER.entries[0].sets

    edit(path, script)


def test_a_line_adds_sets_of_any_exercise(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await line(pilot, app, "l", "plank 45s")
        assert on_disk(path).entries[2].sets[0].seconds == 45
        await line(pilot, app, "l", "xyzzy 3x5")
        await wait_for(pilot, lambda: "xyzzy" in text_of(app))
        assert len(on_disk(path).entries) == 3
        await pilot.press("u")
        await wait_for(pilot, lambda: on_disk(path) == LOWER)

    edit(path, script)


def test_names_and_notes(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await line(pilot, app, "m", "Push day")
        await line(pilot, app, "M", "Slept well.")
        await line(pilot, app, "C", "seat 4")
        after = on_disk(path)
        assert (after.title, after.note, after.entries[0].note) == (
            "Push day",
            "Slept well.",
            "seat 4",
        )
        assert "Editing Mon 16 Nov 2026 · Push day" in text_of(app)

    edit(path, script)


def test_day_and_time_are_changed_in_a_line(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("D")
        await wait_for(pilot, lambda: isinstance(app.screen, LineSheet))
        assert app.screen.query_one(Input).value == "2026-11-16 18:30–19:30"
        assert "Monday 16 Nov 2026 · 18:30–19:30 · 1 h 0 min" in text_of(app)
        app.screen.query_one(Input).value = "yesterday 17:00 50 min"
        await wait_for(pilot, lambda: "Thursday 19 Nov 2026 · 17:00–17:50" in text_of(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Editing Thu 19 Nov 2026" in text_of(app))
        after = on_disk(path)
        assert after.started_at == MONDAY + timedelta(days=3, minutes=-90)
        assert after.seconds == 50 * 60

    edit(path, script)


def test_the_sides_are_taken_apart(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("p")
        assert on_disk(path).entries[0].per_side is True
        await wait_for(pilot, lambda: "L REPS" in text_of(app))
        await pilot.press("k")
        assert Journal(path).preference("rdl-barbell").unit is Unit.LB

    edit(path, script)


def test_a_workout_is_split_at_the_exercise(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("S")
        await wait_for(pilot, lambda: "Nothing stands before the first" in text_of(app))
        await pilot.press("right_square_bracket", "S")
        await wait_for(pilot, lambda: "begins another workout" in text_of(app))
        assert [each.exercise_id for each in on_disk(path).entries] == ["rdl-barbell"]
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        await wait_for(pilot, lambda: len(keys(app)) == 4)
        await pilot.press("u")
        await wait_for(pilot, lambda: len(keys(app)) == 3)
        assert on_disk(path) == LOWER

    edit(path, script)


def test_a_change_elsewhere_is_seen_and_not_written_over(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        other = Journal(path).bench("lower")
        other.replace_sets(0, "rdl-barbell", 0, LOWER.entries[0].sets[:1], [a_set(70, 5)])
        await pilot.press("9", "9", "enter")
        await wait_for(pilot, lambda: "changed elsewhere" in text_of(app))
        assert lifted(on_disk(path))[0] == (70, 5)
        await wait_for(pilot, lambda: lifted(editor_workout(app))[0] == (70, 5))

    edit(path, script)


def test_a_value_that_is_being_typed_gives_way_to_a_change_elsewhere(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("9", "9")
        other = Journal(path).bench("lower")
        other.replace_sets(0, "rdl-barbell", 0, LOWER.entries[0].sets[:1], [a_set(70, 5)])
        app.data_changed()
        await wait_for(pilot, lambda: "changed elsewhere" in text_of(app))
        await pilot.press("enter")
        assert lifted(on_disk(path))[0] == (70, 5)
        assert lifted(editor_workout(app))[0] == (70, 5)

    edit(path, script)


def test_what_is_being_typed_stays_where_another_set_was_changed(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("9", "9")
        other = Journal(path).bench("lower")
        other.replace_sets(0, "rdl-barbell", 2, LOWER.entries[0].sets[2:], [a_set(70, 5)])
        app.data_changed()
        await wait_for(pilot, lambda: lifted(editor_workout(app))[2] == (70, 5))
        await pilot.press("enter")
        assert lifted(on_disk(path)) == [(99, 5), (130, 8), (70, 5)]

    edit(path, script)


def test_u_takes_back_only_what_was_changed_here(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("u")
        await wait_for(pilot, lambda: "Nothing was changed here" in text_of(app))
        await pilot.press("1", "4", "0", "enter")
        await pilot.press("u")
        await wait_for(pilot, lambda: on_disk(path) == LOWER)
        await pilot.press("u", "u")
        await wait_for(pilot, lambda: "Nothing was changed here" in text_of(app))
        assert len(Journal(path).rows()) == 3
        await pilot.press("y")
        await wait_for(pilot, lambda: lifted(on_disk(path))[0] == (140, 5))
        await pilot.press("y")
        await wait_for(pilot, lambda: "Nothing was taken back here" in text_of(app))

    edit(path, script)


def test_y_does_not_do_again_what_was_taken_back_elsewhere(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        other = Journal(path)
        other.bench("squats").rename("Squats")
        other.undo()
        await pilot.press("y")
        await wait_for(pilot, lambda: "Nothing was taken back here" in text_of(app))
        assert on_disk(path, "squats").title == SQUATS.title

    edit(path, script)


def test_a_workout_that_was_emptied_is_dropped_and_u_brings_it_back(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("X", "escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        await wait_for(pilot, lambda: keys(app) == ["old"])
        await pilot.press("u")
        await wait_for(pilot, lambda: len(keys(app)) == 2)

    edit(path, script, (a_workout(id="squats"), OLD))


@pytest.mark.parametrize("leave", ["q", "h", "escape"])
def test_a_workout_whose_sets_were_all_deleted_is_not_kept_however_one_leaves(
    path: Path, leave: str
) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("x", "x", "x", "right_square_bracket")
        while on_disk(path).sets:
            await pilot.press("x")
            await pilot.pause()
        if leave == "h":  # to another mode, with the editor still open
            await pilot.press("t")
        await pilot.press("q" if leave == "h" else leave)
        await wait_for(pilot, lambda: not app.is_running or leave == "escape")
        await pilot.pause()
        assert "lower" not in {row.id for row in Journal(path).rows()}
        words = Journal(path).undo()
        assert words is not None
        assert words.startswith("deleted Lower A")

    note_free = LOWER.model_copy(
        update={
            "note": "",
            "entries": tuple(e.model_copy(update={"note": ""}) for e in LOWER.entries),
        }
    )
    edit(path, script, (SQUATS, OLD, note_free))


def test_a_workout_of_which_a_note_is_left_is_kept(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await line(pilot, app, "M", "cold hall")
        await pilot.press("x", "x", "x", "right_square_bracket")
        while on_disk(path).sets:
            await pilot.press("x")
            await pilot.pause()
        await pilot.press("q")
        await wait_for(pilot, lambda: not app.is_running)
        assert on_disk(path).note == "cold hall"

    edit(path, script)


def test_a_workout_without_an_exercise_that_was_only_looked_at_stays(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        await pilot.pause()
        assert keys(app) == ["bare", "old"]

    edit(path, script, (LOWER.model_copy(update={"id": "bare", "entries": (), "note": ""}), OLD))


def editor_workout(app: HtrackApp) -> Workout:
    state = editor(app).mended
    assert state is not None
    return state.workout


def test_it_closes_when_its_workout_goes(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        Journal(path).delete_workout("lower")
        app.data_changed()
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        await wait_for(pilot, lambda: keys(app) == ["squats", "old"])

    edit(path, script)


def test_last_time_is_the_time_before_that_workout(path: Path) -> None:
    weeks = [
        a_workout(
            an_entry("squat-back", a_set(100 + number, 5)),
            id=f"w{number}",
            started_at=MONDAY - timedelta(weeks=3 - number),
        )
        for number in range(3)
    ]

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        assert any("101×5" in each and "102" in each for each in text_of(app).splitlines())
        assert "Around this day" in text_of(app)

    edit(path, script, tuple(weeks))


def test_stored_text_is_only_drawn(path: Path) -> None:
    entries = [an_entry("own", a_set(note=text), name=text, note=text) for text in hostile[:6]]
    odd = a_workout(*entries, id="odd", title=hostile[3], note=hostile[4])

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        for _ in entries:
            text = text_of(app)
            assert "\x1b" not in text
            assert "\u202e" not in text
            await pilot.press("right_square_bracket")

    edit(path, script, (odd,), (80, 24))


def test_every_key_of_train_that_is_taken_over_does_something() -> None:
    keys_of_editor = [each for each in EditorScreen.BINDINGS if isinstance(each, Binding)]
    for each in keys_of_editor:
        assert hasattr(EditorScreen, f"action_{each.action.partition('(')[0]}"), each.action
    missing = set(AS_IN_TRAIN) - {each.id for each in keys_of_editor}
    assert not missing, f"keys that Train no longer has: {missing}"
