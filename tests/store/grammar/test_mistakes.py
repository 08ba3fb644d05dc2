"""What can't be read is refused in words, with a caret under it."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.vocabulary import LoadKind
from store.errors import UsageError
from store.grammar.error import GrammarError
from store.grammar.parse import LONGEST, Line, parse
from store.models import Unit
from tests.builders import HOSTILE

EXTERNAL = LoadKind.EXTERNAL


def mistake(text: str, kind: LoadKind | None = None) -> GrammarError:
    with pytest.raises(GrammarError) as caught:
        parse(text, unit=Unit.KG, load_kind=lambda _: kind)
    return caught.value


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("", "", "a set such as 80x8"),
        ("   ", "", "a set such as"),
        ("Squat", "", "a set such as"),
        ("80x8, ", "", "a set such as"),
        ("80x8 Squat", "Squat", "a comma, RPE"),
        ("rdl 3x8@80q r8.5", "q r8.5", "a space, or a comma"),
        ("rdl 80x", "", "reps"),
        ("rdl 80xq", "q", "reps"),
        ("rdl 80x8 foo 80x7", "foo 80x7", "a comma, RPE"),
        ("rdl 80x8 x", "x", "sets × reps and then the load"),
        ("rdl 80x8,80x7", "8,80x7", "a comma and a space between sets"),
        ("pullup 8,7,6", ",6", "a space, or a comma and a space"),
        ("rdl 80x8 @80", "80", "RPE from 1 to 10"),
        ("rdl 80x8 r7.3", "7.3", "RPE from 1 to 10 in half steps"),
        ("rdl 80x8 r11", "11", "RPE from 1 to 10"),
        ("rdl 80x8 rir10", "10", "RIR from 0 to 9"),
        ("pullup 8 r11 7", "11 7", "RPE from 1 to 10"),
        ("rdl 80x8 r8 @9", "9", "RPE or RIR once"),
        ("rdl 80x8@8.5", "80x8@8.5", "how many sets, up to 20"),
        ("rdl 2.5x8@80", "2.5x8@80", "how many sets"),
        ("rdl 0x8@80", "0x8@80", "how many sets"),
        ("rdl 80kgx8@80", "80", "one load"),
        ("rdl 80kgx8 red band", "red band", "one load"),
        ("rdl 8@", "", "the load behind the @"),
        ("rdl 80x8 t3 t3", "3", "one tempo"),
        ("rdl w 80x8!", "!", "only one of w, d and !"),
        ("rdl 80x8!!", "!", "only one of w, d and !"),
        ("rdl 80x0", "0", "at least one rep, or a !"),
        ("rdl 80x1.5", "1.5", "a whole number of reps"),
        ("rdl 80x10001", "10001", "a whole number of reps"),
        ("rdl 1000000x5", "1000000x5", "a weight of up to 10000"),
        ("rdl 3x5@1000000", "1000000", "a weight of up to 10000"),
        ("rdl " + "9" * 5000 + "x5", "9" * 5000 + "x5", "a weight of up to 10000"),
        ("hold 26h", "26h", "a time of more than 0 s, up to 24 h"),
        ("hold 0s", "0s", "a time of more than 0 s"),
        ("run 501km", "501km", "a distance"),
        ("run 40m in 5m", "5m", "one time behind in"),
        ("run 40m in 5s in 6s", "6s", "one time behind in"),
        ("hold 40s in 5s", "40s in 5s", "reps or metres in front of in"),
        ("rdl 3x8x80", "x80", "the load behind an @"),
        ("slrdl 24x8 l8", "l8", "a capital L"),
        ("slrdl 24x8 R8", "R8", "a comma before this set"),
        ("slrdl L3x8 R3x8@24", "3x8 R3x8@24", "the load of both sides written alike"),
        ('80x8 #"a", 80x7 #"b" # c', "", ""),
        ("1e3x5", "e3x5", "a space, or a comma"),
        ("1_000x5", "_000x5", "a space, or a comma"),
        ("NaNx8", "", "a set such as"),
        ("infx8", "", "a set such as"),
        ("٨٠x8", "", "a set such as"),
        ("８０x8", "", "a set such as"),
        ("rdl \ud80080x8", "\ud80080x8", "a whole character"),
    ],
    ids=lambda value: ascii(value[:16]),
)
def test_the_place_and_what_was_expected_there(text: str, found: str, expected: str) -> None:
    if not expected:
        assert parse(text, unit=Unit.KG).sets[-1].note == '"b" # c'
        return
    error = mistake(text)
    assert (text[error.position :], expected in error.expected) == (found, True)


@pytest.mark.parametrize(
    ("text", "kind", "found", "expected"),
    [
        ("rdl 8", EXTERNAL, "8", "a load, as in 80x8"),
        ("rdl 80x8, 7", EXTERNAL, "7", "a load, as in 80x8"),
        ("rdl R8", EXTERNAL, "R8", "a load"),
        ("rdl -5x8", EXTERNAL, "-5x8", "without a sign"),
        ("rdl 8@+5", EXTERNAL, "+5", "without a sign"),
        ("sled -5x40m", LoadKind.DISTANCE, "-5x40m", "without a sign"),
        ("rdl 20x30s", EXTERNAL, "20x30s", "the load with its unit"),
        ("dips 30x6", LoadKind.BODYWEIGHT_PLUS, "30x6", "up to 20"),
        ("plank 90000", LoadKind.HOLD, "90000", "up to 24 h"),
        ("plank 0", LoadKind.HOLD, "0", "more than 0 s"),
        ("sprint 500001", LoadKind.DISTANCE, "500001", "up to 500 km"),
    ],
)
def test_what_an_exercise_has_no_use_for(
    text: str, kind: LoadKind, found: str, expected: str
) -> None:
    error = mistake(text, kind)
    assert (text[error.position :], expected in error.expected) == (found, True)


def test_it_is_told_with_the_line_and_a_caret() -> None:
    assert str(mistake("rdl 3x8@80q r8.5")).splitlines() == [
        'Expected a space, or a comma and a space at "q".',
        "  rdl 3x8@80q r8.5",
        "            ^",
    ]
    assert isinstance(mistake("x"), UsageError)


def test_the_caret_counts_columns() -> None:
    """A wide character fills two, a combining mark none, and what acts is shown as �."""
    shown, caret = str(mistake("深蹲 e\u0301 \x1b 80xq")).splitlines()[1:]
    assert shown == "  深蹲 e\u0301 � 80xq"
    assert caret == " " * len("  ____ e _ 80x") + "^"


def test_of_a_long_line_the_place_is_shown() -> None:
    error = mistake("80x8, " * 100 + "80xq" + ", 80x8" * 100)
    shown, caret = str(error).splitlines()[1:]
    assert error.position == len("80x8, " * 100 + "80x")
    assert len(shown) < 80
    assert (shown[2], shown[-1], shown[caret.index("^")]) == ("…", "…", "q")


def test_a_line_without_an_end_is_refused() -> None:
    assert mistake("a" * (LONGEST + 1)).position == LONGEST


NUMBERS = ["80", "8", "2.5", "82,5", "0", "8x", "3x8@80", "1:30", "r8", "@9", "rir2", "t30X1"]
UNITS = [
    "kg",
    "lbs",
    "bw",
    "band",
    "s",
    "m",
    "km",
    "min",
    "h",
    "reps",
    "in",
    "w",
    "d",
    "f",
    "L",
    "R",
]
SIGNS = list("x×@+-−!#,.:\"'\t\n\x1b\ud800深")
ATOMS = st.sampled_from([*NUMBERS, *UNITS, *SIGNS, '#"a"', "t3-1-1-0", "red", "Squat"])
LINES = st.one_of(
    st.text(max_size=200),
    st.lists(ATOMS, max_size=14).map("".join),
    st.lists(ATOMS, max_size=14).map(" ".join),
    st.sampled_from(HOSTILE).map(lambda name: f"{name} 80x8 # {name}"),
)
KINDS = st.none() | st.sampled_from(LoadKind)


@settings(max_examples=500)
@given(LINES, st.sampled_from(Unit), KINDS)
@example("9" * 400 + "x5@" + "9" * 400, Unit.KG, None)
@example("8 r" + "9" * 400, Unit.KG, None)
@example("9" * 400 + "x8@80", Unit.KG, None)
@example("9" * 5000 + "km", Unit.KG, None)
def test_any_line_is_read_or_refused(line: str, unit: Unit, kind: LoadKind | None) -> None:
    try:
        assert_can_be_stored(parse(line, unit=unit, load_kind=lambda _: kind))
    except GrammarError as error:
        position = error.position
    else:
        position = 0
    assert 0 <= position <= len(line)


def assert_can_be_stored(read: Line) -> None:
    assert read.sets
    for each in read.sets:
        assert each.model_validate(each.document()) == each
        assert each.reps or each.seconds or each.metres or each.kind == "failure"


PIECES = ["1 ", "80x8 ", "80x8, ", "a ", "5 aa ", '"', '5 "', "aa-", "1,", "w ", "w 1 ", "#", "9"]
PIECES += ["L8 R8 ", "aa bb cc dd ", "x", "@", "1x", "80x8 r8 t5 !", "5 r8 z "]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("end", ["", "z", " 5 q"])
def test_ten_thousand_characters_take_no_time(piece: str, end: str) -> None:
    text = ("5 " + piece * LONGEST)[: LONGEST - len(end)] + end
    began = time.process_time()
    with contextlib.suppress(GrammarError):
        parse(text, unit=Unit.KG)
    assert time.process_time() - began < 1.0
