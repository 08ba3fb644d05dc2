from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from store.exchange.csv_table import COLUMNS, write
from store.exchange.formulas import guarded, unguarded
from store.models import LoadMode, Workout
from tests.builders import a_set, a_workout, an_entry, histories, kg, lb, texts


def table(*workouts: Workout) -> list[dict[str, str]]:
    text = "".join(write([workout.document() for workout in workouts]))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def shown(text: str) -> str:
    """No file of text may hold what ends a text in C."""
    return text.replace("\0", "\N{SYMBOL FOR NULL}")


@given(texts())
def test_guarding_a_text_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(texts())
def test_no_guarded_cell_begins_like_a_formula(text: str) -> None:
    cell = guarded(text)
    assert cell.startswith("'") or cell.lstrip()[:1] not in tuple("=+-@＝＋－＠")
    assert cell[:1] not in ("\t", "\r")


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@a", "\t1", "\r1", "  =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "＝1"],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["Squat", "don't", "'tis", "3-1-1", "a=b", "", "深蹲"])
def test_other_text_stands_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(histories())
def test_a_row_for_every_set(history: list[Workout]) -> None:
    rows = table(*history)
    of_sets = [row for row in rows if row["set"]]
    assert len(of_sets) == sum(len(workout.sets) for workout in history)
    assert all(len(row) == len(COLUMNS) and None not in row for row in rows)


@given(histories())
def test_texts_come_back_from_the_table(history: list[Workout]) -> None:
    rows = iter([row for row in table(*history) if row["set"]])
    for workout in history:
        for entry in workout.entries:
            for done in entry.sets:
                row = next(rows)
                assert unguarded(row["workout"]) == shown(workout.title)
                assert unguarded(row["exercise"]) == shown(entry.name)
                assert unguarded(row["set_note"]) == shown(done.note)
                assert row["reps"] == ("" if done.reps is None else str(done.reps))


def test_weights_are_as_they_were_typed() -> None:
    sets = (
        a_set(load=kg(82.5)),
        a_set(load=lb(225)),
        a_set(load=kg(20, LoadMode.ASSISTED)),
        a_set(None),
    )
    rows = table(a_workout(an_entry("x", *sets)))
    assert [(row["load"], row["weight"], row["unit"]) for row in rows] == [
        ("external", "82.5", "kg"),
        ("external", "225", "lb"),
        ("assisted", "20", "kg"),
        ("", "", ""),
    ]


def test_the_date_is_the_local_day_of_the_start() -> None:
    late = a_workout(started_at="2026-11-16T23:30:00-05:00", ended_at=None)
    assert [row["date"] for row in table(late)] == ["2026-11-16"]


def test_an_exercise_done_twice_is_two_blocks_with_sets_from_one() -> None:
    squat = an_entry("squat-back", a_set(), a_set())
    rows = table(a_workout(squat, an_entry("plank"), squat))
    assert [(row["block"], row["set"]) for row in rows] == [
        ("1", "1"), ("1", "2"), ("2", "1"), ("3", "1"), ("3", "2"),
    ]  # fmt: skip


def test_long_histories_come_in_pieces() -> None:
    documents = [a_workout(id=str(each)).document() for each in range(5000)]
    pieces = list(write(documents))
    assert len(pieces) > 2
    assert len(list(csv.reader(io.StringIO("".join(pieces))))) == 5001
