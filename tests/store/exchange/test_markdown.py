from __future__ import annotations

import re

import pytest
from hypothesis import given

from store.exchange.markdown import escaped, write
from store.models import LoadMode, Workout
from tests.builders import a_set, a_workout, an_entry, histories, kg, texts


def journal(*workouts: Workout) -> str:
    return "".join(write([workout.document() for workout in workouts]))


def test_a_workout_reads_like_a_page_of_a_journal() -> None:
    squat = an_entry("squat-back", a_set(100, 5, rpe=8.5), a_set(60, 8, kind="warmup"), note="belt")
    dip = an_entry("dip", a_set(load=kg(20, LoadMode.ADDED), reps=6), name="Dip")
    text = journal(a_workout(squat, dip, title="Legs", note="slept badly"))
    assert text == (
        "# Training journal\n\n"
        "## 2026-11-16 · Legs\n\n18:30–19:30, 60 min\n\n> slept badly  \n\n"
        "### Squat (Barbell)\n\n> belt  \n\n"
        "1. 100 kg × 5, RPE 8.5\n2. 60 kg × 8, warm-up\n\n"
        "### Dip\n\n1. +20 kg × 6\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[x](http://e.org)", r"\[x\](http\://e.org)"),
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("two\nlines", "two lines"),
        ("\x1b[31mred", "\N{REPLACEMENT CHARACTER}\\[31mred"),
        ("Knee Raise (Captain's Chair)", "Knee Raise (Captain's Chair)"),
    ],
)
def test_text_is_no_markup(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(texts())
def test_no_text_opens_a_tag_a_link_or_an_escape_sequence(text: str) -> None:
    shown = escaped(text)
    assert not re.search(r"[<>\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]`*_|]", re.sub(r"\\.", "", shown))


@given(histories())
def test_one_section_a_workout_whatever_the_texts_hold(history: list[Workout]) -> None:
    lines = journal(*history).split("\n")
    assert sum(line.startswith("## ") for line in lines) == len(history)
    numbered = sum(re.match(r"\d+\. ", line) is not None for line in lines)
    assert numbered == sum(len(workout.sets) for workout in history)
