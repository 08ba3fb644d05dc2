"""Taking back, kills between two writes, and others who write at the same time."""

from __future__ import annotations

import errno
import os
import stat
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from tinydb import TinyDB

from catalog.exercise import Exercise
from store.errors import ConflictError, StoreError
from store.file.places import open_path
from store.journal import Journal
from store.ledger import KEPT
from store.models import OwnExercise, Unit
from store.own import exercise_of
from tests.builders import MONDAY, a_set, a_workout
from tests.store.turning import Clock, in_history, in_progress, stock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SQUAT = Exercise("squat-back", "Squat (Barbell)")
CURL = Exercise("leg-curl-seated", "Seated Leg Curl")
SLED = OwnExercise(id="sled", name="Sled")


def undone(journal: Journal) -> list[str]:
    """Everything taken back, in words."""
    words = []
    while (step := journal.undo()) is not None:
        words.append(step)
    return words


def finished(journal: Journal, title: str) -> str:
    journal.start(title)
    journal.log_under(SQUAT, [a_set()])
    return journal.finish().id


# Undo


def test_everything_can_be_taken_back_to_the_beginning(journal: Journal, path: Path) -> None:
    journal.start("Legs")
    journal.add_exercise(SQUAT)
    journal.add_exercise(CURL)
    workout = journal.log_sets(0, SQUAT.id, [a_set(100, 5), a_set(100, 4)])
    first, second = workout.entries[0].sets
    better = a_set(100, 6, logged_at=second.logged_at)
    journal.replace_sets(0, SQUAT.id, 1, [second], [better])
    journal.replace_sets(0, SQUAT.id, 0, [first], [])
    journal.remove_exercise(1, CURL.id)
    journal.rename("Heavy legs")
    journal.annotate("tired")
    done = journal.finish()
    journal.delete_workout(done.id)
    assert undone(Journal(path)) == [
        "deleted Heavy legs of 2026-11-16",
        "finished Heavy legs",
        "changed the note",
        "renamed the workout to Heavy legs",
        "removed Seated Leg Curl",
        "deleted set 1 of Squat (Barbell)",
        "changed set 2 of Squat (Barbell)",
        "logged 2 sets of Squat (Barbell)",
        "added Seated Leg Curl",
        "added Squat (Barbell)",
        "started Legs",
    ]
    assert journal.rows() == []
    assert journal.open_workout() is None


def test_a_finished_workout_is_open_again_as_it_was(journal: Journal) -> None:
    journal.start("Legs")
    journal.add_exercise(CURL, planned=3)
    before = journal.log_under(SQUAT, [a_set()])
    journal.finish()
    assert journal.undo() == "finished Legs"
    assert journal.open_workout() == before
    assert journal.rows() == []


def test_a_discarded_workout_comes_back(journal: Journal) -> None:
    before = journal.log_under(SQUAT, [a_set()])
    assert journal.discard() == before
    assert journal.open_workout() is None
    assert journal.undo() == "discarded the workout"
    assert journal.open_workout() == before


def test_a_deleted_workout_comes_back_where_it_was(journal: Journal, clock: Clock) -> None:
    ids = []
    for title in ("one", "two", "three"):
        ids.append(finished(journal, title))
        clock.turn(days=1)
    before, rows = journal.workout(ids[1]), [row.id for row in journal.rows()]
    journal.delete_workout(ids[1])
    assert [row.id for row in journal.rows()] == [ids[2], ids[0]]
    assert journal.undo() == "deleted two of 2026-11-17"
    assert journal.workout(ids[1]) == before
    assert [row.id for row in journal.rows()] == rows == ids[::-1]


def test_an_import_is_taken_back_as_one(journal: Journal) -> None:
    kept = finished(journal, "mine")
    imported = [a_workout(id=f"i{n}").document() for n in range(5)]
    own = OwnExercise(id="theirs", name="Their Curl").document()
    journal.add_workouts(imported, [own], "imported 5 workouts")
    assert len(journal.rows()) == 6
    assert journal.undo() == "imported 5 workouts"
    assert [row.id for row in journal.rows()] == [kept]
    assert journal.own_exercises() == []


def test_a_finish_is_not_undone_into_another_workout(journal: Journal, path: Path) -> None:
    done = finished(journal, "Legs")
    current = journal.start("Arms")
    assert journal.undo() == "started Arms"
    journal.start("Arms")
    for note in map(str, range(KEPT)):
        current = journal.annotate(note)
    for _ in range(KEPT):
        journal.undo()
    before = in_history(path), in_progress(path)
    with pytest.raises(ConflictError, match="finish or discard it before undoing"):
        journal.undo()
    assert (in_history(path), in_progress(path)) == before
    assert [row.id for row in journal.rows()] == [done]
    opened = journal.open_workout()
    assert opened is not None
    assert (opened.title, opened.id == current.id) == ("Arms", True)


def test_undo_reaches_back_so_many_steps_in_the_open_workout(journal: Journal) -> None:
    """The file of the open workout remembers `KEPT` steps; what is older stays done."""
    journal.start("Legs")
    for number in range(KEPT + 3):
        journal.annotate(f"note {number}")
    assert undone(journal) == ["changed the note"] * KEPT
    opened = journal.open_workout()
    assert opened is not None
    assert opened.note == "note 2"


def test_undo_reaches_back_so_many_steps_in_the_history(journal: Journal) -> None:
    """So does the history: each file has a stack of its own."""
    for number in range(KEPT + 3):
        journal.add_workouts([a_workout(id=f"w{number}").document()], [], f"import {number}")
    assert undone(journal) == [f"import {n}" for n in range(KEPT + 2, 2, -1)]
    assert sorted(row.id for row in journal.rows()) == ["w0", "w1", "w2"]


def test_steps_are_taken_back_newest_first_though_the_clock_goes_backwards(path: Path) -> None:
    """The order of steps in two files doesn't hang on what time it is said to be."""
    journal = Journal(path)
    with time_machine.travel(datetime(2026, 11, 16, 12, tzinfo=UTC), tick=False) as travel:
        done = finished(journal, "one")
        journal.add_workouts([a_workout(id="i1").document()], [], "imported")
        journal.delete_workout(done)
        travel.move_to(datetime(2020, 1, 1, tzinfo=UTC))
        journal.start("two")
        journal.log_under(SQUAT, [a_set()])
        journal.finish()
        travel.move_to(datetime(2019, 1, 1, tzinfo=UTC))
        journal.start("three")
    steps = undone(Journal(path))
    logged = "logged set 1 of Squat (Barbell)"
    assert steps[:4] == ["started three", "finished two", logged, "started two"]
    assert steps[4].startswith("deleted one")
    assert steps[5:] == ["imported", "finished one", logged, "started one"]


# Others write too


def test_a_step_of_another_process_can_be_taken_back(journal: Journal, path: Path) -> None:
    journal.start("Legs")
    assert journal.open_workout() is not None
    Journal(path).log_under(SQUAT, [a_set()])
    assert journal.changed_elsewhere()
    assert journal.undo() == "logged set 1 of Squat (Barbell)"
    other = Journal(path).open_workout()
    assert other is not None
    assert other.entries == ()


def test_what_two_journals_log_in_turn_is_all_there(journal: Journal, path: Path) -> None:
    other = Journal(path)
    for reps in range(1, 11):
        (journal if reps % 2 else other).log_under(SQUAT, [a_set(reps=reps)])
    assert [each.reps for each in journal.finish().sets] == list(range(1, 11))
    assert [row.sets for row in other.rows()] == [10]
    assert other.open_workout() is None


def test_a_workout_finished_elsewhere_is_not_finished_again(journal: Journal, path: Path) -> None:
    journal.log_under(SQUAT, [a_set()])
    done = Journal(path).finish()
    with pytest.raises(ConflictError, match="finished or discarded elsewhere"):
        journal.finish()
    with pytest.raises(ConflictError, match="finished or discarded elsewhere"):
        journal.log_sets(0, SQUAT.id, [a_set()])
    assert [row.id for row in journal.rows()] == [done.id]


def test_what_others_changed_is_not_undone_over(journal: Journal, path: Path) -> None:
    """A person corrected the file by hand: undo says so, and keeps the correction."""
    journal.log_under(SQUAT, [a_set(100, 5)])
    journal.annotate("tired")
    with TinyDB(open_path(path)) as db:
        db.table("workouts").update({"note": "corrected by hand"})
    before = in_progress(path)
    with pytest.raises(ConflictError, match="nothing was undone"):
        journal.undo()
    assert in_progress(path) == before
    with pytest.raises(ConflictError):
        Journal(path).undo()


def test_what_a_person_turned_back_by_hand_is_not_said_to_be_undone(
    journal: Journal, path: Path
) -> None:
    workout = a_workout(note="as it was")
    journal.add_workouts([workout.document()], [], "imported")
    journal.bench(workout.id).annotate("tired")
    with TinyDB(path) as db:
        db.table("workouts").truncate()
        db.table("workouts").insert(workout.document())
    before = path.read_bytes()
    with pytest.raises(ConflictError, match="changed since, elsewhere; nothing was undone"):
        journal.undo()
    assert path.read_bytes() == before


def test_steps_of_a_workout_that_is_gone_are_passed_over(journal: Journal, path: Path) -> None:
    journal.set_unit(Unit.LB)
    journal.start("Legs")
    journal.annotate("tired")
    with TinyDB(open_path(path)) as db:
        db.table("workouts").truncate()
        db.table("workouts").insert(a_workout(id="other").document())
    before = in_progress(path)
    assert [step.words for step in journal.steps()] == ["set the unit to lb"]
    assert journal.undo() == "set the unit to lb"
    assert journal.undo() is None
    assert in_progress(path) == before
    assert stock(open_path(path), "undo") == []


# Between the two writes of a finish


@pytest.fixture
def cut_short(journal: Journal, path: Path) -> bytes:
    """A finish that was killed after its first write; the open file as it was before."""
    journal.start("Legs")
    journal.log_under(SQUAT, [a_set()])
    before = open_path(path).read_bytes()
    journal.finish()
    open_path(path).write_bytes(before)
    return before


@pytest.mark.usefixtures("cut_short")
def test_a_workout_in_both_files_is_finished(path: Path) -> None:
    again = Journal(path)
    assert again.open_workout() is None
    assert [row.title for row in again.rows()] == ["Legs"]
    assert in_progress(path) == []
    assert len(in_history(path)) == 1


@pytest.mark.usefixtures("cut_short")
@pytest.mark.parametrize(
    "attempt",
    [
        Journal.finish,
        Journal.discard,
        lambda journal: journal.log_sets(0, SQUAT.id, [a_set()]),
        lambda journal: journal.annotate("tired"),
    ],
)
def test_nothing_is_written_into_a_workout_that_is_finished(
    path: Path, attempt: Callable[[Journal], object]
) -> None:
    with pytest.raises(ConflictError, match="No workout is open"):
        attempt(Journal(path))
    assert len(in_history(path)) == 1


@pytest.mark.usefixtures("cut_short")
def test_a_new_workout_starts_where_a_finish_was_cut_short(path: Path) -> None:
    Journal(path).log_under(CURL, [a_set()])
    (current,) = in_progress(path)
    assert [entry["exercise_id"] for entry in current["entries"]] == [CURL.id]
    Journal(path).finish()
    assert len(in_history(path)) == 2


@pytest.mark.usefixtures("cut_short")
def test_a_finish_that_was_cut_short_can_be_undone(path: Path) -> None:
    again = Journal(path)
    assert again.undo() == "finished Legs"
    opened = again.open_workout()
    assert opened is not None
    assert len(opened.sets) == 1
    assert again.rows() == []


def blocked(path: Path) -> Path:
    """Something in the way of every write to the file, as a full disk would be."""
    way = path.with_name(f".{path.name}.tmp")
    way.mkdir()
    return way


def test_a_finish_whose_second_write_fails_is_a_finish(journal: Journal, path: Path) -> None:
    """The history was saved, the open file could not be cleared: once, not twice, in the end."""
    journal.start("Legs")
    done = journal.log_under(SQUAT, [a_set()])
    way = blocked(open_path(path))
    with pytest.raises(StoreError):
        journal.finish()
    assert journal.open_workout() is None
    assert [row.id for row in journal.rows()] == [done.id]
    with pytest.raises(ConflictError, match="No workout is open"):
        journal.finish()
    with pytest.raises(ConflictError, match="No workout is open"):
        journal.log_sets(0, SQUAT.id, [a_set()])
    way.rmdir()
    with pytest.raises(ConflictError, match="No workout is open"):
        journal.finish()
    assert [each["id"] for each in in_history(path)] == [done.id]
    journal.start("Arms")
    assert [each["title"] for each in in_progress(path)] == ["Arms"]


def test_a_finish_whose_first_write_fails_is_none(journal: Journal, path: Path) -> None:
    journal.start("Legs")
    before = journal.log_under(SQUAT, [a_set()])
    way = blocked(path)
    with pytest.raises(StoreError):
        journal.finish()
    assert journal.open_workout() == before
    assert journal.rows() == []
    way.rmdir()
    assert journal.finish().id == before.id
    assert [each["id"] for each in in_history(path)] == [before.id]


def test_a_set_that_could_not_be_saved_is_in_nobodys_memory(journal: Journal, path: Path) -> None:
    before = journal.log_under(SQUAT, [a_set()])
    way = blocked(open_path(path))
    with pytest.raises(StoreError):
        journal.log_under(SQUAT, [a_set()])
    assert journal.open_workout() == before
    way.rmdir()
    assert len(journal.log_under(SQUAT, [a_set()]).sets) == 2


def test_an_undo_whose_second_write_fails_is_none(journal: Journal, path: Path) -> None:
    """A workout in both files is finished, which is what it was before."""
    done = finished(journal, "Legs")
    way = blocked(path)
    with pytest.raises(StoreError):
        journal.undo()
    way.rmdir()
    assert journal.open_workout() is None
    assert [row.id for row in journal.rows()] == [done]
    assert journal.undo() == "finished Legs"
    opened = journal.open_workout()
    assert opened is not None
    assert opened.id == done


# Written, but the disk would not say so


def unconfirmed(monkeypatch: pytest.MonkeyPatch, is_written: Callable[[], bool]) -> None:
    """No folder can be synced any more as soon as something has been written."""
    sync = os.fsync

    def fsync(handle: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        if is_folder and is_written():
            raise OSError(errno.EIO, "the disk reports an error")
        sync(handle)

    monkeypatch.setattr(os, "fsync", fsync)


def test_an_exercise_stays_where_its_sets_were_written(
    journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.start("Legs")
    with monkeypatch.context() as patch:
        unconfirmed(patch, lambda: b'"sled"' in open_path(path).read_bytes())
        with pytest.raises(StoreError, match="could not be saved"):
            journal.log_under(exercise_of(SLED.document()), [a_set()], SLED)
    for each in (journal, Journal(path)):
        current = each.open_workout()
        assert current is not None
        assert [entry.exercise_id for entry in current.entries] == ["sled"]
        assert "sled" in each.catalog()
    assert journal.undo() == "logged set 1 of Sled"
    assert "sled" not in journal.catalog()


def test_an_exercise_stays_where_its_sets_were_written_into_the_past(
    journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = MONDAY.date() - timedelta(days=3)
    with monkeypatch.context() as patch:
        unconfirmed(patch, lambda: bool(in_history(path)))
        with pytest.raises(StoreError, match="could not be saved"):
            journal.log_on(day, exercise_of(SLED.document()), [a_set()], own=SLED)
    assert [row.exercise_ids for row in journal.rows()] == [("sled",)]
    assert "sled" in Journal(path).catalog()


def test_the_open_workout_stays_merged_where_the_history_is(
    journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.log_under(exercise_of(SLED.document()), [a_set()], SLED)
    with monkeypatch.context() as patch:
        unconfirmed(patch, lambda: not stock(path, "exercises"))
        with pytest.raises(StoreError, match="could not be saved"):
            journal.merge_exercises("sled", SQUAT.id)
    for each in (journal, Journal(path)):
        current = each.open_workout()
        assert current is not None
        assert [entry.exercise_id for entry in current.entries] == [SQUAT.id]
        assert "sled" not in each.catalog()
    assert journal.undo() == "merged Sled into Squat (Barbell)"
    current = journal.open_workout()
    assert current is not None
    assert [entry.exercise_id for entry in current.entries] == ["sled"]
