"""Backups of JEFIT: what is timed, what is counted without a weight, and rows that say it twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.store.exchange.plain_counts import read, sets_of, shape_of

if TYPE_CHECKING:
    from store.exchange.reading import Reading

SET_LOGS = (
    "_id,userid,exercise_log_id,set_index,weight_lbs,reps,calories,distance_mi,speed_mph,laps,"
    "duration,set_type,log_time,TIMESTAMP"
)
LOGS = (
    "USERID,TIMESTAMP,belongSys,logs,_id,record,mydate,eid,ename,day_item_id,belongsession,"
    "logTime,interval_logs,auto_generated"
)
NOTES = "row_id,TIMESTAMP,USERID,_id,eid,belongSys,mynote,title,mydate,logTime"


def backup(
    *logs: str, sets: tuple[str, ...] = (), notes: tuple[str, ...] = (), unit: str = "lbs"
) -> str:
    """A backup; `logs` go from the cell with the sets to the exercise's name."""
    rows = [f'7,"2024-03-05 19:00:00",1,{log},11,900,0,,' for log in logs]
    parts = [
        ("SETTING", ["row_id,USERID,mass", f'1,7," {unit}"']),
        (
            "ROUTINES",
            [
                "row_id,_id,name",
                '1,2,"Two, days"',
                "",
                "row_id,package,_id,name,day",
                "1,2,3,Legs,1",
            ],
        ),
        ("EXERCISE LOGS", [LOGS, *rows]),
        ("EXERCISE SET LOGS", [SET_LOGS, *sets]),
        ("NOTES", [NOTES, *notes]),
    ]
    return "".join(
        f"\n### {name} ################\n\n" + "\n".join(lines) + "\n\n\n" for name, lines in parts
    )


JEFIT_TODAY = backup(
    '"45x10,135x5",9,157.5,2024-03-05,12,Squat',
    '"0x0,0x0,0x0,0x0,0x900",10,0,2024-03-05,318,Bike',
    '"10x20",11,20,2024-03-05,47,"Push Up"',
    sets=("1,7,9,0,45.0,10,,,,,,warmup,1709661600,x", "2,7,9,1,135.0,5,,,,,,default,,x"),
    notes=('1,x,7,1,12,1,"two\nlines",Squat,2024-03-05,0',),
)


def jefit(
    *logs: str, sets: tuple[str, ...] = (), notes: tuple[str, ...] = (), unit: str = "lbs"
) -> Reading:
    return read(backup(*logs, sets=sets, notes=notes, unit=unit))


def the_sets(log: str, *sets: str, unit: str = "lbs") -> list[dict[str, Any]]:
    return sets_of(jefit(log, sets=sets, unit=unit))


def pounds(value: float) -> dict[str, Any]:
    return {"value": value, "unit": "lb"}


def test_five_parts_of_which_the_last_is_the_time_are_one_timed_set() -> None:
    bike = '"0x0,0x0,0x0,0x0,0x1200",1,0,2024-03-05,318,"Stationary Bike"'
    hang = '"0x0,0x0,0x0,0x10,0x15,0x0,0x0,0x0,0x10,0x30",2,0,2024-03-05,358,Hang'
    assert the_sets(bike) == [{"seconds": 1200.0}]
    assert the_sets(hang) == [{"seconds": 15.0}, {"seconds": 30.0}]


@pytest.mark.parametrize(
    ("logs", "record"), [("0x12,0x10,0x10,0x9,0x8", 0), ("0x2,0x5,0x0,0x0,0x2", 5)]
)
def test_five_sets_without_a_weight_are_no_timed_set(logs: str, record: int) -> None:
    sets = the_sets(f'"{logs}",1,{record},2024-03-05,92,"Back Extension"')
    assert [each["reps"] for each in sets] == [
        int(part[2:]) for part in logs.split(",") if part != "0x0"
    ]
    assert not any("load" in each for each in sets)


def test_a_weight_that_the_app_has_filled_in_is_left_out_and_told() -> None:
    push_up = '"10x20,10x12",1,20,2024-03-05,47,"Push Up"'
    assert the_sets(push_up) == [{"reps": 20}, {"reps": 12}]
    assert "10 where the app counts reps only" in jefit(push_up).warnings[0]
    dips = '"0.1x7,0.1x5",1,0.12,2024-03-05,1261,Dips'
    assert the_sets(dips) == [{"reps": 7}, {"reps": 5}]


def test_a_weight_that_was_lifted_stays() -> None:
    curl = '"15x30,20x10",1,30,2024-03-05,112,Curl'
    assert [each["load"] for each in the_sets(curl)] == [pounds(15.0), pounds(20.0)]


def test_rows_beside_a_log_do_not_double_its_sets_but_say_kind_and_time() -> None:
    sets = the_sets(
        '"45x10,135x5",9,157.5,2024-03-05,12,"Barbell Squat"',
        "1,7,9,0,45.0000,10,,,,,,warmup,1709661600,x",
        "2,7,9,1,135.0000,5,,,,,,default,1709661900,x",
    )
    assert sets == [
        {
            "kind": "warmup",
            "load": pounds(45.0),
            "reps": 10,
            "logged_at": "2024-03-05T19:00:00+01:00",
        },
        {"load": pounds(135.0), "reps": 5, "logged_at": "2024-03-05T19:05:00+01:00"},
    ]


def test_rows_beside_a_log_know_times_and_distances_better() -> None:
    sets = the_sets(
        '"0x0,0x150,0x6,0x0,0x1800",9,0,2024-03-05,321,Run',
        "1,7,9,0,,,150,2.5,6,,1800,default,,x",
    )
    assert sets == [{"seconds": 1800.0, "metres": 4023.36}]


def test_rows_stand_in_for_a_log_that_is_empty() -> None:
    row = "1,7,9,0,100.0000,5,,,,,,default,,x"
    assert the_sets(',9,0,2024-03-05,12,"Squat"', row) == [{"load": pounds(100.0), "reps": 5}]


def test_kilograms_that_the_app_has_taken_through_pounds() -> None:
    sets = the_sets(
        '"64.9998x5,31.9998x8",9,75.83,2024-03-05,8,Press',
        "1,7,9,0,143.2999,5,0,0,0,0,0,,,x",
        "2,7,9,1,70.5479,8,0,0,0,0,0,,,x",
        unit="kg",
    )
    assert [each["load"] for each in sets] == [
        {"value": 65.0, "unit": "kg"},
        {"value": 32.0, "unit": "kg"},
    ]


def test_notes_come_to_their_exercise_and_day_even_over_two_lines() -> None:
    reading = jefit(
        '60x10,1,80,2024-03-05,2,"Bench Press"',
        notes=(
            '1,x,7,1,2,1,"bottom pin 1\ntop pin 2","Bench Press",2024-03-05,0',
            '2,x,7,2,2,1,"elsewhere",,2024-03-09,0',
        ),
    )
    (workout,) = reading.workouts
    assert workout["entries"][0]["note"] == "bottom pin 1\ntop pin 2"
    assert reading.passed_over == {"notes on exercises of which nothing was logged that day": 1}


def test_a_quote_that_is_never_closed_costs_its_own_row_only() -> None:
    reading = jefit(
        '60x10,1,80,2024-03-05,2,"Bench Press',
        '70x10,2,93.33,2024-03-05,3,"Row"',
        "80x10,3,106.66,2024-03-05,12,Squat",
    )
    assert [name for name, _sets in shape_of(reading)[0]][-1] == "Squat"
    assert reading.skipped


def test_what_no_set_is_stays_on_its_line() -> None:
    reading = jefit('"60x10,60x2.5,60xten",1,80,2024-03-05,2,Bench', "60x5,2,70,2024-03-05,3,Row")
    assert [(each.line, each.reason) for each in reading.skipped] == [
        (22, "'60xten' is not a set like 60x10"),
        (22, "'2.5' is not a number of reps"),
    ]
    assert len(sets_of(reading)) == 2


def test_two_backups_in_one_file_do_not_double_anything() -> None:
    once, twice = read(JEFIT_TODAY), read(JEFIT_TODAY + JEFIT_TODAY)
    assert shape_of(twice) == shape_of(once)
    assert twice.workouts == once.workouts
    assert twice.passed_over["logs that are in the file before"] == 3


def test_a_log_under_another_header_is_left_out() -> None:
    reading = read(f"{JEFIT_TODAY}\n### EXERCISE LOGS ###\n_id,name\n5,Squat\n")
    assert reading.workouts == read(JEFIT_TODAY).workouts
    assert [row.reason for row in reading.skipped] == [
        "it stands under a header without logs and ename"
    ]


def test_lines_of_blanks_are_no_rows() -> None:
    reading = read(JEFIT_TODAY.replace("\n\n", "\n  \n"))
    assert reading.workouts == read(JEFIT_TODAY).workouts
    assert not reading.skipped


@pytest.mark.parametrize("logged", ["1709661600", "1709661600000"])
def test_a_session_without_a_start_begins_when_its_first_log_was_written(logged: str) -> None:
    reading = read(JEFIT_TODAY.replace(",900,0,,", f",900,{logged},,"))
    assert reading.workouts[0]["started_at"] == "2024-03-05T19:00:00+01:00"
