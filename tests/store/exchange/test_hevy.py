from __future__ import annotations

from typing import Any

import pytest

from tests.store.exchange.plain_counts import read, sets_of, shape_of

HEADER = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"'
)
POUNDS = HEADER.replace("weight_kg", "weight_lbs")
MILES = HEADER.replace("distance_km", "distance_miles")


def hevy(*rows: str, header: str = HEADER, start: str = "5 Mar 2024, 18:00") -> str:
    """An export of one workout, `rows` from the exercise's name on."""
    head = f'"Legs","{start}","5 Mar 2024, 19:10","felt good"'
    return "\n".join([header, *(f"{head},{row}" for row in rows), ""])


def entries(*rows: str) -> list[dict[str, Any]]:
    (workout,) = read(hevy(*rows)).workouts
    found: list[dict[str, Any]] = workout["entries"]
    return found


def the_set(row: str, header: str = HEADER) -> dict[str, Any]:
    (found,) = sets_of(read(hevy(row, header=header)))
    return found


def test_a_workout_as_a_whole() -> None:
    (workout,) = read(hevy('"Squat (Barbell)",,"belt",0,"normal",100,5,,,8.5')).workouts
    assert workout == {
        "id": workout["id"],
        "title": "Legs",
        "started_at": "2024-03-05T18:00:00+01:00",
        "ended_at": "2024-03-05T19:10:00+01:00",
        "entries": [
            {
                "exercise_id": "",
                "name": "Squat (Barbell)",
                "note": "belt",
                "sets": [{"load": {"value": 100.0, "unit": "kg"}, "reps": 5, "rpe": 8.5}],
            }
        ],
        "note": "felt good",
        "source": {"app": "hevy", "key": "2024-03-05 18:00:00 Legs"},
    }


@pytest.mark.parametrize(
    "start",
    [
        "5 Mar 2024, 18:00", "5 mar 2024, 18:00", "5 mar. 2024, 18:00", "5 mars 2024, 18:00",
        "5 mrt 2024, 18:00", "5 März 2024, 18:00", "5 marzo 2024, 18:00",
        "5 de mar. de 2024, 18:00",
        "05.03.2024, 18:00", "Mar 5, 2024, 6:00 PM", "Mar 5, 2024, 6:00\u202fPM",
        "2024-03-05 18:00:00", "2024-03-05T18:00:00", "2024-03-05T17:00:00Z",
        "2024-03-05T18:00:00+01:00", "5 марта 2024 г., 18:00", "2024年3月5日 18:00",
    ],
)  # fmt: skip
def test_a_start_in_any_style_is_the_same(start: str) -> None:
    (workout,) = read(hevy('"Squat",,"",0,"normal",100,5,,,', start=start)).workouts
    assert workout["started_at"] == "2024-03-05T18:00:00+01:00"


MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    "nl": "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.",
    "sv": "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "tr": "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
    "ru": "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.",
    "ja": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    "ko": "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월",
    "zh": "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
    "vi": "thg1 thg2 thg3 thg4 thg5 thg6 thg7 thg8 thg9 thg10 thg11 thg12",
    "el": "Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ",
}


@pytest.mark.parametrize("language", MONTHS)
def test_months_in_many_languages(language: str) -> None:
    for number, month in enumerate(MONTHS[language].split(), 1):
        text = hevy('"Squat",,"",0,"normal",100,5,,,', start=f"7 {month} 2023, 06:05")
        assert read(text).workouts[0]["started_at"].startswith(f"2023-{number:02}-07T06:05:00")


def starts(*dates: str) -> list[str]:
    rows = [
        f'"A{n}","{each}","","","Squat",,"",0,"normal",100,5,,,' for n, each in enumerate(dates)
    ]
    reading = read("\n".join([HEADER, *rows, ""]))
    return [workout["started_at"][:10] for workout in reading.workouts]


def test_which_number_is_the_day_is_told_by_the_file() -> None:
    assert starts("13/04/2024, 10:00", "02/04/2024, 10:00") == ["2024-04-13", "2024-04-02"]
    assert starts("04/13/2024, 10:00", "04/02/2024, 10:00") == ["2024-04-13", "2024-04-02"]
    assert starts("4/2/2024, 10:00 AM") == ["2024-04-02"]
    assert starts("03/01/2024, 9:00", "02/01/2024, 9:00", "01/02/2024, 9:00", "12/01/2024, 9:00")
    newest_first = ("05/02/2024, 9:00", "04/02/2024, 9:00", "03/02/2024, 9:00", "09/01/2024, 9:00")
    assert starts(*newest_first) == ["2024-02-05", "2024-02-04", "2024-02-03", "2024-01-09"]


def test_a_date_that_can_be_read_in_two_ways_is_told() -> None:
    (warning,) = read(hevy('"Squat",,"",0,"normal",1,5,,,', start="05/03/2024, 18:00")).warnings
    assert "day or the month first" in warning


def test_units_of_weight_and_distance_are_apart() -> None:
    walk = '"Farmers Walk",,"",0,"normal",50,,0.1,45,'
    assert the_set(walk) == {
        "load": {"value": 50.0, "unit": "kg"},
        "seconds": 45.0,
        "metres": 100.0,
    }
    assert the_set(walk, POUNDS)["load"]["unit"] == "lb"
    assert the_set(walk, POUNDS)["metres"] == 100.0
    assert the_set(walk, MILES)["load"]["unit"] == "kg"
    assert the_set(walk, MILES)["metres"] == 160.9344


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("normal", None), ("warmup", "warmup"), ("dropset", "drop"), ("failure", "failure")],
)
def test_kinds(kind: str, expected: str | None) -> None:
    assert the_set(f'"Squat",,"",0,"{kind}",100,5,,,').get("kind") == expected


def test_an_unknown_kind_is_a_working_set_and_told() -> None:
    reading = read(hevy('"Squat",,"",0,"cluster",100,5,,,'))
    assert "kind" not in sets_of(reading)[0]
    assert reading.warnings == ("set type 'cluster' (line 2): read as a working set",)


def test_an_exercise_that_comes_twice_is_two_entries() -> None:
    row = '"Squat",,"",{},"normal",100,5,,,'.format
    bench = '"Bench",,"",0,"normal",60,5,,,'
    assert shape_of(read(hevy(row(0), row(1), row(0), row(1), row(2)))) == [
        [("Squat", 2), ("Squat", 3)]
    ]
    assert shape_of(read(hevy(row(0), row(0)))) == [[("Squat", 1), ("Squat", 1)]]
    assert shape_of(read(hevy(row(0), bench, row(0)))) == [
        [("Squat", 1), ("Bench", 1), ("Squat", 1)]
    ]


def test_supersets() -> None:
    found = entries(
        '"Curl",0,"",0,"normal",10,8,,,', '"Dip",0,"",0,"normal",,8,,,',
        '"Row",,"",0,"normal",60,8,,,', '"Plank",1,"",0,"normal",,,,60,',
    )  # fmt: skip
    assert [entry.get("superset") for entry in found] == [0, 0, None, 1]


def test_bodyweight_holds_and_assistance() -> None:
    assert the_set('"Push Up",,"",0,"normal",,12,,,') == {"reps": 12}
    assert the_set('"Plank",,"",0,"normal",,,,60,') == {"seconds": 60.0}
    assert the_set('"Pull Up (Assisted)",,"",0,"normal",20,8,,,')["load"] == {
        "mode": "assisted",
        "value": 20.0,
        "unit": "kg",
    }
    assert the_set('"Bench",,"",0,"failure",120,0,,,')["reps"] == 0


def test_line_breaks_in_notes_real_or_written_out() -> None:
    old = entries('"Squat",,"one\\ntwo",0,"normal",100,5,,,')
    new = entries('"Squat",,"one\ntwo \\n kept",0,"normal",100,5,,,')
    assert old[0]["note"] == "one\ntwo"
    assert new[0]["note"] == "one\ntwo \\n kept"


def test_sets_in_which_nothing_was_done_are_counted() -> None:
    reading = read(hevy('"Squat",,"",0,"normal",100,5,,,', '"Squat",,"",1,"normal",100,,,,'))
    assert len(sets_of(reading)) == 1
    assert reading.passed_over == {"rows without reps, time or distance": 1}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('"Squat",,"",0,"normal",x,5,,,', "weight 'x' is not a number"),
        ('"Squat",,"",0,"normal",100,5.5,,,', "'5.5' is not a number of reps"),
        ('"",,"",0,"normal",100,5,,,', "the exercise has no name"),
        ('"Squat",,""', "7 columns instead of 14: damaged or cut off"),
    ],
)
def test_damaged_rows(row: str, reason: str) -> None:
    reading = read(hevy('"Squat",,"a\nb",0,"normal",100,5,,,', row))
    assert [(each.line, each.reason) for each in reading.skipped] == [(4, reason)]
    assert len(sets_of(reading)) == 1


def test_a_workout_is_known_whatever_style_its_dates_have() -> None:
    row = '"Squat",,"",0,"normal",100,5,,,'
    ids = {
        read(hevy(row, start=start)).workouts[0]["id"]
        for start in ("5 Mar 2024, 18:00", "05.03.2024, 18:00", "Mar 5, 2024, 6:00 PM")
    }
    assert len(ids) == 1


def test_weights_in_both_units_side_by_side() -> None:
    both = HEADER.replace('"weight_kg"', '"weight_kg","weight_lbs"')
    loads = [
        each.get("load")
        for row in ("100,,5,,,", ",225,5,,,", "45.68,100.7,5,,,", "100,220.46,5,,,", ",,5,,,")
        for each in sets_of(read(hevy(f'"Squat",,"",0,"normal",{row}', header=both)))
    ]
    assert loads == [
        {"value": 100.0, "unit": "kg"},
        {"value": 225.0, "unit": "lb"},
        {"value": 100.7, "unit": "lb"},
        {"value": 100.0, "unit": "kg"},
        None,
    ]


def test_a_file_may_lack_what_is_not_needed() -> None:
    reading = read(
        "start_time,exercise_title,weight_lbs,reps,set_type\n"
        '"12 Jan 2026, 07:30",Bench Press,45,10,warmup\n'
        '"12 Jan 2026, 07:30",Bench Press,185,5,normal\n'
        '"12 Jan 2026, 07:30",Row,95,8,normal\n'
    )
    assert shape_of(reading) == [[("Bench Press", 2), ("Row", 1)]]
    assert reading.workouts[0]["source"]["key"] == "2026-01-12 07:30:00"
    assert reading.unit == "lb"


def test_a_set_is_kept_whatever_its_index_says() -> None:
    assert the_set('"Squat",x,"","?","normal",100,5,,,')["reps"] == 5


def test_what_was_noted_on_an_exercise_stays_when_its_first_set_was_not_done() -> None:
    (entry,) = entries('"Squat",,"belt",0,"normal",100,,,,', '"Squat",,"belt",1,"normal",100,5,,,')
    assert (entry["note"], len(entry["sets"])) == ("belt", 1)
