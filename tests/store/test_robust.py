"""A history that was put back, documents of another shape, files that go bad while we run."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB

from catalog.exercise import Exercise
from store.errors import BusyError, ConflictError, DamagedFileError, StoreError
from store.file.lock import FileLock
from store.file.places import backups_folder, lock_path, open_path
from store.journal import Journal
from store.ledger import KEPT
from store.models import OwnExercise, Side, Unit
from store.plan import Preference, Routine
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.store.turning import Clock, in_history, in_progress, stock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from store.models import LoggedSet

SQUAT = Exercise("squat-back", "Squat (Barbell)")
OWN = OwnExercise(id="mine", name="My Curl")
MINE = Exercise("mine", "My Curl", custom=True)


def reps(journal: Journal) -> list[int | None]:
    """What is done in the open workout."""
    current = journal.open_workout()
    return [] if current is None else [each.reps for each in current.sets]


def undone(journal: Journal) -> list[str]:
    """Everything taken back, in words."""
    found = []
    while (step := journal.undo()) is not None:
        found.append(step)
    return found


# A history that was put back while its newest workout is open again


@pytest.fixture
def put_back(journal: Journal) -> Journal:
    """Finished, backed up, opened again, gone on with; then the backup comes back."""
    journal.start("Legs")
    journal.log_under(SQUAT, [a_set(reps=5)])
    journal.finish()
    backup = journal.back_up()
    assert backup is not None
    journal.undo()
    journal.log_under(SQUAT, [a_set(reps=6)])
    journal.log_under(SQUAT, [a_set(reps=7)])
    journal.restore(backup.name)
    return journal


def test_sets_logged_since_are_still_there(put_back: Journal, path: Path) -> None:
    assert reps(put_back) == [5, 6, 7]
    (row,) = put_back.rows()
    current = put_back.open_workout()
    assert current is not None
    assert current.id != row.id
    assert [each["id"] for each in in_progress(path)] == [current.id]
    assert len(put_back.finish().sets) == 3
    assert sorted(row.sets for row in Journal(path).rows()) == [1, 3]


@pytest.mark.usefixtures("put_back")
def test_so_they_are_for_whoever_logs_next(path: Path) -> None:
    assert [each.reps for each in Journal(path).log_under(SQUAT, [a_set(reps=8)]).sets] == [
        5,
        6,
        7,
        8,
    ]
    assert len({each["id"] for each in in_progress(path) + in_history(path)}) == 2


def test_and_for_whoever_cannot_write(put_back: Journal, path: Path) -> None:
    way = path.with_name(f".{open_path(path).name}.tmp")
    way.mkdir()
    other = Journal(path)
    assert reps(other) == [5, 6, 7]
    way.rmdir()
    other.finish()
    assert sorted(row.sets for row in put_back.rows()) == [1, 3]
    assert len({each["id"] for each in in_history(path)}) == 2


def test_each_of_the_two_is_taken_back_by_itself(put_back: Journal) -> None:
    logged = [f"logged set {n} of Squat (Barbell)" for n in (3, 2, 1)]
    steps = [*logged[:2], "went on with Legs", "finished Legs", logged[2], "started Legs"]
    before = reps(put_back)
    assert [step.words for step in put_back.steps()] == steps
    assert undone(put_back) == steps
    assert (put_back.open_workout(), put_back.rows()) == (None, [])
    for _ in steps:
        put_back.redo()
    assert reps(put_back) == before
    assert [row.sets for row in put_back.rows()] == [1]


@pytest.mark.parametrize("better", [a_set(reps=8), a_set(82.5), a_set(rpe=9), a_set(note="deep")])
def test_a_set_that_was_corrected_since_is_still_corrected(
    journal: Journal, better: LoggedSet
) -> None:
    journal.start("Legs")
    (was,) = journal.log_under(SQUAT, [a_set()]).sets
    journal.finish()
    backup = journal.back_up()
    assert backup is not None
    journal.undo()
    now = better.model_copy(update={"logged_at": was.logged_at})
    journal.replace_sets(0, SQUAT.id, 0, [was], [now])
    journal.restore(backup.name)
    (row,) = journal.rows()
    current = journal.open_workout()
    assert current is not None
    assert (current.sets, journal.workout(row.id).sets) == ((now,), (was,))


def test_a_workout_of_which_all_is_in_the_history_is_finished(journal: Journal, path: Path) -> None:
    """A person has added to it by hand, in the history: that is no reason to open it again."""
    journal.log_under(SQUAT, [a_set()])
    before = open_path(path).read_bytes()
    journal.finish()
    with TinyDB(path) as db:
        (document,) = db.table("workouts").all()
        sets = [*document["entries"][0]["sets"], {"reps": 9}]
        db.table("workouts").update({"entries": [{**document["entries"][0], "sets": sets}]})
    open_path(path).write_bytes(before)
    again = Journal(path)
    assert again.open_workout() is None
    assert in_progress(path) == []
    assert [row.sets for row in again.rows()] == [2]


def test_the_same_set_done_twice_is_two(journal: Journal, path: Path) -> None:
    journal.start("", [an_entry(SQUAT.id, a_set(), a_set())])
    before = open_path(path).read_bytes()
    one = journal.finish().model_copy(update={"entries": (an_entry(SQUAT.id, a_set()),)})
    with TinyDB(path) as db:
        db.table("workouts").truncate()
        db.table("workouts").insert(one.document())
    open_path(path).write_bytes(before)
    assert reps(Journal(path)) == [5, 5]


# Undo goes on


def test_what_an_older_history_does_not_know_is_passed_over(journal: Journal) -> None:
    journal.set_unit(Unit.LB)
    backup = journal.back_up()
    assert backup is not None
    journal.log_under(SQUAT, [a_set()])
    journal.finish()
    journal.restore(backup.name)
    assert [step.words for step in journal.steps()] == ["set the unit to lb"]
    assert undone(journal) == ["set the unit to lb"]
    assert undone(journal) == []


def test_a_finish_that_was_forgotten_takes_its_steps_with_it(journal: Journal) -> None:
    journal.log_under(SQUAT, [a_set()])
    done = journal.finish()
    for number in range(KEPT):
        journal.set_unit((Unit.LB, Unit.KG)[number % 2])
    assert undone(journal) == [f"set the unit to {('lb', 'kg')[n % 2]}" for n in range(KEPT)][::-1]
    assert [row.id for row in journal.rows()] == [done.id]


def test_an_addition_that_is_gone_is_not_said_to_be_undone(journal: Journal, path: Path) -> None:
    journal.add_own_exercise(OWN)
    journal.add_workouts([a_workout().document()], [], "imported")
    with TinyDB(path) as db:
        db.drop_table("workouts")
        db.table("workouts")
    assert undone(journal) == ["made the exercise My Curl"]


def test_what_is_left_of_an_import_is_taken_back(journal: Journal, path: Path) -> None:
    journal.add_workouts([a_workout(id=f"w{n}").document() for n in range(3)], [], "imported")
    with TinyDB(path) as db:
        db.table("workouts").remove(doc_ids=[2])
    assert undone(journal) == ["imported"]
    assert in_history(path) == []


# An exercise of one's own, made while logging


def test_an_exercise_and_its_sets_are_one_step(journal: Journal, path: Path) -> None:
    journal.log_under(MINE, [a_set()], OWN)
    assert MINE.id in journal.catalog()
    assert len(journal.steps()) == 1
    assert Journal(path).undo() == "logged set 1 of My Curl"
    assert (journal.open_workout(), journal.own_exercises()) == (None, [])
    journal.redo()
    assert (reps(journal), len(journal.own_exercises())) == ([5], 1)


@pytest.mark.parametrize("days", [0, 3])
def test_so_they_are_on_another_day(journal: Journal, days: int) -> None:
    day = MONDAY.date() - timedelta(days=days)
    for _ in range(2):
        journal.log_on(day, MINE, [a_set()], own=OWN)
    assert [row.sets for row in journal.rows()] == [2]
    assert journal.own_exercises() == [OWN.document()]
    assert len(undone(journal)) == 2
    assert (journal.rows(), journal.own_exercises()) == ([], [])


def test_an_exercise_in_the_open_workout_goes_with_its_set(journal: Journal) -> None:
    journal.log_under(SQUAT, [a_set()])
    journal.log_under(MINE, [a_set()], OWN)
    journal.undo()
    assert (reps(journal), journal.own_exercises()) == ([5], [])


@pytest.mark.parametrize("which", [open_path, lambda path: path])
def test_a_failing_log_leaves_no_exercise_behind(
    journal: Journal, path: Path, which: Callable[[Path], Path]
) -> None:
    journal.log_under(SQUAT, [a_set()])
    way = path.with_name(f".{which(path).name}.tmp")
    way.mkdir()
    with pytest.raises(StoreError):
        journal.log_under(MINE, [a_set()], OWN)
    assert (journal.own_exercises(), reps(journal)) == ([], [5])
    way.rmdir()
    assert Journal(path).own_exercises() == []


def test_an_exercise_is_made_once_by_however_many(journal: Journal, path: Path) -> None:
    other = Journal(path)
    assert other.own_exercises() == []
    journal.add_own_exercise(OWN)
    other.add_own_exercise(OWN)
    other.log_under(MINE, [a_set()], OWN)
    assert stock(path, "exercises") == [OWN.document()]
    assert len(journal.steps()) == 2
    another = OwnExercise(id="mine", name="Another")
    with pytest.raises(ConflictError, match="Another exercise"):
        other.add_own_exercise(another)
    with pytest.raises(ConflictError, match="Another exercise"):
        other.log_under(MINE, [a_set()], another)
    assert reps(journal) == [5]


# Documents of another shape


def a_file(path: Path, kind: str, **tables: dict[str, Any]) -> None:
    """A file whose JSON is fine."""
    meta = {"1": {"app": "htrack", "kind": kind, "schema": 1}}
    path.write_text(json.dumps({"meta": meta, "workouts": {}, **tables}))


def whole(**changes: Any) -> dict[str, Any]:
    """A workout with some keys that say something else; None: without it."""
    return {**a_workout().document(), **changes}


def with_entry(**changes: Any) -> dict[str, Any]:
    return whole(entries=[{**a_workout().document()["entries"][0], **changes}])


ODD_WORKOUTS = {
    "no id": {"started_at": "2026-01-01T10:00:00Z"},
    "no start": {"id": "w1"},
    "no date": whole(started_at="yesterday"),
    "naive": whole(started_at="2026-01-01T10:00:00"),
    "year 1": whole(started_at="0001-01-01T10:00:00Z"),
    "ended": whole(ended_at=7),
    "entries": whole(entries=None),
    "entry": whole(entries=["x"]),
    "entry without exercise": whole(entries=[{"name": "Squat"}]),
    "entry without name": whole(entries=[{"exercise_id": "squat"}]),
    "sets": with_entry(sets=None),
    "set": with_entry(sets=["x"]),
    "source": whole(source="x"),
    "title": whole(title=7),
    "numeric id": whole(id=7),
    "empty id": whole(id=""),
}
ODD_INSIDE = {
    "reps": with_entry(sets=[{"reps": "x"}]),
    "load": with_entry(sets=[{"load": "x"}]),
    "unit": with_entry(sets=[{"load": {"value": 5, "unit": "stone"}}]),
    "kind": with_entry(sets=[{"kind": []}]),
    "side": with_entry(sets=[{"side": {}}]),
    "planned": with_entry(planned="x"),
}
READINGS: list[Callable[[Journal], object]] = [
    Journal.rows,
    Journal.open_workout,
    Journal.documents,
    Journal.catalog,
    Journal.unit,
    Journal.routines,
    Journal.body_weights,
    Journal.steps,
    Journal.redo_steps,
    lambda journal: journal.recent(SQUAT.id),
    lambda journal: journal.preference(SQUAT.id),
    lambda journal: journal.workout("w1"),
]
CHANGES: list[Callable[[Journal], object]] = [
    Journal.start,
    Journal.undo,
    Journal.redo,
    Journal.finish,
    Journal.discard,
    lambda journal: journal.log_under(SQUAT, [a_set()]),
    lambda journal: journal.log_on(MONDAY.date(), SQUAT, [a_set()]),
    lambda journal: journal.set_unit(Unit.LB),
    lambda journal: journal.delete_workout("w1"),
    lambda journal: journal.add_own_exercise(OWN),
    lambda journal: journal.add_workouts([a_workout(id="w2").document()], [], "imported"),
]


@pytest.mark.parametrize("document", ODD_WORKOUTS.values(), ids=ODD_WORKOUTS)
def test_an_odd_workout_is_named_by_whatever_is_asked(path: Path, document: dict[str, Any]) -> None:
    a_file(path, "history", workouts={"1": whole(id="w0"), "4": document})
    before = path.read_bytes()
    for ask in READINGS + CHANGES:
        with pytest.raises(DamagedFileError, match="document 4 of 'workouts'") as caught:
            ask(Journal(path))
        assert str(path) in str(caught.value)
        assert "backup" in str(caught.value)
    assert path.read_bytes() == before
    assert not open_path(path).exists()


@pytest.mark.parametrize(
    "document", (ODD_WORKOUTS | ODD_INSIDE).values(), ids=ODD_WORKOUTS | ODD_INSIDE
)
def test_so_is_an_odd_one_in_progress(path: Path, document: dict[str, Any]) -> None:
    a_file(open_path(path), "open", workouts={"4": document})
    before = open_path(path).read_bytes()
    for ask in [Journal.open_workout, Journal.rows, *CHANGES[:6]]:
        with pytest.raises(DamagedFileError, match="document 4 of 'workouts'") as caught:
            ask(Journal(path))
        assert "Move it aside" in str(caught.value)
    assert open_path(path).read_bytes() == before


@pytest.mark.parametrize("document", ODD_INSIDE.values(), ids=ODD_INSIDE)
def test_what_is_odd_inside_is_found_when_it_is_looked_at(
    path: Path, document: dict[str, Any]
) -> None:
    a_file(path, "history", workouts={"4": document})
    journal = Journal(path)
    for ask in (Journal.documents, lambda j: j.workout("w1"), lambda j: j.recent(SQUAT.id)):
        with suppress(DamagedFileError):
            ask(journal)
    with pytest.raises(DamagedFileError, match="document 4 of 'workouts'"):
        journal.workout("w1")
    with pytest.raises(DamagedFileError, match="document 4 of 'workouts'"):
        journal.documents()


STEP = {"at": 1, "words": "did", "changes": []}
ODD_OTHERS: list[tuple[str, dict[str, Any]]] = [
    ("settings", {"unit": "stone"}),
    ("settings", {"unit": []}),
    ("exercises", {"id": "mine"}),
    ("exercises", {"id": 7, "name": "x"}),
    ("routines", {"id": "r"}),
    ("routines", {"id": "r", "name": "A", "items": ["x"]}),
    ("routines", {"name": "A"}),
    ("preferences", {"id": "x", "unit": "stone"}),
    ("body", {"id": "x", "at": "now", "value": 80, "unit": "kg"}),
    ("undo", {}),
    ("undo", {**STEP, "at": "x"}),
    ("undo", {**STEP, "at": True}),
    ("undo", {**STEP, "words": 7}),
    ("undo", {**STEP, "changes": [{"table": "workouts"}]}),
    ("undo", {**STEP, "changes": [{"table": "workouts", "id": "a", "removed": {}}]}),
    ("undo", {**STEP, "changes": [{"table": "workouts", "id": "a", "edits": [{"path": []}]}]}),
    ("redo", {**STEP, "undone": "x"}),
]


@pytest.mark.parametrize(("table", "document"), ODD_OTHERS)
def test_an_odd_document_of_any_table_is_named(
    path: Path, table: str, document: dict[str, Any]
) -> None:
    a_file(path, "history", **{table: {"3": document}})
    for ask in READINGS[:-1] + CHANGES:
        with pytest.raises(DamagedFileError, match=f"document 3 of '{table}'"):
            ask(Journal(path))


@pytest.mark.parametrize("document", [{}, {**STEP, "at": "x"}, {**STEP, "changes": None}])
def test_an_odd_step_of_the_open_file_is_named(path: Path, document: dict[str, Any]) -> None:
    a_file(open_path(path), "open", undo={"3": document})
    for ask in (Journal.undo, Journal.steps, Journal.start):
        with pytest.raises(DamagedFileError, match="document 3 of 'undo'"):
            ask(Journal(path))


def test_one_workout_twice_is_told_and_neither_deleted(path: Path) -> None:
    """As after a merge by hand."""
    a_file(path, "history", workouts={"1": whole(title="a"), "2": whole(id="b"), "7": whole()})
    for ask in (Journal.rows, lambda journal: journal.delete_workout("w1")):
        with pytest.raises(DamagedFileError, match="documents 1 and 7 of 'workouts' are both"):
            ask(Journal(path))
    assert len(in_history(path)) == 3


def test_a_file_that_is_mended_is_read(path: Path) -> None:
    journal = Journal(path)
    a_file(path, "history", workouts={"1": whole(), "7": whole(title="b")})
    with pytest.raises(DamagedFileError):
        journal.rows()
    a_file(path, "history", workouts={"1": whole()})
    assert [row.id for row in journal.rows()] == ["w1"]
    assert journal.workout("w1") == a_workout()


# Files that go bad while we run


@pytest.fixture
def filled(journal: Journal) -> Journal:
    journal.add_own_exercise(OWN)
    journal.set_unit(Unit.LB)
    journal.save_routine(Routine(name="Lower"))
    journal.set_preference(Preference(id=SQUAT.id, note="seat 4"))
    journal.log_under(SQUAT, [a_set()])
    journal.finish()
    journal.log_under(SQUAT, [a_set(), a_set()])
    return journal


def everything(journal: Journal) -> list[object]:
    asked = [ask(journal) for ask in READINGS[:-1] if ask is not Journal.catalog]
    workouts = [journal.workout(row.id) for row in journal.rows()]
    return [*asked, workouts, [each.name for each in journal.catalog() if each.custom]]


def in_the_way(path: Path) -> None:
    path.unlink()
    path.mkdir()


BAD: list[Callable[[Path], object]] = [
    lambda path: path.write_bytes(path.read_bytes()[:-9]),
    lambda path: path.write_bytes(b""),
    lambda path: a_file(path, "other"),
    lambda path: a_file(path, "history", workouts={"1": {}}),
    lambda path: a_file(path, "history", undo={"1": {}}, workouts={"1": whole()}),
    in_the_way,
]


@pytest.mark.parametrize("which", [open_path, lambda path: path])
@pytest.mark.parametrize("spoil", BAD)
def test_reading_goes_on_with_what_was_read_last(
    filled: Journal, path: Path, which: Callable[[Path], Path], spoil: Callable[[Path], object]
) -> None:
    before = everything(filled)
    spoil(which(path))
    assert everything(filled) == before
    assert isinstance(filled.trouble, StoreError)
    with pytest.raises(StoreError):
        filled.log_under(SQUAT, [a_set()])
    with pytest.raises(StoreError):
        filled.undo()
    assert everything(filled) == before


def test_a_good_reading_ends_the_trouble(filled: Journal, path: Path) -> None:
    good = path.read_bytes()
    assert filled.trouble is None
    path.write_bytes(good[:-9])
    assert filled.changed_elsewhere()
    filled.load()
    assert filled.trouble is not None
    assert not filled.changed_elsewhere()
    path.write_bytes(good)
    assert filled.changed_elsewhere()
    filled.log_under(SQUAT, [a_set()])
    assert filled.trouble is None


def test_what_could_not_be_saved_is_no_last_good_state(filled: Journal, path: Path) -> None:
    before = everything(filled)
    way = path.with_name(f".{open_path(path).name}.tmp")
    way.mkdir()
    with pytest.raises(StoreError):
        filled.log_under(SQUAT, [a_set()])
    open_path(path).write_bytes(b"")
    path.write_bytes(b"")
    assert everything(filled) == before


def test_a_first_reading_raises(filled: Journal, path: Path) -> None:
    path.write_bytes(b"")
    assert filled.rows()
    with pytest.raises(DamagedFileError):
        Journal(path).rows()


def test_a_backup_that_could_not_be_made_is_told(journal: Journal, path: Path) -> None:
    journal.set_unit(Unit.LB)
    assert journal.backup_trouble is None
    backups_folder(path).write_text("in the way")
    for unit in (Unit.KG, Unit.LB):
        with suppress(StoreError):
            journal.set_unit(unit)
    assert isinstance(journal.backup_trouble, StoreError)


def test_one_waits_for_the_lock_as_long_as_one_is_told(path: Path) -> None:
    hasty = Journal(path, patience=0.01)
    with FileLock(lock_path(path)), pytest.raises(BusyError, match=r"0\.01 s"):
        hasty.start()


# Counting


def test_a_left_and_a_right_set_are_one(journal: Journal, clock: Clock) -> None:
    left, right = a_set(side=Side.LEFT), a_set(side=Side.RIGHT)
    warmup = a_set(kind="warmup")
    for sets in ([warmup, left, right, left, right], [left, left, right], [right, a_set()]):
        journal.log_under(SQUAT, sets)
        journal.finish()
        clock.turn(days=1)
    assert [row.sets for row in journal.rows()] == [2, 2, 2]
