"""Exercises of the user's own: described anew, merged into others, deleted, and all undone."""

from __future__ import annotations

import time
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.exercise import Exercise
from catalog.vocabulary import LoadKind, Pattern
from store.errors import ConflictError, StoreError, UsageError
from store.exchange import htrack_json
from store.exchange.adoption import adopt, own_id
from store.exchange.names import How
from store.exchange.reading import Options
from store.file.durable import atomic_write
from store.file.places import open_path
from store.journal import Journal
from store.models import ExerciseEntry, OwnExercise, Unit
from store.plan import Preference, Routine, RoutineItem
from tests.builders import MONDAY, a_set, a_workout, an_entry, workouts
from tests.store.turning import Clock, stock

if TYPE_CHECKING:
    from pathlib import Path

    from store.models import Workout

SQUAT = "squat-back"
MINE = OwnExercise(
    id="mine", name="Odd Squat", aliases=("odd one",), guessed=True, primary=("gmax",)
)
OTHER = OwnExercise(id="other", name="Other Squat")
ODD = Exercise("mine", "Odd Squat")


def odd(**fields: Any) -> ExerciseEntry:
    return an_entry("mine", a_set(40, 8), name="Odd Squat", **fields)


def done(*entries: ExerciseEntry, number: int = 0) -> Workout:
    started = MONDAY - timedelta(days=1 + number)
    return a_workout(*entries, id=f"w{number}", started_at=started)


def kept(journal: Journal) -> dict[str, list[bytes]]:
    """Every document of both files but the steps, byte for byte, in the order of the bytes."""
    both = (journal._history.tables(), journal._open.tables())
    return {
        f"{number}.{name}": sorted(table.values())
        for number, tables in enumerate(both)
        for name, table in tables.items()
        if table and name not in {"undo", "redo"}
    }


@pytest.fixture
def full(journal: Journal) -> Journal:
    """A journal in which the odd squat stands wherever an exercise can stand."""
    past = [done(odd(), an_entry(), odd(note="again")), done(an_entry(), number=1)]
    journal.add_workouts([each.document() for each in past], [MINE.document()], "imported")
    items = (
        RoutineItem(exercise_id=SQUAT, name="Squat"),
        RoutineItem(exercise_id="mine", name="Odd"),
    )
    journal.save_routine(Routine(name="Legs", items=items))
    journal.set_preference(Preference(id="mine", note="heels up", unit=Unit.LB))
    journal.start("Now", [odd()])
    return journal


class TestDescribing:
    def test_a_new_name_keeps_the_id_and_leaves_the_past_as_it_was_written(
        self, full: Journal
    ) -> None:
        renamed = full.own_exercise("mine").model_copy(
            update={"name": "Heels-Up Squat", "pattern": "squat", "guessed": False}
        )
        full.change_own_exercise(renamed)
        exercise = full.catalog()["mine"]
        assert (exercise.name, exercise.pattern) == ("Heels-Up Squat", Pattern.SQUAT)
        assert full.workout("w0").entries[0].name == "Odd Squat"
        assert full.undo() == "renamed the exercise Odd Squat to Heels-Up Squat"
        assert full.own_exercise("mine") == MINE

    def test_keys_that_are_not_known_here_stay(self, journal: Journal) -> None:
        document = {**MINE.document(), "colour": "red", "load_kind": "anvils"}
        journal.add_workouts([], [document], "imported")
        known = journal.own_exercise("mine")
        journal.change_own_exercise(known.model_copy(update={"secondary": ("vasti",)}))
        assert journal.own_exercises() == [{**document, "secondary": ["vasti"]}]
        assert journal.catalog()["mine"].load_kind is LoadKind.EXTERNAL

    def test_nothing_is_done_where_nothing_changes(self, full: Journal) -> None:
        before = full.steps()
        full.change_own_exercise(full.own_exercise("mine"))
        assert full.steps() == before

    def test_what_is_gone_or_not_ones_own_is_refused(self, full: Journal) -> None:
        with pytest.raises(ConflictError, match="removed elsewhere"):
            full.change_own_exercise(OTHER)
        with pytest.raises(UsageError, match="comes with htrack"):
            full.change_own_exercise(OwnExercise(id=SQUAT, name="Squat"))
        with pytest.raises(UsageError, match="can be seen"):
            full.change_own_exercise(MINE.model_copy(update={"name": " \u200b"}))

    @pytest.mark.parametrize("name", ["RDL", "odd  SQUAT", "Romanian Deadlift (Barbell)"])
    def test_a_name_that_another_exercise_has_is_taken(self, full: Journal, name: str) -> None:
        with pytest.raises(UsageError, match="goes by that name"):
            full.refuse_taken_name(name, "new")

    def test_its_own_names_are_not(self, full: Journal) -> None:
        full.refuse_taken_name("odd squat", "mine")
        full.refuse_taken_name("Something Else", "mine")

    def test_a_new_one_has_the_id_of_its_imports_unless_that_is_taken(self, full: Journal) -> None:
        assert full.own_exercise_id("Plank Drag") == own_id("plank drag")
        full.add_own_exercise(OwnExercise(id=own_id("Plank Drag"), name="Drag"))
        assert full.own_exercise_id("Plank Drag") not in full.catalog()


class TestDeleting:
    def test_one_of_which_nothing_was_done_goes_with_what_hung_on_it(
        self, journal: Journal
    ) -> None:
        journal.add_own_exercise(OTHER)
        journal.add_own_exercise(MINE)
        journal.merge_exercises("mine", "other")
        journal.set_preference(Preference(id="other", note="slow"))
        before = kept(journal)
        journal.delete_own_exercise("other")
        assert (journal.own_exercises(), journal.name_decisions()) == ([], {})
        assert journal.preference("other") == Preference(id="other")
        assert journal.undo() == "deleted the exercise Other Squat"
        assert kept(journal) == before

    def test_what_was_done_is_to_be_merged(self, full: Journal) -> None:
        with pytest.raises(UsageError, match="Odd Squat was done in 1 workout: merge it"):
            full.delete_own_exercise("mine")

    def test_what_stands_in_the_open_workout_stays(self, journal: Journal) -> None:
        journal.add_own_exercise(MINE)
        journal.start("Now", [odd()])
        with pytest.raises(UsageError, match="in the open workout"):
            journal.delete_own_exercise("mine")

    def test_what_a_routine_asks_for_stays(self, journal: Journal) -> None:
        journal.add_own_exercise(MINE)
        item = RoutineItem(exercise_id="mine", name="Odd")
        journal.save_routine(Routine(name="Legs", items=(item,)))
        with pytest.raises(UsageError, match="in the routine Legs"):
            journal.delete_own_exercise("mine")

    def test_what_is_gone_or_not_ones_own_is_refused(self, journal: Journal) -> None:
        with pytest.raises(ConflictError):
            journal.delete_own_exercise("mine")
        with pytest.raises(UsageError, match="comes with htrack"):
            journal.delete_own_exercise(SQUAT)


class TestMerging:
    def test_all_of_it_becomes_the_others_under_the_names_of_then(self, full: Journal) -> None:
        merged = full.merge_exercises("mine", SQUAT)
        assert (merged.name, merged.workouts) == ("Odd Squat", 2)
        entries = [*full.workout("w0").entries, *(full.open_workout() or a_workout()).entries]
        assert {each.exercise_id for each in entries} == {SQUAT}
        assert [each.name for each in entries] == [
            "Odd Squat", "Squat (Barbell)", "Odd Squat", "Odd Squat",
        ]  # fmt: skip
        assert entries[2].note == "again"
        [routine] = full.routines()
        assert [item.exercise_id for item in routine.items] == [SQUAT, SQUAT]
        assert full.preference(SQUAT) == Preference(id=SQUAT, note="heels up", unit=Unit.LB)
        assert full.own_exercises() == []
        assert "mine" not in full.catalog()
        assert full.times_done(SQUAT) == 2

    def test_is_one_step_that_is_undone_and_done_again_exactly(
        self, full: Journal, path: Path
    ) -> None:
        before = kept(full)
        full.merge_exercises("mine", SQUAT)
        after = kept(full)
        assert after != before
        assert Journal(path).undo() == f"merged Odd Squat into {full.catalog()[SQUAT].name}"
        assert kept(full) == before
        assert Journal(path).redo() is not None
        assert kept(full) == after

    def test_own_ways_of_doing_it_win_and_notes_are_joined(self, full: Journal) -> None:
        full.set_preference(Preference(id=SQUAT, note="belt", rest_seconds=200, unit=Unit.KG))
        before = kept(full)
        full.merge_exercises("mine", SQUAT)
        merged = full.preference(SQUAT)
        assert merged.model_dump(exclude_defaults=True) == {
            "id": SQUAT, "note": "belt; heels up", "rest_seconds": 200, "unit": Unit.KG,
        }  # fmt: skip
        full.undo()
        assert kept(full) == before

    def test_its_names_lead_to_the_other_from_then_on(self, full: Journal) -> None:
        full.merge_exercises("mine", SQUAT)
        again = a_workout(an_entry("", name=" odd SQUAT"), id="later").document()
        found = adopt([again], full.catalog(), full.name_decisions())
        assert found.workouts[0]["entries"][0]["exercise_id"] == SQUAT
        assert found.own_exercises == ()
        assert found.names[" odd SQUAT"].how is How.DECISION
        for typed in ("odd squat", "Odd One"):
            assert full.catalog().named(typed) == full.catalog()[SQUAT]
            assert full.catalog().search(typed)[0].id == SQUAT
        full.undo()
        assert full.name_decisions() == {}

    def test_what_names_lead_to_goes_out_and_comes_in_with_our_json(
        self, full: Journal, tmp_path: Path
    ) -> None:
        full.merge_exercises("mine", SQUAT)
        written = htrack_json.write(full.documents(), full.own_exercises(), full.plans())
        reading = htrack_json.read(written.decode(), Options(UTC))
        elsewhere = Journal(tmp_path / "elsewhere.json")
        elsewhere.add_workouts(list(reading.workouts), [], "imported", reading.plans)
        assert elsewhere.name_decisions() == full.name_decisions() != {}

    def test_names_follow_through_several_merges(self, journal: Journal) -> None:
        for own in (MINE, OTHER):
            journal.add_own_exercise(own)
        journal.merge_exercises("mine", "other")
        before = kept(journal)
        journal.merge_exercises("other", SQUAT)
        assert set(journal.name_decisions().values()) == {SQUAT}
        assert {"odd squat", "odd one", "other squat"} <= journal.name_decisions().keys()
        journal.undo()
        assert kept(journal) == before

    def test_the_name_of_a_third_exercise_goes_on_leading_there(self, journal: Journal) -> None:
        names = ["Odd Squat", "Romanian Deadlift (Barbell)", "Squat, Odd"]
        past = done(*(an_entry("mine", name=name) for name in names))
        journal.add_workouts([past.document()], [MINE.document()], "imported")
        journal.merge_exercises("mine", SQUAT)
        assert journal.name_decisions().keys() == {"odd squat", "odd one", "squat, odd"}

    def test_only_an_own_exercise_is_merged_and_into_one_that_is_there(self, full: Journal) -> None:
        before = kept(full)
        with pytest.raises(UsageError, match="comes with htrack"):
            full.merge_exercises(SQUAT, "mine")
        with pytest.raises(UsageError, match="itself"):
            full.merge_exercises("mine", "mine")
        with pytest.raises(ConflictError, match="removed elsewhere"):
            full.merge_exercises("mine", "nowhere")
        with pytest.raises(ConflictError, match="removed elsewhere"):
            full.merge_exercises("nowhere", SQUAT)
        assert kept(full) == before

    def test_what_went_on_in_the_open_workout_is_undone_first(self, full: Journal) -> None:
        before = kept(full)
        full.merge_exercises("mine", SQUAT)
        full.log_sets(0, SQUAT, [a_set()])
        assert (full.undo() or "").startswith("logged set 2")
        assert (full.undo() or "").startswith("merged")
        assert kept(full) == before

    def test_a_disk_that_is_full_leaves_both_files_as_they_were(
        self, full: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = kept(full)

        def only_the_open_one(to: Path, *rest: Any) -> Any:
            if to.name == path.name:
                raise StoreError("No space left on device")
            return atomic_write(to, *rest)

        with monkeypatch.context() as patch:
            patch.setattr("store.file.durable.atomic_write", only_the_open_one)
            with pytest.raises(StoreError, match="No space"):
                full.merge_exercises("mine", SQUAT)
        assert kept(Journal(path)) == kept(full) == before

    @pytest.mark.parametrize("turn", ["merge", "undo"])
    def test_a_kill_between_the_two_files_leaves_what_can_be_done_once_more(
        self, full: Journal, path: Path, turn: str
    ) -> None:
        before, first = kept(full), path.read_bytes()
        full.merge_exercises("mine", SQUAT)
        merged = path.read_bytes()
        if turn == "merge":
            path.write_bytes(first)  # the open file was saved, the history was not
            full = Journal(path)
            assert full.merge_exercises("mine", SQUAT).workouts == 1
            return
        full.undo()
        path.write_bytes(merged)
        full = Journal(path)
        assert (full.undo() or "").startswith("merged")
        assert kept(full) == before


IDS = st.sampled_from(["mine", "other", SQUAT, "rdl-barbell"])


@st.composite
def pasts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Workouts of any kind, of four exercises in any order."""
    drawn = draw(st.lists(workouts(), max_size=4, unique_by=lambda workout: workout.id))
    return [
        each.model_copy(
            update={
                "entries": tuple(
                    entry.model_copy(update={"exercise_id": draw(IDS)}) for entry in each.entries
                )
            }
        ).document()
        for each in drawn
    ]


@st.composite
def merges(draw: st.DrawFn) -> tuple[str, str]:
    old = draw(st.sampled_from(["mine", "other"]))
    return old, draw(IDS.filter(lambda id_: id_ != old))


@settings(max_examples=40)
@given(
    past=pasts(),
    merge=merges(),
    preferred=st.sets(IDS),
    planned=st.lists(IDS, max_size=3),
    is_open=st.booleans(),
)
def test_undone_it_is_as_if_nothing_had_been_merged(
    tmp_path_factory: pytest.TempPathFactory,
    past: list[dict[str, Any]],
    merge: tuple[str, str],
    preferred: set[str],
    planned: list[str],
    is_open: bool,
) -> None:
    path = tmp_path_factory.mktemp("merging") / "htrack.json"
    journal = Journal(path, clock=Clock())
    journal.add_workouts(past, [MINE.document(), OTHER.document()], "imported")
    items = tuple(RoutineItem(exercise_id=each, name=each) for each in planned)
    journal.save_routine(Routine(name="Plan", items=items))
    for each in sorted(preferred):
        journal.set_preference(Preference(id=each, note=each))
    if is_open:
        journal.start("Now", [an_entry(each, name=each) for each in planned])
    before = kept(journal)
    names, sets = _names_and_sets(journal), journal.times_done(merge[1])
    journal.merge_exercises(*merge)
    assert f'"{merge[0]}"'.encode() not in b"".join(
        each
        for name, table in kept(journal).items()
        if "names" not in name
        for each in _bare(table)
    )
    assert _names_and_sets(journal) == names
    assert journal.times_done(merge[1]) >= sets
    after = kept(journal)
    assert journal.undo() is not None
    assert kept(journal) == before
    assert Journal(path).redo() is not None
    assert kept(Journal(path)) == after


def _bare(table: list[bytes]) -> list[bytes]:
    """Only the ids of exercises in documents of any kind."""
    found = [orjson.loads(raw) for raw in table]
    listed = [x for each in found for key in ("entries", "items") for x in each.get(key, ())]
    ids = [each.get("id") for each in found if "started_at" not in each]
    return [orjson.dumps([each["exercise_id"] for each in listed] + ids)]


def _names_and_sets(journal: Journal) -> list[tuple[str, Any]]:
    return [
        (entry["name"], entry.get("sets"))
        for document in journal.documents()
        for entry in document.get("entries", ())
    ]


@pytest.mark.parametrize("document", [{}, {"id": ""}, {"id": "x", "exercise_id": 3}])
def test_a_decision_that_makes_no_sense_is_a_damaged_file(
    journal: Journal, path: Path, document: dict[str, Any]
) -> None:
    from tinydb import TinyDB

    journal.add_own_exercise(MINE)
    with TinyDB(path) as db:
        db.table("names").insert(document)
    with pytest.raises(StoreError, match="names"):
        Journal(path).load()


def test_a_large_history_is_merged_and_undone_within_a_second_each(
    journal: Journal, path: Path
) -> None:
    past = [done(odd(), an_entry(), number=number).document() for number in range(2000)]
    journal.add_workouts(past, [MINE.document()], "imported")
    size = path.stat().st_size
    started = time.perf_counter()
    assert journal.merge_exercises("mine", SQUAT).workouts == 2000
    merged = time.perf_counter() - started
    step = stock(path, "undo")[-1]
    assert len(orjson.dumps(step)) < 50_000
    assert path.stat().st_size < size * 1.1
    started = time.perf_counter()
    journal.undo()
    undone = time.perf_counter() - started
    assert journal.times_done("mine") == 2000
    # A busy machine may take three times as long as one that has nothing else to do.
    assert merged < 3
    assert undone < 3
    assert not open_path(path).exists()
