"""What is typed and not logged yet: kept beside the workout in progress, and no step of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import orjson
import pytest

from catalog.exercise import Exercise
from store.errors import ConflictError
from store.file.places import open_path
from store.journal import Journal
from store.models import Draft, Timed, Unlogged, Workout
from tests.builders import MONDAY, a_set

if TYPE_CHECKING:
    from pathlib import Path

SQUAT = Exercise("squat-back", "Squat")
TYPED = Unlogged(
    drafts=(Draft(exercise_id="squat-back", done=1, rows=((a_set(102.5, 4, note="belt"),),)),),
    timed=Timed(exercise_id="squat-back", since=MONDAY),
)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "htrack.json", clock=lambda: MONDAY)
    journal.start()
    journal.add_exercise(SQUAT)
    journal.log_sets(0, "squat-back", [a_set(100, 5)])
    return journal


def opened(journal: Journal) -> Workout:
    """As another process reads it."""
    workout = Journal(journal.path).open_workout()
    assert workout is not None
    return workout


def keep(journal: Journal, unlogged: Unlogged = TYPED) -> Workout:
    return journal.keep_unlogged(opened(journal).id, unlogged)


def test_it_is_read_again_as_it_was(journal: Journal) -> None:
    assert keep(journal).unlogged == TYPED
    assert opened(journal).unlogged == TYPED


def test_it_is_no_step_and_takes_none_away(journal: Journal) -> None:
    journal.undo()
    keep(journal)
    assert [step.words for step in journal.redo_steps()] == ["logged set 1 of Squat"]
    journal.redo()
    assert opened(journal).sets[0].reps == 5
    assert opened(journal).unlogged == TYPED


def test_it_stands_whatever_is_done_and_undone_around_it(journal: Journal) -> None:
    keep(journal)
    journal.remove_exercise(0, "squat-back")
    journal.undo()
    journal.note_exercise(0, "squat-back", "deep")
    journal.undo()
    journal.undo()
    assert opened(journal).sets == ()
    assert opened(journal).unlogged == TYPED


def test_a_set_and_what_is_left_to_do_are_one_write(journal: Journal) -> None:
    keep(journal)
    left = Unlogged(drafts=(Draft(exercise_id="squat-back", done=2, rows=()),))
    before = open_path(journal.path).stat().st_ino
    workout = journal.log_sets(0, "squat-back", [a_set(102.5, 4)], unlogged=left)
    assert (len(workout.sets), workout.unlogged) == (2, left)
    assert opened(journal).unlogged == left
    assert open_path(journal.path).stat().st_ino != before
    assert journal.undo() == "logged set 2 of Squat"


def test_a_set_that_says_nothing_of_it_leaves_it(journal: Journal) -> None:
    keep(journal)
    assert journal.log_sets(0, "squat-back", [a_set(105, 3)]).unlogged == TYPED


def test_nothing_is_written_where_nothing_has_changed(journal: Journal) -> None:
    keep(journal)
    before = open_path(journal.path).stat().st_mtime_ns
    keep(journal)
    assert open_path(journal.path).stat().st_mtime_ns == before


def test_it_ends_with_the_workout_and_comes_back_with_it(journal: Journal) -> None:
    keep(journal)
    finished = journal.finish(MONDAY + timedelta(hours=1))
    assert finished.unlogged == Unlogged()
    assert b"unlogged" not in orjson.dumps(journal.documents())
    journal.undo()
    assert opened(journal).unlogged == TYPED
    journal.discard()
    journal.undo()
    assert opened(journal).unlogged == TYPED


def test_it_does_not_go_over_to_another_workout(journal: Journal) -> None:
    before = opened(journal).id
    journal.discard()
    journal.start()
    with pytest.raises(ConflictError, match="Another workout"):
        journal.keep_unlogged(before, TYPED)
    assert opened(journal).unlogged == Unlogged()


def test_a_key_that_a_newer_htrack_has_added_stays(journal: Journal) -> None:
    newer = Unlogged.model_validate({"drafts": [{"exercise_id": "squat-back", "colour": "red"}]})
    keep(journal, newer)
    assert opened(journal).unlogged.drafts[0].document()["colour"] == "red"


@pytest.mark.parametrize(
    ("planned", "deleted", "words"),
    [(2, 3, "deleted set 3 of Squat"), (4, 0, "planned 4 sets of Squat")],
)
def test_a_set_less_is_called_a_deleted_set(
    journal: Journal, planned: int, deleted: int, words: str
) -> None:
    journal.plan_sets(0, "squat-back", planned, deleted=deleted)
    assert journal.undo() == words
