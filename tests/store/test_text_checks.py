"""What may be the name of an exercise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text import fold
from store.errors import UsageError
from store.text_checks import visible_name
from tests.builders import HOSTILE


@pytest.mark.parametrize(
    "name", ["", "  ", "\u200b", "\u2060 \ufeff", "\u3164", "\u2800", "\u0301", "\x00", "\u202e"]
)
def test_what_nobody_sees_is_no_name(name: str) -> None:
    with pytest.raises(UsageError, match="can be seen"):
        visible_name(name)


@pytest.mark.parametrize("name", ["\udcff", "Curl \ud800"])
def test_what_is_no_text_is_no_name(name: str) -> None:
    with pytest.raises(UsageError, match="no text") as refused:
        visible_name(name)
    assert str(refused.value).isascii()


@pytest.mark.parametrize("name", ["RDL", "深蹲", "é", "e\u0301", "🏋️", "#1", "\u202eCurl"])
def test_what_can_be_seen_is_a_name(name: str) -> None:
    assert visible_name(f"  {name}\n") == name


@given(st.text() | st.sampled_from(HOSTILE))
def test_a_name_can_be_stored_and_found(text: str) -> None:
    try:
        name = visible_name(text)
    except UsageError:
        return
    assert name.encode()
    assert fold(name)
    assert visible_name(name) == name
