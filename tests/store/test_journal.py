"""The journal: what each of its methods does, told through what it says afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from catalog.exercise import Exercise
from store.errors import ConflictError
from store.journal import Journal
from store.models import OwnExercise, SetKind, Unit
from tests.builders import MONDAY, a_set, a_workout, an_entry, lb
from tests.store.turning import Clock, in_history, in_progress

if TYPE_CHECKING:
    from pathlib import Path

SQUAT = Exercise("squat-back", "Squat (Barbell)")
CURL = Exercise("leg-curl-seated", "Seated Leg Curl")


def logged(journal: Journal, *exercises: Exercise, sets: int = 1) -> None:
    """Start a workout and do some sets of each exercise."""
    for exercise in exercises:
        journal.log_under(exercise, [a_set()] * sets)


def finished(journal: Journal, title: str = "") -> str:
    """A workout with one set, all the way into the history."""
    journal.start(title)
    logged(journal, SQUAT)
    return journal.finish().id


# Nothing yet


def test_reading_creates_nothing(journal: Journal, tmp_path: Path) -> None:
    assert journal.open_workout() is None
    assert journal.rows() == []
    assert journal.documents() == []
    assert journal.unit() is Unit.KG
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_undo(journal: Journal) -> None:
    assert journal.undo() is None


@pytest.mark.parametrize(
    "attempt",
    [
        Journal.finish,
        Journal.discard,
        lambda journal: journal.add_exercise(SQUAT),
        lambda journal: journal.log_sets(0, SQUAT.id, [a_set()]),
        lambda journal: journal.replace_sets(0, SQUAT.id, 0, [a_set()], []),
        lambda journal: journal.remove_exercise(0, SQUAT.id),
        lambda journal: journal.rename("Legs"),
        lambda journal: journal.annotate("tired"),
        lambda journal: journal.delete_workout("none"),
    ],
)
def test_what_needs_a_workout_is_refused_without_one(attempt: object, journal: Journal) -> None:
    assert callable(attempt)
    with pytest.raises(ConflictError):
        attempt(journal)
    assert journal.undo() is None


# The workout in progress


def test_a_workout_from_start_to_finish(journal: Journal, clock: Clock, path: Path) -> None:
    journal.start("Legs", note="new gym")
    journal.add_exercise(SQUAT, planned=3)
    clock.turn(minutes=5)
    journal.log_sets(0, SQUAT.id, [a_set(100, 5), a_set(100, 4)])
    clock.turn(minutes=50)
    workout = journal.finish()
    assert (workout.title, workout.note, workout.seconds) == ("Legs", "new gym", 55 * 60)
    (entry,) = workout.entries
    assert (entry.name, entry.planned) == (SQUAT.name, 0)
    assert [(each.reps, each.logged_at) for each in entry.sets] == [
        (5, MONDAY + timedelta(minutes=5)),
        (4, MONDAY + timedelta(minutes=5)),
    ]
    assert journal.open_workout() is None
    assert journal.workout(workout.id) == workout
    assert in_history(path) == [workout.document()]
    assert in_progress(path) == []


def test_a_second_workout_cannot_be_started(journal: Journal) -> None:
    journal.start("Legs")
    with pytest.raises(ConflictError, match="finish or discard"):
        journal.start("Arms")
    opened = journal.open_workout()
    assert opened is not None
    assert opened.title == "Legs"


def test_a_set_that_knows_its_time_keeps_it(journal: Journal, clock: Clock) -> None:
    journal.start()
    journal.add_exercise(SQUAT)
    clock.turn(hours=1)
    workout = journal.log_sets(0, SQUAT.id, [a_set(logged_at=MONDAY)])
    assert workout.entries[0].sets[0].logged_at == MONDAY


def test_logging_under_an_exercise_brings_what_is_missing_in_one_step(journal: Journal) -> None:
    journal.log_under(SQUAT, [a_set(100, 5)])
    journal.log_under(CURL, [a_set(30, 12), a_set(30, 11)])
    workout = journal.log_under(SQUAT, [a_set(100, 4)])
    shape = [(e.exercise_id, [each.reps for each in e.sets]) for e in workout.entries]
    assert shape == [(SQUAT.id, [5, 4]), (CURL.id, [12, 11])]
    for _ in range(3):
        journal.undo()
    assert journal.open_workout() is None
    assert journal.undo() is None


def test_the_same_exercise_twice_is_logged_under_the_last(journal: Journal) -> None:
    journal.start()
    for exercise in (SQUAT, CURL, SQUAT):
        journal.add_exercise(exercise)
    workout = journal.log_under(SQUAT, [a_set()])
    assert [len(entry.sets) for entry in workout.entries] == [0, 0, 1]
    workout = journal.log_sets(0, SQUAT.id, [a_set()])
    assert [len(entry.sets) for entry in workout.entries] == [1, 0, 1]


def test_exercises_without_a_set_are_left_behind(journal: Journal) -> None:
    journal.start()
    journal.add_exercise(CURL)
    logged(journal, SQUAT)
    assert [entry.exercise_id for entry in journal.finish().entries] == [SQUAT.id]


def test_a_workout_in_which_nothing_was_done_is_not_finished(journal: Journal) -> None:
    journal.start()
    journal.add_exercise(SQUAT)
    with pytest.raises(ConflictError, match="Nothing is logged"):
        journal.finish()
    assert journal.open_workout() is not None
    assert journal.rows() == []


def test_a_clock_that_was_put_back_ends_no_workout_before_its_start(
    journal: Journal, clock: Clock
) -> None:
    logged(journal, SQUAT)
    clock.turn(hours=-3)
    assert journal.finish().seconds == 0


def test_an_edit_that_changes_nothing_is_no_step(journal: Journal) -> None:
    journal.start("Legs")
    journal.rename("Legs")
    assert journal.undo() == "started Legs"


def test_a_refused_change_leaves_no_step_and_no_trace(journal: Journal, path: Path) -> None:
    logged(journal, SQUAT)
    before = in_progress(path)
    with pytest.raises(ConflictError):
        journal.replace_sets(0, SQUAT.id, 0, [a_set(999, 1)], [])
    with pytest.raises(ConflictError):
        journal.remove_exercise(0, CURL.id)
    assert in_progress(path) == before
    assert journal.undo() == "logged set 1 of Squat (Barbell)"


# The history


def test_the_newest_come_first_whenever_they_were_added(journal: Journal) -> None:
    days = (2, 0, 3, 1)
    workouts = [a_workout(id=f"w{n}", started_at=MONDAY + timedelta(days=n)) for n in days]
    journal.add_workouts([each.document() for each in workouts], [], "imported")
    assert [row.id for row in journal.rows()] == ["w3", "w2", "w1", "w0"]
    assert [each["id"] for each in journal.documents()] == ["w0", "w1", "w2", "w3"]


def test_the_order_is_by_the_moment_not_by_the_clock_on_the_wall(journal: Journal) -> None:
    early = a_workout(id="early", started_at="2026-11-16T19:00:00+09:00")
    late = a_workout(id="late", started_at="2026-11-16T12:00:00+01:00")
    journal.add_workouts([late.document(), early.document()], [], "imported")
    assert [row.id for row in journal.rows()] == ["late", "early"]


def test_the_workout_in_progress_is_among_the_documents_but_no_row(journal: Journal) -> None:
    done = finished(journal)
    current = journal.start("now")
    assert [row.id for row in journal.rows()] == [done]
    assert [each["id"] for each in journal.documents()] == [done, current.id]


def test_an_import_adds_only_what_is_missing(journal: Journal) -> None:
    first, second = a_workout(id="a"), a_workout(id="b")
    own = OwnExercise(id="mine", name="My Curl").document()
    added = journal.add_workouts([first.document()], [own], "imported")
    assert (added.workouts, added.sets) == (1, 1)
    added = journal.add_workouts([first.document(), second.document()], [own], "imported")
    assert (added.workouts, added.sets) == (1, 1)
    added = journal.add_workouts([first.document(), second.document()], [own], "imported")
    assert (added.workouts, added.sets) == (0, 0)
    assert len(journal.rows()) == 2
    assert len(journal.own_exercises()) == 1


def test_an_import_with_the_same_workout_twice_adds_it_once(journal: Journal) -> None:
    document = a_workout(id="a").document()
    own = OwnExercise(id="mine", name="My Curl").document()
    added = journal.add_workouts([document, document], [own, own], "imported")
    assert added.workouts == 1
    assert [row.id for row in journal.rows()] == ["a"]
    assert len(journal.own_exercises()) == 1


def test_the_workout_in_progress_is_not_imported_beside_itself(journal: Journal) -> None:
    current = journal.log_under(SQUAT, [a_set()])
    assert journal.add_workouts([current.document()], [], "imported").workouts == 0
    journal.finish()
    assert [row.id for row in journal.rows()] == [current.id]


def test_an_exercise_of_ones_own_is_in_the_catalogue_at_once(journal: Journal) -> None:
    assert "mine" not in journal.catalog()
    journal.add_own_exercise(OwnExercise(id="mine", name="My Curl"))
    assert journal.catalog()["mine"].name == "My Curl"
    assert journal.catalog()["mine"].custom
    assert journal.undo() == "made the exercise My Curl"
    assert "mine" not in journal.catalog()


def test_the_unit_is_a_setting_and_changes_no_weight(journal: Journal, path: Path) -> None:
    journal.log_under(SQUAT, [a_set(load=lb(225))])
    journal.finish()
    before = in_history(path)
    for unit in (Unit.LB, Unit.KG, Unit.LB):
        journal.set_unit(unit)
        assert Journal(path).unit() is unit
    assert in_history(path) == before


# Last time


def test_last_time_is_the_newest_first(journal: Journal) -> None:
    for day in (1, 3, 2):
        workout = a_workout(
            an_entry("plank", a_set(reps=30)),
            an_entry("squat-back", a_set(reps=day)),
            id=f"w{day}",
            started_at=MONDAY + timedelta(days=day),
        )
        journal.add_workouts([workout.document()], [], "imported")
    found = journal.recent("squat-back", 2)
    assert [(row.id, entry.sets[0].reps) for row, entry in found] == [("w3", 3), ("w2", 2)]
    assert journal.times_done("squat-back") == 3
    assert journal.recent("leg-curl-seated") == []


def test_a_session_of_warmups_is_no_last_time(journal: Journal) -> None:
    warmup = a_set(40, 8, kind=SetKind.WARMUP)
    done = a_workout(an_entry("squat-back", a_set(100, 5)), id="done")
    warmed = a_workout(
        an_entry("squat-back", warmup), id="warmed", started_at=MONDAY + timedelta(days=1)
    )
    both = a_workout(
        an_entry("squat-back", warmup),
        an_entry("squat-back", a_set(110, 3)),
        id="both",
        started_at=MONDAY + timedelta(days=2),
    )
    documents = [each.document() for each in (done, warmed, both)]
    journal.add_workouts(documents, [], "imported")
    found = journal.recent("squat-back", 5)
    assert [(row.id, entry.sets[-1].reps) for row, entry in found] == [("both", 3), ("done", 5)]
    assert journal.recent("squat-back")[0][1].sets == (a_set(110, 3),)


# Kept as found


def test_keys_of_a_newer_htrack_survive_every_edit(journal: Journal, path: Path) -> None:
    entry = an_entry("squat-back", a_set(velocity=0.4), tags=["a"])
    journal.start("Legs", [entry])
    journal.annotate("tired")
    journal.log_under(SQUAT, [a_set()])
    journal.finish()
    journal.undo()
    journal.finish()
    (document,) = in_history(path)
    assert document["entries"][0]["tags"] == ["a"]
    assert document["entries"][0]["sets"][0]["velocity"] == 0.4
