"""The exercises screen, driven as a person drives it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from catalog.cues import cues
from catalog.equipment import Equipment
from catalog.exercise import Exercise
from catalog.library import Catalog
from catalog.muscle import MuscleGroup, groups_of
from catalog.vocabulary import Pattern
from store.journal import Journal
from store.models import OwnExercise, Unit
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.tui.driving import ACTING, hostile, text_of, wait_for
from tui.app import HtrackApp
from tui.familiar import Habits, familiar_first, habits_of
from tui.screens.chooser import ChooserScreen
from tui.screens.exercises import ExercisesScreen
from tui.widgets.exercise_detail import Facts, lines
from tui.widgets.exercise_rows import LetterList, columns
from tui.widgets.filters import NO_KIT, Choice, Filters, choices

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    Play = Callable[[HtrackApp, Pilot[None]], Awaitable[None]]

NOW = MONDAY + timedelta(days=4)
RDL = an_entry("rdl-barbell", a_set(130, 8, rpe=8.5), a_set(130, 7), name="Romanian Deadlift")
CURL = an_entry("leg-curl-seated", a_set(50, 12), name="Seated Leg Curl (Machine)")
PAST = (
    a_workout(RDL, id="new", started_at=MONDAY),
    a_workout(RDL, CURL, id="old", started_at=MONDAY - timedelta(days=7)),
)
BUILTIN = Catalog.builtin()
SIZES = [(45, 12), (45, 20), (80, 24), (80, 50), (120, 40), (160, 24), (200, 60)]


@asynccontextmanager
async def exercises(
    path: Path, own: Sequence[str], size: tuple[int, int]
) -> AsyncIterator[tuple[HtrackApp, Pilot[None]]]:
    journal = Journal(path, clock=lambda: NOW)
    documents = [OwnExercise(id=f"own{i}", name=name).document() for i, name in enumerate(own)]
    journal.add_workouts([each.document() for each in PAST], documents, "imported")
    app = HtrackApp(path, clock=lambda: NOW)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open)
        await pilot.press("e")
        await wait_for(pilot, lambda: isinstance(app.screen, ExercisesScreen))
        await wait_for(pilot, lambda: here(app).rows.key is not None)
        yield app, pilot


def play(
    path: Path, script: Play, *, own: Sequence[str] = (), size: tuple[int, int] = (120, 40)
) -> None:
    async def run() -> None:
        async with exercises(path, own, size) as (app, pilot):
            await script(app, pilot)

    asyncio.run(run())


def here(app: HtrackApp) -> ExercisesScreen:
    assert isinstance(app.screen, ExercisesScreen)
    return app.screen


def names(app: HtrackApp) -> list[str]:
    return [exercise.name for exercise in here(app).found.exercises]


async def choose(app: HtrackApp, pilot: Pilot[None], *keys: str) -> None:
    """Open a chooser with the first key and answer it with the others."""
    await pilot.press(keys[0])
    await wait_for(pilot, lambda: isinstance(app.screen, ChooserScreen))
    await pilot.press(*keys[1:])
    await wait_for(pilot, lambda: isinstance(app.screen, ExercisesScreen))


class TestSearch:
    @pytest.mark.parametrize(
        ("typed", "first"),
        [
            ("rdl", "Romanian Deadlift (Barbell)"),
            ("curl leg", "Lying Leg Curl (Machine)"),
            ("romainian", "Romanian Deadlift (Barbell)"),
        ],
    )
    def test_finds_while_typing(self, path: Path, typed: str, first: str) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("slash", *typed)
            await wait_for(pilot, lambda: names(app)[0] == first)
            assert len(names(app)) < len(BUILTIN)
            await wait_for(pilot, lambda: f"{len(names(app))} match" in text_of(app))

        play(path, script)

    def test_letters_are_typed_and_not_taken_for_keys(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("slash", *"pq mtc")
            await pilot.pause()
            assert here(app).search.value == "pq mtc"

        play(path, script)

    @pytest.mark.parametrize("key", ["enter", "down"])
    def test_leads_to_the_list_and_escape_widens_it_again(self, path: Path, key: str) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("slash", *"nordic", key)
            await wait_for(pilot, lambda: here(app).rows.has_focus)
            await pilot.press("down")
            kept = here(app).rows.key
            await pilot.press("escape")
            await wait_for(pilot, lambda: len(names(app)) == len(BUILTIN))
            assert here(app).rows.key == kept

        play(path, script)

    def test_escape_in_the_search_clears_it_and_then_leaves_it(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("slash", *"nordic", "escape")
            await wait_for(pilot, lambda: here(app).search.value == "")
            assert here(app).search.has_focus
            await pilot.press("escape")
            await wait_for(pilot, lambda: here(app).rows.has_focus)

        play(path, script)

    def test_says_what_is_nearest_when_nothing_fits(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("slash", *"sliding hamstrng thing")
            await wait_for(pilot, lambda: here(app).found.near)
            await wait_for(pilot, lambda: "the nearest are" in text_of(app))
            assert "Slider Leg Curl" in names(app)
            assert "0 match" in text_of(app)

        play(path, script)


class TestOrder:
    def test_ones_own_comes_first_then_what_was_done_then_hamstrings(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            found = here(app).found.exercises
            assert found[0].name == "Mine"
            assert [each.id for each in found[1:3]] == ["rdl-barbell", "leg-curl-seated"]
            assert found[3].groups[0] is MuscleGroup.HAMSTRINGS
            assert f"{len(BUILTIN) + 1} exercises" in text_of(app)

        play(path, script, own=["Mine"])

    def test_a_day_beats_a_number_and_a_number_beats_nothing(self) -> None:
        a, b, c, d = (Exercise(id=letter, name=letter) for letter in "abcd")
        today = NOW.date()
        habits = Habits(
            {"a": today - timedelta(days=9), "b": today, "c": today}, {"a": 99, "b": 1, "c": 2}
        )
        assert familiar_first([d, a, b, c], habits) == [c, b, a, d]

    def test_ones_own_that_was_never_done_was_made_to_be_done_next(self) -> None:
        done, known = Exercise(id="done", name="done"), Exercise(id="known", name="known")
        fresh = Exercise(id="fresh", name="fresh", custom=True)
        old = Exercise(id="old", name="old", custom=True)
        today = NOW.date()
        habits = Habits({"done": today, "old": today - timedelta(days=9)}, {"done": 1, "old": 1})
        found = familiar_first([known, old, done, fresh], habits)
        assert found == [fresh, done, old, known]

    def test_habits_are_the_last_day_and_the_number_of_workouts(self, path: Path) -> None:
        journal = Journal(path)
        journal.add_workouts([each.document() for each in PAST], [], "imported")
        habits = habits_of(journal.rows())
        assert habits.times == {"rdl-barbell": 2, "leg-curl-seated": 1}
        assert habits.last["rdl-barbell"] == MONDAY.date()


class TestFilters:
    def test_combine_and_are_cleared(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await choose(app, pilot, "m", "h", "enter")
            await choose(app, pilot, "p", "h", "enter")
            await choose(app, pilot, "k", "b", "enter")
            wanted = Filters(MuscleGroup.HAMSTRINGS, Pattern.HINGE, Equipment.BARBELL)
            await wait_for(pilot, lambda: here(app).filters == wanted)
            assert {each.id for each in here(app).found.exercises} == {
                each.id
                for each in BUILTIN
                if MuscleGroup.HAMSTRINGS in each.groups
                and each.pattern is Pattern.HINGE
                and Equipment.BARBELL in each.equipment
            }
            await wait_for(pilot, lambda: "hamstrings · hip hinge · barbell" in text_of(app))
            await pilot.press("slash", *"rdl", "enter")
            await wait_for(pilot, lambda: 0 < len(names(app)) < 10)
            await pilot.press("c")
            await wait_for(pilot, lambda: len(names(app)) == len(BUILTIN))
            assert here(app).search.value == ""

        play(path, script)

    def test_any_takes_one_filter_away(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await choose(app, pilot, "m", "q", "enter")
            await wait_for(pilot, lambda: here(app).filters.group is MuscleGroup.QUADS)
            await choose(app, pilot, "m", "escape")
            assert here(app).filters.group is MuscleGroup.QUADS
            await choose(app, pilot, "m", "home", "enter")
            await wait_for(pilot, lambda: not here(app).filters)

        play(path, script)

    def test_nothing_left_says_how_to_go_on(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await choose(app, pilot, "m", "q", "enter")
            await pilot.press("slash", *"leg curl", "enter")
            await wait_for(pilot, lambda: "c clears the filters" in text_of(app))
            assert names(app) == []

        play(path, script)

    def test_counts_are_what_the_other_filters_leave(self) -> None:
        filters = Filters(pattern=Pattern.SQUAT)
        counts = {choice.key: choice.count for choice in choices("group", filters.select(BUILTIN))}
        assert counts[""] == len(filters.select(BUILTIN))
        for key, count in counts.items():
            assert len(filters.with_key("group", key).select(BUILTIN)) == count
        assert "biceps" not in counts

    def test_no_kit_leaves_what_needs_none_and_not_what_says_nothing(self) -> None:
        catalog = BUILTIN.with_custom([Exercise(id="mine", name="Mine")])
        left = Filters().with_key("kit", NO_KIT).select(catalog)
        assert left
        assert all(not each.equipment and not each.custom for each in left)

    def test_counts_are_what_the_search_finds(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("slash", *"nordic", "enter")
            await wait_for(pilot, lambda: len(names(app)) < 20)
            await pilot.press("m")
            await wait_for(pilot, lambda: isinstance(app.screen, ChooserScreen))
            total = len(BUILTIN.search("nordic"))
            await wait_for(pilot, lambda: "hamstrings" in text_of(app))
            [line] = [line for line in text_of(app).splitlines() if "any muscle  " in line]
            assert line.split()[-1] == str(total)
            shown = app.screen.query_one("#choices", LetterList)
            assert shown.line_count() == 1 + len(
                {g for e in BUILTIN.search("nordic") for g in e.groups}
            )

        play(path, script, size=(45, 20))


class TestChooser:
    """Type-ahead, by a clock that stands unless a test moves it."""

    LABELS = ("any muscle", "glutes", "hamstrings", "hip flexors", "upper back", "abs", "adductors")

    def typing(self, *steps: str | float) -> str:
        """What Enter picks after keys, and seconds that pass between them."""
        now = [100.0]
        picked: list[str | None] = []
        listed = [Choice(label, label, 1) for label in self.LABELS]

        async def run() -> None:
            app = App[None]()
            async with app.run_test(size=(60, 20)) as pilot:
                chooser = ChooserScreen("Muscle", listed, "any muscle", lambda: now[0])
                app.push_screen(chooser, picked.append)
                await wait_for(pilot, lambda: app.screen is chooser)
                for step in steps:
                    if isinstance(step, float):
                        now[0] += step
                    else:
                        await pilot.press(step)
                await pilot.press("enter")
                await wait_for(pilot, lambda: picked)

        asyncio.run(run())
        assert picked[0] is not None
        return picked[0]

    @pytest.mark.parametrize(
        ("steps", "picked"),
        [
            ("glu", "glutes"),
            ("u", "upper back"),
            ("hi", "hip flexors"),
            (["h", "i", "p", "space", "f"], "hip flexors"),
            (["g", 2.0, "u"], "upper back"),
            (["g", "down", "h"], "hip flexors"),
            ("hh", "hip flexors"),
            ("hhh", "hamstrings"),
            ("hz", "hamstrings"),
            ("ad", "adductors"),
            ("a", "abs"),
            ("z", "any muscle"),
        ],
    )
    def test_letters_add_up_until_one_waits_or_moves(
        self, steps: Sequence[str | float], picked: str
    ) -> None:
        assert self.typing(*steps) == picked


class TestDetail:
    def test_follows_the_cursor(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await wait_for(pilot, lambda: "2 times, last 4 days ago" in text_of(app))
            for words in (
                "semitendinosus", "Mon 16 Nov 130×8 @8.5 · 130×7", "< Romanian Deadlift (Dumbbell)",
                "> Romanian Deadlift (Deficit)", "weight × reps", "both sides together", "2 of 3",
                "hip extension, hardest when lengthened", "Barbell RDL",
            ):  # fmt: skip
                assert words in text_of(app)
            await pilot.press("down")
            await wait_for(pilot, lambda: "1 time, last 11 days ago" in text_of(app))

        play(path, script)

    def test_easier_and_harder_walk_the_ladder(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("slash", *"rdl barbell", "enter")
            await wait_for(pilot, lambda: here(app).rows.key == "rdl-barbell")
            await pilot.press("less_than_sign")
            await wait_for(pilot, lambda: here(app).rows.key == "rdl-dumbbell")
            assert here(app).search.value == ""
            await pilot.press("greater_than_sign")
            await wait_for(pilot, lambda: here(app).rows.key == BUILTIN["rdl-dumbbell"].harder)

        play(path, script)

    def test_a_step_to_what_a_filter_hides_clears_the_filter(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await choose(app, pilot, "k", "b", "enter")
            await wait_for(pilot, lambda: here(app).filters.kit is Equipment.BARBELL)
            await pilot.press("less_than_sign")
            await wait_for(pilot, lambda: here(app).rows.key == "rdl-dumbbell")
            assert not here(app).filters

        play(path, script)

    def test_the_end_of_the_ladder_is_said(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            easiest = BUILTIN.ladder("rdl-barbell")[0]
            await pilot.press("less_than_sign", "less_than_sign", "less_than_sign")
            await wait_for(pilot, lambda: "Nothing is known to be easier" in text_of(app))
            assert here(app).rows.key == easiest.id

        play(path, script)

    def test_a_group_is_named_once_with_the_heads_that_only_help(self) -> None:
        overlapping = 0
        for exercise in BUILTIN:
            facts = Facts(exercise, (), 0, (), Unit.KG, NOW.date())
            written = [line.plain for line in lines(facts, 200, low=False)]
            begins = [line.startswith(("trains", "helped by")) for line in written]
            muscles = written[begins.index(True) :] if any(begins) else [""]
            muscles = muscles[: muscles.index("")]
            groups = [line[11:].split("  ")[0] for line in muscles]
            assert len(groups) == len(set(groups)), exercise.name
            for head in (*exercise.primary, *exercise.secondary):
                assert head.label in "\n".join(muscles)
            overlapping += bool({*groups_of(exercise.primary)} & {*groups_of(exercise.secondary)})
        assert overlapping

    def test_says_how_it_is_done_line_by_line(self) -> None:
        for exercise in BUILTIN:
            facts = Facts(exercise, (), 0, (), Unit.KG, NOW.date())
            for width, low in ((200, False), (44, False), (78, True)):
                written = "\n".join(line.plain for line in lines(facts, width, low=low))
                for cue in cues(exercise.id):
                    assert f"– {cue}" in written.replace("\n  ", " ")

    def test_an_exercise_of_ones_own_is_done_ones_own_way(self) -> None:
        [own] = [e for e in BUILTIN.with_custom([BUILTIN["rdl-barbell"]]) if e.custom]
        facts = Facts(own, (), 0, (), Unit.KG, NOW.date())
        assert not any(line.plain.startswith("–") for line in lines(facts, 80, low=False))

    def test_the_last_time_and_the_first_cue_fit_where_there_is_little_room(
        self, path: Path
    ) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await wait_for(pilot, lambda: "Mon 16 Nov 130×8" in text_of(app))
            assert "– Stand tall with the barbell" in text_of(app)
            assert "Mon  9 Nov" not in text_of(app)

        play(path, script, size=(80, 24))

    def test_in_a_narrow_window_enter_gives_it_the_room(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await wait_for(pilot, lambda: "last 4 days ago" in text_of(app))
            assert "weight × reps" not in text_of(app)
            await pilot.press("enter")
            await wait_for(pilot, lambda: "semitendinosus" in text_of(app))
            assert here(app).rows.size.height >= 6
            await pilot.press("down")
            await wait_for(pilot, lambda: "last 11 days ago" in text_of(app))
            await pilot.press("escape")
            await wait_for(pilot, lambda: not here(app).reading)

        play(path, script, size=(80, 24))

    def test_in_a_wider_one_enter_lets_it_be_scrolled(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await wait_for(pilot, lambda: "Stand tall with the barbell" in text_of(app))
            await pilot.press("enter", "end")
            await wait_for(pilot, lambda: "Barbell RDL" in text_of(app))
            assert here(app).rows.key == "rdl-barbell"
            await pilot.press("escape", "down")
            assert here(app).rows.key == "leg-curl-seated"

        play(path, script, size=(120, 20))

    def test_enter_is_called_what_it_does(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("question_mark")
            await wait_for(pilot, lambda: "Read about it" in text_of(app))
            assert "Choose" not in text_of(app)

        play(path, script, size=(80, 40))

    def test_in_a_wide_window_similar_ones_can_be_chosen(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await wait_for(pilot, lambda: "SAME MOVEMENT  hip hinge" in text_of(app))
            rows = here(app).similar.query_one("LetterList")
            rows.focus()
            await pilot.press("down", "enter")
            await wait_for(pilot, lambda: here(app).rows.has_focus)
            exercise = here(app).exercise
            assert exercise is not None
            assert exercise.id != "rdl-barbell"
            assert exercise.family == "rdl"

        play(path, script, size=(200, 60))

    @pytest.mark.parametrize("width", [30, 44, 52, 80])
    def test_no_line_is_longer_than_the_room(self, width: int, path: Path) -> None:
        journal = Journal(path)
        journal.add_workouts([each.document() for each in PAST], [], "imported")
        for exercise in BUILTIN:
            facts = Facts(
                exercise,
                BUILTIN.ladder(exercise.id),
                journal.times_done(exercise.id),
                journal.recent(exercise.id, 5),
                Unit.KG,
                NOW.date(),
            )
            for low in (False, True):
                assert max(line.cell_length for line in lines(facts, width, low=low)) <= width


class TestAdd:
    def test_goes_into_the_open_workout_and_opens_one_if_need_be(self, path: Path) -> None:
        async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
            await pilot.press("a")
            await wait_for(pilot, lambda: "Added Romanian Deadlift (Barbell)." in text_of(app))
            await pilot.press("down", "a")
            workout = app.journal.open_workout()
            assert workout is not None
            assert [entry.exercise_id for entry in workout.entries] == [
                "rdl-barbell",
                "leg-curl-seated",
            ]

        play(path, script)


@pytest.mark.parametrize("typed", ["", "rdl-barbell"])
@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40), (200, 60)])
def test_columns_stand_below_their_heads(path: Path, size: tuple[int, int], typed: str) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        here(app).search.value = typed
        await wait_for(pilot, lambda: (len(names(app)) > 60) == (not typed))
        assert here(app).rows.show_vertical_scrollbar == (not typed)
        rows = text_of(app).splitlines()
        at = next(number for number, line in enumerate(rows) if "EXERCISE" in line)
        head, row = rows[at : at + 2]
        assert head.index("EXERCISE") == row.index("Romanian")
        assert head.index("MUSCLES") == row.index("hamstrings")
        if "KIT" in head:
            assert head.index("KIT") == row.index("barbell")
            assert head.index("LAST DONE") == row.index("4 days ago")
        if "TIMES" in head:
            assert head.index("TIMES") + 5 == row.index("2×") + 2

    play(path, script, size=size)


def test_the_title_says_the_order(path: Path) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "Exercises · yours first, then hamstrings" in text_of(app))
        await choose(app, pilot, "m", "q", "enter")
        await wait_for(pilot, lambda: "Exercises · yours first  " in text_of(app))
        await pilot.press("slash", "s")
        await wait_for(pilot, lambda: "best match first" in text_of(app))

    play(path, script)


@pytest.mark.parametrize("size", SIZES)
def test_fits_every_size(path: Path, size: tuple[int, int]) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await wait_for(pilot, lambda: "hip hinge" in text_of(app))
        seen = text_of(app)
        assert "EXERCISE" in seen
        assert "MUSCLES" in seen
        assert ("KIT" in seen) == (size[0] in {80, 160, 200})
        assert ("SAME MOVEMENT" in seen) == (size[0] >= 160)

    play(path, script, size=size)


def test_columns_never_need_more_than_there_is() -> None:
    for width in range(45, 240):
        sizes = columns(width)
        assert 2 + sum(sizes.values()) + 2 * (len(sizes) - 1) <= width


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
def test_hostile_names_are_only_text(path: Path, size: tuple[int, int]) -> None:
    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        for _ in hostile:
            key = here(app).rows.key
            assert key is not None
            assert key.startswith("own")
            await wait_for(pilot, lambda: text_of(app).count("your own exercise") == 1)
            await pilot.press("a", "down")
            assert not ACTING & set(text_of(app))
        app.clear_notifications()
        await wait_for(pilot, lambda: "Added" not in text_of(app))
        seen = text_of(app)
        assert "Curl [/b]" in seen
        assert "[@click=app.quit]x[/]" in seen
        assert "[red]Row[/red] $muted" in seen
        assert not ACTING & set(seen)
        workout = app.journal.open_workout()
        assert workout is not None
        assert {entry.name for entry in workout.entries} == set(hostile)

    play(path, script, own=hostile, size=size)
