"""Points of a chart, and the table of rep maxima."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.library import Catalog
from store.review.facts import SetFact
from store.review.figures import Yardstick
from store.review.maxima import RepMax, maxima_of, rep_maxima
from store.review.progress import Curve, Point, curves_of, points, weights_done
from store.review.strength import Estimate, Formula
from tests.store.review.deeds import KG, LB, band, body, done, hold, lift, on, weighing

if TYPE_CHECKING:
    from store.review.facts import EntryFacts

CATALOG = Catalog.builtin()


def drawn(*facts: EntryFacts, exercise: str = "squat-back", by: Yardstick = KG) -> list[Point]:
    return list(points(CATALOG[exercise], facts, by))


def test_a_point_says_what_a_workout_came_to() -> None:
    [point] = drawn(done(0, lift(100, 5), lift(110, 2), lift(80, 10, rpe=9)))
    assert point.day == on(0)
    assert (point.workout_id, point.sets, point.reps) == ("w0", 3, 17)
    assert point.value(Curve.TOP) == 110
    assert point.volume == 500 + 220 + 800
    # 110 × (1 + 2/30) = 117.33 beats 116.67; 80 × 11 (one in reserve) would be 109.33, and rough.
    assert point.value(Curve.E1RM) == pytest.approx(117.333, abs=1e-3)
    assert [point.reps_at(each) for each in (120, 110, 100, 60, None)] == [None, 2, 5, 10, 10]


def test_points_come_oldest_first_whatever_the_order() -> None:
    facts = [done(day, lift(100 + day, 5)) for day in (14, 0, 7)]
    assert [each.day for each in drawn(*facts)] == [on(0), on(7), on(14)]


def test_what_was_a_record_is_marked() -> None:
    first, second, third = drawn(
        done(0, lift(100, 5)), done(7, lift(105, 5)), done(14, lift(100, 6))
    )
    assert not any(first.is_record(curve) for curve in Curve)
    assert [c for c in Curve if second.is_record(c)] == [Curve.E1RM, Curve.TOP, Curve.VOLUME]
    assert [c for c in Curve if third.is_record(c)] == [Curve.VOLUME, Curve.REPS]


def test_a_rough_estimate_stands_where_there_is_no_better_one() -> None:
    rough, trusted = drawn(done(0, lift(100, 12)), done(1, lift(100, 12), lift(100, 1)))
    assert rough.e1rm == Estimate(140, rough=True)
    assert trusted.e1rm == Estimate(100, rough=False)


def test_a_left_and_a_right_set_are_one_of_volume() -> None:
    sides = [lift(20, 8)._replace(side=side) for side in ("left", "right")]
    [point] = drawn(done(0, *sides, *sides))
    assert (point.sets, point.reps) == (2, 32)


def test_pounds() -> None:
    [point] = drawn(done(0, lift(100, 1)), by=LB)
    assert point.value(Curve.TOP) == pytest.approx(220.46, abs=0.01)


@pytest.mark.parametrize(
    ("exercise", "one", "curves"),
    [
        ("squat-back", lift(100, 5), "e1rm top volume reps sets"),
        ("pull-up", body(8), "reps sets"),
        ("pull-up", body(8, plus=10), "top reps sets"),
        ("row-band", band("red", 8), "reps sets"),
        ("plank", hold(60), "hold sets"),
        ("sprint", SetFact(metres=100), "distance sets"),
        ("nordic-eccentric", body(5), "reps sets"),
    ],
)
def test_there_are_curves_for_what_there_is(exercise: str, one: SetFact, curves: str) -> None:
    assert " ".join(curves_of(drawn(done(0, one), exercise=exercise))) == curves


def test_the_body_counts_from_the_day_on_which_it_was_weighed() -> None:
    before, after = drawn(done(-1, body(5)), done(0, body(5)), exercise="pull-up", by=weighing(60))
    assert (before.e1rm, before.volume) == (None, None)
    assert (after.e1rm, after.volume) == (Estimate(70, rough=False), 300)


def test_the_weights_of_most_workouts_come_first() -> None:
    facts = [done(0, lift(60, 8), lift(80, 5)), done(1, lift(80, 5)), done(2, lift(90, 3))]
    assert weights_done(drawn(*facts)) == [80, 90, 60]


# Rep maxima


def maxima(*facts: EntryFacts, exercise: str = "squat-back") -> tuple[RepMax, ...]:
    return rep_maxima(CATALOG[exercise], facts, KG)


def test_the_most_for_at_least_so_many() -> None:
    facts = [done(0, lift(100, 5)), done(7, lift(120, 1), lift(80, 8)), done(14, lift(100, 5))]
    rows = maxima(*facts)
    assert [row.weight for row in rows] == [120, *[100] * 4, *[80] * 3, *[None] * 4]
    assert [row.reps for row in rows] == list(range(1, 13))
    assert [rows[0].day, rows[4].day, rows[7].day, rows[8].day] == [on(7), on(0), on(7), None]
    assert [rows[0].workout_id, rows[8].workout_id] == ["w7", ""]


@given(st.lists(st.tuples(st.sampled_from([60, 80, 100]), st.integers(1, 14)), max_size=9))
def test_the_table_is_what_going_through_everything_finds(sets: list[tuple[int, int]]) -> None:
    facts = [done(day, lift(*each)) for day, each in enumerate(sets)]
    rows = maxima(*facts)
    assert maxima_of(CATALOG["squat-back"], drawn(*facts), KG) == rows
    for row in rows:
        weights = [weight for weight, reps in sets if reps >= row.reps]
        assert row.weight == max(weights, default=None)
        if weights:
            first = next(n for n, (w, r) in enumerate(sets) if r >= row.reps and w == row.weight)
            assert row.day == on(first)
    assert len(rows) == (12 if sets else 0)


@given(
    st.lists(st.tuples(st.integers(20, 120), st.integers(1, 14)), max_size=9),
    st.sampled_from(Formula),
)
def test_no_estimate_is_less_than_what_was_done(
    sets: list[tuple[int, int]], formula: Formula
) -> None:
    facts = [done(day, lift(*each)) for day, each in enumerate(sets)]
    for row in rep_maxima(CATALOG["leg-extension"], facts, Yardstick("kg", formula)):
        most = max((weight for weight, reps in sets if reps >= row.reps), default=0)
        assert row.estimate is None or row.estimate > most


def test_what_was_done_more_often_than_the_formula_trusts_leaves_nothing_to_estimate() -> None:
    rows = maxima(done(0, lift(70, 1)), done(1, lift(60, 15)), exercise="leg-extension")
    assert rows[9].weight == 60
    # Epley backwards: 70 / (1 + 10/30) = 52.5.
    assert [row.estimate for row in rows[:2]] == [None, pytest.approx(65.625)]
    assert rows[9].estimate is None


def test_what_was_never_done_is_estimated_up_to_ten() -> None:
    rows = maxima(done(0, lift(120, 1)))
    # Epley backwards: 120 / (1 + 5/30) = 102.86, 120 / (1 + 10/30) = 90.
    assert rows[4].estimate == pytest.approx(102.857, abs=1e-3)
    assert [row.estimate for row in rows[9:]] == [pytest.approx(90), None, None]


@pytest.mark.parametrize(
    ("exercise", "one"),
    [
        ("row-band", band("red", 8)),
        ("row-band", lift(20, 8)),
        ("plank", hold(60, plus=10)),
        ("farmers-walk", SetFact(metres=40)),
        ("leg-curl-lying-2up1down", lift(40, 5)),
        ("dip-assisted", body(8, less=20)),
        ("pull-up", body(8)),
    ],
)
def test_there_are_none_of_what_has_no_maximum(exercise: str, one: SetFact) -> None:
    assert maxima(done(0, one), exercise=exercise) == ()


def test_added_weight_has_rep_maxima_without_estimates() -> None:
    rows = maxima(done(0, body(5, plus=20), body(9)), exercise="pull-up")
    assert [row.weight for row in rows] == [*[20] * 5, *[0] * 4, *[None] * 3]
    assert {row.estimate for row in rows} == {None}
