"""What a line says."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.vocabulary import LoadKind
from store.grammar.parse import Line, parse
from store.models import Load, LoadMode, LoggedSet, SetKind, Side, Unit
from tests.builders import a_set, kg, lb

BODY = Load(mode=LoadMode.BODYWEIGHT)


def sets(text: str, kind: LoadKind | None = None, unit: Unit = Unit.KG) -> tuple[LoggedSet, ...]:
    return parse(text, unit=unit, load_kind=lambda _: kind).sets


def one(text: str, kind: LoadKind | None = None, unit: Unit = Unit.KG) -> LoggedSet:
    (only,) = sets(text, kind, unit)
    return only


def added(value: float) -> Load:
    return kg(value, LoadMode.ADDED)


def assisted(value: float) -> Load:
    return kg(value, LoadMode.ASSISTED)


def band(label: str = "") -> Load:
    return Load(mode=LoadMode.BAND, label=label)


def done(load: Load | None = None, reps: int | None = None, **fields: Any) -> LoggedSet:
    return LoggedSet.model_validate({"load": load, "reps": reps, **fields})


@pytest.mark.parametrize(
    ("text", "exercise", "expected"),
    [
        ("rdl 3x8@80kg r8.5", "rdl", (a_set(80, 8, rpe=8.5),) * 3),
        ("dips +10x6", "dips", (done(added(10), 6),)),
        ("pullup -15x8", "pullup", (done(assisted(15), 8),)),
        ("nordic 5 band", "nordic", (done(band(), 5),)),
        ("hold 40s", "hold", (done(seconds=40),)),
        ("plank 3x45s", "plank", (done(seconds=45),) * 3),
        ("80x8, 80x7, 75x8", "", (a_set(80, 8), a_set(80, 7), a_set(75, 8))),
        ("w 40x10", "", (a_set(40, 10, kind=SetKind.WARMUP),)),
        ("d 60x10", "", (a_set(60, 10, kind=SetKind.DROP),)),
        ("sled 40m@60", "sled", (done(kg(60), metres=40),)),
        ("farmer 2x40m@32kg", "farmer", (done(kg(32), metres=40),) * 2),
        ("Romanian Deadlift 80x8", "Romanian Deadlift", (a_set(80, 8),)),
        (
            "slrdl L8 R7@24",
            "slrdl",
            (a_set(24, 8, side=Side.LEFT), a_set(24, 7, side=Side.RIGHT)),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_lines_that_people_type(
    text: str, exercise: str, expected: tuple[LoggedSet, ...]
) -> None:
    assert parse(text, unit=Unit.KG) == Line(exercise, expected)


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("80x8", kg(80)),
        ("80×8", kg(80)),
        ("80*8", kg(80)),
        ("80X8", kg(80)),
        ("80 x 8", kg(80)),
        ("82,5x8", kg(82.5)),
        ("82.5x8", kg(82.5)),
        (".5x8", kg(0.5)),
        ("0x8", kg(0)),
        ("80kgx8", kg(80)),
        ("80 kg x 8", kg(80)),
        ("180lbx8", lb(180)),
        ("180LBSx8", lb(180)),
        ("8@80", kg(80)),
        ("8@180lb", lb(180)),
        ("8 80kg", kg(80)),
        ("8 reps 80kg", kg(80)),
        ("x8", BODY),
        ("bwx8", BODY),
        ("BW x 8", BODY),
        ("bw82.5kgx8", Load(mode=LoadMode.BODYWEIGHT, value=82.5, unit=Unit.KG)),
        ("8@+10", added(10)),
        ("8 +10kg", added(10)),
        ("−15x8", assisted(15)),
        ("8 -15", assisted(15)),
        ("8 bands", band()),
        ("8 red Band", band("red")),
        ("8   light   green band", band("light green")),
        ('8 "5, # heavy" band', band("5, # heavy")),
        ('8 "say ""x""" band', band('say "x"')),
    ],
)
def test_eight_reps_with_a_load(text: str, load: Load) -> None:
    assert one(text) == done(load, 8)


def test_the_usual_unit_is_the_one_given() -> None:
    assert one("180x5", unit=Unit.LB).load == lb(180)
    assert one("5@180", unit=Unit.LB).load == lb(180)
    assert one("80kgx5", unit=Unit.LB).load == kg(80)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45s", 45),
        ("45 sec", 45),
        ("1:30", 90),
        ("0:05,5", 5.5),
        ("1:02:03", 3723),
        ("2min", 120),
        ("1.5 min", 90),
        ("24h", 86_400),
    ],
)
def test_a_time(text: str, seconds: float) -> None:
    assert one(text) == done(seconds=seconds)


@pytest.mark.parametrize(
    ("text", "metres"), [("40m", 40), ("40 M", 40), ("1.2km", 1200), ("1,001 km", 1001)]
)
def test_a_distance(text: str, metres: float) -> None:
    assert one(text) == done(metres=metres)


def test_a_distance_or_reps_within_a_time() -> None:
    assert one("40m in 5.2s") == done(metres=40, seconds=5.2)
    assert one("20kgx8 in 1:00") == a_set(20, 8, seconds=60)


@pytest.mark.parametrize(
    ("text", "rpe"),
    [
        ("80x8 r8.5", 8.5),
        ("80x8 r8,5", 8.5),
        ("80x8 rpe8", 8),
        ("80x8 RPE 8", 8),
        ("80x8 @7.5", 7.5),
        ("80x8 rir2", 8),
        ("80x8 RIR 0", 10),
        ("80x8 rir 1.5", 8.5),
        ("8@80 @8", 8),
    ],
)
def test_effort_is_kept_as_rpe(text: str, rpe: float) -> None:
    assert one(text) == a_set(80, 8, rpe=rpe)


@pytest.mark.parametrize("tempo", ["3-1-1-0", "30X1", "5", "10-0-X-0"])
def test_a_tempo(tempo: str) -> None:
    assert one(f"80x8 t{tempo}").tempo == tempo
    assert one(f"80x8 T{tempo.lower()} r8").tempo == tempo


def test_to_failure_is_a_mark_behind_the_set() -> None:
    for text in ("80x5!", "80x5 !", "5@80!", "5!@80"):
        assert one(text) == a_set(80, 5, kind=SetKind.FAILURE)
    assert one("80x0!") == a_set(80, 0, kind=SetKind.FAILURE)


# The first of two numbers


@pytest.mark.parametrize("kind", [None, LoadKind.EXTERNAL, LoadKind.ASSISTED])
def test_it_is_the_weight(kind: LoadKind | None) -> None:
    mode = LoadMode.ASSISTED if kind is LoadKind.ASSISTED else LoadMode.EXTERNAL
    assert one("10x8", kind) == done(kg(10, mode), 8)


@pytest.mark.parametrize("text", ["3x8@80", "3x8 80kg", "3 x 8 @80kg".replace(" @", "@")])
@pytest.mark.parametrize("kind", [None, LoadKind.EXTERNAL, LoadKind.HOLD])
def test_it_is_how_many_sets_where_the_weight_is_said_elsewhere(
    text: str, kind: LoadKind | None
) -> None:
    expected = done(kg(80), seconds=8) if kind is LoadKind.HOLD else a_set(80, 8)
    assert sets(text, kind) == (expected,) * 3


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (LoadKind.BODYWEIGHT, done(BODY, 8)),
        (LoadKind.BODYWEIGHT_PLUS, done(BODY, 8)),
        (LoadKind.BAND, done(band(), 8)),
        (LoadKind.HOLD, done(seconds=8)),
        (LoadKind.DISTANCE, done(metres=8)),
    ],
)
def test_it_is_how_many_sets_where_there_is_none(kind: LoadKind, expected: LoggedSet) -> None:
    assert sets("3x8", kind) == (expected,) * 3
    assert one("8", kind) == expected


def test_a_load_without_a_sign_means_what_the_exercise_does_with_it() -> None:
    for kind in (LoadKind.BODYWEIGHT, LoadKind.BODYWEIGHT_PLUS):
        assert one("10kgx6", kind).load == added(10)
        assert one("6@10", kind).load == added(10)
        assert one("0kgx6", kind).load == BODY
    assert one("6@20", LoadKind.ASSISTED).load == assisted(20)
    assert one("45s@20", LoadKind.HOLD).load == kg(20)


# Several sets


def test_sets_are_separated_by_commas_or_spaces() -> None:
    expected = (a_set(80, 8), a_set(82.5, 6), a_set(85, 4))
    for text in ("80x8, 82.5x6, 85x4", "80x8 82,5x6 85x4", "80x8 ,82,5x6 , 85x4"):
        assert sets(text) == expected
    assert [each.load for each in sets("5x8 +10x6 -15kgx6 8 +10")] == [
        kg(5),
        added(10),
        assisted(15),
        added(10),
    ]
    assert sets("180lbx8 80kgx6") == (a_set(load=lb(180), reps=8), a_set(80, 6))
    assert sets("80x5!,80x4") == (a_set(80, 5, kind=SetKind.FAILURE), a_set(80, 4))
    assert [each.reps for each in sets("8 7 6", LoadKind.BODYWEIGHT)] == [8, 7, 6]


def test_what_is_said_of_a_set_counts_for_it_alone() -> None:
    first, second, third = sets("w 40x10 t3-1-1-0, 80x8 r8, 60x10!")
    assert (first.kind, first.tempo, first.rpe) == (SetKind.WARMUP, "3-1-1-0", None)
    assert (second.kind, second.tempo, second.rpe) == (SetKind.WORKING, "", 8)
    assert (third.kind, third.rpe) == (SetKind.FAILURE, None)


def test_what_is_said_once_of_a_left_and_a_right_counts_for_both() -> None:
    left, right = sets("w L8 R7@24 r8 t5")
    assert left == right.model_copy(update={"side": Side.LEFT, "reps": 8})
    assert (right.load, right.rpe, right.tempo) == (kg(24), 8, "5")
    assert right.kind is SetKind.WARMUP
    assert [each.load for each in sets("L24x8 R7")] == [kg(24), kg(24)]
    assert [each.load for each in sets("R24x8 L22x7")] == [kg(24), kg(22)]
    assert [each.load for each in sets("L8 red band R7")] == [band("red")] * 2
    assert [each.rpe for each in sets("L24x8 r8 R24x7 r9")] == [8, 9]
    assert [each.kind for each in sets("L24x8! R7")] == [SetKind.FAILURE, SetKind.WORKING]


def test_a_comma_keeps_a_left_and_a_right_apart() -> None:
    assert [each.load for each in sets("L8, R7@24")] == [None, kg(24)]


def test_sets_of_both_sides_stand_side_by_side() -> None:
    L, R = Side.LEFT, Side.RIGHT  # noqa: N806
    assert [each.side for each in sets("L3x8@24 R3x7@24")] == [L, R] * 3
    assert [each.side for each in sets("L2x8@24 R7@24")] == [L, L, R]


# Notes


def test_the_rest_of_the_line_is_a_note_as_it_stands_of_the_last_set() -> None:
    first, last = sets('2x8@80 #  grip, 80x7 # @9 "no"  ')
    assert (first.note, last.note) == ("", 'grip, 80x7 # @9 "no"')


def test_a_note_between_quotes_is_that_of_its_set() -> None:
    first, second = sets('80x8 r8 #"a, ""b"" # c", 80x7 # d')
    assert (first.note, first.rpe, second.note) == ('a, "b" # c', 8, "d")
    assert one('80x8 #" "').note == " "
    assert one('80x8 #"a" b').note == '"a" b'
    assert one("80x8 #").note == ""


# The exercise


@pytest.mark.parametrize(
    "name",
    [
        "45° Back Extension",
        "Squat 1 1/2",
        "Eccentric Lying Leg Curl (2-up-1-down)",
        "45-Degree Leg Press",
        "Back Extension (45 degree)",
        "L-Sit",
        "W Raise",
        "T-Bar Row",
        "Squat #2",
        "深蹲",
        "Farmer's Walk",
        "Curl, seated",
    ],
)
def test_a_name_may_have_numbers_and_signs_in_it(name: str) -> None:
    assert parse(f"{name} 60x6", unit=Unit.KG) == Line(name, (a_set(60, 6),))


@pytest.mark.parametrize("name", ["21", "80x8", 'the "x"', "5 x 5", " two  spaces "])
def test_any_name_can_stand_between_quotes(name: str) -> None:
    typed = '"' + name.replace('"', '""') + '"'
    assert parse(f"{typed} 60x6", unit=Unit.KG).exercise == name


def test_white_space_counts_for_nothing() -> None:
    line = parse("  Romanian \t Deadlift\n80x8   r8 ", unit=Unit.KG)
    assert line == Line("Romanian Deadlift", (a_set(80, 8, rpe=8),))


def test_the_kind_is_asked_of_the_exercise_as_it_was_typed() -> None:
    asked: list[str] = []

    def load_kind(text: str) -> LoadKind:
        asked.append(text)
        return LoadKind.BODYWEIGHT

    parse("Pull  Up 3x8", unit=Unit.KG, load_kind=load_kind)
    parse("3x8", unit=Unit.KG, load_kind=load_kind)
    assert asked == ["Pull Up", ""]
