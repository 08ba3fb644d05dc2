"""Charts: scales that are round, dates that fit, and figures where they belong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.chart import Chart, Figure, Series
from tui.scales import dates, scale

FIRST = date(2026, 1, 5)
days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
values = st.floats(0, 100_000, allow_subnormal=False)


@given(values, values, st.integers(1, 12))
def test_a_scale_covers_the_range_in_equal_round_steps(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    found = scale(low, high, most)
    assert found.low <= low
    assert high <= found.high
    assert len(found.marks) <= max(most, 1)
    assert all(found.low - 1e-6 <= mark <= found.high + 1e-6 for mark in found.marks)
    labels = [found.label(mark) for mark in found.marks]
    assert len(set(labels)) == len(labels)
    assert [float(label) for label in labels] == pytest.approx(list(found.marks))


@given(days, st.integers(0, 20_000), st.integers(12, 200))
def test_dates_never_touch_and_always_fit(first: date, span: int, width: int) -> None:
    found = dates(first, first + timedelta(days=span), width)
    assert found
    ends = [at + len(words) for at, words in found]
    assert all(end + 2 <= at for end, (at, _) in zip(ends, found[1:], strict=False))
    assert ends[-1] <= width
    assert found[0][0] >= 0


def figures(*found: float) -> tuple[Figure, ...]:
    return tuple(Figure(FIRST + timedelta(days=7 * n), each) for n, each in enumerate(found))


def chart(*series: Series, width: int = 60, height: int = 12) -> Chart:
    last = max(each.figures[-1].day for each in series)
    return Chart(series, width, height, FIRST, last)


def rows_with(chart: Chart, mark: str, cursor: int | None = None) -> list[int]:
    return [n for n, line in enumerate(chart.lines(cursor)) if mark in line.plain]


@given(
    st.lists(values, min_size=1, max_size=60), st.integers(45, 200), st.integers(4, 60), st.data()
)
def test_it_fills_its_place_and_no_more(
    found: list[float], width: int, height: int, data: st.DataObject
) -> None:
    drawn = chart(Series(figures(*found)), width=width, height=height)
    cursor = data.draw(st.none() | st.integers(0, len(found) - 1))
    lines = drawn.lines(cursor)
    assert len(lines) in {0, height}
    assert all(line.cell_length <= width for line in lines)


def test_more_is_higher() -> None:
    drawn = chart(Series(figures(100, 140, 120)))
    (top,) = rows_with(drawn, "◆", 1)
    (middle,) = rows_with(drawn, "◆", 2)
    (bottom,) = rows_with(drawn, "◆", 0)
    assert top < middle < bottom


def test_records_carry_a_star() -> None:
    starred = (Figure(FIRST, 100), Figure(FIRST + timedelta(days=7), 110, star=True))
    assert len(rows_with(chart(Series(starred)), "★")) == 1


def test_a_second_series_is_told_apart_without_colour() -> None:
    lines = figures(*range(100, 160))
    alone = chart(Series(lines)).lines()
    dashed = chart(Series(lines, dashed=True)).lines()
    assert alone != dashed


def test_a_click_finds_the_nearest_figure() -> None:
    drawn = chart(Series(figures(1, 2, 3)))
    assert drawn.figure_at(drawn.margin) == 0
    assert drawn.figure_at(drawn.margin + drawn.columns // 2) == 1
    assert drawn.figure_at(drawn.width - 1) == 2


def test_too_small_a_place_draws_nothing() -> None:
    assert chart(Series(figures(1, 2)), width=10, height=3).lines() == []
