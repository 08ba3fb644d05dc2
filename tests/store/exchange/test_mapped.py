"""Any table, with a word on which column is what."""

from __future__ import annotations

import pytest

from store.errors import ImportFileError, UnknownTableError
from store.exchange import formats
from store.exchange.reading import Options, Reading
from tests.store.exchange.plain_counts import sets_of, shape_of
from tests.store.exchange.strong_files import VIENNA

COLUMNS = {"date": "Day", "exercise": "Lift", "weight": "Load", "reps": "Done"}


def mapped(text: str, unit: str | None = "kg", **more: str) -> Reading:
    return formats.read(text, Options(VIENNA, unit, {**COLUMNS, **more}))


def one(load: str, header: str = "Load", **more: str) -> dict[str, object]:
    columns = {"weight": header, **more}
    (done,) = sets_of(mapped(f"Day;Lift;{header};Done\n2024-03-05;Squat;{load};5\n", **columns))
    return {key: value for key, value in done.items() if key != "reps"}


@pytest.mark.parametrize(
    ("cell", "header", "load"),
    [
        ("80", "Load", {"value": 80.0, "unit": "kg"}),
        ("82,5", "Load", {"value": 82.5, "unit": "kg"}),
        ("80", "Load (lb)", {"value": 80.0, "unit": "lb"}),
        ("80 kg", "Load (lb)", {"value": 80.0, "unit": "kg"}),
        ("80lbs", "Load", {"value": 80.0, "unit": "lb"}),
        ("-20", "Load", {"mode": "assisted", "value": 20.0, "unit": "kg"}),
        ("BW", "Load", None),
        ("", "Load", None),
    ],
)
def test_weights_with_their_unit_or_without(
    cell: str, header: str, load: dict[str, object] | None
) -> None:
    assert one(cell, header) == ({"load": load} if load else {})


def test_all_that_a_column_can_hold() -> None:
    text = (
        "Day,At,Name,Lift,Load,U,Sets,Done,Hold,Way,WU,Kind,RIR,SS,Note,Memo\n"
        "5/13/2024,6:30 PM,Legs,Squat,100,lbs,3,5,,,,W,,1,deep,first day\n"
        "5/13/2024,6:30 PM,Legs,Run,,,,,10:00,1.5,km,,2,,,\n"
    )
    more = {
        "time": "At",
        "title": "Name",
        "unit": "U",
        "sets": "Sets",
        "seconds": "Hold",
        "distance": "Way",
        "distance_unit": "WU",
        "kind": "Kind",
        "rir": "RIR",
        "superset": "SS",
        "notes": "Note",
        "workout_notes": "Memo",
    }
    reading = formats.read(text, Options(VIENNA, None, COLUMNS | more))
    (workout,) = reading.workouts
    assert workout["started_at"] == "2024-05-13T18:30:00+02:00"
    assert (workout["title"], workout["note"]) == ("Legs", "first day")
    assert shape_of(reading) == [[("Squat", 3), ("Run", 1)]]
    assert workout["entries"][0]["superset"] == 1
    assert sets_of(reading)[0] == {
        "kind": "warmup",
        "load": {"value": 100.0, "unit": "lb"},
        "reps": 5,
        "note": "deep",
    }
    assert sets_of(reading)[3] == {"seconds": 600.0, "metres": 1500.0, "rpe": 8.0}


def test_days_with_other_titles_are_other_workouts() -> None:
    text = "Day,Lift,Load,Done,W\n2024-03-05,A,1,1,x\n2024-03-05,A,1,1,y\n2024-03-06,A,1,1,x\n"
    assert len(mapped(text, title="W").workouts) == 3
    assert len(mapped(text).workouts) == 2


def test_times_of_sets_are_no_starts_of_workouts() -> None:
    rows = [f"2024-03-05 18:{minute:02}:00,A,1,1" for minute in range(5)]
    (workout,) = mapped("\n".join(["Day,Lift,Load,Done", *rows])).workouts
    assert (workout["started_at"][11:16], workout["ended_at"][11:16]) == ("18:00", "18:04")
    assert [each["logged_at"][14:16] for each in workout["entries"][0]["sets"]] == [
        "00", "01", "02", "03", "04",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "what"),
    [
        ({"day": "Day"}, "'day' is nothing that a column can hold: say date, time, title"),
        ({**COLUMNS, "reps": "Repz"}, "no column 'Repz'; its columns are Day, Lift, Load, Done"),
        ({"date": "Day", "reps": "Done", "title": "Lift"}, "which column is the exercise"),
        ({"date": "Day", "exercise": "Lift"}, "which column is the reps, seconds or distance"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(columns: dict[str, str], what: str) -> None:
    with pytest.raises(ImportFileError, match=what):
        formats.read("Day,Lift,Load,Done\n2024-03-05,A,1,1\n", Options(VIENNA, None, columns))


def test_usual_names_need_no_mapping() -> None:
    text = "Date,Exercise,Weight (lb),Reps\n2024-03-05,Squat,225,5\n"
    reading = formats.read(text, Options(VIENNA), "csv")
    assert reading.unit == "lb"
    with pytest.raises(UnknownTableError, match="--columns"):
        formats.read(text, Options(VIENNA))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Kg", "kg"),
        ("kgs", "kg"),
        ("Kilos", "kg"),
        ("LB", "lb"),
        ("lbs", "lb"),
        ("Pounds", "lb"),
        ("Weight (kg)", "kg"),
        ("weight [lbs]", "lb"),
        ("weight_kg", "kg"),
        ("weightLb", "lb"),
        ("Load in pounds", "lb"),
        ("Weight", ""),
        ("kg or lb", ""),
        ("Backgammon", ""),
    ],
)
def test_a_columns_name_may_say_the_unit_of_its_weights(name: str, unit: str) -> None:
    reading = mapped(f"Day,Lift,{name},Done\n2024-03-05,Squat,81,5\n", None, weight=name)
    assert reading.unit == (unit or "kg")
    told = [each for each in reading.warnings if "called" in each]
    assert told == (
        [f"weights were read as {unit}, as their column is called {name}"] if unit else []
    )
    assert any("names no unit" in each for each in reading.warnings) is not bool(unit)


def test_a_unit_beside_the_weight_counts_more_than_the_columns_name() -> None:
    text = "Day,Lift,Kg,Done\n2024-03-05,Squat,225 lb,5\n"
    reading = mapped(text, None, weight="Kg")
    assert (reading.unit, reading.warnings) == ("lb", ())


@pytest.mark.parametrize(
    ("name", "cell", "seconds"),
    [
        ("Minutes", "2", 120.0),
        ("Duration (min)", "1.5", 90.0),
        ("Duration (min)", "1:30", 90.0),
        ("hours", "1", 3600.0),
        ("Seconds", "45", 45.0),
    ],
)
def test_a_columns_name_may_say_that_it_holds_minutes(name: str, cell: str, seconds: float) -> None:
    reading = mapped(f"Day,Lift,Load,Done,{name}\n2024-03-05,Plank,,,{cell}\n", seconds=name)
    assert sets_of(reading) == [{"seconds": seconds}]


def test_what_must_be_there_is_found_by_its_name_where_only_the_rest_is_said() -> None:
    text = "Date,Exercise,Heavy,Reps,RPE\n2024-03-05,Squat,100,5,8\n"
    reading = formats.read(text, Options(VIENNA, "kg", {"weight": "Heavy"}))
    assert sets_of(reading) == [{"load": {"value": 100.0, "unit": "kg"}, "reps": 5}]


def test_damaged_rows_are_skipped_with_their_line() -> None:
    rows = ["2024-03-05,A,1,1", "soon,A,1,1", "2024-03-05,A,x,1", "2024-03-05,,1,1", "2024-03-05"]
    reading = mapped("\n".join(["Day,Lift,Load,Done", *rows]))
    assert [row.line for row in reading.skipped] == [3, 4, 5, 6]


def test_a_second_time_the_ids_are_the_same() -> None:
    text = "Day,Lift,Load,Done\n5.3.2024,A,1,1\n"
    other = "Lift,Done,Load,Day\nA,1,1,2024-03-05\n"
    assert mapped(text).workouts == mapped(other).workouts
