"""Typing errors are counted the way people make them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.spelling import FAR, allowed_edits, distance, letters, may_match

words = st.text("abcd", min_size=1, max_size=7)


def textbook_distance(one: str, other: str) -> int:
    """Optimal string alignment, as a plain recursion over prefixes."""
    if not one or not other:
        return len(one) + len(other)
    options = [
        textbook_distance(one[:-1], other) + 1,
        textbook_distance(one, other[:-1]) + 1,
        textbook_distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if len(one) > 1 and len(other) > 1 and one[-2:] == other[-1] + other[-2]:
        options.append(textbook_distance(one[:-2], other[:-2]) + 1)
    return min(options)


@pytest.mark.parametrize(
    ("typed", "known", "edits"),
    [
        ("squat", "squat", 0),
        ("sqaut", "squat", 1),
        ("squt", "squat", 1),
        ("squuat", "squat", 1),
        ("aquat", "squat", 1),
        ("romainian", "romanian", 1),
        ("bulgraain", "bulgarian", 2),
        ("bulgraain", "hungarian", FAR),
    ],
)
def test_counting_errors(typed: str, known: str, edits: int) -> None:
    assert distance(typed, known, 2)[0] == edits


def test_a_beginning_may_be_misspelt_too() -> None:
    assert distance("romain", "romanian", 1) == (FAR, 1)


@given(st.text("abc", min_size=1, max_size=5), st.text("abc", min_size=1, max_size=5))
def test_it_agrees_with_the_textbook(one: str, other: str) -> None:
    exact = textbook_distance(one, other)
    assert distance(one, other, 2)[0] == (exact if exact <= 2 else FAR)


@given(words, words)
def test_the_filter_never_hides_a_match(typed: str, known: str) -> None:
    whole, start = distance(typed, known, 2)
    if min(whole, start) <= 2:
        assert may_match(letters(typed), letters(known), 2)


@pytest.mark.parametrize(
    ("word", "edits"), [("row", 0), ("curl", 1), ("deadlif", 1), ("deadlift", 2)]
)
def test_longer_words_may_hold_more_errors(word: str, edits: int) -> None:
    assert allowed_edits(word) == edits
