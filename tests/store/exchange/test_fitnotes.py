from __future__ import annotations

import pytest

from tests.store.exchange.plain_counts import read, sets_of, shape_of

OLD = "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time"
NEW = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment"
IOS = (
    "Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,Status,"
    "IsWarmup,RPE,RIR,Categories,Note"
)
IOS_DAYS = (
    "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind"
)


def text(header: str, *rows: str) -> str:
    return "\n".join([header, *rows])


def test_a_day_is_a_workout_at_noon() -> None:
    reading = read(
        text(
            OLD,
            "2024-03-05,Squat,Legs,100.0,5,,,",
            "2024-03-05,Squat,Legs,100.0,5,,,",
            "2024-07-06,Bench,Chest,60.0,5,,,",
        )
    )
    assert [each["started_at"] for each in reading.workouts] == [
        "2024-03-05T12:00:00+01:00",
        "2024-07-06T12:00:00+02:00",
    ]
    assert shape_of(reading) == [[("Squat", 2)], [("Bench", 1)]]
    assert reading.workouts[0]["source"] == {"app": "fitnotes", "key": "2024-03-05"}
    assert reading.unit == "kg"


def test_units_of_header_and_row() -> None:
    pounds = OLD.replace("(kgs)", "(lbs)")
    assert read(text(pounds, "2024-03-05,Squat,Legs,225.0,5,,,")).unit == "lb"
    both = text(NEW, '2024-03-05,A,Legs,50.0,kgs,5,,,,""', '2024-03-05,A,Legs,50.0,lbs,5,,,,""')
    assert read(both).unit == "kg and lb"


def test_a_circuit_is_one_entry_an_exercise() -> None:
    rows = ["2024-03-05,Curl,Biceps,10.0,8,,,", "2024-03-05,Dip,Triceps,0.0,8,,,"] * 3
    assert shape_of(read(text(OLD, *rows))) == [[("Curl", 3), ("Dip", 3)]]


@pytest.mark.parametrize(
    ("row", "name", "note"),
    [
        ('2024-03-05,Row, One Arm,Back,50.0,kgs,8,,,,""', "Row, One Arm", ""),
        ('2024-03-05,Row, One Arm, Slow,Back,50.0,kgs,8,,,,"a, b"', "Row, One Arm, Slow", "a, b"),
        ('2024-03-05,Run,Cardio, Outdoor,,,,2.0,km,0:12:00,""', "Run", ""),
        ("2024-03-05,Row,Back,50.0,kgs,8,,,,slow, heavy", "Row", "slow, heavy"),
        ('2024-03-05,"Row, One Arm",Back,50.0,kgs,8,,,,""', "Row, One Arm", ""),
    ],
)
def test_names_with_commas_that_nobody_quoted(row: str, name: str, note: str) -> None:
    back = "2024-03-04,X,Back,1,kgs,1,,,,"
    quoted = '2024-03-03,Walk,"Cardio, Outdoor",,,,2.0,km,0:12:00,""'
    reading = read(text(NEW, quoted, back, row))
    (entry,) = reading.workouts[-1]["entries"]
    assert entry["name"] == name
    assert entry["sets"][0].get("note", "") == note
    assert reading.skipped == ()


def test_time_distance_and_comment() -> None:
    row = '2024-03-05,Run,Cardio,,,,1.5,km,0:12:30,"two\nlines"'
    assert sets_of(read(text(NEW, row))) == [
        {"seconds": 750.0, "metres": 1500.0, "note": "two\nlines"}
    ]
    bogus = read(text(NEW, '2024-03-05,Run,Cardio,,,5,1.5,kg,,""'))
    assert sets_of(bogus) == [{"reps": 5}]
    assert "'kg' as a unit of distance (line 2): the distance was left out" in bogus.warnings


def test_a_weight_alone_is_a_set_and_nothing_is_none() -> None:
    reading = read(text(NEW, "2024-03-05,Max,Legs,100.0,kgs,,,,,", "2024-03-05,Max,Legs,,,,,,,"))
    assert sets_of(reading) == [{"load": {"value": 100.0, "unit": "kg"}}]
    assert sum(reading.passed_over.values()) == 1


@pytest.mark.parametrize(
    "dates", [("04.03.2024", "25.03.2024"), ("3/4/24", "3/25/24"), ("4 mars 2024", "25 mars 2024")]
)
def test_dates_in_the_style_of_the_phone(dates: tuple[str, str]) -> None:
    rows = [f"{date},Squat,Legs,100.0,5,,," for date in dates]
    days = [each["started_at"][:10] for each in read(text(OLD, *rows)).workouts]
    assert days == ["2024-03-04", "2024-03-25"]


def test_damaged_rows_are_told_apart() -> None:
    reading = read(
        text(
            OLD,
            "2024-03-05,Squat,Legs,100.0,5,,,",
            "2024-03-05,Squat",
            "someday,Squat,Legs,100.0,5,,,",
            "2024-03-05,Squat,Legs,heavy,5,,,",
        )
    )
    assert [row.line for row in reading.skipped] == [3, 4, 5]
    assert len(sets_of(reading)) == 1


def test_the_ios_app_with_instants() -> None:
    reading = read(
        text(
            IOS,
            "Push,2024-03-05T17:00:00Z,2024-03-05T18:00:00Z,80,Bench Press,Barbell,5,"
            '"60,0",,,Done,true,,,Chest,',
            'Push,2024-03-05T17:00:00Z,,80,Bench Press,Barbell,5,"62,5",,,Done,false,,2,Chest,ok',
            'Push,2024-03-05T17:00:00Z,,80,Bench Press,Barbell,0,"80,0",,,Failed,false,,,Chest,',
            'Push,2024-03-05T17:00:00Z,,80,Bench Press,Barbell,5,"60,0",,,NotStarted,false,,,C,',
        )
    )
    (workout,) = reading.workouts
    assert workout["title"] == "Push"
    assert workout["started_at"] == "2024-03-05T18:00:00+01:00"
    assert workout["ended_at"] == "2024-03-05T19:00:00+01:00"
    assert workout["entries"][0]["name"] == "Bench Press (Barbell)"
    assert sets_of(reading) == [
        {"kind": "warmup", "load": {"value": 60.0, "unit": "kg"}, "reps": 5},
        {"load": {"value": 62.5, "unit": "kg"}, "reps": 5, "rpe": 8.0, "note": "ok"},
        {"kind": "failure", "load": {"value": 80.0, "unit": "kg"}, "reps": 0},
    ]
    assert reading.passed_over == {"planned sets that weren't done": 1}


def test_reps_in_reserve_on_ios_are_an_effort() -> None:
    row = "A,2024-03-05T17:00:00Z,,,Squat,Barbell,5,100,0,0,Completed,false,{},{},Legs,"
    rows = [row.format("8", "1"), row.format("", "1"), row.format("", "12")]
    reading = read(text(IOS, *rows))
    assert [each.get("rpe") for each in sets_of(reading)] == [8.0, 9.0, None]
    assert any("RIR '12' can't be right" in each for each in reading.warnings)


def test_the_ios_app_with_both_units() -> None:
    reading = read(
        text(
            IOS_DAYS,
            "2024-03-05,Squat,Legs,100.0,220.46,5,,,,,",
            "2024-03-05,Squat,Legs,61.23,135.0,5,,,,slow,Warmup",
            "2024-03-05,Run,Cardio,,,,5,km,0:30:00,,",
        )
    )
    assert sets_of(reading) == [
        {"load": {"value": 100.0, "unit": "kg"}, "reps": 5},
        {"kind": "warmup", "load": {"value": 135.0, "unit": "lb"}, "reps": 5, "note": "slow"},
        {"seconds": 1800.0, "metres": 5000.0},
    ]


def test_a_distance_on_ios_in_an_unknown_unit_does_not_cost_the_set() -> None:
    reading = read(text(IOS_DAYS, "2024-11-02,Sled,Legs,100,,8,1,parsec,,,wrd"))
    assert sets_of(reading) == [{"load": {"value": 100.0, "unit": "kg"}, "reps": 8}]
    assert reading.warnings == (
        "'parsec' as a unit of distance (line 2): the distance was left out",
    )


def test_an_exercise_named_with_inches() -> None:
    reading = read(text(NEW, '2024-03-05,Box Jump (24" box),Legs,20.0,kgs,8,,,,""'))
    assert shape_of(reading) == [[('Box Jump (24" box)', 1)]]
