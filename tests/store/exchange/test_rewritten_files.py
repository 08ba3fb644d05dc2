"""Exports that a spreadsheet has saved again, or a hand has put together, say the same."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

from store.errors import ImportFileError
from store.exchange.decoding import decoded
from tests.store.exchange.plain_counts import read, sets_of

if TYPE_CHECKING:
    from collections.abc import Callable

Table = list[list[str]]

FILES = {
    "strong": (
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
        "Workout Notes,RPE\n"
        '2024-03-05 18:00:00,A,1h 2m,Squat (Barbell),W,62.5,5,0,0,"two\nlines",ok,\n'
        "2024-03-05 18:00:00,A,1h 2m,Squat (Barbell),1,100,5,0,0,,,8.5\n"
        "2024-03-07 18:00:00,B,30m,Running,1,0,0,5.25,1800,,,\n"
    ),
    "strong-android": (
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;"
        "Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n"
        "2024-03-05 18:00:00;A;Squat (Barbell);1;62.5;kg;5;;;;0;;;1h\n"
        "2024-03-05 18:00:00;A;Squat (Barbell);2;137.5;lbs;5;8.5;;;0;;;1h\n"
    ),
    "hevy": (
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,"
        "set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
        'A,"5 Mar 2024, 18:00","5 Mar 2024, 19:00",,Squat,,"two\nlines",0,warmup,62.5,5,,,\n'
        'A,"5 Mar 2024, 18:00","5 Mar 2024, 19:00",,Squat,,"two\nlines",1,normal,100,5,,,8.5\n'
        'B,"7 Mar 2024, 18:00","7 Mar 2024, 19:00",,Run,,,0,normal,,,5.25,1800,\n'
    ),
    "fitnotes": (
        "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
        "2024-03-05,Squat,Legs,62.5,kgs,5,,,,gut\n"
        "2024-03-05,Squat,Legs,137.5,lbs,5,,,,\n"
        "2024-03-07,Run,Cardio,,,,5.25,km,0:30:00,\n"
    ),
    "fitnotes-ios": (
        "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,"
        "Kind\n2024-03-05,Squat,Legs,62.5,,5,,,,,wr\n2024-03-07,Run,Cardio,,,,5.25,km,30:00,,dt\n"
    ),
    "fitbod": (
        "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
        "multiplier\n2024-03-05 18:00:00 +0000,Squat,5,62.5,0.0,0.0,0.0,0.0,true,,1.0\n"
        "2024-03-07 18:00:00 +0000,Run,0,0.0,1800.0,5250.5,1.5,0.0,false,,1.0\n"
    ),
    "stronglifts": (
        "Date (yyyy/mm/dd),Workout,Workout Name,Body Weight (KG),Exercise,Start Time (h:mm),Notes,"
        "Set 1 (Reps),Set 1 (KG),Set 2 (Reps),Set 2 (KG)\n"
        "2024/03/05,1,A,83.5,Squat,6:00 PM,,5,62.5,0,65\n"
        "2024/03/07,2,B,83.5,Row,6:00 PM,ok,5,60,,\n"
    ),
    "liftosaur": (
        "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Completed Reps,Completed RPE,"
        "Completed Weight Value,Completed Weight Unit,Notes\n"
        "2024-03-05T17:00:00.000Z,P,Day 1,Squat,1,5,,62.5,kg,\n"
        "2024-03-05T17:00:00.000Z,P,Day 1,Squat,0,5,8.5,135.5,lb,deep\n"
    ),
    "liftlog": (
        "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes\n"
        "a1,2024-03-05T18:00:00,Squat,62.5,kg,5,5,\na1,2024-03-05T18:05:00,Row,60.5,kg,5,5,\n"
    ),
    "gymbook": (
        "Datum,Plan,Zeit,Übung,Bereich,Primär,Sekundär,Satz / Aufwärmsatz / Abwärmsatz,"
        "Wiederholungen / Zeit,Gewicht / Distanz,Notizen,Übersprungen\n"
        '05.03.24,A,18:00,Kniebeuge,Beine,Q,,Aufwärmsatz,5 Wiederholungen,"62,50 kg",,Nein\n'
        '05.03.24,A,18:05,Kniebeuge,Beine,Q,,Satz,5 Wiederholungen,"80,00 kg",,Nein\n'
    ),
}
BY_NAME = [name for name in FILES if name != "gymbook"]
"""Those whose columns are found wherever they stand."""
NUMBER = re.compile(r"-?\d+\.\d+")


def table_of(name: str) -> Table:
    delimiter = ";" if ";" in FILES[name].split("\n", 1)[0] else ","
    return list(csv.reader(io.StringIO(FILES[name], newline=""), delimiter=delimiter))


def text_of(table: Table, delimiter: str = ",", end: str = "\n") -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator=end).writerows(table)
    return written.getvalue()


def comma(table: Table) -> Table:
    return [[c.replace(".", ",") if NUMBER.fullmatch(c) else c for c in row] for row in table]


def more(table: Table, before: int, behind: int) -> Table:
    """Columns that the app doesn't write, named on the left, unnamed on the right."""
    head = [f"#{n}" for n in range(before)]
    return [[*head, *table[0], *[""] * behind]] + [
        [*["x"] * before, *row, *[""] * behind] for row in table[1:]
    ]


WAYS: dict[str, Callable[[Table], str]] = {
    "semicolon and comma": lambda table: text_of(comma(table), ";"),
    "tab": lambda table: text_of(table, "\t"),
    "decimal comma in quotes": lambda table: text_of(comma(table)),
    "other ends of lines": lambda table: text_of(table, end="\r\n"),
    "no last end of line": lambda table: text_of(table).rstrip("\n"),
    "divider told": lambda table: "sep=;\n" + text_of(table, ";"),
    "capitals": lambda table: text_of([[c.upper() for c in table[0]], *table[1:]]),
    "spaces": lambda table: text_of([[f" {c} " for c in table[0]], *table[1:]]),
    "columns behind": lambda table: text_of(more(table, 0, 3)),
    "columns in front": lambda table: text_of(more(table, 1, 0)),
    "empty rows": lambda table: text_of([*table, *[[""] * len(table[0])] * 3]),
    "rows without a cell": lambda table: text_of([each for row in table for each in (row, [])]),
    "twice in one file": lambda table: text_of(table + table),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", FILES)
def test_it_says_the_same(name: str, way: str) -> None:
    plain, again = read(FILES[name]), read(WAYS[way](table_of(name)))
    assert sets_of(plain)
    assert (again.app, again.workouts) == (plain.app, plain.workouts)
    assert again.skipped == plain.skipped == ()


@pytest.mark.parametrize("name", ["strong", "hevy"])
def test_an_older_export_and_a_newer_one_twice_give_each_workout_once(name: str) -> None:
    table = table_of(name)
    plain, again = read(FILES[name]), read(text_of(table[:3] + table + table))
    assert again.workouts == plain.workouts
    assert list(again.passed_over.values()) == [2]


@pytest.mark.parametrize("name", BY_NAME)
def test_it_says_the_same_with_its_columns_the_other_way_round(name: str) -> None:
    turned = text_of([row[::-1] for row in table_of(name)])
    assert read(turned).workouts == read(FILES[name]).workouts


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", FILES)
def test_it_says_the_same_in_other_bytes(name: str, encoding: str) -> None:
    text, _warnings = decoded(FILES[name].encode(encoding))
    assert read(text).workouts == read(FILES[name]).workouts


@pytest.mark.parametrize("name", FILES)
def test_a_first_line_alone_is_told(name: str) -> None:
    with pytest.raises(ImportFileError, match="but no workouts"):
        read(text_of(table_of(name)[:1]))


def test_two_files_in_one_give_each_workout_once() -> None:
    one = table_of("hevy")
    other = [one[0], *[["C", "9 Mar 2024, 18:00", *row[2:]] for row in one[1:2]], *one[3:]]
    reading = read(text_of(one + other))
    assert [each["title"] for each in reading.workouts] == ["A", "B", "C"]
    assert len(sets_of(reading)) == 4
    assert reading.passed_over == {"first lines of further exports in the same file": 1}
