"""The history in Strong's shape, and what its reader makes of the apostrophes in it."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from store.exchange import formats
from store.exchange.reading import Options
from store.exchange.strong.read import is_strong
from store.exchange.strong.write import COLUMNS, write
from store.models import LoadMode, Workout
from tests.builders import HOSTILE, a_set, a_workout, an_entry, kg, lb
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
