"""The form for an exercise of one's own, and what the list of all does with such exercises."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.events import Paste

from catalog.muscle import Muscle
from catalog.vocabulary import Laterality, LoadKind, Pattern
from store.exchange.adoption import own_id
from store.exchange.guessing import guess
from store.journal import Journal
from store.models import OwnExercise
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.tui.driving import ACTING, hostile, text_of, wait_for
from tui.app import HtrackApp
from tui.screens.chooser import ChooserScreen
from tui.screens.exercises import ExercisesScreen
from tui.screens.own_exercise import OwnExerciseScreen
from tui.screens.picker import PickerScreen
from tui.screens.tick_list import TickListScreen
from tui.theme import DARK

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Play = Callable[["Describing", Pilot[None]], Awaitable[None]]
    Script = Callable[[HtrackApp, Pilot[None]], Awaitable[None]]

NOW = MONDAY + timedelta(days=4)
DRAG = OwnExercise(
    id="drag", name="Plank Drag", aliases=("drag", "pull through"), **guess("Plank Drag")
)
MOVEMENT, TRAINS, HELPED, KIT, MEASURED, SIDES, SAVE = range(7)
"""The rows under the two lines."""


class Describing(App[None]):
    """Opens the form and keeps its answers."""

    def __init__(self, journal: Journal, own: OwnExercise | None) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.journal, self.own = journal, own
        self.saved: list[str | None] = []

    def on_mount(self) -> None:
        self.push_screen(OwnExerciseScreen(self.journal, self.own), self.saved.append)

    @property
    def form(self) -> OwnExerciseScreen:
        assert isinstance(self.screen, OwnExerciseScreen)
        return self.screen


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "htrack.json", clock=lambda: NOW)
    journal.add_own_exercise(DRAG)
    return journal


def play(
    journal: Journal,
    script: Play,
    own: OwnExercise | None = None,
    size: tuple[int, int] = (80, 24),
) -> None:
    async def run() -> None:
        app = Describing(journal, own)
        async with app.run_test(size=size) as pilot:
            await wait_for(pilot, lambda: isinstance(app.screen, OwnExerciseScreen))
            await wait_for(pilot, lambda: app.form.name_line.has_focus)
            await script(app, pilot)

    asyncio.run(run())


async def to_row(app: Describing, pilot: Pilot[None], row: int) -> None:
    await pilot.press("tab", "tab", *["down"] * row)
    await wait_for(pilot, lambda: app.form.fields.has_focus and app.form.fields.cursor == row)


async def pick(app: Describing, pilot: Pilot[None], *keys: str) -> None:
    """Answer the window that Enter opens with keys."""
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, ChooserScreen | TickListScreen))
    await pilot.press(*keys)
    await wait_for(pilot, lambda: isinstance(app.screen, OwnExerciseScreen))


async def save(app: Describing, pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+s")
    await wait_for(pilot, lambda: app.saved)


def made(journal: Journal) -> OwnExercise:
    [one] = [each for each in journal.own_exercises() if each["id"] != "drag"]
    return OwnExercise.model_validate(one)


class TestNew:
    def test_a_name_is_enough(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await pilot.press(*"Zercher Thing")
            await save(app, pilot)
            assert app.saved == [own_id("Zercher Thing")]

        play(journal, script)
        one = made(journal)
        assert (one.name, one.created_at) == ("Zercher Thing", NOW)
        assert one.model_copy(update={"created_at": None}).document() == {
            "id": own_id("Zercher Thing"), "name": "Zercher Thing",
        }  # fmt: skip
        assert journal.undo() == "made the exercise Zercher Thing"

    def test_every_field_is_kept(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await pilot.press(*"Towel Slide", "enter", *"slide,  towel  curl")
            await pilot.press("enter")
            await wait_for(pilot, lambda: app.form.fields.has_focus)
            await pick(app, pilot, *"knee flexion, closed".replace(",", "")[:14], "enter")
            await pilot.press("down")
            await pick(app, pilot, *"semit", "space", "home", "space", "enter")
            await pilot.press("down")
            await pick(app, pilot, *"glut", "space", "enter")
            await pilot.press("down")
            await pick(app, pilot, *"slid", "space", "enter")
            await pilot.press("down")
            await pick(app, pilot, *"timed", "enter")
            await pilot.press("down")
            await pick(app, pilot, *"one", "enter")
            await pilot.press("down", "enter")
            await wait_for(pilot, lambda: app.saved)

        play(journal, script)
        one = journal.catalog()[made(journal).id]
        assert one.aliases == ("slide", "towel curl")
        assert one.pattern in {Pattern.OPEN_KNEE_FLEXION, Pattern.CLOSED_KNEE_FLEXION}
        assert one.primary == (Muscle.BFLH, Muscle.ST)
        assert one.secondary == (Muscle.GMAX,)
        assert [item.value for item in one.equipment] == ["sliders"]
        assert one.load_kind is LoadKind.HOLD
        assert one.laterality is Laterality.UNILATERAL
        assert not made(journal).guessed

    def test_what_the_name_tells_is_filled_in_as_a_guess(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await pilot.press(*"Marsupial Squat", "enter")
            await wait_for(pilot, lambda: "(guess)" in text_of(app))
            assert "vasti, gluteus maximus" in text_of(app)
            assert "saving confirms it" in text_of(app)
            await save(app, pilot)

        play(journal, script)
        assert made(journal).primary == ("vasti", "gmax")
        assert not made(journal).guessed

    def test_a_guess_that_nobody_saw_stays_a_guess(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await pilot.press(*"Marsupial Squat")
            await save(app, pilot)

        play(journal, script)
        assert made(journal).guessed
        assert made(journal).pattern == "squat"

    def test_a_name_that_was_changed_since_promises_no_confirmation(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await pilot.press(*"Marsupial Squat", "enter")
            await wait_for(pilot, lambda: "saving confirms it" in text_of(app))
            await pilot.press("shift+tab", "end", "s")
            await wait_for(pilot, lambda: "from the name before" in text_of(app))
            assert "saving confirms it" not in text_of(app)
            await save(app, pilot)

        play(journal, script)
        assert made(journal).guessed

    def test_no_guess_replaces_what_was_chosen(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await to_row(app, pilot, MOVEMENT)
            await pick(app, pilot, *"lunge", "enter")
            await pilot.press("shift+tab", "shift+tab", *"Marsupial Squat", "enter")
            await wait_for(pilot, lambda: "vasti" in text_of(app))
            [line] = [each for each in text_of(app).splitlines() if "movement" in each]
            assert "lunge" in line
            assert "(guess)" not in line
            await save(app, pilot)

        play(journal, script)
        assert made(journal).pattern == "lunge"

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("", "at least one character"),
            ("   ", "at least one character"),
            ("rdl", "Romanian Deadlift (Barbell) goes by that name"),
            ("plank  DRAG", "Plank Drag goes by that name"),
            ("pull through", "goes by that name"),
        ],
    )
    def test_a_name_that_cannot_be_is_said_beside_it_until_it_is_mended(
        self, journal: Journal, typed: str, said: str
    ) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await pilot.press(*typed, "tab", "tab", "ctrl+s")
            await wait_for(pilot, lambda: said in text_of(app))
            lines = text_of(app).splitlines()
            [name] = [i for i, line in enumerate(lines) if line.strip().startswith("name")]
            assert said in lines[name + 1]
            await wait_for(pilot, lambda: app.form.name_line.has_focus)
            await pilot.press(*" of mine")
            await wait_for(pilot, lambda: said not in text_of(app))
            await save(app, pilot)

        play(journal, script)
        assert made(journal).name == " ".join(f"{typed} of mine".split())

    def test_too_many_other_names_are_said(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await pilot.press(*"Mine", "tab")
            app.form.alias_line.value = ",".join(f"n{number}" for number in range(30))
            await pilot.pause()
            await pilot.press("ctrl+s")
            await wait_for(pilot, lambda: "20 other names are enough" in text_of(app))
            assert not app.saved

        play(journal, script)

    def test_escape_leaves_without_a_trace(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await pilot.press(*"Nothing", "escape")
            await wait_for(pilot, lambda: app.saved == [None])

        play(journal, script)
        assert len(journal.own_exercises()) == 1

    def test_what_is_pasted_does_nothing_but_show(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            for name in hostile:
                app.form.name_line.post_message(Paste(name))
                await pilot.pause()
            assert not ACTING & set(text_of(app))
            await save(app, pilot)

        play(journal, script)
        assert len(made(journal).name) <= 120


class TestEdit:
    def test_guesses_are_marked_until_they_are_confirmed(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await wait_for(pilot, lambda: "(guess)" in text_of(app))
            marks = text_of(app).count(" (guess)\n")
            await to_row(app, pilot, MOVEMENT)
            await pick(app, pilot, *"loaded carry"[:6], "enter")
            await wait_for(pilot, lambda: "loaded carry" in text_of(app))
            assert text_of(app).count(" (guess)\n") == marks - 1
            await save(app, pilot)

        play(journal, script, DRAG)
        changed = journal.own_exercise("drag")
        assert (changed.pattern, changed.guessed) == ("carry", False)
        assert (changed.primary, changed.aliases) == (DRAG.primary, DRAG.aliases)

    def test_one_of_which_nothing_is_known_yet_begins_with_a_guess(self, journal: Journal) -> None:
        bare = OwnExercise(id="bare", name="Marsupial Squat")
        journal.add_own_exercise(bare)

        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await wait_for(pilot, lambda: "vasti, gluteus maximus" in text_of(app))
            assert "(guess)" in text_of(app)
            await save(app, pilot)

        play(journal, script, bare)
        assert journal.own_exercise("bare").pattern == "squat"

    def test_a_rename_keeps_the_id(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await pilot.press(*" (Sandbag)")
            await save(app, pilot)

        play(journal, script, DRAG)
        assert journal.own_exercise("drag").name == "Plank Drag (Sandbag)"

    def test_a_name_that_was_odd_before_stays_when_nobody_touches_it(
        self, journal: Journal
    ) -> None:
        odd = OwnExercise(id="odd", name="Two\nlines \x1b[31m" + "W" * 200, aliases=("a\x07",))
        journal.add_own_exercise(odd)

        async def script(app: Describing, pilot: Pilot[None]) -> None:
            assert not ACTING & set(text_of(app))
            await to_row(app, pilot, SIDES)
            await pick(app, pilot, *"sides", "enter")
            await save(app, pilot)

        play(journal, script, odd)
        assert journal.own_exercise("odd") == odd.model_copy(update={"laterality": "alt"})

    @pytest.mark.parametrize("name", hostile)
    @pytest.mark.parametrize("size", [(45, 12), (45, 20), (80, 24), (120, 40)])
    def test_hostile_names_only_show(
        self, journal: Journal, name: str, size: tuple[int, int]
    ) -> None:
        own = OwnExercise(id="odd", name=name, aliases=(name,), pattern=name, primary=(name,))
        journal.add_own_exercise(own)

        async def script(app: Describing, pilot: Pilot[None]) -> None:
            lines = text_of(app).splitlines()
            assert not ACTING & set("".join(lines))
            assert max(map(len, lines)) <= size[0]
            assert any("ctrl+s" in line for line in lines)

        play(journal, script, own, size)

    def test_words_of_a_newer_htrack_stay(self, journal: Journal) -> None:
        own = OwnExercise(id="new", name="New", primary=("wings", "gmax"), load_kind="anvils")
        journal.add_own_exercise(own)

        async def script(app: Describing, pilot: Pilot[None]) -> None:
            assert "wings, gluteus maximus" in text_of(app)
            await to_row(app, pilot, TRAINS)
            await pick(app, pilot, *"soleus", "space", "enter")
            await save(app, pilot)

        play(journal, script, own)
        changed = journal.own_exercise("new")
        assert (changed.primary, changed.load_kind) == (("gmax", "soleus", "wings"), "anvils")

    def test_a_field_is_emptied_with_one_key(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await to_row(app, pilot, TRAINS)
            await pilot.press("delete")
            await save(app, pilot)

        play(journal, script, DRAG)
        assert journal.own_exercise("drag").primary == ()

    def test_one_that_was_deleted_meanwhile_is_said(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            Journal(journal.path).delete_own_exercise("drag")
            await pilot.press(*" X", "ctrl+s")
            await wait_for(pilot, lambda: "removed elsewhere" in text_of(app))
            assert not app.saved

        play(journal, script, DRAG)


class TestTicks:
    def test_a_head_that_is_trained_does_not_help_as_well(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await to_row(app, pilot, TRAINS)
            await pick(app, pilot, *"obl", "space", "enter")
            await pilot.press("down", "enter")
            await wait_for(pilot, lambda: isinstance(app.screen, TickListScreen))
            assert "□ soleus" in text_of(app)
            assert "obliques" not in text_of(app)
            await pilot.press("escape")
            await wait_for(pilot, lambda: isinstance(app.screen, OwnExerciseScreen))
            await save(app, pilot)

        play(journal, script, DRAG, (80, 50))
        assert journal.own_exercise("drag").primary == ("abs", "obliques")
        assert journal.own_exercise("drag").secondary == ()

    def test_space_ticks_and_takes_back_and_escape_changes_nothing(self, journal: Journal) -> None:
        async def script(app: Describing, pilot: Pilot[None]) -> None:
            await to_row(app, pilot, TRAINS)
            await pick(app, pilot, "space", *"calv", "escape")
            assert app.form.draft.exercise.primary == DRAG.primary
            await pick(app, pilot, "space", "enter")
            assert app.form.draft.exercise.primary == ()

        play(journal, script, DRAG)


# From the list of all exercises

OWN = (
    DRAG,
    OwnExercise(id="spare", name="Spare"),
    OwnExercise(id="long", name="A Rather Long Name of an Odd Lift"),
)
PAST = (a_workout(an_entry("drag", a_set(10, 12), name="Plank Drag"), id="w"),)


@asynccontextmanager
async def listed(path: Path, size: tuple[int, int]) -> AsyncIterator[tuple[HtrackApp, Pilot[None]]]:
    journal = Journal(path, clock=lambda: NOW)
    journal.add_workouts(
        [each.document() for each in PAST], [each.document() for each in OWN], "imported"
    )
    app = HtrackApp(path, clock=lambda: NOW)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open)
        await pilot.press("e")
        await wait_for(pilot, lambda: isinstance(app.screen, ExercisesScreen))
        await wait_for(pilot, lambda: here(app).rows.key is not None)
        while here(app).rows.key != "drag":  # behind those that were never done
            await pilot.press("down")
        yield app, pilot


def here(app: HtrackApp) -> ExercisesScreen:
    assert isinstance(app.screen, ExercisesScreen)
    return app.screen


def browse(path: Path, script: Script, size: tuple[int, int] = (120, 40)) -> None:
    async def run() -> None:
        async with listed(path, size) as (app, pilot):
            await script(app, pilot)

    asyncio.run(run())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "other.json"


class TestList:
    @pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40), (200, 60)])
    def test_marks_what_is_ones_own(self, path: Path, size: tuple[int, int]) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            lines = text_of(app).splitlines()
            assert sum("◆" in line for line in lines) == len(OWN)
            assert any("Plank Drag" in line and "◆ guess" in line for line in lines)
            assert any("Spare" in line and "◆ yours" in line for line in lines)
            [long] = [line for line in lines if "A Rather Long" in line and "◆" in line]
            assert "yours" not in long

        browse(path, script, size)

    def test_the_detail_says_that_it_is_a_guess_until_it_is_saved(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await wait_for(pilot, lambda: "guessed, o confirms" in text_of(app))
            await pilot.press("o")
            await wait_for(pilot, lambda: isinstance(app.screen, OwnExerciseScreen))
            await pilot.press("ctrl+s")
            await wait_for(pilot, lambda: isinstance(app.screen, ExercisesScreen))
            await wait_for(pilot, lambda: "guessed, o confirms" not in text_of(app))
            assert "your own exercise" in text_of(app)
            assert "◆ guess" not in text_of(app)

        browse(path, script)

    def test_a_new_one_is_made_and_shown(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("n")
            await wait_for(pilot, lambda: isinstance(app.screen, OwnExerciseScreen))
            await pilot.press(*"Odd Twist", "ctrl+s")
            await wait_for(pilot, lambda: isinstance(app.screen, ExercisesScreen))
            await wait_for(pilot, lambda: here(app).rows.key == own_id("Odd Twist"))
            await pilot.press("u")
            await wait_for(pilot, lambda: "Undone: made the exercise Odd Twist" in text_of(app))
            assert own_id("Odd Twist") not in app.journal.catalog()
            await pilot.press("y")
            await wait_for(pilot, lambda: own_id("Odd Twist") in app.journal.catalog())

        browse(path, script)

    @pytest.mark.parametrize("key", ["o", "M", "delete"])
    def test_what_comes_with_the_program_stays(self, path: Path, key: str) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            here(app).go_to("rdl-barbell")
            await pilot.press(key)
            await wait_for(pilot, lambda: "comes with htrack" in text_of(app))
            assert isinstance(app.screen, ExercisesScreen)

        browse(path, script)

    def test_merging_moves_all_of_it_and_can_be_undone(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("M")
            await wait_for(pilot, lambda: isinstance(app.screen, PickerScreen))
            assert "Merge Plank Drag into" in text_of(app)
            await pilot.press(*"plank drag")
            await pilot.pause()
            assert "Make “plank drag”" not in text_of(app)
            picker = app.screen
            assert isinstance(picker, PickerScreen)
            assert picker.rows.key != "drag"
            for _ in "plank drag":
                await pilot.press("backspace")
            await pilot.press(*"spare", "enter")
            await wait_for(pilot, lambda: isinstance(app.screen, ExercisesScreen))
            said = "Merged Plank Drag into Spare, in 1 workout"
            await wait_for(pilot, lambda: said in " ".join(text_of(app).split()))
            await wait_for(pilot, lambda: here(app).rows.key == "spare")
            assert app.journal.times_done("spare") == 1
            await pilot.press("u")
            await wait_for(pilot, lambda: app.journal.times_done("drag") == 1)
            await wait_for(pilot, lambda: "Plank Drag" in text_of(app))

        browse(path, script)

    def test_leaving_the_picker_merges_nothing(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("M")
            await wait_for(pilot, lambda: isinstance(app.screen, PickerScreen))
            await pilot.press("escape")
            await wait_for(pilot, lambda: isinstance(app.screen, ExercisesScreen))
            assert app.journal.times_done("drag") == 1

        browse(path, script)

    def test_only_what_was_never_done_is_deleted(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("delete")
            await wait_for(pilot, lambda: "was done in 1 workout" in text_of(app))
            here(app).go_to("spare")
            await pilot.press("delete")
            await wait_for(pilot, lambda: "Deleted Spare" in text_of(app))
            assert "spare" not in app.journal.catalog()
            assert "drag" in app.journal.catalog()

        browse(path, script)
