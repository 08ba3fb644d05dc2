"""RPE and reps in reserve: said, or left open, where the settings decide and doubt is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.grammar.error import GrammarError
from store.grammar.parse import Line, parse
from store.grammar.told import told
from store.grammar.write import write
from store.models import Unit
from tests.builders import a_set

SCALES = st.sampled_from(["rpe", "rir"])


def rpe(text: str, effort: str) -> float | None:
    return parse(f"80x8 {text}", unit=Unit.KG, effort=effort).sets[0].rpe


@pytest.mark.parametrize(
    ("text", "as_rpe", "as_rir"),
    [("r5", 5, 5), ("@5", 5, 5), ("rpe8", 8, 8), ("rir2", 8, 8), ("rpe 2", 2, 2), ("RIR 6", 4, 4)],
)
def test_what_is_said_is_the_same_in_all_settings(text: str, as_rpe: float, as_rir: float) -> None:
    assert (rpe(text, "rpe"), rpe(text, "rir")) == (as_rpe, as_rir)


@pytest.mark.parametrize(("text", "value"), [("r2", 8), ("@2", 8), ("r0", 10), ("@ 1,5", 8.5)])
def test_where_the_settings_say_rir_so_does_a_number(text: str, value: float) -> None:
    assert rpe(text, "rir") == value


@pytest.mark.parametrize(
    ("text", "effort", "words"),
    [
        (
            "r2",
            "rpe",
            "Expected rpe2 or rir2, as so low an RPE may well be reps in reserve, at ",
        ),
        ("@4.5", "rpe", "Expected rpe4.5 or rir4.5, "),
        ("r0", "rpe", "Expected rir0, "),
        ("r8", "rir", "Expected rpe8 or rir8, as so many reps in reserve may well be an RPE, at "),
        ("@ 9.5", "rir", "Expected rpe9.5, "),
    ],
)
def test_a_number_that_may_be_the_other_is_refused(text: str, effort: str, words: str) -> None:
    with pytest.raises(GrammarError) as caught:
        rpe(text, effort)
    said, line, caret = str(caught.value).splitlines()
    assert said.startswith(words)
    assert line[caret.index("^") :] == text


@pytest.mark.parametrize(
    ("text", "effort", "words"),
    [
        ("r11", "rpe", "RPE from 1 to 10"),
        ("r7.3", "rpe", "RPE from 1 to 10"),
        ("r2.3", "rir", "RIR from 0 to 9"),
        ("r80", "rir", "RIR from 0 to 9"),
        ("rpe0", "rir", "RPE from 1 to 10"),
        ("rir9.5", "rpe", "RIR from 0 to 9"),
    ],
)
def test_what_is_on_no_scale_is_told_by_that_which_holds(
    text: str, effort: str, words: str
) -> None:
    with pytest.raises(GrammarError, match=words):
        rpe(text, effort)


@pytest.mark.parametrize(("effort", "words"), [("rpe", "@8.5"), ("rir", "rir1.5")])
def test_it_is_told_in_the_words_of_the_settings(effort: str, words: str) -> None:
    assert told(a_set(80, 8, rpe=8.5), effort) == f"80 kg × 8 {words}"


@given(st.integers(2, 20), SCALES)
def test_what_is_written_means_the_same_to_everybody(halves: int, effort: str) -> None:
    line = Line("", (a_set(80, 8, rpe=halves / 2),))
    assert parse(write(line), unit=Unit.KG, effort=effort) == line
