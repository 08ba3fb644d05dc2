"""The screen of routines, every key of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual import events

from store.builtin_routines import builtin_routines
from store.errors import UsageError
from store.journal import Journal
from store.plan import Routine, RoutineItem
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.tui.driving import ACTING, hostile, text_of, wait_for
from tests.tui.driving_routines import CURL, PLANK, RDL, TO_GRID, clock, lower, running, stored
from tui.screens.help import HelpScreen
from tui.screens.picker import PickerScreen
from tui.screens.routine_past import PastScreen
from tui.screens.steps import StepsScreen
from tui.widgets.routine_fields import Field, Usual, with_step, with_typed

if TYPE_CHECKING:
    from textual.pilot import Pilot


def names(journal: Journal) -> list[str]:
    return [each.name for each in Journal(journal.path, clock=clock).routines()]


def exercises(journal: Journal) -> list[str]:
    return [each.exercise_id for each in stored(journal).items]


def supersets(journal: Journal) -> list[int | None]:
    return [each.superset for each in stored(journal).items]


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Keys that are all there before the first is looked at, as from a paste or a slow line."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()


# What is shown


async def test_own_routines_come_first_and_the_built_in_ones_are_marked(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, _):
        lines = text_of(screen.app).splitlines()
        ours = next(i for i, line in enumerate(lines) if "Lower A" in line)
        theirs = [i for i, line in enumerate(lines) if "Nordic, " in line and "built in" in line]
        assert len(theirs) == len(builtin_routines())
        assert ours < min(theirs)
        assert "next" in lines[ours]


async def test_the_cursor_begins_on_the_routine_that_comes_next(journal: Journal) -> None:
    first, second = lower(journal), lower(journal, name="Lower B")
    done = a_workout(an_entry(), routine_id=first.id)
    journal.add_workouts([done.document()], [], "imported")
    async with running(journal) as (screen, _):
        assert screen.view.shown is not None
        assert screen.view.shown.routine.id == second.id
        assert "4 days ago" in text_of(screen.app)


async def test_what_is_left_open_shows_what_is_usual(journal: Journal) -> None:
    lower(journal, PLANK)
    async with running(journal) as (screen, _):
        (row,) = screen.grid.rows
        assert [cell.text for cell in row.cells] == ["3", "20s", "45s", "–", "60", ""]
        assert [cell.usual for cell in row.cells] == [False, True, True, True, True, False]


async def test_sets_are_counted_by_muscle(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, _):
        shown = " ".join(text_of(screen.app).split())
        assert "3 exercises · 10 sets · not done yet" in shown
        assert "hamstrings 7" in shown


@pytest.mark.parametrize("name", hostile)
async def test_hostile_names_are_only_text(journal: Journal, name: str) -> None:
    item = RoutineItem(exercise_id="nobody-knows", name=name, note=name)
    journal.save_routine(Routine(name=name, items=(item,), note=name))
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "g", "m", "enter")
        shown = text_of(screen.app)
        assert " ".join(name.split())[:4] in shown
        assert not ACTING & set(shown)
        await pilot.press("x")
        await wait_for(pilot, lambda: not stored(journal).items)
        await pilot.press("D")
        await wait_for(pilot, lambda: not names(journal))
        assert not ACTING & set(text_of(screen.app))


@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40), (200, 60)])
async def test_every_size_shows_the_list_the_grid_and_its_columns(
    journal: Journal, size: tuple[int, int]
) -> None:
    lower(journal)
    async with running(journal, size) as (screen, pilot):
        await pilot.press(TO_GRID, "5")
        shown = text_of(screen.app)
        assert all(word in shown for word in ("Lower A", "EXERCISE", "SETS", "LOW", "HIGH", "RPE"))
        assert "5▏" in shown
        assert "Nordic, week 1" in shown
        assert max(len(line) for line in shown.splitlines()) <= size[0]
        assert ("LAST TIME" in shown) == (size[0] >= 160)


async def test_a_list_that_is_longer_than_its_room_scrolls(journal: Journal) -> None:
    lower(journal)
    async with running(journal, (45, 20)) as (screen, pilot):
        last = builtin_routines()[-1].name
        assert last not in text_of(screen.app)
        await pilot.press("end")
        row = screen.rows.region.bottom - 1
        await wait_for(pilot, lambda: last in text_of(screen.app).splitlines()[row])


# The grid


async def test_digits_replace_and_enter_walks(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "5", "enter", "8", "tab", *"12", "enter", *"8.5", "enter")
        await pilot.press(*"150", "enter", "2", "enter")
        item = stored(journal).items[0]
        assert (item.sets, item.low, item.high) == (5, 8, 12)
        assert (item.rpe_cap, item.rest_seconds, item.superset) == (8.5, 150, 2)
        assert (screen.grid.row, screen.grid.column) == (1, Field.SETS)
        await pilot.press("shift+tab")
        assert (screen.grid.row, screen.grid.column) == (0, Field.SUPERSET)


async def test_every_change_is_one_step_of_undo(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "5", "enter", "8", "enter", "u")
        assert (stored(journal).items[0].sets, stored(journal).items[0].low) == (5, 6)
        await wait_for(pilot, lambda: "Undone: changed the routine Lower A" in text_of(screen.app))
        await pilot.press("u")
        assert stored(journal).items[0].sets == 4
        await pilot.press("y")
        assert stored(journal).items[0].sets == 5
        assert screen.grid.rows[0].cells[Field.SETS].text == "5"
        await pilot.press("U")
        await wait_for(pilot, lambda: isinstance(screen.app.screen, StepsScreen))


@pytest.mark.parametrize(
    ("column", "typed", "complaint"),
    [
        (Field.SETS, "21", "1 to 20 sets"),
        (Field.SETS, "0", "1 to 20 sets"),
        (Field.SETS, "2.5", "1 to 20 sets"),
        (Field.LOW, "11", "low is at most high"),
        (Field.HIGH, "5", "low is at most high"),
        (Field.HIGH, "9999", "1 to 999 reps"),
        (Field.RPE, "8.3", "half steps"),
        (Field.RPE, "11", "half steps"),
        (Field.RPE, "8..5", "half steps"),
        (Field.REST, "3601", "0 to 3600 seconds"),
    ],
)
async def test_a_bad_value_is_refused_beside_its_field(
    journal: Journal, column: Field, typed: str, complaint: str
) -> None:
    before = lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, *["right"] * column, *typed, "enter")
        lines = text_of(screen.app).splitlines()
        at = next(i for i, line in enumerate(lines) if complaint in line)
        assert "Romanian Deadlift" in lines[at - 1]
        assert (screen.grid.row, screen.grid.column) == (0, column)
        assert stored(journal) == before
        await pilot.press("escape")
        assert complaint not in text_of(screen.app)


async def test_a_bad_value_holds_the_cursor_until_it_is_mended(journal: Journal) -> None:
    before = lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, *"99", "down", "right", "g", "s", "left")
        assert (screen.grid.row, screen.grid.column) == (0, 0)
        assert screen.is_current
        assert stored(journal) == before
        await pilot.press("backspace", "enter")
        assert stored(journal).items[0].sets == 9
        assert screen.grid.column == 1


async def test_escape_keeps_the_old_value_then_leaves(journal: Journal) -> None:
    before = lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "9", "escape")
        assert screen.is_current
        assert stored(journal) == before
        await pilot.press("escape")
        await wait_for(pilot, lambda: not screen.is_current)
        assert stored(journal) == before


async def test_backspace_empties_what_may_be_empty(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "right", "backspace", "enter", "backspace", "enter")
        assert (stored(journal).items[0].low, stored(journal).items[0].high) == (None, None)
        await pilot.press("home", "left", "left", "left")
        await pilot.press("backspace", "enter")
        assert stored(journal).items[0].sets == 4
        assert "1 to 20 sets" in text_of(screen.app)


async def test_plus_and_minus_step_by_what_each_field_goes_in(journal: Journal) -> None:
    lower(journal, RDL, PLANK)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "+", "right", "-", "right", "+", "right", "+", "-", "right")
        await pilot.press("+", "+", "right", "+")
        item = stored(journal).items[0]
        assert (item.sets, item.low, item.high) == (5, 5, 11)
        assert (item.rpe_cap, item.rest_seconds, item.superset) == (7.5, 195, 1)
        await pilot.press("-", "down", *["left"] * 4, "+", "+")
        assert stored(journal).items[0].superset is None
        assert stored(journal).items[1].low == 25
        assert screen.grid.complaint == ""


async def test_steps_stop_at_the_ends_and_at_the_other_end_of_the_range(journal: Journal) -> None:
    lower(journal, RDL.model_copy(update={"sets": 20, "low": 10}))
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "+", "right", "+")
        assert stored(journal).items[0].sets == 20
        assert stored(journal).items[0].low == 10
        assert "low is at most high" in text_of(screen.app)


async def test_exercises_are_removed_and_come_back(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "down", "x")
        assert exercises(journal) == ["rdl-barbell", "plank"]
        await pilot.press("delete")
        assert exercises(journal) == ["rdl-barbell"]
        assert screen.grid.row == 0
        await pilot.press("u", "u")
        assert exercises(journal) == ["rdl-barbell", "leg-curl-seated", "plank"]


async def test_exercises_are_moved_and_the_cursor_goes_along(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "right", "}", "}")
        assert exercises(journal) == ["leg-curl-seated", "plank", "rdl-barbell"]
        assert (screen.grid.row, screen.grid.column) == (2, 1)
        steps = len(journal.steps())
        await pilot.press("}")
        assert exercises(journal) == ["leg-curl-seated", "plank", "rdl-barbell"]
        await pilot.press("{")
        assert exercises(journal) == ["leg-curl-seated", "rdl-barbell", "plank"]
        assert len(Journal(journal.path, clock=clock).steps()) == steps + 1


async def test_supersets_are_joined_and_parted(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "g")
        assert supersets(journal) == [1, 1, None]
        assert [row.joint for row in screen.grid.rows] == ["╭", "╰", " "]
        await pilot.press("down", "down", "g")
        assert supersets(journal) == [1, 1, None]
        await wait_for(pilot, lambda: "No exercise follows" in text_of(screen.app))
        await pilot.press("up", "g")
        assert supersets(journal) == [None, None, None]


async def test_a_superset_of_two_ends_when_one_is_removed(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (_, pilot):
        await pilot.press(TO_GRID, "g", "x")
        assert supersets(journal) == [None, None]


async def test_a_click_puts_the_cursor_on_a_field(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        line = text_of(screen.app).splitlines()[screen.grid.region.y]
        await pilot.click(screen.grid, offset=(line.index("HIGH") + 2 - screen.grid.region.x, 2))
        await wait_for(pilot, lambda: screen.grid.has_focus)
        assert (screen.grid.row, screen.grid.column) == (1, Field.HIGH)


# Routines


async def test_a_new_routine_asks_for_its_name_and_goes_to_its_exercises(journal: Journal) -> None:
    async with running(journal) as (screen, pilot):
        await pilot.press("n", *"Upper", "enter")
        assert names(journal) == ["Upper"]
        assert screen.grid.has_focus
        assert "No exercise yet: a adds one" in text_of(screen.app)
        await pilot.press("x", "g", "+", "enter", "9", "down")
        assert stored(journal).items == ()


async def test_without_a_name_or_with_escape_none_is_made(journal: Journal) -> None:
    async with running(journal) as (screen, pilot):
        await pilot.press("n", "enter", "n", *"Upper", "escape")
        assert names(journal) == []
        assert screen.rows.has_focus
        assert screen.is_current


async def test_an_exercise_is_added_at_the_end_and_typed_over(journal: Journal) -> None:
    lower(journal, CURL)
    async with running(journal) as (screen, pilot):
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(screen.app.screen, PickerScreen))
        await wait_for(pilot, lambda: screen.app.focused is not None)
        await pilot.press(*"rdl")
        picker = screen.app.screen
        assert isinstance(picker, PickerScreen)
        await wait_for(pilot, lambda: picker.rows.key == "rdl-barbell")
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.grid.has_focus)
        await pilot.press("5", "enter")
        assert exercises(journal) == ["leg-curl-seated", "rdl-barbell"]
        assert stored(journal).items[1].sets == 5


async def test_escape_in_the_picker_adds_nothing(journal: Journal) -> None:
    before = lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(screen.app.screen, PickerScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: screen.is_current)
        assert stored(journal) == before


async def test_names_and_notes_are_changed_in_a_line(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press("m", *" 2", "enter", "M", *"slow", "enter", TO_GRID, "down")
        await pilot.press("C", *"pad 3", "enter")
        routine = stored(journal)
        assert (routine.name, routine.note, routine.items[1].note) == ("Lower A 2", "slow", "pad 3")
        assert screen.grid.has_focus
        assert "slow" in text_of(screen.app)
        assert "pad 3" in text_of(screen.app)
        await pilot.press("m", "ctrl+u", "enter")
        assert stored(journal).name == "Lower A 2"


async def test_a_deleted_routine_comes_back(journal: Journal) -> None:
    before = lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, *"99", "D")
        assert names(journal) == []
        assert screen.focused is screen.rows
        await wait_for(pilot, lambda: "Deleted Lower A; u brings it back." in text_of(screen.app))
        await pilot.press("u")
        assert stored(journal) == before
        assert "Lower A" in text_of(screen.app)


async def test_routines_are_moved_and_the_cursor_goes_along(journal: Journal) -> None:
    lower(journal)
    lower(journal, name="Lower B")
    lower(journal, name="Upper")
    async with running(journal) as (screen, pilot):
        await pilot.press("]")
        assert names(journal) == ["Lower B", "Lower A", "Upper"]
        assert screen.rows.cursor == 1
        await pilot.press("[", "[")
        assert names(journal) == ["Lower A", "Lower B", "Upper"]
        await pilot.press("]", "u")
        assert names(journal) == ["Lower A", "Lower B", "Upper"]


async def test_starting_leaves_for_the_workout(journal: Journal) -> None:
    routine = lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press("s")
        await wait_for(pilot, lambda: not screen.is_current)
        workout = Journal(journal.path, clock=clock).open_workout()
        assert workout is not None
        assert workout.routine_id == routine.id
        assert [entry.planned for entry in workout.entries] == [4, 3, 3]


async def test_with_a_workout_open_starting_is_told_to_be_impossible(journal: Journal) -> None:
    lower(journal)
    journal.start("Already")
    async with running(journal) as (screen, pilot):
        await pilot.press("s")
        await wait_for(pilot, lambda: "A workout is open already" in text_of(screen.app))
        workout = Journal(journal.path, clock=clock).open_workout()
        assert workout is not None
        assert workout.title == "Already"
        assert screen.is_current


async def test_a_past_workout_becomes_a_routine(journal: Journal) -> None:
    old = a_workout(an_entry(), id="old", title="Old", started_at=MONDAY - timedelta(days=7))
    new = a_workout(
        an_entry("rdl-barbell", a_set(130, 8), a_set(130, 6), name="RDL"), id="new", title="New"
    )
    journal.add_workouts([old.document(), new.document()], [], "imported")
    async with running(journal) as (screen, pilot):
        await pilot.press("w")
        await wait_for(pilot, lambda: isinstance(screen.app.screen, PastScreen))
        await wait_for(pilot, lambda: "RDL" in text_of(screen.app))
        await wait_for(pilot, lambda: screen.app.focused is not None)
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.grid.has_focus)
        assert names(journal) == ["New"]
        item = stored(journal).items[0]
        assert (item.exercise_id, item.sets, item.low, item.high) == ("rdl-barbell", 2, 6, 8)


async def test_a_workout_of_warm_ups_only_makes_no_routine(journal: Journal) -> None:
    warmup = an_entry("rdl-barbell", a_set(60, 8, kind="warmup"))
    journal.add_workouts([a_workout(warmup).document()], [], "imported")
    async with running(journal) as (screen, pilot):
        await pilot.press("w")
        await wait_for(pilot, lambda: isinstance(screen.app.screen, PastScreen))
        await wait_for(pilot, lambda: screen.app.focused is not None)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Nothing but warm-ups" in text_of(screen.app))
        assert names(journal) == []


async def test_without_a_past_there_is_nothing_to_choose(journal: Journal) -> None:
    async with running(journal) as (screen, pilot):
        await pilot.press("w")
        await wait_for(pilot, lambda: "No workout was finished yet" in text_of(screen.app))
        assert screen.is_current


@pytest.mark.parametrize("key", ["enter", "c"])
async def test_a_built_in_routine_is_copied(journal: Journal, key: str) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press("down", key)
        first = builtin_routines()[0]
        assert names(journal) == ["Lower A", first.name]
        copy = stored(journal, 1)
        assert copy.items == first.items
        assert copy.id != first.id
        await pilot.press("right", "7", "enter")
        assert stored(journal, 1).items[0].sets == 7
        assert screen.grid.has_focus


@pytest.mark.parametrize("key", ["right", "a", "m", "M", "D", "]"])
async def test_what_is_built_in_stays_as_it_is(journal: Journal, key: str) -> None:
    async with running(journal) as (screen, pilot):
        await pilot.press(key)
        await wait_for(pilot, lambda: "This one is built in" in text_of(screen.app))
        assert screen.is_current
        assert screen.focused is screen.rows
        assert not screen.prompt.display
        assert names(journal) == []


async def test_a_copy_of_an_own_one_says_so(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (_, pilot):
        await pilot.press("c")
        assert names(journal) == ["Lower A", "Lower A copy"]


async def test_help_lists_the_keys(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "?")
        await wait_for(pilot, lambda: isinstance(screen.app.screen, HelpScreen))
        shown = text_of(screen.app)
        for what in ("Start a workout with this", "Make one of a past workout", "Move it down"):
            assert what in shown


# In the order typed, and whatever others do


async def test_keys_typed_in_one_go_act_in_their_order(journal: Journal) -> None:
    lower(journal, RDL)
    async with running(journal) as (_, pilot):
        await burst(pilot, TO_GRID, "5", "enter", "8", "enter", "9", "enter", "7", "down", "m")
        await burst(pilot, *" x", "enter", "home", "left", "left", "left", "minus")
        await wait_for(pilot, lambda: stored(journal).items[0].sets == 4)
        item = stored(journal).items[0]
        assert (item.low, item.high, item.rpe_cap) == (8, 9, 7)
        assert stored(journal).name == "Lower A x"


async def test_a_name_typed_ahead_arrives_whole(journal: Journal) -> None:
    async with running(journal) as (_, pilot):
        await burst(pilot, "n", *"Upper Body", "enter", "M", *"note", "enter")
        await wait_for(pilot, lambda: names(journal) == ["Upper Body"])
        await wait_for(pilot, lambda: stored(journal).note == "note")


async def test_a_whole_routine_typed_ahead_arrives_whole(journal: Journal) -> None:
    async with running(journal) as (_, pilot):
        await burst(pilot, "n", *"Legs", "enter", "a", *"rdl barbell", "enter")
        await wait_for(pilot, lambda: exercises(journal) == ["rdl-barbell"])


async def test_the_list_moves_before_what_is_typed_next(journal: Journal) -> None:
    lower(journal)
    lower(journal, CURL, name="Lower B")
    async with running(journal) as (_, pilot):
        await burst(pilot, "down", TO_GRID, "9", "enter", "left", "left", "D")
        await wait_for(pilot, lambda: names(journal) == ["Lower A"])
        await burst(pilot, "u", "up", "c")
        await wait_for(pilot, lambda: len(names(journal)) == 3)
        assert stored(journal, 1).items[0].sets == 9
        assert names(journal)[2] == "Lower A copy"


async def test_leaving_for_another_mode_keeps_what_was_typed(journal: Journal) -> None:
    lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "9", "e")
        await wait_for(pilot, lambda: not screen.is_current)
        assert stored(journal).items[0].sets == 9


async def test_an_exercise_moved_elsewhere_is_not_mistaken_for_another(journal: Journal) -> None:
    routine = lower(journal)
    async with running(journal) as (screen, pilot):
        await pilot.press(TO_GRID, "9")
        other = Journal(journal.path, clock=clock)
        other.save_routine(routine.model_copy(update={"items": (CURL, RDL)}))
        await pilot.press("enter")
        assert "moved or removed elsewhere" in text_of(screen.app)
        assert [each.sets for each in stored(journal).items] == [3, 4]


async def test_a_routine_removed_elsewhere_is_told(journal: Journal) -> None:
    routine = lower(journal)
    async with running(journal) as (screen, pilot):
        Journal(journal.path, clock=clock).delete_routine(routine.id)
        await pilot.press("m")
        await wait_for(pilot, lambda: "removed elsewhere" in text_of(screen.app))
        assert names(journal) == []


# Fields


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (Field.RPE, "8,5", 8.5),
        (Field.RPE, "10", 10.0),
        (Field.REST, "0", 0),
        (Field.HIGH, "", None),
        (Field.SUPERSET, "3", 3),
    ],
)
def test_what_is_typed_becomes_a_value(field: Field, text: str, value: float | None) -> None:
    kept = ("sets", "low", "high", "rpe_cap", "rest_seconds", "superset")[field]
    assert getattr(with_typed(RDL, field, text, Usual()), kept) == value


def test_holds_may_be_longer_than_sets_have_reps() -> None:
    held = with_typed(PLANK, Field.HIGH, "1200", Usual(timed=True))
    assert held.high == 1200
    with pytest.raises(UsageError, match="1 to 999 reps"):
        with_typed(PLANK, Field.HIGH, "1200", Usual())


def test_the_first_step_takes_over_what_is_usual_within_the_other_end() -> None:
    usual = Usual(low=6, high=12, rest=180)
    assert with_step(CURL, Field.LOW, 1, usual).low == 6
    assert with_step(CURL.model_copy(update={"high": 4}), Field.LOW, 1, usual).low == 4
    assert with_step(CURL.model_copy(update={"low": 15}), Field.HIGH, -1, usual).high == 15
    assert with_step(CURL, Field.REST, -1, usual).rest_seconds == 180
