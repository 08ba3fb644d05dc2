"""The index over the history: whatever has happened, as if it had been built just now."""

from __future__ import annotations

from datetime import date, timedelta

import orjson
from hypothesis import given
from hypothesis import strategies as st

from store import session
from store.models import ExerciseEntry, SetKind, Side, Workout
from store.review.index import Index, row_of
from tests.builders import MONDAY, a_set, a_workout, an_entry

EXERCISES = ("squat", "curl", "rdl")
IDS = ("a", "b", "c", "d", "e")

Table = dict[str, bytes]


def encoded(workout: Workout) -> bytes:
    return orjson.dumps(workout.document())


def small_workouts() -> st.SearchStrategy[Workout]:
    kinds = st.sampled_from([SetKind.WORKING, SetKind.WARMUP])
    one = st.builds(lambda kind, side: a_set(kind=kind, side=side), kinds, st.sampled_from(Side))
    sets = st.lists(one, max_size=4).map(tuple)
    entry = st.builds(
        lambda name, sets: ExerciseEntry(exercise_id=name, name=name.title(), sets=sets),
        st.sampled_from(EXERCISES),
        sets,
    )
    return st.builds(
        lambda id, days, entries: Workout(  # noqa: A006
            id=id, started_at=MONDAY + timedelta(days=days), entries=tuple(entries)
        ),
        st.sampled_from(IDS),
        st.integers(0, 3),
        st.lists(entry, max_size=3),
    )


def tables() -> st.SearchStrategy[Table]:
    """Workouts with different ids under any document ids, in any order."""
    workouts = st.lists(small_workouts(), max_size=4, unique_by=lambda each: each.id)
    keys = st.permutations(["1", "2", "3", "4", "9"])
    return st.builds(
        lambda found, keys: dict(zip(keys, map(encoded, found), strict=False)), workouts, keys
    )


def answers(index: Index) -> object:
    """All that it can be asked."""
    rows = index.rows()
    return (
        rows,
        len(index),
        [index.row(each) for each in IDS],
        [each in index for each in IDS],
        [(index.done(each), index.times_done(each)) for each in EXERCISES],
        [index.document(row) for row in rows],
    )


@given(st.lists(tables(), max_size=6))
def test_after_any_changes_it_is_as_if_built_anew(states: list[Table]) -> None:
    index = Index()
    for state in states:
        index.refresh(state)
        fresh = Index()
        fresh.refresh(state)
        assert answers(index) == answers(fresh)


@given(tables())
def test_it_answers_what_the_documents_say(table: Table) -> None:
    index = Index()
    index.refresh(table)
    documents = [orjson.loads(each) for each in table.values()]
    assert sorted(row.id for row in index.rows()) == sorted(each["id"] for each in documents)
    for row in index.rows():
        assert index.document(row) == orjson.loads(table[row.key])
        assert index.row(row.id) == row
        entries = Workout.model_validate(index.document(row)).entries
        assert row.sets == sum(session.counted(entry.sets) for entry in entries)
    for name in EXERCISES:
        having = {
            each["id"]
            for each in documents
            for entry in each.get("entries", [])
            for logged in entry.get("sets", [])
            if entry["exercise_id"] == name and logged.get("kind", "working") != "warmup"
        }
        assert {row.id for row in index.done(name)} == having
        assert index.times_done(name) == len(having)


@given(tables())
def test_the_newest_come_first_everywhere(table: Table) -> None:
    index = Index()
    index.refresh(table)
    for rows in (index.rows(), *(index.done(each) for each in EXERCISES)):
        starts = [row.started_at for row in rows]
        assert starts == sorted(starts, reverse=True)


def test_two_workouts_that_change_places_are_both_found() -> None:
    first, second = encoded(a_workout(id="a")), encoded(a_workout(id="b"))
    index = Index()
    index.refresh({"1": first, "2": second})
    index.refresh({"1": second, "2": first})
    found = [index.row(each) for each in ("a", "b")]
    assert [row and row.key for row in found] == ["2", "1"]


def test_a_row_says_what_a_list_shows() -> None:
    warmup = a_set(40, 8, kind=SetKind.WARMUP)
    workout = a_workout(
        an_entry("squat", warmup, a_set(), a_set(), name="Squat"),
        an_entry("curl", warmup, name="Curl"),
        title="Legs",
        source={"app": "strong", "key": "7"},
    )
    row = row_of("3", workout.document())
    assert (row.id, row.key, row.title, row.app) == ("w1", "3", "Legs", "strong")
    assert (row.exercise_ids, row.names) == (("squat", "curl"), ("Squat", "Curl"))
    assert row.sets == 2
    assert row.day == date(2026, 11, 16)
    assert row.ended_at == MONDAY + timedelta(hours=1)


def test_an_exercise_of_which_only_warmups_were_done_was_not_done() -> None:
    index = Index()
    warmed = a_workout(an_entry("squat", a_set(40, 8, kind=SetKind.WARMUP)))
    index.refresh({"1": encoded(warmed)})
    assert index.done("squat") == []
    assert index.times_done("squat") == 0
    assert len(index.rows()) == 1
