"""Numbers as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store import numbers
from store.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

NONSENSE = [
    "",
    " ",
    "abc",
    "NaN",
    "inf",
    "-inf",
    "1e309",
    "1e3",
    "-5",
    "+5",
    "1_000",
    "0x10",
    "١٢",
    "８０",
    "1.",
    "1..2",
    "1,2,3",
    "1.000,5",
    "8 0",
    "½",
    "9" * 5000,
    "0." + "1" * 5000,
    "\x1b[31m5",
    "80\n90",
]
READERS: list[Callable[[str], float]] = [
    numbers.decimal,
    numbers.weight,
    numbers.reps,
    numbers.rpe,
    numbers.rir,
]


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize("text", NONSENSE, ids=lambda text: repr(text[:12]))
def test_nonsense_is_refused_with_a_short_sentence(read: Callable[[str], float], text: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(text)
    assert 10 < len(str(refused.value)) < 120
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("text", "value"),
    [("12.5", 12.5), ("12,5", 12.5), (" 80 ", 80.0), ("0", 0.0), (",5", 0.5), (".5", 0.5)],
)
def test_decimals_with_a_point_or_a_comma(text: str, value: float) -> None:
    assert numbers.decimal(text) == value


@given(st.text())
@example("1_0")
@example("٣")
def test_any_text_is_a_plain_number_or_refused(text: str) -> None:
    for read in READERS:
        try:
            value = read(text)
        except UsageError:
            continue
        assert set(text.strip()) <= set("0123456789.,")
        assert value >= 0


@given(st.decimals(0, 9999, places=2))
def test_every_weight_on_the_scale_is_read_as_written(weight: object) -> None:
    assert numbers.weight(str(weight)) == float(str(weight))
    assert numbers.weight(str(weight).replace(".", ",")) == float(str(weight))


def test_the_heaviest_weight() -> None:
    assert numbers.weight("10000") == numbers.HEAVIEST
    with pytest.raises(UsageError, match="too heavy"):
        numbers.weight("10000.5")
    with pytest.raises(UsageError, match="too heavy"):
        numbers.weight("1000000")


@pytest.mark.parametrize("text", ["0", "00", "1.5", "1,5", "10001", "999999999"])
def test_reps_are_whole_and_at_least_one(text: str) -> None:
    with pytest.raises(UsageError, match="reps"):
        numbers.reps(text)


def test_reps_that_are_counted() -> None:
    assert [numbers.reps(text) for text in ("1", "08", " 12 ", "10000")] == [1, 8, 12, 10_000]


@pytest.mark.parametrize("text", ["11", "7.3", "0", "0.5", "10.5", "8.25"])
def test_an_rpe_off_the_scale(text: str) -> None:
    with pytest.raises(UsageError, match="1 to 10 in half steps"):
        numbers.rpe(text)


def test_an_rpe_on_the_scale() -> None:
    assert [numbers.rpe(text) for text in ("1", "8.5", "8,5", "10")] == [1, 8.5, 8.5, 10]


@pytest.mark.parametrize("text", ["10", "9.5", "1.3", "0.25", "999999999"])
def test_reps_in_reserve_off_the_scale(text: str) -> None:
    with pytest.raises(UsageError, match="0 to 9 in half steps"):
        numbers.rir(text)


def test_reps_in_reserve_on_the_scale() -> None:
    assert [numbers.rir(text) for text in ("0", "0.5", "1,5", " 2 ", "9")] == [0, 0.5, 1.5, 2, 9]


@given(st.integers(0, 18).map(lambda halves: halves / 2))
def test_whatever_can_be_held_in_reserve_is_an_rpe(reserve: float) -> None:
    assert numbers.rpe(str(10 - numbers.rir(str(reserve)))) == 10 - reserve
