"""The book of records: whatever has happened, as if it had been written just now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import orjson
from hypothesis import given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from catalog.library import Catalog
from store.models import ExerciseEntry, Workout
from store.review.book import Book
from store.review.facts import facts_of
from store.review.index import Index
from store.review.maxima import rep_maxima
from store.review.progress import points
from store.review.records import Kind
from store.review.strength import Formula
from store.review.totals import weeks
from tests.builders import MONDAY, a_set, histories
from tests.store.review.deeds import KG, body, done, lift, on, weighing

if TYPE_CHECKING:
    from store.review.facts import EntryFacts
    from store.review.figures import Yardstick

IDS = ("a", "b", "c", "d")
CATALOG = Catalog.builtin()
sets = st.builds(a_set, st.integers(10, 14).map(lambda n: n * 5), st.integers(3, 8))
entries = st.builds(
    lambda name, sets: ExerciseEntry(exercise_id=name, name=name, sets=tuple(sets)),
    st.sampled_from(["squat-back", "rdl-barbell", "own"]),
    st.lists(sets, min_size=1, max_size=3),
)
workouts = st.builds(
    lambda id, day, entries: Workout(  # noqa: A006
        id=id, started_at=MONDAY + timedelta(days=day), entries=tuple(entries)
    ),
    st.sampled_from(IDS),
    st.integers(0, 9),
    st.lists(entries, min_size=1, max_size=2),
)
tables = st.lists(workouts, max_size=4, unique_by=lambda each: each.id).map(
    lambda found: {each.id: orjson.dumps(each.document()) for each in found}
)


def facts_in(index: Index) -> list[EntryFacts]:
    return [entry for row in index.rows() for entry in index.facts(row)]


def book_of(facts: list[EntryFacts], yardstick: Yardstick = KG) -> Book:
    book = Book()
    book.refresh(facts, CATALOG, yardstick)
    return book


def answers(book: Book) -> object:
    return (
        book.all(),
        book.count(),
        [book.of_workout(each) for each in IDS],
        [book.of_exercise(each) for each in ("squat-back", "rdl-barbell", "own", "none")],
    )


@given(st.lists(st.tuples(tables, st.booleans()), min_size=1, max_size=5))
def test_after_any_edits_it_is_as_if_made_anew(states: list[tuple[dict[str, bytes], bool]]) -> None:
    book, index, kept = Book(), Index(), dict[str, bytes]()
    for table, asked in states:
        # What has not changed is the same bytes, as the storage hands them out.
        kept = {key: kept[key] if kept.get(key) == raw else raw for key, raw in table.items()}
        index.refresh(kept)
        book.refresh(facts_in(index), CATALOG, KG)
        if asked:
            fresh = Index()
            fresh.refresh(table)
            assert answers(book) == answers(book_of(facts_in(fresh)))
    fresh = Index()
    fresh.refresh(states[-1][0])
    assert answers(book) == answers(book_of(facts_in(fresh)))


@given(tables, st.permutations(["1", "2", "3", "4"]))
def test_the_order_of_import_does_not_matter(table: dict[str, bytes], keys: list[str]) -> None:
    one, other = Index(), Index()
    one.refresh(table)
    other.refresh(dict(zip(keys, table.values(), strict=False)))
    assert answers(book_of(facts_in(one))) == answers(book_of(facts_in(other)))


def test_only_what_changed_is_gone_through_again() -> None:
    squats = [done(1, lift(105, 5)), done(0, lift(100, 5))]
    curl = done(0, lift(40, 8), exercise_id="curl-barbell")
    book = book_of([*squats, curl])
    before = book.of_exercise("squat-back")
    book.refresh([*squats, curl, done(2, lift(45, 8), exercise_id="curl-barbell")], CATALOG, KG)
    assert book.of_exercise("squat-back") is before
    assert [each.kind for each in book.of_exercise("curl-barbell")] == [
        Kind.HEAVIEST,
        Kind.E1RM,
        Kind.VOLUME,
    ]


def test_it_works_exercise_by_exercise() -> None:
    book = book_of([done(0, lift(1, 1), exercise_id=each) for each in IDS])
    assert [book.work() for _ in range(5)] == [True, True, True, False, False]


def test_a_set_that_is_mended_gives_the_record_back() -> None:
    first, slip = done(0, lift(100, 5)), done(7, lift(1050, 5))
    later = done(14, lift(110, 5))
    book = book_of([later, slip, first])
    assert [each.day for each in book.all()] == [on(7)] * 3
    book.refresh([later, done(7, lift(105, 5)), first], CATALOG, KG)
    assert {each.day for each in book.all()} == {on(7), on(14)}


def test_records_are_counted_by_day() -> None:
    book = book_of([done(day, lift(100 + day, 1)) for day in (0, 5, 10)])
    one_day = 3
    assert book.count() == 2 * one_day
    assert book.count(since=on(6)) == one_day
    assert book.count(until=on(5)) == one_day
    assert book.count(since=on(6), until=on(9)) == 0


def test_what_the_scales_say_matters_to_what_moves_the_body() -> None:
    pull_ups = [done(day, body(reps), exercise_id="pull-up") for day, reps in ((0, 8), (1, 9))]
    curls = [done(day, lift(40 + day, 5), exercise_id="curl-barbell") for day in (0, 5)]
    book = book_of([*pull_ups, *curls])
    before = book.of_exercise("curl-barbell")
    assert [each.kind for each in book.of_exercise("pull-up")] == [Kind.REPS]
    book.refresh([*pull_ups, *curls], CATALOG, weighing(80))
    assert {each.kind for each in book.of_exercise("pull-up")} == {
        Kind.E1RM,
        Kind.REPS,
        Kind.VOLUME,
    }
    assert book.of_exercise("curl-barbell") is before
    book.refresh([*pull_ups, *curls], CATALOG, replace(KG, formula=Formula.BRZYCKI))
    assert book.of_exercise("curl-barbell")[1].value == 45 * 36 / 32


@given(histories(), st.sampled_from(["squat-back", "plank", "dip-assisted", "row-band", "own"]))
def test_whatever_can_be_logged_can_be_looked_at(history: list[Workout], lift_id: str) -> None:
    facts = [
        entry._replace(exercise_id=lift_id)
        for workout in history
        for entry in facts_of(workout.started_at, workout.document())
    ]
    exercise = CATALOG.get(lift_id) or Exercise(lift_id, lift_id)
    book, drawn = book_of(facts, weighing(80)), points(exercise, facts, weighing(80))
    assert [each.workout_id for each in book.all() if each.was.workout_id == each.workout_id] == []
    assert sum(len(each.records) for each in drawn) == book.count()
    assert sum(each.sets for each in drawn) == sum(each.sets for each in weeks(facts, "kg", on(0)))
    assert len(rep_maxima(exercise, facts, KG)) in {0, 12}
