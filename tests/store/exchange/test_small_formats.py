"""Fitbod, StrongLifts, Liftosaur, LiftLog, GymBook, JEFIT: what is theirs alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from store.errors import ImportFileError
from tests.store.exchange.plain_counts import read, sets_of, shape_of

if TYPE_CHECKING:
    from store.exchange.reading import Reading

FITBOD = (
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
    "multiplier"
)
OLD_FITBOD = "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),isWarmup,Note"
LIFTOSAUR = (
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,"
    "Completed RPE,Required Weight Value,Required Weight Unit,Completed Weight Value,"
    "Completed Weight Unit,Completed Reps Time,Notes"
)
LIFTLOG = "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes"


def text(header: str, *rows: str) -> str:
    return "\n".join([header, *rows, ""])


def test_fitbod_in_utc_with_warmups_and_weights_per_hand() -> None:
    reading = read(
        text(
            FITBOD,
            "2021-07-17 22:14:35 +0000,Dumbbell Fly, 10,9.071858188712795,0,0,0,0,true,, 2.0",
            "2021-07-17 22:14:35 +0000,Plank, 0,0.0,30.0,0.0,0.0,0.0,false,hard, 0.0",
            "2021-07-17 22:14:35 +0000,Running, 0,0.0,600.0,2000.0,1.5,3.0,false,, 1.0",
            "2021-07-17 22:14:35 +0000,Squat, 0,20.0,0.0,0.0,0.0,0.0,false,, 1.0",
        )
    )
    (workout,) = reading.workouts
    assert workout["started_at"] == "2021-07-18T00:14:35+02:00"
    assert workout["source"]["key"] == "2021-07-17 22:14:35 +0000"
    assert sets_of(reading) == [
        {"kind": "warmup", "load": {"value": 20.0, "unit": "lb"}, "reps": 10},
        {"seconds": 30.0, "note": "hard"},
        {"seconds": 600.0, "metres": 2000.0, "note": "incline 1.5, resistance 3"},
    ]
    assert sum(reading.passed_over.values()) == 1


def test_older_fitbod_files_lack_columns() -> None:
    reading = read(text(OLD_FITBOD, "2019-01-17 10:00:00 +0000,Squat,5,60,0.0,0.0,false,"))
    assert sets_of(reading) == [{"load": {"value": 60.0, "unit": "kg"}, "reps": 5}]


def stronglifts(*rows: str, unit: str = "KG") -> str:
    header = (
        f"Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,"
        f"Volume ({unit}),Duration (hours),Start Time (h:mm),End Time (h:mm),Notes,"
        f"Set 1 (Reps),Set 1 ({unit}),Set 2 (Reps),Set 2 ({unit})"
    )
    return "\ufeff" + text(header, *rows)


def test_stronglifts_wide_rows() -> None:
    reading = read(
        stronglifts(
            '2026/08/11,1,"Workout A","5×5",83.5,"Squat",275,0.5,11:40 PM,12:10 AM,"ok",5,55,0,55',
            '2026/08/11,1,"Workout A","5×5",83.5,"Row",300,0.5,11:40 PM,12:10 AM,"ok",5,60,,',
        )
    )
    (workout,) = reading.workouts
    assert (workout["started_at"], workout["ended_at"]) == (
        "2026-08-11T23:40:00+02:00",
        "2026-08-12T00:10:00+02:00",
    )
    assert (workout["title"], workout["note"]) == ("Workout A (5×5)", "ok")
    assert sets_of(reading) == [
        {"load": {"value": 55.0, "unit": "kg"}, "reps": 5},
        {"kind": "failure", "load": {"value": 55.0, "unit": "kg"}, "reps": 0},
        {"load": {"value": 60.0, "unit": "kg"}, "reps": 5},
    ]
    assert reading.warnings == ()


def test_the_body_weight_of_stronglifts_counts_where_it_changes() -> None:
    row = '2026/08/{},1,"A","",{},"Squat",275,0.5,6:00 PM,6:30 PM,"",5,55,,'
    days = [("11", "83.5"), ("12", "83.5"), ("13", "82"), ("14", ""), ("15", "0"), ("16", "83.5")]
    reading = read(stronglifts(*(row.format(*each) for each in reversed(days)), unit="LB"))
    found = [(each["at"][:10], each["value"], each["unit"]) for each in reading.plans["body"]]
    assert found == [
        ("2026-08-11", 83.5, "kg"), ("2026-08-13", 82, "kg"), ("2026-08-16", 83.5, "kg"),
    ]  # fmt: skip
    newer = read(stronglifts(*(row.format(*each) for each in [*days, ("17", "80")])))
    assert newer.plans["body"][:3] == reading.plans["body"]


@pytest.mark.parametrize("cell", ["", "0", "-80", "heavy", "1001"])
def test_a_body_weight_that_cannot_be_is_none(cell: str) -> None:
    row = f'2026/08/11,1,"A","",{cell},"Squat",275,0.5,6:00 PM,6:30 PM,"",5,55,,'
    reading = read(stronglifts(row))
    assert len(reading.workouts) == 1
    assert not reading.plans


def test_a_note_of_stronglifts_has_its_lines_as_they_are_stored() -> None:
    row = '2026/08/11,1,"A","",83.5,"Squat",275,0.5,6:00 PM,6:30 PM,"one\r\ntwo",5,55,,'
    (workout,) = read(stronglifts(row)).workouts
    assert workout["entries"][0]["note"] == "one\ntwo"


def test_a_volume_of_stronglifts_counts_both_dumbbells() -> None:
    row = '2026/03/03,1,"A","",83.5,"Dumbbell Lunge",960,1,,,,12,20,12,20'
    assert read(stronglifts(row)).warnings == ()


STRONGLIFTS_2015 = (
    "Date,Note,Workout,Body Weight,Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2,Set 3,"
    "Exercise 2,Weight (KG),Weight (LB),Set 1,Set 2,Set 3"
)


def test_the_first_exports_of_stronglifts_have_a_workout_in_a_row() -> None:
    reading = read(
        text(
            STRONGLIFTS_2015,
            "16/03/2015,easy,A,84KG,Squat,60,130,5,5,0,Bench press,40,90,5,,x",
            "18/03/2015,,B,84KG,Squat,62.5,140,5,5,5,,,,,,",
        )
    )
    first, second = reading.workouts
    assert (first["started_at"], first["title"], first["note"]) == (
        "2015-03-16T12:00:00+01:00",
        "A",
        "easy",
    )
    assert shape_of(reading) == [[("Squat", 3), ("Bench press", 1)], [("Squat", 3)]]
    assert first["entries"][0]["sets"][2] == {
        "kind": "failure",
        "load": {"value": 60.0, "unit": "kg"},
        "reps": 0,
    }
    assert second["source"] == {"app": "stronglifts", "key": "2015-03-18 B"}
    assert [(row.line, row.reason) for row in reading.skipped] == [
        (2, "Bench press, set 3: 'x' is not a number of reps")
    ]


@pytest.mark.parametrize(
    ("body", "unit", "told"), [("84KG", "kg", 0), ("185 lbs", "lb", 0), ("", "kg", 1)]
)
def test_which_of_two_weights_was_lifted_is_told_by_the_body(
    body: str, unit: str, told: int
) -> None:
    reading = read(text(STRONGLIFTS_2015, f"16/03/2015,,A,{body},Squat,60,130,5,5,5,,,,,,"))
    assert reading.unit == unit
    assert len(reading.warnings) == told


def test_a_weight_in_one_unit_only_is_that() -> None:
    reading = read(text(STRONGLIFTS_2015, "16/03/2015,,A,84KG,Squat,,130,5,,,,,,,,"))
    assert sets_of(reading) == [{"load": {"value": 130.0, "unit": "lb"}, "reps": 5}]


def test_a_volume_of_stronglifts_that_its_sets_do_not_make_is_told() -> None:
    row = '2026/08/11,1,"A","",83.5,"Squat",999,0.5,,,"",5,55,x,55'
    reading = read(stronglifts(row, unit="LB"))
    assert reading.unit == "lb"
    assert "come to another one" in reading.warnings[0]
    assert [each.reason for each in reading.skipped] == ["set 2: 'x' is not a number of reps"]
    assert reading.workouts[0]["started_at"] == "2026-08-11T12:00:00+02:00"


def test_liftosaur_keeps_what_was_done_and_counts_what_was_only_planned() -> None:
    reading = read(
        text(
            LIFTOSAUR,
            '2025-05-20T05:00:00.000Z,GZCLP,Day 1,"Squat, Dumbbell",1,5,5,,50,lb,50,lb,'
            "2025-05-20T13:15:52.559Z,deep",
            '2025-05-20T05:00:00.000Z,GZCLP,Day 1,"Squat, Dumbbell",0,5,0,8.5,80,kg,,,,',
            '2025-05-20T05:00:00.000Z,GZCLP,Day 1,"Squat, Dumbbell",0,5,,,80,kg,80,kg,,',
        )
    )
    (workout,) = reading.workouts
    (entry,) = workout["entries"]
    assert (workout["title"], entry["name"], entry["note"]) == (
        "Day 1 (GZCLP)",
        "Squat, Dumbbell",
        "deep",
    )
    assert entry["sets"] == [
        {
            "kind": "warmup",
            "load": {"value": 50.0, "unit": "lb"},
            "reps": 5,
            "logged_at": "2025-05-20T15:15:52+02:00",
        },
        {"kind": "failure", "load": {"value": 80.0, "unit": "kg"}, "reps": 0, "rpe": 8.5},
    ]
    assert reading.passed_over == {"planned sets that weren't done": 1}


def test_older_exports_of_liftosaur() -> None:
    tail = "Is Warmup Set?,Required Reps,Completed Reps,{}Is AMRAP?,Weight Value,Weight Unit,Notes"
    of_2023 = text(
        f"Workout DateTime,Program,Day Name,Exercise,{tail.format('RPE,')}",
        '2023-05-20T05:00:00.000Z,GZCLP,Day 1,"Squat, Dumbbell",0,5,5,8,0,135,lb,good',
    )
    of_2021 = text(
        f"DateTime,Program,Day Name,Exercise,Equipment,{tail.format('')}",
        "2021-05-20T05:00:00.000Z,GZCLP,Day 1,Chest Press,leverageMachine,1,5,5,0,60,kg,",
    )
    assert sets_of(read(of_2023)) == [
        {"load": {"value": 135.0, "unit": "lb"}, "reps": 5, "rpe": 8.0}
    ]
    assert shape_of(read(of_2021)) == [[("Chest Press, Leverage Machine", 1)]]
    assert sets_of(read(of_2021))[0]["load"] == {"value": 60.0, "unit": "kg"}


def test_a_warmup_of_liftosaur_without_a_rep_is_no_set() -> None:
    row = "2025-05-20T05:00:00.000Z,GZCLP,Day 1,Squat,{},5,{},,50,kg,50,kg,,"
    reading = read(text(LIFTOSAUR, row.format(1, 0), row.format(0, 5)))
    assert len(sets_of(reading)) == 1
    assert reading.passed_over == {"rows without reps, time or distance": 1}


@pytest.mark.parametrize(
    ("stamp", "started"),
    [
        ("2024-01-15T10:00Z", "2024-01-15T11:00:00+01:00"),
        ("2024-01-15T10:00:00-05:00", "2024-01-15T16:00:00+01:00"),
        ("2024-01-15T10:00", "2024-01-15T10:00:00+01:00"),
    ],
)
def test_stamps_of_liftlog(stamp: str, started: str) -> None:
    reading = read(text(LIFTLOG, f"124,{stamp},Bench Press,100,kg,10,10,"))
    (workout,) = reading.workouts
    assert workout["started_at"] == started
    assert sets_of(reading)[0]["logged_at"] == started


def test_a_session_of_liftlog_lasts_from_its_first_set_to_its_last() -> None:
    reading = read(
        text(
            LIFTLOG,
            "124,2024-01-15T10:05Z,Bench,100,kg,10,10,x",
            "124,2024-01-15T10:00Z,Squat,140,lb,8,8,",
            "124,2024-01-15T10:09Z,Bench,100,kg,9,10,x",
        )
    )
    (workout,) = reading.workouts
    assert (workout["started_at"][11:16], workout["ended_at"][11:16]) == ("11:00", "11:09")
    assert shape_of(reading) == [[("Bench", 2), ("Squat", 1)]]
    assert workout["source"] == {"app": "liftlog", "key": "124"}


def test_liftlog_as_json_with_what_was_not_done_and_what_is_damaged() -> None:
    done = {"repsCompleted": 10, "completionDateTime": "2024-01-15T10:00:00Z"}
    weight = {"unit": "pounds", "value": "102.5"}
    bad = {"repsCompleted": -3}
    session = {
        "id": "1",
        "date": "2024-01-15",
        "blueprint": {"name": "Push"},
        "recordedExercises": [
            {
                "blueprint": {"name": "Bench"},
                "potentialSets": [{"set": each, "weight": weight} for each in (done, None, bad)],
            }
        ],
    }
    reading = read(json.dumps([session, {**session, "id": "2", "date": "soon"}]))
    assert len(reading.workouts) == 1
    assert sets_of(reading)[0]["load"] == {"value": 102.5, "unit": "lb"}
    assert reading.passed_over == {"planned sets that weren't done": 1}
    assert [row.line for row in reading.skipped] == [1, 2]


def test_newer_exports_of_liftlog_say_kind_effort_and_what_was_run() -> None:
    kilos = {"unit": "kilograms", "value": "100"}

    def possible(reps: int, **more: object) -> dict[str, object]:
        done = {"repsCompleted": reps, "completionDateTime": "2024-01-15T10:00:00+01:00"}
        return {"set": done, "weight": kilos, **more}

    session = {
        "version": 10,
        "id": "1",
        "date": "2024-01-15",
        "bodyweight": {"unit": "pounds", "value": "180.5"},
        "blueprint": {"name": "Push", "notes": ""},
        "recordedExercises": [
            {
                "type": "RecordedWeightedExercise",
                "blueprint": {"name": "Bench", "supersetWithNext": True},
                "warmupSets": [possible(8, kind="warmup"), {"kind": "warmup", "weight": kilos}],
                "potentialSets": [
                    possible(5, kind="working", rpe=8.5),
                    possible(6, kind="drop"),
                    possible(7, kind="myo"),
                ],
            },
            {
                "blueprint": {"name": "Pull-up", "supersetWithNext": False},
                "potentialSets": [possible(9, weight={"unit": "nil", "value": "0"})],
            },
            {
                "type": "RecordedCardioExercise",
                "blueprint": {"name": "Run"},
                "sets": [
                    {"duration": "PT1H2M3.5S", "distance": {"unit": "kilometre", "value": "5.2"}},
                    {"duration": "soon"},
                    {"blueprint": {}},
                ],
            },
        ],
    }
    reading = read(json.dumps([session]))
    (workout,) = reading.workouts
    kinds = [(each.get("kind", ""), each.get("reps"), each.get("rpe")) for each in sets_of(reading)]
    assert kinds == [
        ("warmup", 8, None), ("", 5, 8.5), ("drop", 6, None), ("", 7, None), ("", 9, None),
        ("", None, None),
    ]  # fmt: skip
    assert sets_of(reading)[-1] == {"seconds": 3723.0, "metres": 5200.0}
    assert "load" not in sets_of(reading)[-2]
    assert [each.get("superset") for each in workout["entries"]] == [0, 0, None]
    assert [(each["value"], each["unit"]) for each in reading.plans["body"]] == [(180.5, "lb")]
    assert reading.passed_over == {"planned sets that weren't done": 2}
    assert len(reading.skipped) == 1
    assert "'myo'" in reading.warnings[0]


GYMBOOK_DE = (
    "Datum,Plan,Zeit,Übung,Bereich,Primär,Sekundär,Satz / Aufwärmsatz / Abwärmsatz,"
    "Wiederholungen / Zeit,Gewicht / Distanz,Notizen,Übersprungen"
)


def gymbook(*rows: str) -> Reading:
    return read(text(GYMBOOK_DE, *(f'05.03.24,"Plan A",{row}' for row in rows)))


def test_gymbook_in_another_language() -> None:
    reading = gymbook(
        '18:00,"Kniebeugen",Beine,"Q","",Aufwärmsatz,"12 Wiederholungen","40,00 kg",,Nein',
        '18:05,"Kniebeugen",Beine,"Q","",Satz,"5 Wiederholungen","62,50 kg","gut",Nein',
        '18:20,"Laufband",Beine,"Q","",Satz,"14 Minuten","1,50 km",,Nein',
        '18:30,"Planks",Bauch,"Q","",Satz,"60 Sekunden","0,00 kg",,Nein',
        '18:31,"Planks",Bauch,"Q","",Satz,"60 Sekunden","0,00 kg",,Ja',
    )
    (workout,) = reading.workouts
    assert (workout["started_at"][:16], workout["ended_at"][11:16]) == ("2024-03-05T18:00", "18:30")
    done = [{k: v for k, v in each.items() if k != "logged_at"} for each in sets_of(reading)]
    assert done == [
        {"kind": "warmup", "load": {"value": 40.0, "unit": "kg"}, "reps": 12},
        {"load": {"value": 62.5, "unit": "kg"}, "reps": 5, "note": "gut"},
        {"seconds": 840.0, "metres": 1500.0},
        {"seconds": 60.0},
    ]
    assert reading.passed_over == {"sets that were skipped in the app": 1}


def test_a_cool_down_of_gymbook_does_not_count_as_work() -> None:
    reading = gymbook('18:00,"Rad",B,"","",Abwärmsatz,"20 Wiederholungen","5,00 kg",,Nein')
    assert sets_of(reading)[0]["kind"] == "warmup"
    assert "cool-down" in reading.warnings[0]


JEFIT = """### SETTING ######################
_id,mass,length,gender
1, lbs, in,M
### WORKOUT SESSIONS ######################
_id,starttime,endtime
7,1700000000,1700003600
### EXERCISE LOGS ######################
USERID,TIMESTAMP,belongSys,logs,_id,record,mydate,eid,ename,day_item_id,belongsession,logTime
1,x,1,"60x10,65x8",1,70,2023-11-14,3,"Bench Press, Barbell",0,7,1700000300
1,x,1,"0x12,bad",2,70,2023-11-15,3,Push Up,0,0,0
1,x,1
### NOTES ######################
_id,mynote
###################################
"""


def test_jefit_in_sections() -> None:
    reading = read(JEFIT)
    assert [each["started_at"] for each in reading.workouts] == [
        "2023-11-14T23:13:20+01:00",
        "2023-11-15T12:00:00+01:00",
    ]
    assert reading.workouts[0]["ended_at"] == "2023-11-15T00:13:20+01:00"
    assert shape_of(reading) == [[("Bench Press, Barbell", 2)], [("Push Up", 1)]]
    assert sets_of(reading) == [
        {"load": {"value": 60.0, "unit": "lb"}, "reps": 10},
        {"load": {"value": 65.0, "unit": "lb"}, "reps": 8},
        {"reps": 12},
    ]
    assert sorted(row.line for row in reading.skipped) == [10, 11]


def test_jefit_without_logs_is_refused() -> None:
    with pytest.raises(ImportFileError, match="no section EXERCISE LOGS"):
        read(JEFIT.partition("### EXERCISE LOGS")[0])
