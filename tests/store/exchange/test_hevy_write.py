"""The history in Hevy's shape, what is refused, and what stays behind."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from store.errors import UsageError
from store.exchange import formats
from store.exchange.hevy.write import write
from store.exchange.leaving import left_behind
from store.exchange.reading import Options
from store.models import LoadMode, Side, Workout
from tests.builders import HOSTILE, MONDAY, a_set, a_workout, an_entry, kg, lb
from tests.store.exchange.strong_files import VIENNA
from tests.store.exchange.test_rewritten_files import text_of

HEADER = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"'
)


def hevy(*workouts: Workout, raw: bool = False) -> str:
    return "".join(write([workout.document() for workout in workouts], raw=raw))


def read(text: str) -> list[dict[str, Any]]:
    return list(formats.read(text, Options(VIENNA)).workouts)


def test_a_workout_as_hevy_writes_it() -> None:
    workout = a_workout(
        an_entry(
            "squat-back",
            a_set(60, kind="warmup"),
            a_set(82.5, rpe=8.5),
            a_set(load=kg(20, LoadMode.ASSISTED), kind="drop", note="slow"),
            note="belt",
            superset=3,
        ),
        an_entry("x", a_set(None, None, seconds=45, metres=1500, kind="failure"), name="Sled"),
        title='My "Legs"',
        note="felt good",
    )
    first = '"My ""Legs""","16 Nov 2026, 18:30","16 Nov 2026, 19:30","felt good"'
    assert hevy(workout, raw=True).splitlines() == [
        HEADER.replace('"rpe"', "rpe"),
        f'{first},"Squat (Barbell)",3,"belt',
        'slow",0,"warmup",60,5,,,',
        f'{first},"Squat (Barbell)",3,"belt',
        'slow",1,"normal",82.5,5,,,8.5',
        f'{first},"Squat (Barbell)",3,"belt',
        'slow",2,"dropset",-20,5,,,',
        f'{first},"Sled",,"",0,"failure",,,1.5,45,',
    ]
    (found,) = read(hevy(workout))
    assert [entry.get("note") for entry in found["entries"]] == ["belt\nslow", None]
    assert found["entries"][0]["superset"] == 3
    assert (found["title"], found["note"]) == ('My "Legs"', "felt good")


def test_the_column_says_the_unit_and_the_newest_comes_first() -> None:
    heavy = an_entry("squat-back", a_set(load=lb(225)))
    later = a_workout(heavy, id="w2", started_at=MONDAY.replace(day=18), title="B")
    text = hevy(a_workout(heavy, title="A"), later, raw=True)
    assert '"weight_lbs"' in text
    assert [row[:3] for row in text.splitlines()[1:]] == ['"B"', '"A"']
    assert {each["entries"][0]["sets"][0]["load"]["unit"] for each in read(text)} == {"lb"}


def test_a_history_in_both_units_is_refused_before_anything_is_written() -> None:
    both = a_workout(an_entry("squat-back", a_set(100), a_set(load=lb(225)), a_set(90)))
    with pytest.raises(UsageError, match="2 in kg and 1 in lb"):
        write([both.document()])


def test_what_weighs_nothing_is_in_no_unit() -> None:
    body = a_set(load=lb(180, LoadMode.BODYWEIGHT))
    assert "weight_kg" in hevy(a_workout(an_entry("x", a_set(100), body)))


def behind(*workouts: Workout) -> list[str]:
    return left_behind("hevy", [workout.document() for workout in workouts])


def test_what_stays_behind_is_counted() -> None:
    odd = a_workout(
        an_entry(
            "x",
            a_set(side=Side.LEFT, tempo="30X1"),
            a_set(side=Side.RIGHT, logged_at=MONDAY),
            a_set(load={"mode": "band", "label": "red"}),
            a_set(load=kg(80, LoadMode.BODYWEIGHT)),
            superset=1,
        )
    )
    assert behind(odd) == [
        "left out the side of 2 sets",
        "left out the tempo of 1 set",
        "left out the band of 1 set",
        "left out the weight of the body of 1 set",
        "left out the time of day of 1 set",
    ]
    assert behind(a_workout()) == []


def test_notes_without_a_set_are_counted() -> None:
    noted, bare = (
        an_entry("x", note=note).model_copy(update={"sets": ()}) for note in ("hurts", "")
    )
    half, none = a_workout(an_entry(), noted, bare, note="n"), a_workout(noted, bare, note="n")
    assert behind(half, none) == [
        "left out the note of 2 exercises without a set",
        "left out 1 workout without a set",
        "left out the note of 1 workout without a set",
    ]


def test_times_with_seconds_are_counted() -> None:
    later = a_workout(ended_at=MONDAY.replace(hour=19, second=7))
    earlier = a_workout(started_at=MONDAY.replace(second=7), ended_at=None)
    assert behind(later, earlier) == ["left out the seconds of the times of 2 workouts"]


def test_a_weight_of_zero_is_in_no_unit() -> None:
    text = hevy(a_workout(an_entry("x", a_set(100), a_set(load=lb(0)))))
    assert "weight_kg" in text
    loads = [done["load"]["value"] for done in read(text)[0]["entries"][0]["sets"]]
    assert loads == [100, 0]


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("text", [*HOSTILE, "'", "''", "'=1", "''=1", "- 5", "'@", r"C:\new"])
def test_texts_come_back_as_they_were(text: str, raw: bool) -> None:
    workout = a_workout(
        an_entry("x", a_set(), a_set(), name=text, note=text), title=text, note=text
    )
    (found,) = read(hevy(workout, raw=raw))
    plain = text.replace("\r\n", "\n").strip()
    assert found["title"] == text
    assert found["entries"][0]["name"] == text
    assert found["entries"][0]["note"] == plain
    assert found["note"].strip() == plain


@pytest.mark.parametrize(("raw", "title"), [(True, '"=1+1"'), (False, '"\'=1+1"')])
def test_formulas_are_made_harmless_unless_asked(raw: bool, title: str) -> None:
    assert hevy(a_workout(title="=1+1"), raw=raw).splitlines()[1].startswith(title)


def test_a_script_that_writes_an_export_of_hevy_anew_makes_it_none_of_ours() -> None:
    text = hevy(a_workout(an_entry("x", a_set(), note=r"one\ntwo")), raw=True)
    theirs = text.replace(HEADER.replace('"rpe"', "rpe"), HEADER)
    again = text_of(list(csv.reader(theirs.splitlines())))
    for each in (theirs, again):
        assert read(each)[0]["entries"][0]["note"] == "one\ntwo"


def test_apostrophes_that_a_lifter_has_typed_stay_in_a_file_of_hevy() -> None:
    text = hevy(a_workout(title="'-5", note="- slow"), raw=True)
    header, rows = text.split("\n", 1)
    for each in (header, HEADER, HEADER.replace('"', "")):
        assert read(f"{each}\n{rows}")[0]["title"] == "'-5"
    for each in (header, HEADER):
        assert read(f"{each}\n{rows.replace('- slow', '')}")[0]["title"] == "'-5"


def test_a_note_of_several_lines_stands_once_though_each_row_has_it() -> None:
    row = '"A","1 Jan 2024, 10:00","","","Squat (Barbell)",,"belt\nslow",{},"normal",100,5,,,\n'
    (found,) = read(f"{HEADER}\n{row.format(0)}{row.format(1)}")
    assert found["entries"][0]["note"] == "belt\nslow"
