"""Names are compared by what a person reads, not by how they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text import fold, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Back Squat", "  back \t squat\n"),
        ("STRASSE", "straße"),
        ("Ｓｑｕａｔ", "squat"),
        ("Cafe\u0301 press", "CAFÉ PRESS"),
        ("Leg\u200b Curl", "leg curl"),
    ],
)
def test_spellings_of_one_name_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_keeps_punctuation() -> None:
    assert fold("Pull-Up") != fold("Pull Up")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Pull-Up", "pull up"),
        ("Farmer's Walk", "farmers walk"),
        ("Farmer’s Walk", "farmers walk"),
        ("Übungs_Squat (hoch)", "ubungs squat hoch"),
        ("[red]Row[/red]", "red row red"),
        ("…!?", ""),
    ],
)
def test_plain_leaves_words(typed: str, words: str) -> None:
    assert plain(typed) == words


@given(st.text())
def test_doing_it_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_plain_sees_no_more_than_fold(text: str) -> None:
    assert plain(fold(text)) == plain(text)
