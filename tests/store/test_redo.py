"""Doing again what was taken back: in both files, after a restart, and until something is done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from catalog.exercise import Exercise
from store.errors import ConflictError, StoreError
from store.file.places import open_path
from store.journal import Journal
from store.ledger import KEPT
from store.models import OwnExercise, SetKind, Side, Unit
from tests.builders import MONDAY, a_set, a_workout
from tests.store.turning import Clock, in_history, in_progress, stock

if TYPE_CHECKING:
    from pathlib import Path

SQUAT = Exercise("squat-back", "Squat (Barbell)")
CURL = Exercise("leg-curl-seated", "Seated Leg Curl")


def finished(journal: Journal, title: str = "Legs") -> str:
    journal.start(title)
    journal.log_under(SQUAT, [a_set()])
    return journal.finish().id


def words(journal: Journal) -> list[str]:
    return [step.words for step in journal.steps()]


def words_again(journal: Journal) -> list[str]:
    return [step.words for step in journal.redo_steps()]


def redone(journal: Journal) -> list[str]:
    """Everything done again, in words."""
    found = []
    while (step := journal.redo()) is not None:
        found.append(step)
    return found


def undone(journal: Journal) -> list[str]:
    """Everything taken back, in words."""
    found = []
    while (step := journal.undo()) is not None:
        found.append(step)
    return found


def everything(journal: Journal) -> tuple[object, ...]:
    current = journal.open_workout()
    return (
        current,
        [journal.workout(row.id) for row in journal.rows()],
        journal.own_exercises(),
        journal.unit(),
    )


def test_nothing_to_do_again(journal: Journal) -> None:
    assert journal.redo() is None
    assert journal.redo_steps() == []
    finished(journal)
    assert journal.redo() is None


def test_everything_is_done_again_in_order_by_whoever_comes_next(
    journal: Journal, path: Path
) -> None:
    first = finished(journal, "one")
    imported = [a_workout(id=f"i{n}").document() for n in range(3)]
    journal.add_workouts(imported, [OwnExercise(id="mine", name="Mine").document()], "imported")
    journal.delete_workout(first)
    journal.set_unit(Unit.LB)
    journal.start("two")
    workout = journal.log_under(CURL, [a_set(reps=8), a_set(reps=7)])
    journal.replace_sets(0, CURL.id, 1, [workout.sets[1]], [])
    journal.discard()
    before, steps = everything(journal), words(journal)
    assert undone(Journal(path)) == steps
    assert everything(journal) == (None, [], [], Unit.KG)
    assert words_again(journal) == steps[::-1]
    assert redone(Journal(path)) == steps[::-1]
    assert everything(journal) == before
    assert words(journal) == steps


def test_a_new_change_ends_what_could_be_done_again(journal: Journal) -> None:
    journal.start("Legs")
    journal.log_under(SQUAT, [a_set()])
    journal.undo()
    assert words_again(journal) == ["logged set 1 of Squat (Barbell)"]
    journal.rename("Arms")
    assert journal.redo_steps() == []
    assert journal.redo() is None


def test_so_does_a_change_in_the_other_file(journal: Journal) -> None:
    done = finished(journal)
    journal.delete_workout(done)
    journal.undo()
    journal.start("Arms")
    assert journal.redo() is None
    assert [row.id for row in journal.rows()] == [done]


def test_what_ended_comes_not_back_when_the_change_that_ended_it_is_undone(
    journal: Journal,
) -> None:
    done = finished(journal)
    journal.delete_workout(done)
    journal.undo()
    journal.start("Arms")
    journal.undo()
    assert redone(journal) == ["started Arms"]
    assert [row.id for row in journal.rows()] == [done]


@pytest.mark.parametrize("back", [3, 40])
def test_nor_where_the_clock_was_put_back(journal: Journal, clock: Clock, back: int) -> None:
    done = finished(journal)
    journal.delete_workout(done)
    journal.undo()
    clock.turn(days=-back)
    journal.start("Arms")
    assert journal.redo() is None
    journal.undo()
    assert words_again(journal) == ["started Arms"]


def test_a_refused_change_ends_nothing(journal: Journal) -> None:
    journal.start("Legs")
    journal.rename("Arms")
    journal.undo()
    with pytest.raises(ConflictError):
        journal.remove_exercise(0, SQUAT.id)
    journal.rename("Legs")
    journal.rest(MONDAY + timedelta(seconds=90), 90)
    assert journal.redo() == "renamed the workout to Arms"


def test_a_finished_workout_is_opened_and_finished_again(journal: Journal, clock: Clock) -> None:
    clock.turn(hours=1)
    done = journal.workout(finished(journal))
    journal.undo()
    clock.turn(hours=5)
    assert journal.redo() == "finished Legs"
    assert journal.open_workout() is None
    assert journal.workout(done.id) == done
    assert journal.undo() == "finished Legs"
    assert journal.open_workout() is not None


def test_a_finish_that_is_done_again_survives_a_kill_between_its_writes(
    journal: Journal, path: Path
) -> None:
    done = finished(journal)
    journal.undo()
    before = open_path(path).read_bytes()
    journal.redo()
    open_path(path).write_bytes(before)
    again = Journal(path)
    assert again.open_workout() is None
    assert [row.id for row in again.rows()] == [done]
    assert len(in_history(path)) == 1
    assert again.undo() == "finished Legs"
    assert in_history(path) == []
    assert len(in_progress(path)) == 1


def test_a_redo_whose_write_fails_can_be_tried_again(journal: Journal, path: Path) -> None:
    done = finished(journal)
    journal.undo()
    way = path.with_name(f".{path.name}.tmp")
    way.mkdir()
    with pytest.raises(StoreError):
        journal.redo()
    assert journal.open_workout() is not None
    assert journal.rows() == []
    way.rmdir()
    assert journal.redo() == "finished Legs"
    assert [row.id for row in journal.rows()] == [done]


def test_an_undo_whose_first_write_fails_leaves_the_workout_where_it_was(
    journal: Journal, path: Path
) -> None:
    done = finished(journal)
    way = path.with_name(f".{open_path(path).name}.tmp")
    way.mkdir()
    with pytest.raises(StoreError):
        journal.undo()
    assert [row.id for row in journal.rows()] == [done]
    way.rmdir()
    assert [row.id for row in Journal(path).rows()] == [done]
    assert journal.undo() == "finished Legs"


def test_what_others_changed_is_not_done_over(journal: Journal, path: Path) -> None:
    """A person corrected the file by hand between undo and redo."""
    journal.start("Legs")
    journal.annotate("tired")
    journal.undo()
    with TinyDB(open_path(path)) as db:
        db.table("workouts").update({"note": "by hand"})
    before = in_progress(path)
    with pytest.raises(ConflictError, match="nothing was redone"):
        journal.redo()
    assert in_progress(path) == before


def test_a_workout_that_is_there_already_is_not_brought_a_second_time(
    journal: Journal, path: Path
) -> None:
    done = finished(journal)
    journal.delete_workout(done)
    with TinyDB(path) as db:
        db.table("workouts").insert(a_workout(id=done).document())
    with pytest.raises(ConflictError, match="there already"):
        journal.undo()
    assert len(in_history(path)) == 1


def test_as_many_steps_wait_as_could_be_taken_back(journal: Journal) -> None:
    journal.start()
    for number in range(KEPT + 5):
        journal.annotate(f"note {number}")
    assert len(undone(journal)) == KEPT
    assert len(redone(journal)) == KEPT
    current = journal.open_workout()
    assert current is not None
    assert current.note == f"note {KEPT + 4}"
    assert len(journal.steps()) == KEPT


def test_nothing_waits_in_the_file_once_it_can_not_be_done_again(
    journal: Journal, path: Path
) -> None:
    journal.add_workouts([a_workout(id=f"i{n}").document() for n in range(9)], [], "imported")
    journal.undo()
    assert len(stock(path, "redo")) == 1
    finished(journal)
    assert stock(path, "redo") == []


def test_steps_say_when_they_were_done(journal: Journal, clock: Clock) -> None:
    journal.start("Legs")
    clock.turn(minutes=7)
    journal.rename("Arms")
    assert [step.at for step in journal.steps()] == [MONDAY + timedelta(minutes=7), MONDAY]
    assert words(journal)[:1] == [step.words for step in journal.steps(1)]
    journal.undo()
    clock.turn(minutes=7)
    assert [step.at for step in journal.redo_steps(5)] == [MONDAY + timedelta(minutes=7)]


def test_a_change_by_a_newer_htrack_is_refused(journal: Journal, path: Path) -> None:
    journal.start("Legs")
    with TinyDB(open_path(path)) as db:
        (step,) = db.table("undo").all()
        change = {"table": "meals", "id": "m1"}
        db.table("undo").insert({**step, "at": step["at"] + 10**9, "changes": [change]})
    with pytest.raises(ConflictError, match="newer htrack"):
        journal.undo()


# What they say


def test_sets_are_named_by_their_number_sort_and_side(journal: Journal) -> None:
    warmup = a_set(40, 8, kind=SetKind.WARMUP)
    left, right = a_set(side=Side.LEFT), a_set(side=Side.RIGHT)
    for sets in ([warmup], [a_set()], [a_set()], [warmup, warmup], [left], [right]):
        journal.log_under(SQUAT, sets)
    journal.insert_sets(0, SQUAT.id, 0, [warmup])
    name = "Squat (Barbell)"
    assert words(journal)[::-1] == [
        f"logged warm-up 1 of {name}",
        f"logged set 1 of {name}",
        f"logged set 2 of {name}",
        f"logged 2 warm-ups of {name}",
        f"logged left set 1 of {name}",
        f"logged right set 1 of {name}",
        f"put 1 warm-up into {name}",
    ]


def test_exercises_are_named(journal: Journal) -> None:
    journal.start()
    journal.add_exercise(SQUAT, planned=3)
    journal.add_exercise(SQUAT)
    journal.log_sets(0, SQUAT.id, [a_set()] * 3)
    journal.swap_exercise(1, SQUAT.id, CURL)
    journal.move_exercise(1, CURL.id, -1)
    journal.link_superset(0, CURL.id)
    journal.unlink_superset(1, SQUAT.id)
    journal.note_exercise(0, CURL.id, "slow")
    journal.plan_sets(0, CURL.id, 1)
    journal.set_per_side(0, CURL.id, True)
    journal.remove_exercise(1, SQUAT.id)
    journal.discard()
    assert words(journal) == [
        "discarded the workout",
        "removed Squat (Barbell) with 3 sets",
        "took the sides of Seated Leg Curl apart",
        "planned 1 set of Seated Leg Curl",
        "changed the note of Seated Leg Curl",
        "took Squat (Barbell) out of its superset",
        "joined Seated Leg Curl and Squat (Barbell) in a superset",
        "moved Seated Leg Curl up",
        "swapped Squat (Barbell) for Seated Leg Curl",
        "logged 3 sets of Squat (Barbell)",
        "added Squat (Barbell)",
        "added Squat (Barbell)",
        "started a workout",
    ]


def test_long_names_are_cut_and_stay_on_one_line(journal: Journal) -> None:
    long = Exercise("long", "Nordic\nCurl  " * 1000)
    journal.log_under(long, [a_set()])
    journal.rename("T" * 61)
    journal.add_workouts([a_workout(id="i").document()], [], "imported " + "x" * 999)
    for step in journal.steps():
        assert len(step.words) < 150
        assert "\n" not in step.words
    logged = words(journal)[-1]
    assert logged.startswith("logged set 1 of Nordic Curl Nordic Curl")
    assert logged.endswith("…")
    assert words(journal)[1] == "renamed the workout to " + "T" * 59 + "…"
