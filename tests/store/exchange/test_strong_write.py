"""The history in Strong's shape, and what its reader makes of the apostrophes in it."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import Any

import pytest

from store.exchange import formats
from store.exchange.leaving import left_behind
from store.exchange.reading import Options
from store.exchange.strong.read import is_strong
from store.exchange.strong.write import COLUMNS, write
from store.models import LoadMode, Side, Workout
from tests.builders import HOSTILE, MONDAY, a_set, a_workout, an_entry, kg, lb
from tests.store.exchange.strong_files import ANDROID_2022, VIENNA


def strong(*workouts: Workout, raw: bool = False) -> str:
    return "".join(write([workout.document() for workout in workouts], raw=raw))


def read(text: str) -> list[dict[str, Any]]:
    return list(formats.read(text, Options(VIENNA)).workouts)


def test_a_workout_as_strong_writes_it() -> None:
    workout = a_workout(
        an_entry(
            "squat-back",
            a_set(60, kind="warmup"),
            a_set(82.5, rpe=8.5),
            a_set(load=lb(225)),
            a_set(load=kg(20, LoadMode.ASSISTED), kind="drop"),
            a_set(None, None, seconds=45, metres=1500, kind="failure"),
            note="belt",
        ),
        title="Legs",
        note="felt good",
    )
    assert strong(workout).splitlines() == [
        ";".join(COLUMNS),
        "2026-11-16 18:30:00;Legs;Squat (Barbell);W;60;kg;5;;;;0;belt;felt good;1h",
        "2026-11-16 18:30:00;Legs;Squat (Barbell);1;82.5;kg;5;8.5;;;0;;;1h",
        "2026-11-16 18:30:00;Legs;Squat (Barbell);2;225;lbs;5;;;;0;;;1h",
        "2026-11-16 18:30:00;Legs;Squat (Barbell);D;-20;kg;5;;;;0;;;1h",
        "2026-11-16 18:30:00;Legs;Squat (Barbell);F;;;;;1500;m;45;;;1h",
    ]


def behind(*workouts: Workout) -> list[str]:
    return left_behind("strong", [workout.document() for workout in workouts])


def test_what_stays_behind_is_counted() -> None:
    odd = a_workout(
        an_entry(
            "x",
            a_set(side=Side.LEFT, tempo="30X1"),
            a_set(side=Side.RIGHT, logged_at=MONDAY),
            a_set(load={"mode": "band", "value": 10, "unit": "kg"}),
            a_set(load=kg(80, LoadMode.BODYWEIGHT)),
            a_set(load={"mode": "bodyweight"}),
            superset=1,
        )
    )
    assert behind(odd) == [
        "left out the side of 2 sets",
        "left out the tempo of 1 set",
        "left out the band of 1 set",
        "left out the weight of the body of 1 set",
        "left out the time of day of 1 set",
        "left out the superset of 1 exercise",
    ]
    assert behind(a_workout()) == []


def test_sets_in_which_nothing_was_done_are_counted_and_only_those() -> None:
    missed = (a_set(30, None), a_set(30, 0))
    done = (a_set(30, 0, kind="failure"), a_set(30, None, seconds=9), a_set(30, None, metres=9))
    workout = a_workout(an_entry("x", *missed, *done))
    assert behind(workout) == ["2 sets without reps, time or distance, which an import skips"]
    (found,) = read(strong(workout))
    assert len(found["entries"][0]["sets"]) == len(done)


def test_what_has_no_row_is_counted() -> None:
    noted = an_entry("x", note="hurts").model_copy(update={"sets": ()})
    assert behind(a_workout(an_entry(), noted, note="n"), a_workout(noted, note="n")) == [
        "left out the note of 2 exercises without a set",
        "left out 1 workout without a set",
        "left out the note of 1 workout without a set",
    ]


@pytest.mark.parametrize(
    ("seconds", "written", "told"),
    [
        (0, "0s", ["1 workout of no length, whose end an import skips"]),
        (59, "59s", []),
        (60, "1m", []),
        (3600, "1h", []),
        (3659, "1h", ["left out the seconds of the length of 1 workout"]),
    ],
)
def test_lengths_that_do_not_come_back_are_counted(
    seconds: int, written: str, told: list[str]
) -> None:
    workout = a_workout(ended_at=MONDAY + timedelta(seconds=seconds))
    assert strong(workout).rstrip().endswith(f";{written}")
    assert behind(workout) == told
    (found,) = read(strong(workout))
    assert (found.get("ended_at") == workout.document()["ended_at"]) is (told == [])


@pytest.mark.parametrize(("raw", "title"), [(True, "=1+1"), (False, "'=1+1")])
def test_formulas_are_made_harmless_unless_asked(raw: bool, title: str) -> None:
    assert f";{title};" in strong(a_workout(title="=1+1"), raw=raw)


def test_a_raw_table_has_the_same_columns_in_quotes() -> None:
    header = strong(a_workout(), raw=True).splitlines()[0]
    assert header.startswith('"Date";')
    assert tuple(next(csv.reader([header], delimiter=";"))) == COLUMNS
    assert is_strong(strong(a_workout(), raw=True))


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("text", [*HOSTILE, "'", "''", "'=1", "''=1", "- 5", "'@"])
def test_texts_come_back_as_they_were(text: str, raw: bool) -> None:
    workout = a_workout(an_entry("x", a_set(), name=text, note=text), title=text, note=text)
    (found,) = read(strong(workout, raw=raw))
    plain = text.replace("\r\n", "\n")
    assert found["title"] == text
    assert found["entries"][0]["name"] == text
    assert found["note"] == found["entries"][0]["note"] == plain


def test_a_spreadsheet_may_have_saved_a_guarded_table() -> None:
    table = strong(a_workout(an_entry("x", a_set(82.5)), title="=1"))
    saved = table.replace(";", ",").replace("\n", "\r\n")
    assert read(saved)[0]["title"] == "=1"


def test_apostrophes_that_a_lifter_has_typed_stay_in_a_file_of_strong() -> None:
    row = "2024-03-05 18:00:00;{};Squat;1;100;kg;5;;;;0;{};;1h"
    (workout,) = read("\n".join([ANDROID_2022, row.format("'-5", "- slow")]))
    assert workout["title"] == "'-5"
    older = ANDROID_2022.removesuffix(";Workout Duration")
    (workout,) = read("\n".join([older, row.format("'-5", "").removesuffix(";1h")]))
    assert workout["title"] == "'-5"


def test_the_same_history_gives_the_same_bytes() -> None:
    workout = a_workout(an_entry("a", a_set()), title="x")
    assert strong(workout) == strong(workout)
