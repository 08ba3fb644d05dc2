"""Sets as they are counted and shown: one by one, or a left and a right one side by side."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.models import Load, LoadMode, LoggedSet, SetKind, Side
from store.review.index import row_of
from store.rows import (
    Row,
    count_rows,
    is_warmup,
    joined,
    rows_of,
    side_difference,
    split,
    start_of,
    weaker_side,
)
from store.session import counted, working
from tests.builders import a_set, a_workout, an_entry, kg, lb, sets

LEFT = a_set(20, 8, side=Side.LEFT)
RIGHT = a_set(20, 8, side=Side.RIGHT)
BOTH = a_set(20, 8)
BODY = Load(mode=LoadMode.BODYWEIGHT)


def warmup(each: LoggedSet) -> LoggedSet:
    return each.model_copy(update={"kind": SetKind.WARMUP})


def lengths(*logged: LoggedSet) -> list[int]:
    return [len(row) for row in rows_of(logged)]


any_sets = st.lists(sets(), max_size=12)


# Rows


@given(any_sets)
def test_the_rows_one_after_the_other_are_the_sets(logged: list[LoggedSet]) -> None:
    assert list(chain.from_iterable(rows_of(logged))) == logged


@given(any_sets)
def test_a_row_is_one_set_or_the_two_sides_of_one_kind(logged: list[LoggedSet]) -> None:
    for row in rows_of(logged):
        assert len(row) in {1, 2}
        if len(row) == 2:
            assert {each.side for each in row} == {Side.LEFT, Side.RIGHT}
            assert len({each.kind is SetKind.WARMUP for each in row}) == 1


@given(any_sets)
def test_no_two_rows_of_one_side_could_have_been_a_pair(logged: list[LoggedSet]) -> None:
    rows = rows_of(logged)
    for one, other in pairwise(rows):
        if len(one) == len(other) == 1 and is_warmup(one) == is_warmup(other):
            assert {one[0].side, other[0].side} != {Side.LEFT, Side.RIGHT}


@given(any_sets)
@example([LEFT, warmup(RIGHT), RIGHT])
@example([LEFT, RIGHT, LEFT, LEFT, RIGHT, BOTH])
def test_rows_of_working_sets_are_what_is_counted(logged: list[LoggedSet]) -> None:
    rows = len(rows_of(working(logged)))
    assert counted(logged) == rows
    assert count_rows([each.document() for each in working(logged)]) == rows


@given(any_sets)
@example([LEFT, RIGHT])
@example([LEFT, warmup(RIGHT), RIGHT])
def test_the_index_counts_rows_too(logged: list[LoggedSet]) -> None:
    rows = len(rows_of(working(logged)))
    entry = an_entry("x").model_copy(update={"sets": tuple(logged)})
    assert row_of("w1", a_workout(entry).document()).sets == rows


@pytest.mark.parametrize(
    ("logged", "expected"),
    [
        ((), []),
        ((BOTH, BOTH), [1, 1]),
        ((LEFT, RIGHT), [2]),
        ((RIGHT, LEFT), [2]),
        ((LEFT, LEFT), [1, 1]),
        ((LEFT, RIGHT, LEFT, RIGHT), [2, 2]),
        ((LEFT, RIGHT, RIGHT, LEFT), [2, 2]),
        ((LEFT, LEFT, RIGHT), [1, 2]),
        ((LEFT, BOTH, RIGHT), [1, 1, 1]),
        ((warmup(LEFT), RIGHT), [1, 1]),
        ((LEFT, warmup(RIGHT)), [1, 1]),
        ((warmup(LEFT), warmup(RIGHT)), [2]),
        ((warmup(LEFT), LEFT, RIGHT), [1, 2]),
    ],
)
def test_who_shares_a_row(logged: tuple[LoggedSet, ...], expected: list[int]) -> None:
    assert lengths(*logged) == expected


@pytest.mark.parametrize("kind", [SetKind.DROP, SetKind.FAILURE])
def test_one_side_that_failed_stays_beside_the_other(kind: SetKind) -> None:
    assert lengths(LEFT, RIGHT.model_copy(update={"kind": kind})) == [2]


@given(any_sets)
def test_a_row_starts_behind_the_sets_of_those_before_it(logged: list[LoggedSet]) -> None:
    rows = rows_of(logged)
    for number, row in enumerate(rows):
        start = start_of(rows, number)
        assert tuple(logged[start : start + len(row)]) == row
    assert start_of(rows, len(rows)) == len(logged)


# Apart and together


@given(sets())
def test_a_set_that_is_split_is_one_row_of_two_sides(each: LoggedSet) -> None:
    left, right = split((each,))
    assert (left.side, right.side) == (Side.LEFT, Side.RIGHT)
    assert rows_of([left, right]) == [(left, right)]
    assert left.model_copy(update={"side": each.side}) == each
    assert right.model_copy(update={"side": each.side}) == each


@given(sets())
def test_what_was_split_is_joined_again(each: LoggedSet) -> None:
    whole = each.model_copy(update={"side": Side.BOTH})
    assert joined(split((whole,))) == (whole,)
    assert joined((each,)) == (whole,)


@given(any_sets)
def test_splitting_and_joining_twice_is_the_same_as_once(logged: list[LoggedSet]) -> None:
    for row in rows_of(logged):
        assert split(split(row)) == split(row)
        assert joined(joined(row)) == joined(row)
        assert len(joined(row)) == 1


def test_a_pair_is_left_as_it_is_and_its_first_side_stands_for_both() -> None:
    pair = (a_set(20, 9, side=Side.RIGHT), a_set(20, 7, side=Side.LEFT))
    assert split(pair) == pair
    assert joined(pair) == (a_set(20, 9),)


# How far one side stays behind


def pair(one: LoggedSet, other: LoggedSet) -> Row:
    return (
        one.model_copy(update={"side": Side.LEFT}),
        other.model_copy(update={"side": Side.RIGHT}),
    )


@pytest.mark.parametrize(
    ("row", "percent", "weaker"),
    [
        (pair(a_set(20, 10), a_set(20, 8)), 20, Side.RIGHT),
        (pair(a_set(20, 8), a_set(20, 10)), 20, Side.LEFT),
        (pair(a_set(20, 8), a_set(20, 8)), 0, None),
        (pair(a_set(20, 8), a_set(16, 12)), 20, Side.RIGHT),
        (pair(a_set(load=kg(45.359237)), a_set(load=lb(80))), 20, Side.RIGHT),
        (pair(LoggedSet(load=BODY, seconds=40), LoggedSet(load=BODY, seconds=30)), 25, Side.RIGHT),
        (pair(LoggedSet(metres=30), LoggedSet(metres=40)), 25, Side.LEFT),
        (pair(LoggedSet(reps=4), LoggedSet(reps=3)), 25, Side.RIGHT),
        (pair(a_set(20, 5), a_set(20, 0, kind=SetKind.FAILURE)), 100, Side.RIGHT),
    ],
)
def test_the_weaker_side_in_percent_of_the_stronger(
    row: Row, percent: float, weaker: Side | None
) -> None:
    assert side_difference(row) == pytest.approx(percent)
    assert weaker_side(row) is weaker
    assert side_difference(row[::-1]) == pytest.approx(percent)
    assert weaker_side(row[::-1]) is weaker


def test_the_same_weight_in_two_units_is_compared_by_reps() -> None:
    row = pair(a_set(load=kg(45.359237), reps=8), a_set(load=lb(100), reps=6))
    assert side_difference(row) == pytest.approx(25)
    assert weaker_side(row) is Side.RIGHT


@pytest.mark.parametrize(
    "row",
    [
        (BOTH,),
        (LEFT,),
        pair(LoggedSet(), LoggedSet()),
        pair(a_set(20, 8), a_set(20, None)),
        pair(a_set(20, 8), LoggedSet(load=BODY, reps=8)),
        pair(a_set(0, 0), a_set(0, 0)),
    ],
)
def test_no_difference_without_two_sides_that_compare(row: Row) -> None:
    assert side_difference(row) is None
    assert weaker_side(row) is None


@given(sets(), sets())
def test_a_difference_lies_between_nothing_and_everything(one: LoggedSet, other: LoggedSet) -> None:
    found = side_difference(pair(one, other))
    assert found is None or 0 <= found <= 100
