"""The line that logs a set."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store import quick
from store.errors import HtrackError, UsageError
from store.models import Load, LoadMode, LoggedSet, Unit
from tests.builders import HOSTILE, a_set, kg, lb

BODY = Load(mode=LoadMode.BODYWEIGHT)


def sets_of(line: str, unit: Unit = Unit.KG) -> tuple[LoggedSet, ...]:
    return quick.parse(line, unit).sets


@pytest.mark.parametrize(
    ("line", "load", "reps"),
    [
        ("Romanian Deadlift 80x8", kg(80), 8),
        ("Romanian Deadlift 80×8", kg(80), 8),
        ("Romanian Deadlift 80*8", kg(80), 8),
        ("Romanian Deadlift 80X8", kg(80), 8),
        ("Romanian Deadlift 82,5x8", kg(82.5), 8),
        ("Romanian Deadlift 82.5x8", kg(82.5), 8),
        ("Romanian Deadlift 80kgx8", kg(80), 8),
        ("Romanian Deadlift 180lbx8", lb(180), 8),
        ("Romanian Deadlift 180LBSx8", lb(180), 8),
        ("Romanian Deadlift 80x8kg", kg(80), 8),
        ("Romanian Deadlift 180x8lbs", lb(180), 8),
        ("Romanian Deadlift x12", BODY, 12),
        ("Romanian Deadlift 0x12", kg(0), 12),
        ("  Romanian   Deadlift\t80x8 \n", kg(80), 8),
    ],
)
def test_one_set(line: str, load: Load, reps: int) -> None:
    assert quick.parse(line, Unit.KG) == quick.QuickLine(
        "Romanian Deadlift", (LoggedSet(load=load, reps=reps),)
    )


def test_the_usual_unit_is_the_one_of_the_journal() -> None:
    assert sets_of("Squat 180x5", Unit.LB) == (LoggedSet(load=lb(180), reps=5),)
    assert sets_of("Squat 80kgx5", Unit.LB) == (a_set(80, 5),)


def test_several_sets_in_the_order_in_which_they_were_done() -> None:
    line = quick.parse("Squat 80x8 82.5x6 85x4", Unit.KG)
    assert line.exercise == "Squat"
    assert line.sets == (a_set(80, 8), a_set(82.5, 6), a_set(85, 4))


def test_an_exercise_may_have_numbers_in_its_name() -> None:
    assert quick.parse("45° Back Extension 20x12", Unit.KG).exercise == "45° Back Extension"
    assert quick.parse("Squat 1 1/2 60x6", Unit.KG).exercise == "Squat 1 1/2"


@pytest.mark.parametrize("line", ["", "   ", "Squat", "Squat 80", "80x8 Squat", "Squat 80x", "x"])
def test_a_line_without_a_set_says_how_it_is_written(line: str) -> None:
    with pytest.raises(UsageError, match=r"No load × reps at the end.*80x8"):
        quick.parse(line, Unit.KG)


@pytest.mark.parametrize("line", ["80x8", "x12", " 80x8 82.5x6 "])
def test_a_line_without_an_exercise_says_so(line: str) -> None:
    with pytest.raises(UsageError, match=r"No exercise before.*80x8"):
        quick.parse(line, Unit.KG)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Squat 80x0", "0 reps can't be logged"),
        ("Squat 80x1.5", "not a number of reps"),
        ("Squat 1000000x5", "too heavy"),
        ("Squat 1.2.3x5", "not a weight"),
        ("Squat 80,x5", "not a weight"),
        ("Squat 80kgx5kg", "twice"),
        ("Squat 80kgx5lb", "twice"),
        ("Pull-up x12kg", "no load in front"),
        ("Squat " + "9" * 5000 + "x5", "not a weight"),
    ],
    ids=lambda text: text[:16],
)
def test_a_set_that_makes_no_sense_is_refused(line: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        quick.parse(line, Unit.KG)


@pytest.mark.parametrize("load", ["-5", "1e3", "0x1", "NaN", "inf", "1_000", "٨٠", "８０"])
def test_what_only_python_reads_as_a_number_is_no_load(load: str) -> None:
    """It is then part of the name, which no exercise has."""
    with pytest.raises(UsageError):
        quick.parse(f"{load}x8", Unit.KG)


ATOMS = st.sampled_from(["80", "8", "x", "×", "*", "kg", "lbs", ".", ",", " ", "Squat", "\t", "-"])
LINES = st.text() | st.lists(ATOMS, max_size=12).map("".join) | st.sampled_from(HOSTILE)


@given(LINES, st.sampled_from(Unit))
@example("\x1b[31m 80x8", Unit.KG)
def test_any_line_is_read_or_refused_in_a_sentence(line: str, unit: Unit) -> None:
    try:
        read = quick.parse(line, unit)
    except HtrackError:
        return
    assert read.exercise == read.exercise.strip() != ""
    assert all((each.reps or 0) > 0 for each in read.sets)
    assert read.sets


@given(st.integers(0, 40_000), st.integers(1, 10_000), st.sampled_from(Unit))
def test_what_is_written_is_what_is_read(quarters: int, reps: int, unit: Unit) -> None:
    weight = quarters / 4
    read = quick.parse(f"Squat {weight:.2f}{unit.value}x{reps}", Unit.KG)
    assert read.sets == (LoggedSet(load=Load(value=weight, unit=unit), reps=reps),)
