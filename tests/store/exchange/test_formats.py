from __future__ import annotations

from datetime import UTC

import pytest

from store.errors import ImportFileError
from store.exchange import formats, htrack_json
from store.exchange.formats import NAMES
from store.exchange.reading import Options, Reading
from tests.builders import a_workout
from tests.store.exchange.strong_files import ios


def read(text: str, name: str = "auto") -> Reading:
    return formats.read(text, Options(UTC), name)


def test_content_decides() -> None:
    ours = htrack_json.write([a_workout().document()], []).decode()
    assert read(ours).app == "htrack"
    assert read(" \n" + ours).app == "htrack"
    assert read(ios("Squat,1,100,5,0,0,,,")).app == "strong"


def test_a_format_that_is_named_is_not_guessed() -> None:
    with pytest.raises(ImportFileError, match="damaged or cut off at line 1"):
        read(ios("Squat,1,100,5,0,0,,,"), "htrack")
    with pytest.raises(ImportFileError, match="isn't that of an export of Strong"):
        read("{}", "strong")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("title,start_time,exercise_title,set_type\n", "a Hevy export, but columns are missing"),
        ("Date,Exercise,Category,Reps\n", "a FitNotes export, but columns are missing"),
        ("Date,Workout Name,Exercise Name\n", "a Strong export, but columns are missing"),
        ("Date,Time,Measurement,Value,Unit\n", "body tracker, which holds no workouts"),
        ("date,weight_kg,fat_percent,waist\n", "body measurements, which holds no workouts"),
        ("Date,Weight\n2024-01-01,80\n", "body weights, which holds no workouts"),
        ('"Date,Exercise,Weight,Reps,Notes"\n', "each of its rows stands in one cell"),
        ("id,name,reps,weight,created,unit,hidden\n", "a Flexify export; htrack can't read it"),
        ('{"workouts": {"1": {"id": "x"}}}', "data file of htrack"),
        ('{"a": 1}', "JSON, but not an export"),
        ('{"results":[{"repetitions":"10.00","weight_unit":1}]}', "wger"),
        ("<!DOCTYPE html>", "web page"),
        ("<?xml version='1.0'?><HealthData>", "Apple Health"),
        ("Leg day\nSquat\nSet 1: 20 kg × 16\n", "shared as text by Strong"),
        ("a,b,c,d\n1,2,3,4\n", "say which column is what.* Its columns are a, b, c, d"),
        ("hello", "not known; htrack reads exports of Strong, Hevy"),
        ("a," * 200_000, "not known"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, what: str) -> None:
    with pytest.raises(ImportFileError, match=what):
        read(text)


def test_the_line_with_which_spreadsheets_begin_is_passed_over() -> None:
    text = "sep=,\r\n" + ios("Squat,1,100,5,0,0,,,", "Squat,2,x,5,0,0,,,")
    reading = read(text)
    assert [row.line for row in reading.skipped] == [4]
    assert len(reading.workouts) == 1


@pytest.mark.parametrize("name", [each for each in NAMES if each != "csv"])
def test_no_format_takes_a_text_of_another_kind(name: str) -> None:
    with pytest.raises(ImportFileError):
        read("Dear diary,\ntoday I lifted.\n", name)
