from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ImportFileError
from store.models import Workout
from tests.store.exchange.strong_files import (
    ANDROID_2019,
    ANDROID_2022,
    CHINESE,
    IOS_2017,
    IOS_2019,
    IOS_2020,
    TODAY,
    android,
    ios,
    read,
    today,
)

Plain = dict[str, Any]


def only(text: str) -> Plain:
    (workout,) = read(text).workouts
    return workout


def entries(text: str) -> list[Plain]:
    found: list[Plain] = only(text)["entries"]
    return found


def sets(text: str) -> list[Plain]:
    return [done for entry in entries(text) for done in entry["sets"]]


ROW_OF_TODAY = ';"1";"100.0";"5";"8.5";"";"";"";""'
SQUAT = {"load": {"value": 100.0, "unit": "kg"}, "reps": 5}


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (IOS_2017, '2024-03-05 18:00:00,"Legs","Squat (Barbell)",1,100,5,0,0,"",""'),
        (IOS_2019, '2024-03-05 18:00:00,"Legs","Squat (Barbell)",1,100,5,0,0,"","",8.5'),
        (IOS_2020, '2024-03-05 18:00:00,"Legs",1h,"Squat (Barbell)",1,100.0,5,0,0,"","",8.5'),
        (IOS_2020, '2024-03-05 18:00:00,"Legs",1h,"Squat (Barbell)",1,100.0,5.0,0.0,0.0,"","",'),
        (CHINESE, '2024-03-05 18:00:00,"Legs",1小时,"Squat (Barbell)",1,100.0,5,0,0,"","",'),
        (ANDROID_2019, '2024-03-05 18:00:00;"Legs";"Squat (Barbell)";1;100;kg;5;8.5;;;0;"";""'),
        (ANDROID_2022, '2024-03-05 18:00:00;"Legs";"Squat (Barbell)";1;100;kg;5;;;;0;"";"";1h'),
        (
            TODAY,
            '"7";' + '"2024-03-05 18:00:00";"Legs";"3600";"Squat (Barbell)"' + ROW_OF_TODAY,
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n\n"])
def test_every_generation_gives_the_same_workout(header: str, row: str, line_end: str) -> None:
    reading = read(line_end.join(["\ufeff" * 0 + header, row, ""]))
    (workout,) = reading.workouts
    assert workout["source"] == {"app": "strong", "key": "2024-03-05 18:00:00 Legs"}
    assert workout["id"] == only(ios("Squat (Barbell),1,100,5,0,0,,,"))["id"]
    assert workout["title"] == "Legs"
    assert workout["started_at"] == "2024-03-05T18:00:00+01:00"
    assert workout.get("ended_at") in (None, "2024-03-05T19:00:00+01:00")
    (done,) = workout["entries"][0]["sets"]
    assert {key: done[key] for key in SQUAT} == SQUAT
    assert done.get("rpe") in (None, 8.5)
    assert reading.skipped == ()


@pytest.mark.parametrize(
    ("order", "kind"),
    [
        ("3", None), ("W", "warmup"), ("D", "drop"), ("F", "failure"), ("WARM_UP", "warmup"),
        ("FAILURE", "failure"), ("DROP_SET", "drop"), ("w", "warmup"),
    ],
)  # fmt: skip
def test_kinds(order: str, kind: str | None) -> None:
    (done,) = sets(today(f"Squat;{order};100;5;;;;;"))
    assert done.get("kind") == kind


def test_a_failed_attempt_is_kept_and_an_empty_row_is_not() -> None:
    reading = read(
        android(
            "Squat;1;100;kg;5;;;;0;;",
            "Squat;F;140;kg;0;;;;0;;",
            "Squat;2;120;kg;0;;;;0;;",
            "Squat;3;120;kg;;;;;0;;",
        )
    )
    (entry,) = reading.workouts[0]["entries"]
    assert entry["sets"][1] == {
        "kind": "failure",
        "load": {"value": 140.0, "unit": "kg"},
        "reps": 0,
    }
    assert len(entry["sets"]) == 2
    assert [(row.line, row.reason) for row in reading.skipped] == [
        (4, "0 reps, and not marked as a failure"),
        (5, "no reps, no time, no distance"),
    ]


def test_zero_is_a_weight_on_android_and_nothing_on_ios() -> None:
    assert sets(android("Hack Squat;1;0;kg;5;;;;0;;")) == [
        {"load": {"value": 0.0, "unit": "kg"}, "reps": 5}
    ]
    assert sets(ios("Push Up,1,0,12,0,0,,,")) == [{"reps": 12}]


def test_a_hold_has_seconds_and_no_reps() -> None:
    assert sets(ios("Plank,1,0,0,0,60,,,")) == [{"seconds": 60.0}]
    assert sets(today("Plank;1;;;;;75.0;;")) == [{"seconds": 75.0}]


@pytest.mark.parametrize(
    ("distance", "unit", "metres"),
    [("1.78", "km", 1780.0), ("8.05", "km", 8050.0), ("1", "mi.", 1609.344), ("400", "m", 400.0)],
)
def test_distances_become_metres(distance: str, unit: str, metres: float) -> None:
    assert sets(android(f"Running;1;;;;;{distance};{unit};900;;")) == [
        {"seconds": 900.0, "metres": metres}
    ]


def test_distances_without_a_unit_follow_the_header_or_the_weights() -> None:
    assert sets(today("Running;1;;;;2500;;;"))[0]["metres"] == 2500
    assert sets(ios("Running,1,0,0,2.0,300,,,"))[0]["metres"] == 2000
    (miles,) = read(ios("Running,1,0,0,2.0,300,,,"), unit="lb").workouts
    assert miles["entries"][0]["sets"][0]["metres"] == 3218.688


def test_pounds_stay_pounds() -> None:
    assert sets(android("Row;1;59;lbs;8;;;;0;;"))[0]["load"] == {"value": 59.0, "unit": "lb"}
    header = TODAY.replace("(kg)", "(lbs)")
    assert sets(today("Row;1;59;8;;;;;", header=header))[0]["load"]["unit"] == "lb"


def test_assistance_is_no_load() -> None:
    (done,) = sets(ios("Pull Up (Assisted),1,20,8,0,0,,,"))
    assert done["load"] == {"mode": "assisted", "value": 20.0, "unit": "kg"}


def test_less_than_nothing_is_assistance() -> None:
    (done,) = sets(ios("Pull Up,1,-20,8,0,0,,,"))
    assert done["load"] == {"mode": "assisted", "value": 20.0, "unit": "kg"}


def test_rest_timers_are_counted_apart_from_damaged_rows() -> None:
    reading = read(ios("Squat,1,100,5,0,0,,,", "Squat,Rest Timer,0,0,0,180,,,"))
    assert (list(reading.passed_over.values()), reading.skipped) == ([1], ())
    assert read(ios("Squat,1,100,5,0,0,,,")).passed_over == {}


def test_how_sure_a_guess_is_is_said() -> None:
    def told(*weights: float) -> str:
        rows = [f"Squat (Barbell),{n},{weight},5,0,0,,," for n, weight in enumerate(weights, 1)]
        return read(ios(*rows), unit=None).warnings[0]

    assert "read as lb, almost certainly" in told(45, 95, 135, 185, 225, 275)
    assert "read as kg, almost certainly" in told(60, 62.5, 67.5, 72.5, 102.5, 61.25)
    assert "read as lb, probably" in told(45, 135)
    assert "read as kg, which is hardly more than a guess" in told(50)


def test_noise_of_a_conversion_is_taken_out_and_told() -> None:
    reading = read(ios("Row,1,6.80388555,5,0,0,,,", "Row,2,61.24,5,0,0,,,", "Row,3,60,5,0,0,,,"))
    loads = [each["load"] for each in reading.workouts[0]["entries"][0]["sets"]]
    assert loads == [
        {"value": 15.0, "unit": "lb"},
        {"value": 135.0, "unit": "lb"},
        {"value": 60.0, "unit": "kg"},
    ]
    assert any("6.80388555 kg is 15 lb" in warning for warning in reading.warnings)


def test_odd_weights_that_are_round_in_no_unit_stay() -> None:
    rows = [f"Row,{n},{weight},5,0,0,,," for n, weight in enumerate((61.24, 60.3, 7.77, 8.31), 1)]
    loads = sets(ios(*rows, *(f"Row,9,{10 + n}.33,5,0,0,,," for n in range(7))))
    assert {each["load"]["unit"] for each in loads} == {"kg"}


def test_a_rest_timer_is_the_rest_of_its_exercise() -> None:
    found = entries(
        ios("Squat,1,100,5,0,0,,,", "Squat,Rest Timer,0,0,0,180,,,", "Bench,1,60,5,0,0,,,")
    )
    assert [(entry["name"], entry.get("rest_seconds")) for entry in found] == [
        ("Squat", 180),
        ("Bench", None),
    ]
    assert [len(entry["sets"]) for entry in found] == [1, 1]


def test_notes_of_exercise_set_and_workout() -> None:
    workout = only(
        ios(
            "Squat,1,100,5,0,0,belt\\non,first\\nsecond,",
            "Squat,2,100,5,0,0,felt slow,,",
            "Squat,Note,0,0,0,0,new shoes,,",
        )
    )
    (entry,) = workout["entries"]
    assert workout["note"] == "first\nsecond"
    assert entry["note"] == "belt\non\nnew shoes"
    assert entry["sets"][1]["note"] == "felt slow"


def test_a_backslash_in_an_android_note_is_a_backslash() -> None:
    text = android('Squat;1;100;kg;5;;;;0;"C:\\new";"two\nlines"')
    assert entries(text)[0]["note"] == "C:\\new"
    assert only(text)["note"] == "two\nlines"


def test_notes_survive_on_a_row_that_is_skipped() -> None:
    workout = only(ios("Squat,1,100,0,0,0,belt,tired,", "Squat,2,100,5,0,0,,,"))
    assert (workout["note"], workout["entries"][0]["note"]) == ("tired", "belt")


def test_an_rpe_off_the_scale_is_dropped_and_told() -> None:
    reading = read(
        ios("Squat,1,100,5,0,0,,,11", "Squat,2,100,5,0,0,,,7.3", "Squat,3,100,5,0,0,,,9")
    )
    found = [done.get("rpe") for done in reading.workouts[0]["entries"][0]["sets"]]
    assert found == [None, None, 9.0]
    assert len(reading.warnings) == 1
    assert "line 2" in reading.warnings[0]


def test_exercises_keep_their_order_and_may_come_twice() -> None:
    found = entries(
        ios(
            "Squat,1,100,5,0,0,,,",
            "Bench,1,60,5,0,0,,,",
            "Squat,1,90,8,0,0,,,",
            "Squat,2,90,8,0,0,,,",
            "Squat,1,80,8,0,0,,,",
        )
    )
    assert [(entry["name"], len(entry["sets"])) for entry in found] == [
        ("Squat", 1), ("Bench", 1), ("Squat", 2), ("Squat", 1),
    ]  # fmt: skip


def test_rows_of_a_workout_belong_together_wherever_they_stand() -> None:
    lines = ios("Squat,1,100,5,0,0,,,", "Squat,2,100,5,0,0,,,").splitlines()
    other = "2024-03-06 18:00:00,Arms,1h,Curl,1,20,8,0,0,,,"
    reading = read("\n".join([lines[0], lines[1], other, lines[2]]))
    assert [len(workout["entries"][0]["sets"]) for workout in reading.workouts] == [2, 1]


def test_two_workouts_that_began_in_the_same_second_stay_two() -> None:
    text = today("Squat;1;100;5;;;;;") + today("Squat;1;90;5;;;;;").splitlines()[1].replace(
        '"1"', '"2"', 1
    )
    first, second = read(text).workouts
    assert first["id"] == only(today("Squat;1;100;5;;;;;"))["id"]
    assert first["id"] != second["id"]


@pytest.mark.parametrize(
    ("start", "duration", "started_at", "ended_at"),
    [
        ("2024-03-31 01:30:00", "1h", "2024-03-31T01:30:00+01:00", "2024-03-31T03:30:00+02:00"),
        ("2024-03-31 02:30:00", "1h", "2024-03-31T03:30:00+02:00", "2024-03-31T04:30:00+02:00"),
        ("2024-10-27 02:30:00", "1h", "2024-10-27T02:30:00+02:00", "2024-10-27T02:30:00+01:00"),
        ("2024-03-05 23:30:00", "55m", "2024-03-05T23:30:00+01:00", "2024-03-06T00:25:00+01:00"),
        ("2024-02-29 18:00:00", "55s", "2024-02-29T18:00:00+01:00", "2024-02-29T18:00:55+01:00"),
        ("2024-07-01 18:00:00", "5h 22m", "2024-07-01T18:00:00+02:00", "2024-07-01T23:22:00+02:00"),
        (
            "2024-07-01 18:00:00",
            "1小时13分钟",
            "2024-07-01T18:00:00+02:00",
            "2024-07-01T19:13:00+02:00",
        ),
        ("2024-07-01 18:00:00", "a while", "2024-07-01T18:00:00+02:00", None),
        ("2024-07-01 18:00:00", "", "2024-07-01T18:00:00+02:00", None),
    ],
)
def test_times_when_clocks_change(
    start: str, duration: str, started_at: str, ended_at: str | None
) -> None:
    workout = only(f"{IOS_2020}\n{start},Legs,{duration},Squat,1,100,5,0,0,,,\n")
    assert (workout["started_at"], workout.get("ended_at")) == (started_at, ended_at)


def test_a_workout_of_days_is_kept_and_told() -> None:
    reading = read(f"{IOS_2020}\n2024-03-05 18:00:00,Legs,48h 40m,Squat,1,100,5,0,0,,,\n")
    assert reading.workouts[0]["ended_at"] == "2024-03-07T18:40:00+01:00"
    assert "longer than a day" in reading.warnings[0]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Squat,1,heavy,5,0,0,,,", "weight 'heavy' is not a number"),
        ("Squat,1,1e3,5,0,0,,,", "weight '1e3' is not a number"),
        ("Squat,1,NaN,5,0,0,,,", "weight 'NaN' is not a number"),
        ("Squat,1,1_000,5,0,0,,,", "weight '1_000' is not a number"),
        ("Squat,1,١٠٠,5,0,0,,,", "weight '١٠٠' is not a number"),
        ("Squat,1,-x,5,0,0,,,", "weight '-x' is not a number"),
        ("Squat,1,1000000,5,0,0,,,", "weight '1000000' can't be right"),
        ("Squat,1,100,1.5,0,0,,,", "'1.5' is not a number of reps"),
        ("Squat,1,100,-5,0,0,,,", "'-5' is not a number of reps"),
        ("Squat,1,100,5,0,93601,,,", "seconds '93601' can't be right"),
        ("Squat,X,100,5,0,0,,,", "set order 'X' is not known"),
        (" ,1,100,5,0,0,,,", "the exercise has no name"),
        ("Squat,1,100,5", "7 columns instead of 12: damaged or cut off"),
        ("Squat,1,100,5,0,0,,,,,", "14 columns instead of 12: damaged or cut off"),
    ],
)
def test_a_damaged_row_is_skipped_and_the_rest_is_read(row: str, reason: str) -> None:
    reading = read(ios("Squat,1,100,5,0,0,,,", row, "Squat,3,100,5,0,0,,,"))
    assert [(each.line, each.reason) for each in reading.skipped] == [(3, reason)]
    assert sum(len(e["sets"]) for w in reading.workouts for e in w["entries"]) == 2


@pytest.mark.parametrize(
    "date", ["2024-02-30 18:00:00", "yesterday", "20240305", "1949-01-01 10:00:00", ""]
)
def test_a_row_without_a_date_is_skipped(date: str) -> None:
    reading = read(ios("Squat,1,100,5,0,0,,,") + f"{date},Legs,1h,Squat,2,100,5,0,0,,,\n")
    assert [row.line for row in reading.skipped] == [3]


def test_a_line_number_counts_the_lines_of_quoted_notes() -> None:
    reading = read(android('Squat;1;100;kg;5;;;;0;"a\nb\r\nc";', "", "Squat;2;x;kg;5;;;;0;;"))
    # 1 header, 2-4 the row with the note, 5 nothing but the workout's columns, 6 the bad row.
    assert [row.line for row in reading.skipped] == [5, 6]


def test_a_file_that_was_cut_off_within_a_note_loses_that_row_only() -> None:
    reading = read(android("Squat;1;100;kg;5;;;;0;;", 'Squat;2;100;kg;5;;;;0;"a\nb').rstrip())
    assert len(reading.workouts[0]["entries"][0]["sets"]) == 1
    (row,) = reading.skipped
    assert (row.line, "damaged or cut off" in row.reason) == (3, True)


def test_a_quote_that_swallows_the_rows_behind_it_is_refused_with_its_line() -> None:
    good = "Squat;1;100;kg;5;;;;0;;"
    with pytest.raises(ImportFileError, match="line 3 never ends"):
        read(android(good, 'Squat;2;100;kg;5;;;;0;"open;', good))


def test_a_header_alone_is_refused() -> None:
    with pytest.raises(ImportFileError, match="no workouts"):
        read(IOS_2020 + "\n")


def test_a_file_without_a_usable_row_is_refused_with_the_first_reason() -> None:
    with pytest.raises(ImportFileError, match=r"none of its 2 rows .*line 2: weight 'x'"):
        read(ios("Squat,1,x,5,0,0,,,", "Squat,2,y,5,0,0,,,"))


def test_columns_are_found_by_name_in_any_order() -> None:
    text = ios("Squat,1,100,5,0,0,,,")
    turned = [",".join(reversed(line.split(","))) for line in text.splitlines()]
    assert only("\n".join(turned)) == only(text)


def kilo_or_pound(*weights: float) -> tuple[str, int]:
    rows = [f"Squat (Barbell),{n},{weight},5,0,0,,," for n, weight in enumerate(weights, 1)]
    reading = read(ios(*rows), unit=None)
    return reading.unit, len(reading.warnings)


def test_a_file_without_a_unit_is_in_kilograms_unless_its_barbells_say_pounds() -> None:
    assert kilo_or_pound(60, 80, 100, 100, 102.5, 60, 80, 100, 100, 105) == ("kg", 1)
    assert kilo_or_pound(45, 135, 185, 205, 225, 45, 135, 185, 205, 225) == ("lb", 1)
    assert kilo_or_pound(45, 135, 225) == ("lb", 1)
    assert kilo_or_pound(50, 55, 65) == ("kg", 1)


def test_a_unit_that_is_given_needs_no_guess() -> None:
    reading = read(ios("Squat (Barbell),1,45,5,0,0,,,"), unit="lb")
    assert (reading.unit, reading.warnings) == ("lb", ())


def test_a_given_unit_does_not_overrule_the_file() -> None:
    (workout,) = read(android("Squat;1;100;kg;5;;;;0;;"), unit="lb").workouts
    assert workout["entries"][0]["sets"][0]["load"]["unit"] == "kg"


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
rows = st.lists(st.one_of(cells, st.sampled_from(["1", "W", "100", "5", "2024-03-05 18:00:00"])))


@given(st.lists(rows, max_size=5), st.integers(0, 5))
def test_whatever_stands_in_a_file_good_rows_come_through(bad: list[list[str]], place: int) -> None:
    good = "2024-03-05 18:00:00,Legs,1h,Squat,1,100,5,0,0,,,"
    lines = [",".join(row).replace('"', "") for row in bad]
    lines.insert(place, good)
    reading = read("\n".join([IOS_2020, *lines, ""]))
    squats = [
        done
        for workout in reading.workouts
        for entry in workout["entries"]
        for done in entry["sets"]
        if entry["name"] == "Squat"
    ]
    assert SQUAT in squats
    for workout in reading.workouts:
        Workout.model_validate(workout)


@given(st.integers(0, 400))
def test_a_file_cut_off_anywhere_is_read_in_part_or_refused(length: int) -> None:
    text = android(*(f'"Squat";{n};100;kg;5;;;;0;"";""' for n in range(1, 6)))
    try:
        reading = read(text[: len(ANDROID_2019) + 1 + length])
    except ImportFileError:
        return
    done = [done for entry in reading.workouts[0]["entries"] for done in entry["sets"]]
    assert 1 <= len(done) <= 5
    assert all(each["reps"] == 5 for each in done)
