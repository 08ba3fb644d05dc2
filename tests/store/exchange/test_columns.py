"""Which column of an unknown table is what, guessed before a person says it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ImportFileError, UnknownTableError
from store.exchange import formats
from store.exchange.columns import TARGETS, as_option, beginning, columns_of, guessed, missing
from store.exchange.reading import Options
from tests.builders import texts
from tests.store.exchange.strong_files import VIENNA
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Day,Lift,Kg,Reps", "date=Day,exercise=Lift,weight=Kg,reps=Reps"),
        ("Reps;weight_kg;Exercise Name;DATE", "date=DATE,exercise=Exercise Name,weight=weight_kg"),
        ("Datum,Übung,Gewicht (kg),Wdh.,Notiz", "exercise=Übung,weight=Gewicht (kg),reps=Wdh."),
        ("workoutDate,exerciseName,repCount,Lbs", "date=workoutDate,exercise=exerciseName"),
        ("Fecha,Ejercicio,Peso,Repeticiones,Series", "weight=Peso,reps=Repeticiones"),
        (
            "date,movement,load,sets,reps,rir,Duration (min)",
            "sets=sets,weight=load,reps=reps,seconds=Dur",
        ),
        ("Date,Exercise,Distance (km),Minutes", "seconds=Minutes,distance=Distance (km)"),
        ("Date,Exercise,Miles,Time", "seconds=Time,distance=Miles"),
    ],
)
def test_names_tell(header: str, found: str) -> None:
    assert found in as_option(guessed(f"{header}\n"))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            "A,B,C,D\n3 Mar 2024,Legs,Back Squat,80 kg\n5 Mar 2024,Legs,Bench Press,60.5kg\n",
            {"date": "A", "exercise": "C", "weight": "D"},
        ),
        ("X,Reps\nBench Press,5\nSquat,5\n", {"exercise": "X", "reps": "Reps"}),
        ("Date,Time,Reps\n1.3.2024,18:30,5\n2.3.2024,07:15,5\n", {"time": "Time"}),
        ("Date,Time,Reps\n1.3.2024,1:30,5\n2.3.2024,2:00,5\n", {"seconds": "Time"}),
        ("Day,Lift,Set,Done\n1.3.2024,x,1,5\n1.3.2024,x,2,8\n", {"reps": "Done"}),
        ("Day,Lift,One,Two\n1.3.2024,x,1,5\n1.3.2024,x,2,8\n", {"reps": None}),
        ("No,Reps\n1,5\n20,5\n", {"reps": "Reps"}),
    ],
)
def test_cells_tell_where_names_do_not(rows: str, found: dict[str, str | None]) -> None:
    guess = guessed(rows)
    assert {field: guess.get(field) for field in found} == found


def test_a_column_is_one_thing_at_most() -> None:
    guess = guessed("Date,Day,Exercise,Lift,Weight,Kg,Reps,Rep,Date\n")
    assert sorted(guess.values()) == sorted({*guess.values()})
    assert guess == {"date": "Date", "exercise": "Exercise", "weight": "Weight", "reps": "Reps"}


def test_what_could_not_be_guessed_is_left_to_be_filled_in() -> None:
    guess = guessed("Q,W,Kg\n1,2,3\n")
    assert missing(guess) == ["date", "exercise", "reps"]
    assert as_option(guess) == "date=NAME,exercise=NAME,weight=Kg,reps=NAME"


def test_names_with_a_comma_can_be_typed_as_they_are_proposed(tmp_path: Path) -> None:
    columns = {"date": "Day, local", "exercise": "Lift", "reps": 'So-called "reps"'}
    file = tmp_path / "lifts.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([columns.values(), ["2024-03-05", "Squat", 5]])
    command = ["import", str(file), "--columns", as_option(columns), "--dry-run"]
    result = CliRunner().invoke(main, ["--data", str(tmp_path / "htrack.json"), *command])
    assert (result.exit_code, "1 workout, 1 set" in result.stdout) == (0, True), result.output


def test_the_first_cells_of_each_column() -> None:
    text = "Day;Lift;;Lift;Done\n2024-03-05;Squat;x;y;5\n;Curl;x;y\n"
    assert columns_of(text) == {"Day": ("2024-03-05",), "Lift": ("Squat", "Curl"), "Done": ("5",)}


def test_the_beginning_of_a_table_is_that_table() -> None:
    text = 'Day;Lift;Done\n\n2024-03-05;"Squat;\nlow";5\n2024-03-06;Curl;8\n2024-03-07;x;9\n'
    options = Options(VIENNA, None, {"date": "Day", "exercise": "Lift", "reps": "Done"})
    few = formats.read(beginning(text, 2), options)
    assert few.workouts == formats.read(text, options).workouts[:2]


@pytest.mark.parametrize(
    ("header", "is_offered"),
    [
        ("Day,Lift,Load,Done", True),
        ("Date,Exercise,Category,Reps", True),
        ("Date,Exercise,Category,Effort", False),
        ("Date,Weight,Fat_Percent", False),
        ("Date;Weight", False),
    ],
)
def test_only_what_may_be_sets_is_offered_to_be_mapped(header: str, is_offered: bool) -> None:
    with pytest.raises(ImportFileError) as raised:
        formats.read(f"{header}\n", Options(VIENNA))
    assert isinstance(raised.value, UnknownTableError) is is_offered


@given(st.lists(texts(), max_size=8), st.lists(st.lists(texts(), max_size=8), max_size=5))
def test_any_table_can_be_looked_at(header: list[str], rows: list[list[str]]) -> None:
    text = "\n".join(",".join(row) for row in [header, *rows])
    guess = guessed(text)
    assert guess.keys() <= TARGETS.keys()
    assert {*guess.values()} <= columns_of(text).keys()
