"""What is typed over the list: days, filters, words; and that no key waits for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.library import Catalog
from catalog.muscle import MuscleGroup
from store.days import read_day
from store.errors import UsageError
from store.journal import Journal
from store.models import Source
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tui.days import Span, read_span
from tui.history_asks import span_words
from tui.history_query import Query, parse
from tui.past import Past

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 20)
HERE = timezone(timedelta(hours=1))


# Days


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        (" Yesterday ", date(2026, 11, 19)),
        ("tomorrow", date(2026, 11, 21)),
        ("fri", TODAY),
        ("Saturday", date(2026, 11, 14)),
        ("2026-02-01", date(2026, 2, 1)),
        ("13 nov", date(2026, 11, 13)),
        ("13. November", date(2026, 11, 13)),
        ("24 dec", date(2025, 12, 24)),
        ("24 dec 2019", date(2019, 12, 24)),
        ("29 feb", date(2024, 2, 29)),
    ],
)
def test_a_day_is_the_last_of_its_name(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["", "x", "2026-02-30", "30 feb", "31 nov 2026", "1 foo", "13", "２０２６-01-01", "m" * 999],
)
def test_what_is_no_day_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(UsageError, match=r"Write a day like|no such day"):
        read_day(typed, TODAY)


WAS = Span(datetime(2026, 11, 13, 18, 30, tzinfo=HERE), datetime(2026, 11, 13, 19, 25, tzinfo=HERE))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-11-12 17:00-18:10", "Thursday 12 Nov 2026 · 17:00–18:10 · 1 h 10 min"),
        ("17:00", "Friday 13 Nov 2026 · 17:00–17:55 · 55 min"),
        ("yesterday", "Thursday 19 Nov 2026 · 18:30–19:25 · 55 min"),
        ("yesterday 7.15", "Thursday 19 Nov 2026 · 07:15–08:10 · 55 min"),
        ("18:30 40 min", "Friday 13 Nov 2026 · 18:30–19:10 · 40 min"),
        ("18:30 1h", "Friday 13 Nov 2026 · 18:30–19:30 · 1 h 0 min"),
        ("mon 18:30 1 h 5 min", "Monday 16 Nov 2026 · 18:30–19:35 · 1 h 5 min"),
        ("23:30–00:20", "Friday 13 Nov 2026 · 23:30–00:20 · 50 min"),
    ],
)
def test_a_time_in_a_line(typed: str, words: str) -> None:
    assert span_words(read_span(typed, WAS, HERE, TODAY)) == words


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "25:00",
        "18:70",
        "18:30-25:00",
        "18:30 x",
        "18:30-19:00 20 min",
        "foo 18:30",
        "9999-12-31 23:30-04:00",
        "0001-01-01 00:10",
    ],
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read_span(typed, WAS, HERE, TODAY)


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("2026-10-24 23:30-04:00", "2026-10-25T04:00:00+01:00"),
        ("2026-03-28 10:00-09:00", "2026-03-29T09:00:00+02:00"),
        ("2026-10-24 23:30-23:45", "2026-10-24T23:45:00+02:00"),
    ],
)
def test_an_end_on_the_next_day_is_by_the_clock_on_the_wall(typed: str, end: str) -> None:
    span = read_span(typed, WAS, ZoneInfo("Europe/Berlin"), TODAY)
    assert span.end is not None
    assert span.end.isoformat() == end


def test_without_an_end_there_is_still_none() -> None:
    assert read_span("17:00", Span(WAS.start, None), HERE, TODAY).end is None


# Filters


def test_words_and_filters_are_told_apart() -> None:
    query = parse("Lower muscle:ham B from:2026-10 to:2026-11 app:Strong is:rec", TODAY)
    assert query == Query(
        typed="lower b",
        muscles=frozenset({MuscleGroup.HAMSTRINGS}),
        first=date(2026, 10, 1),
        last=date(2026, 11, 30),
        app="strong",
        marks=frozenset({"record"}),
    )
    assert query.understood() == (
        "hamstrings · since 1 Oct 2026 · until 30 Nov 2026 · from strong · with a record"
    )


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("from:2025", date(2025, 1, 1), date.max),
        ("until:2024-02", date.min, date(2024, 2, 29)),
        ("on:fri", TODAY, TODAY),
        ("on:2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("from:yesterday", date(2026, 11, 19), date.max),
    ],
)
def test_a_range_of_days(typed: str, first: date, last: date) -> None:
    query = parse(typed, TODAY)
    assert (query.first, query.last) == (first, last)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("muscle:foo", "muscle: no muscle group is called “foo”"),
        ("from:20x6", "from: Write a day like"),
        ("to:2026-13", "to: there is no such month as 2026-13"),
        ("is:odd", "is: write is:record, is:import or is:note"),
        ("from:0000", "from: there is no such month as 0000"),
    ],
)
def test_what_makes_no_sense_is_said_and_asks_for_nothing(typed: str, wrong: str) -> None:
    query = parse(typed, TODAY)
    assert query.wrong[0].startswith(wrong)
    assert query == Query(wrong=query.wrong)


@pytest.mark.parametrize("typed", ["muscle:", "from:", "note:", "is:", 'title:"'])
def test_what_is_not_finished_asks_for_nothing(typed: str) -> None:
    assert parse(typed, TODAY) == Query()


def test_words_with_a_colon_that_are_no_filter_are_words() -> None:
    assert parse("foo:bar 7:30", TODAY) == Query(typed="foo bar 7 30")


def test_a_filter_may_have_words_in_quotes() -> None:
    assert parse('note:"left knee" x', TODAY) == Query(note="left knee", typed="x")


@given(st.text(max_size=300))
def test_whatever_is_typed_is_understood_somehow(typed: str) -> None:
    assert isinstance(parse(typed, TODAY).understood(), str)


# Finding

RDL = an_entry("rdl-barbell", a_set(note="left knee"), name="Romanian Deadlift (Barbell)")
SQUAT = an_entry("squat-back", name="Squat (Barbell)", note="new shoes")
BENCH = an_entry("bench-press", name="Bench Press (Barbell)")
HISTORY = [
    a_workout(RDL, id="rdl", title="Lower B", started_at=MONDAY),
    a_workout(SQUAT, id="squat", title="Lower A", started_at=MONDAY - timedelta(days=40)),
    a_workout(
        BENCH,
        id="bench",
        note="Slept badly.",
        source=Source(app="Strong", key="1"),
        started_at=MONDAY - timedelta(days=400),
    ),
]


@pytest.fixture
def past(tmp_path: Path) -> Past:
    journal = Journal(tmp_path / "htrack.json")
    journal.add_workouts([each.document() for each in HISTORY], [], "imported")
    return Past(
        journal.rows(),
        journal.catalog(),
        journal.unit(),
        TODAY,
        journal.notes(),
        frozenset({"squat"}),
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["rdl", "squat", "bench"]),
        ("muscle:ham", ["rdl"]),
        ("muscle:quad muscle:chest", ["squat", "bench"]),
        ("exercise:rdl", ["rdl"]),
        ("ex:barbell lower", ["rdl", "squat"]),
        ("muscle:ham exercise:squat", []),
        ("title:lower", ["rdl", "squat"]),
        ("title:barbell", []),
        ("note:shoes", ["squat"]),
        ("note:LEFT", ["rdl"]),
        ("slept", ["bench"]),
        ("knee", ["rdl"]),
        ("from:2026", ["rdl", "squat"]),
        ("from:2026 to:2026-10", ["squat"]),
        ("on:mon", ["rdl"]),
        ("app:strong", ["bench"]),
        ("source:hevy", []),
        ("is:import", ["bench"]),
        ("is:note", ["rdl", "squat", "bench"]),
        ("is:record", ["squat"]),
        ("is:record is:import", []),
        ("muscle:foo", ["rdl", "squat", "bench"]),
    ],
)
def test_words_and_filters_find(past: Past, typed: str, found: list[str]) -> None:
    assert [row.id for row in past.find(typed)] == found


def test_the_nearest_workout_of_a_day(past: Past) -> None:
    def nearest(day: date) -> str | None:
        row = past.nearest(day)
        return None if row is None else row.id

    assert nearest(date(2026, 11, 17)) == "rdl"
    assert nearest(date(2026, 10, 1)) == "squat"
    assert nearest(date(1950, 1, 1)) == "bench"
    assert Past([], Catalog.builtin(), past.unit, TODAY).nearest(TODAY) is None


# Notes


def test_notes_are_those_of_workout_exercises_and_sets(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "htrack.json")
    entry = an_entry("squat-back", a_set(note="three"), note="two")
    noted = a_workout(entry, id="noted", note="one")
    journal.add_workouts([noted.document(), a_workout(id="silent").document()], [], "imported")
    assert journal.notes() == {"noted": "one\ntwo\nthree"}


def test_notes_stay_the_same_object_until_one_changes(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "htrack.json")
    journal.add_workouts([each.document() for each in HISTORY], [], "imported")
    before = journal.notes()
    journal.bench("rdl").rename("Push")
    assert journal.notes() is before
    journal.bench("rdl").annotate("tired")
    assert journal.notes()["rdl"] == "tired\nleft knee"
    journal.delete_workout("rdl")
    assert "rdl" not in journal.notes()
