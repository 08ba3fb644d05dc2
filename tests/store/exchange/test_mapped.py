"""Any table, with a word on which column is what."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_notes_have_their_lines_as_they_are_stored() -> None:
    text = 'Day,Lift,Load,Done,Note,Memo\n2024-03-05,A,1,1,"a\r\nb","c\r\nd"\n'
    reading = mapped(text, notes="Note", workout_notes="Memo")
    assert (sets_of(reading)[0]["note"], reading.workouts[0]["note"]) == ("a\nb", "c\nd")


@pytest.mark.parametrize(
    ("rpe", "rir", "effort", "warning"),
    [
        ("8", "1", 8.0, ""),
        ("", "1.5", 8.5, ""),
        ("", "12", None, "RIR '12' can't be right"),
        ("11", "", None, "RPE '11' is off the scale"),
    ],
)
def test_an_effort_is_the_rpe_or_of_the_reps_in_reserve(
    rpe: str, rir: str, effort: float | None, warning: str
) -> None:
    text = f"Day,Lift,Load,Done,E,R\n2024-03-05,A,1,1,{rpe},{rir}\n"
    reading = mapped(text, rpe="E", rir="R")
    assert sets_of(reading)[0].get("rpe") == effort
    assert "; ".join(reading.warnings).startswith(warning)


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


TIMES = ["18:02", "18:05", "18:20"]


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Date,Exercise,Weight,Reps,Time", "2026-01-01,A,1,1,{}"),
        ("Date,Exercise,Weight,Reps", "2026-01-01 {},A,1,1"),
    ],
)
def test_times_of_sets_may_stand_in_a_column_of_their_own(header: str, day: str) -> None:
    columns = {"time": "Time"} if "Time" in header else {}
    text = "\n".join([header, *map(day.format, TIMES)])
    reading = formats.read(text, Options(VIENNA, "kg", columns), "csv")
    (workout,) = reading.workouts
    assert (workout["started_at"][11:16], workout["ended_at"][11:16]) == ("18:02", "18:20")
    assert [each["logged_at"][11:16] for each in sets_of(reading)] == TIMES


def test_starts_of_workouts_in_a_column_of_their_own_divide_a_day() -> None:
    rows = [f"2026-01-01,{time},A,1,1" for time in ("07:00", "18:00") for _set in range(3)]
    reading = mapped("\n".join(["Day,At,Lift,Load,Done", *rows]), time="At")
    assert [each["started_at"][11:16] for each in reading.workouts] == ["07:00", "18:00"]
    assert len(sets_of(reading)) == 6


def test_what_is_no_time_leaves_the_day() -> None:
    rows = ["2026-01-01,evening,A,1,1", "2026-01-01,,A,1,1", "2026-01-01,late,A,1,1"]
    (workout,) = mapped("\n".join(["Day,At,Lift,Load,Done", *rows]), time="At").workouts
    assert len(workout["entries"][0]["sets"]) == 3


@pytest.mark.parametrize(
    ("columns", "what"),
    [
        ({"day": "Day"}, "'day' is nothing that a column can hold: say date, time, title"),
        ({**COLUMNS, "reps": "Repz"}, "no column 'Repz'; its columns are Day, Lift, Load, Done"),
        ({"date": "Day", "reps": "Done", "title": "Lift"}, "which column is the exercise"),
        ({"date": "Day", "exercise": "Lift"}, "which column is the reps, seconds or distance"),
        ({**COLUMNS, "title": "day"}, "its column 'day' can't be both the date and the title"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(columns: dict[str, str], what: str) -> None:
    with pytest.raises(ImportFileError, match=what):
        formats.read("Day,Lift,Load,Done\n2024-03-05,A,1,1\n", Options(VIENNA, None, columns))


NAMES = st.sampled_from(["Day", "Lift", "Done", "day", "Broken\nName", "Repz"])


@given(
    st.fixed_dictionaries(
        {"date": NAMES, "exercise": NAMES, "reps": NAMES},
        optional={"title": NAMES, "seconds": NAMES, "time": NAMES, "x": NAMES},
    )
)
def test_a_mapping_is_read_or_refused(columns: dict[str, str]) -> None:
    text = 'Lift,Load,Done,Day,Day,"Broken\nName"\nA,1,1,2024-03-05,x,2\n'
    with suppress(ImportFileError):
        formats.read(text, Options(VIENNA, None, columns), "csv")


def test_a_column_may_have_a_line_break_in_its_name() -> None:
    reading = mapped('Lift,Load,Done,"Day,\nlocal"\nA,1,1,2024-03-05\n', date="Day, local")
    assert reading.workouts[0]["started_at"].startswith("2024-03-05")


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
        ("Duration (min)", "45 s", 45.0),
        ("Minutes", "30s", 30.0),
        ("Minutes", "45 min", 2700.0),
        ("Minutes", "1h 30m", 5400.0),
        ("hours", "1 h", 3600.0),
        ("Seconds", "2 min", 120.0),
    ],
)
def test_a_columns_name_may_say_that_it_holds_minutes(name: str, cell: str, seconds: float) -> None:
    reading = mapped(f"Day,Lift,Load,Done,{name}\n2024-03-05,Plank,,,{cell}\n", seconds=name)
    assert sets_of(reading) == [{"seconds": seconds}]


@pytest.mark.parametrize("said", [{"weight": "Heavy"}, {"date": "Day", "weight": "Heavy"}])
def test_where_only_a_part_is_said_the_rest_is_found_by_its_name(said: dict[str, str]) -> None:
    day = said.get("date", "Date")
    text = f"{day},Exercise,Heavy,Reps,RPE,Weather\n2024-03-05,Squat,100,5,8,wet\n"
    reading = formats.read(text, Options(VIENNA, "kg", said))
    assert sets_of(reading) == [{"load": {"value": 100.0, "unit": "kg"}, "reps": 5, "rpe": 8.0}]
    assert [each for each in reading.warnings if "not read" in each] == [
        "1 column is not read: Weather"
    ]


def test_a_whole_mapping_is_taken_as_it_is_said_and_what_it_leaves_out_is_told() -> None:
    text = "Day,Lift,Done,Weight (kg),RPE\n2024-03-05,Squat,5,100,8\n"
    reading = mapped(text, weight="Weight (kg)")
    assert sets_of(reading) == [{"load": {"value": 100.0, "unit": "kg"}, "reps": 5}]
    assert "1 column is not read: RPE" in reading.warnings


def test_of_many_columns_some_are_named_and_the_rest_counted() -> None:
    text = ",".join(["Day", "Lift", "Load", "Done", *(f"c{n}" for n in range(50))]) + "\n"
    reading = mapped(text + "2024-03-05,Squat,100,5" + ",x" * 50 + "\n")
    (told,) = [each for each in reading.warnings if "not read" in each]
    assert told.startswith("50 columns are not read: c0, c1, ")
    assert told.endswith(" and 30 more")


def test_damaged_rows_are_skipped_with_their_line() -> None:
    rows = ["2024-03-05,A,1,1", "soon,A,1,1", "2024-03-05,A,x,1", "2024-03-05,,1,1", "2024-03-05"]
    reading = mapped("\n".join(["Day,Lift,Load,Done", *rows]))
    assert [row.line for row in reading.skipped] == [3, 4, 5, 6]


def test_a_second_time_the_ids_are_the_same() -> None:
    text = "Day,Lift,Load,Done\n5.3.2024,A,1,1\n"
    other = "Lift,Done,Load,Day\nA,1,1,2024-03-05\n"
    assert mapped(text).workouts == mapped(other).workouts
