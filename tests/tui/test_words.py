"""Numbers, dates and sets as words, and stored text as text that only shows."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

import pyte
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.models import Load, LoadMode, LoggedSet, SetKind, Unit
from tests.builders import HOSTILE, a_set, kg, lb, sets
from tui import words
from tui.text import content, fitted, showable, two_ends

TODAY = date(2026, 11, 22)
ANY_TEXT = st.text(st.characters()) | st.sampled_from(HOSTILE)
"""All of Unicode, lone surrogates included."""
TRICKY = st.lists(
    st.sampled_from(
        [
            "a",
            " ",
            "深",
            "🏋",
            "\ufe0f",
            "\u200d",
            "👩",
            "🇦",
            "🇹",
            "e\u0301",
            "\u0301",
            "👍🏽",
            "\x1b",
            "ｗ",
        ]
    ),
    max_size=14,
).map("".join)
"""What fills two cells, one or none, and joins what stands beside it."""


# Numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (80, "80"),
        (82.5, "82.5"),
        (61.2349, "61.23"),
        (0, "0"),
        (100, "100"),
        (1000.0, "1000"),
        (0.005, "0.01"),
        (102.058, "102.06"),
    ],
)
def test_a_number(value: float, text: str) -> None:
    assert words.number(value) == text


@given(st.floats(0, 1e9, allow_nan=False))
def test_a_number_is_short_and_close(value: float) -> None:
    text = words.number(value)
    assert re.fullmatch(r"\d+(\.\d?[1-9])?", text)
    assert float(text) == pytest.approx(value, abs=0.00501)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 20), "Fri 20 Nov"),
        (date(2026, 11, 6), "Fri  6 Nov"),
        (date(2025, 11, 20), "Thu 20 Nov 2025"),
        (date(2024, 2, 29), "Thu 29 Feb 2024"),
    ],
)
def test_a_short_day(day: date, text: str) -> None:
    assert words.short_day(day, TODAY) == text


def test_a_long_day() -> None:
    assert words.long_day(date(2026, 11, 20)) == "Friday 20 Nov 2026"


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (-1, "ahead of today"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (20, "20 days ago"),
        (21, "3 weeks ago"),
        (364, "52 weeks ago"),
        (365, "a year ago"),
        (730, "2 years ago"),
    ],
)
def test_how_long_ago(days: int, text: str) -> None:
    assert words.days_ago(TODAY - timedelta(days=days), TODAY) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 min"), (29, "0 min"), (3300, "55 min"), (3900, "1 h 5 min"), (3599, "1 h 0 min")],
)
def test_minutes(seconds: float, text: str) -> None:
    assert words.minutes(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-5, "00:00"), (0, "00:00"), (2232.9, "37:12"), (3600, "1:00:00"), (3723, "1:02:03")],
)
def test_a_stopwatch(seconds: float, text: str) -> None:
    assert words.stopwatch(seconds) == text


@given(st.integers(0, 10**7))
def test_a_stopwatch_loses_no_second(seconds: int) -> None:
    parts = [int(part) for part in words.stopwatch(seconds).split(":")]
    assert sum(part * 60**n for n, part in enumerate(reversed(parts))) == seconds
    assert all(part < 60 for part in parts[1:])


def test_counting() -> None:
    assert [words.count(n, "set") for n in (0, 1, 2)] == ["0 sets", "1 set", "2 sets"]


def test_the_time_of_day() -> None:
    assert words.clock_time(datetime(2026, 11, 22, 8, 5, tzinfo=UTC)) == "08:05"


# Sets


@pytest.mark.parametrize(
    ("load", "text"),
    [
        (None, ""),
        (kg(80), "80"),
        (lb(135), "61.2"),
        (kg(10, LoadMode.ADDED), "+10"),
        (kg(15, LoadMode.ASSISTED), "−15"),
        (Load(mode=LoadMode.BODYWEIGHT), "bw"),
        (Load(mode=LoadMode.BODYWEIGHT, value=80, unit=Unit.KG), "bw"),
        (Load(mode=LoadMode.BAND, label="red"), "red"),
        (Load(mode=LoadMode.BAND), "band"),
    ],
)
def test_a_load_in_kilograms(load: Load | None, text: str) -> None:
    assert words.load(load, Unit.KG) == text


def test_a_load_in_pounds() -> None:
    assert words.load(kg(100), Unit.LB) == "220.5"
    assert words.load(lb(135), Unit.LB) == "135"


@pytest.mark.parametrize(
    ("logged", "text"),
    [
        (a_set(130, 8, rpe=8.5), "130×8 @8.5"),
        (a_set(130, 8, rpe=8), "130×8 @8"),
        (a_set(load=kg(10, LoadMode.ADDED), reps=6), "+10×6"),
        (a_set(load=Load(mode=LoadMode.BODYWEIGHT), reps=12), "bw×12"),
        (LoggedSet(seconds=45), "45s"),
        (LoggedSet(seconds=125), "2:05"),
        (LoggedSet(seconds=600), "10:00"),
        (LoggedSet(seconds=3600), "1:00:00"),
        (LoggedSet(seconds=90.5), "90.5s"),
        (LoggedSet(metres=400), "400m"),
        (LoggedSet(metres=5250), "5.25km"),
        (LoggedSet(load=kg(80)), "80"),
        (LoggedSet(), "–"),
        (a_set(100, 0, kind=SetKind.FAILURE), "100×0!"),
        (a_set(60, 8, kind=SetKind.WARMUP), "w 60×8"),
        (a_set(60, 8, kind=SetKind.DROP), "d 60×8"),
        (a_set(20, 8, side="left"), "L 20×8"),
        (a_set(20, 8, side="right", kind=SetKind.WARMUP), "w R 20×8"),
    ],
)
def test_a_set(logged: LoggedSet, text: str) -> None:
    assert words.a_set(logged, Unit.KG) == text


@given(sets(), st.sampled_from(Unit))
def test_any_set_has_a_word(logged: LoggedSet, unit: Unit) -> None:
    assert words.a_set(logged, unit) != ""


def test_volume_counts_what_was_lifted_outside_warmups() -> None:
    done = [
        a_set(100, 5),
        a_set(40, 8, kind=SetKind.WARMUP),
        a_set(load=kg(10, LoadMode.ADDED), reps=4),
        a_set(load=kg(20, LoadMode.ASSISTED), reps=9),
        a_set(load=Load(mode=LoadMode.BAND, label="red"), reps=9),
        a_set(load=Load(mode=LoadMode.BODYWEIGHT, value=80, unit=Unit.KG), reps=9),
        LoggedSet(load=kg(20), seconds=30),
    ]
    assert words.volume(done, Unit.KG) == "540 kg"
    assert words.volume([], Unit.KG) == "0 kg"
    assert words.volume([a_set(100, 32)], Unit.KG) == "3.2 t"
    assert words.volume([a_set(100, 32)], Unit.LB) == "7 055 lb"


# Text that only shows


ACTING = {"Cc", "Cs", "Cf", "Zl", "Zp"}
JOINER = "\u200d"
"""Holds emoji together, and does nothing else."""


def acting(text: str) -> set[str]:
    """The characters that do something instead of showing."""
    return {each for each in text if unicodedata.category(each) in ACTING and each != JOINER}


@given(ANY_TEXT)
@example("".join(map(chr, range(0x300))))
@example("\ud800\udfff\x9b2J\u2028\u2029\U000e0001")
def test_nothing_that_acts_is_left(text: str) -> None:
    assert acting(showable(text)) == set()
    assert acting(showable(text, lines=True)) <= {"\n"}


def test_no_character_of_unicode_gets_through_that_acts() -> None:
    everything = "".join(map(chr, range(0x110000)))
    assert acting(showable(everything)) == set()


@given(ANY_TEXT)
def test_what_is_shown_can_be_written_to_a_terminal(text: str) -> None:
    assert showable(text).encode("utf-8").decode() == showable(text)


@given(ANY_TEXT)
def test_showing_twice_changes_nothing_more(text: str) -> None:
    assert showable(showable(text)) == showable(text)


@pytest.mark.parametrize(
    "text", ["Squat (Barbell)", "深蹲", "Größe", "💪", "[red]x[/]", "٨", "🇦🇹", "क्\u200dष", "➡"]
)
def test_harmless_text_stays(text: str) -> None:
    assert showable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("👩\u200d🚀 Squat", "👩 Squat"),
        ("👨\u200d👩\u200d👧", "👨"),
        ("🏋\ufe0f\u200d♂\ufe0f", "🏋"),
        ("🏋\ufe0f", "🏋"),
        ("💪🏽💪🏽", "💪💪"),
        ("1\ufe0f\u20e3 Bench", "1 Bench"),
    ],
)
def test_of_emoji_that_belong_together_the_first_is_shown(text: str, shown: str) -> None:
    """Terminals draw the rest of the sequence in one cell, in two or in four."""
    assert showable(text) == shown
    assert all(wcwidth_of(each) == cell_len(each) for each in showable(text))


def wcwidth_of(character: str) -> int:
    """Cells that a terminal moves on by, when it looks at one character after the other."""
    screen = pyte.Screen(8, 1)
    pyte.Stream(screen).feed(character)
    return int(screen.cursor.x)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\x07b\x00c\x7f", "a␇b␀c␡"),
        ("a\u202eb\u2066c", "a�b�c"),
        ("two\nlines\tand", "two lines and"),
        ("\x9b2J", "�2J"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\ud800", "�"),
    ],
)
def test_what_acts_is_made_visible_or_dropped(text: str, shown: str) -> None:
    assert showable(text) == shown


def test_line_breaks_stay_where_lines_are_wanted() -> None:
    assert showable("two\nlines\x1b", lines=True) == "two\nlines␛"


@given(ANY_TEXT | TRICKY, st.integers(-2, 40), st.booleans())
@example("深" * 30, 7, False)
@example("👩" + JOINER, 6, False)
def test_fitted_text_fills_its_cells_exactly(text: str, width: int, right: bool) -> None:
    cut = fitted(text, width, right=right)
    assert cell_len(cut) == max(0, width)
    assert acting(cut) == set()


@given(TRICKY, TRICKY, st.integers(1, 12))
def test_what_follows_fitted_text_stays_in_its_column(text: str, next_one: str, width: int) -> None:
    line = fitted(text, width) + "│" + fitted(next_one, width)
    assert cell_len(line) == 2 * width + 1


def test_text_is_cut_with_an_ellipsis_and_padded_on_the_wanted_side() -> None:
    assert fitted("Romanian Deadlift", 9) == "Romanian…"
    assert fitted("Squat", 8) == "Squat   "
    assert fitted("Squat", 8, right=True) == "   Squat"
    assert fitted("深蹲深蹲", 5) == "深蹲…"
    assert fitted("深蹲深蹲", 6) == "深蹲 …"
    assert fitted("x", 1) == "x"
    assert fitted("xy", 1) == "…"


def test_a_name_of_ten_thousand_characters() -> None:
    assert fitted("W" * 10_000, 10) == "WWWWWWWWW…"
    assert fitted("\u0301" * 10_000, 3) != ""


@given(ANY_TEXT)
def test_markup_in_stored_text_is_text(text: str) -> None:
    assert content(text).plain == showable(text)
    assert content(text).spans == []
    assert content("[bold red]x[/]", "bold").plain == "[bold red]x[/]"


@given(st.text("aB深 ", max_size=20), st.text("cd", max_size=20), st.integers(0, 30))
def test_two_ends_of_a_line(left: str, right: str, width: int) -> None:
    line = two_ends(content(left), content(right), width)
    assert line.plain.endswith(right)
    assert line.cell_length == max(width, len(right))
