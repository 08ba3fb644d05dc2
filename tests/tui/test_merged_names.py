"""What an exercise is called after it was merged into another one, wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.grammar.exercise import resolve
from store.journal import Journal
from store.models import OwnExercise, Unit
from tests.builders import a_set, a_workout, an_entry
from tests.tui.driving import text_of, wait_for
from tests.tui.driving_history import TODAY, play
from tui.naming import present_rows
from tui.past import Past
from tui.screens.editor import EditorScreen
from tui.widgets.history_rows import in_words
from tui.widgets.workout_detail import workout_lines

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import HtrackApp

OWN = OwnExercise(id="own-drag", name="Sled Thing")
WORKOUT = a_workout(
    an_entry("own-drag", a_set(40, 8), name="Sled Thing"),
    an_entry("squat-back", a_set(100, 5), name="My squat"),
    id="one",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    journal = Journal(tmp_path / "htrack.json")
    journal.add_own_exercise(OWN)
    journal.add_workouts([WORKOUT.document()], [], "imported")
    journal.merge_exercises("own-drag", "leg-press")
    return journal.path


def past_of(path: Path) -> Past:
    journal = Journal(path)
    return Past(journal.rows(), journal.catalog(), Unit.KG, TODAY)


def test_lists_and_details_say_what_it_is_called_now(path: Path) -> None:
    past = past_of(path)
    name = past.catalog["leg-press"].name
    assert past.rows[0].names == (name, "My squat")
    assert in_words(past.rows[0], TODAY).startswith(name)
    workout = Journal(path).workout("one")
    assert workout.entries[0].name == "Sled Thing", "it stays recorded"
    lines = [line.plain for line in workout_lines(workout, past.catalog, Unit.KG, TODAY, 80)]
    assert any(name in line for line in lines)
    assert any("My squat" in line for line in lines)
    assert not any("Sled Thing" in line for line in lines)


@pytest.mark.parametrize("typed", ["sled thing", "exercise:sled", "leg press"])
def test_both_names_find_it(path: Path, typed: str) -> None:
    assert [row.id for row in past_of(path).find(typed)] == ["one"]


def test_the_old_name_means_the_exercise(path: Path) -> None:
    catalog = Journal(path).catalog()
    assert resolve("Sled Thing", catalog).id == "leg-press"


def test_without_a_merged_exercise_rows_stay_what_they_are(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "htrack.json")
    journal.add_workouts([WORKOUT.document()], [], "imported")
    rows = journal.rows()
    assert present_rows(rows, journal.catalog()) is rows


def test_the_screens_say_it_too(path: Path) -> None:
    name = Journal(path).catalog()["leg-press"].name

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        assert "Sled Thing" not in text_of(app)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, EditorScreen))
        await wait_for(pilot, lambda: name in text_of(app))
        await pilot.press("5", "0", "enter")
        await wait_for(pilot, lambda: Journal(path).workout("one").sets[0].load is not None)
        assert "Sled Thing" not in text_of(app)
        after = Journal(path).workout("one").entries[0]
        assert (after.name, after.sets[0].load and after.sets[0].load.value) == ("Sled Thing", 50)

    play(path, script, ())
