"""Records: worked examples, what never counts, and laws that hold for every history."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.library import Catalog
from store.review.bests import Bests, celebrated, records_of, standing_of
from store.review.facts import LoadFact, SetFact
from store.review.ladder import Best
from store.review.records import Kind
from store.review.sessions import Session, sessions_of
from store.review.strength import Formula
from store.units import KG_PER_LB
from tests.builders import MONDAY, a_set
from tests.store.review.deeds import KG, LB, band, body, done, hold, lift, on, weighing

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from catalog.exercise import Exercise
    from store.review.facts import EntryFacts
    from store.review.figures import Yardstick

SQUAT = Catalog.builtin()["squat-back"]
PULL_UP = Catalog.builtin()["pull-up"]
PLANK = Catalog.builtin()["plank"]


def told(
    *facts: EntryFacts, exercise: str = "squat-back", by: Yardstick = KG
) -> list[tuple[Kind, float, float, date]]:
    """Kind, value and what was beaten, in the order of the records."""
    found = records_of(Catalog.builtin()[exercise], facts, by)
    return [(r.kind, round(r.value, 2), round(r.was.value, 2), r.was.day) for r in found]


# Worked examples


def test_the_first_time_is_no_record() -> None:
    assert told(done(0, lift(100, 5), lift(105, 5), lift(110, 5))) == []


def test_a_heavier_set_beats_weight_estimate_and_volume() -> None:
    # 105 × 5: Epley 105 × (1 + 5/30) = 122.5, before 100 × 35/30 = 116.67; volume 525, before 500.
    assert told(done(0, lift(100, 5)), done(7, lift(105, 5))) == [
        (Kind.HEAVIEST, 105, 100, on(0)),
        (Kind.E1RM, 122.5, 116.67, on(0)),
        (Kind.VOLUME, 525, 500, on(0)),
    ]


def test_more_repetitions_at_the_weight_or_a_heavier_one() -> None:
    before = done(0, lift(100, 5), lift(60, 8))
    assert [kind for kind, *_ in told(before, done(7, lift(60, 8)))] == []
    assert told(before, done(7, lift(60, 9))) == [
        (Kind.REPS, 9, 8, on(0)),
        (Kind.VOLUME, 540, 500, on(0)),
    ]
    assert told(before, done(7, lift(90, 5))) == []
    assert (Kind.REPS, 6, 5, on(0)) in told(before, done(7, lift(90, 6)))


def test_repetitions_at_a_weight_never_lifted_before_are_no_record_of_repetitions() -> None:
    kinds = {
        each.kind for each in records_of(SQUAT, [done(0, lift(80, 5)), done(1, lift(120, 1))], KG)
    }
    assert kinds == {Kind.HEAVIEST, Kind.E1RM}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (Formula.EPLEY, 116.7),
        (Formula.BRZYCKI, 112.5),
        (Formula.LOMBARDI, 117.5),
        (Formula.WATHAN, 116.6),
        (Formula.MAYHEW, 119.0),
        (Formula.OCONNER, 112.5),
    ],
)
def test_the_formula_is_the_one_asked_for(formula: Formula, value: float) -> None:
    facts = [done(0, lift(80, 1)), done(7, lift(100, 5))]
    found = records_of(SQUAT, facts, replace(KG, formula=formula))
    assert [round(each.value, 1) for each in found if each.kind is Kind.E1RM] == [value]


def test_a_rough_estimate_is_no_record() -> None:
    facts = [done(0, lift(60, 5)), done(7, lift(60, 11))]
    assert [each.kind for each in records_of(SQUAT, facts, KG)] == [Kind.REPS, Kind.VOLUME]


def test_135_lb_and_61_23_kg_are_the_same() -> None:
    assert told(done(0, lift(61.23, 5)), done(7, lift(135, 5, "lb"))) == []


def test_of_each_workout_the_best_stands_against_what_was_before_it() -> None:
    facts = (done(0, lift(100, 1)), done(7, lift(105, 1), lift(110, 1), lift(107.5, 1)))
    assert told(*facts)[0] == (Kind.HEAVIEST, 110, 100, on(0))
    assert [each.kind for each in records_of(SQUAT, facts, KG)] == [
        Kind.HEAVIEST,
        Kind.E1RM,
        Kind.VOLUME,
    ]


def test_an_exercise_that_stands_twice_in_a_workout_is_one() -> None:
    facts = (done(0, lift(100, 5)), done(0, lift(105, 5)))
    assert told(*facts) == []
    assert [len(each.sets) for each in sessions_of(facts)] == [2]


# What never counts


def test_help_and_bands_never_enter_a_maximum() -> None:
    by = weighing(80)
    start = (done(0, body(5)), done(0, body(5, less=20)), done(0, band("red", 8)))
    assert told(*start, done(7, body(5, less=5)), exercise="pull-up", by=by) == []
    assert told(*start, done(7, band("green", 20)), exercise="pull-up", by=by) == []


def test_more_repetitions_with_the_same_help_or_band_are_a_record() -> None:
    start = (done(0, body(5, less=20), band("red", 8)),)
    assert told(*start, done(7, body(6, less=20)), exercise="pull-up") == [(Kind.REPS, 6, 5, on(0))]
    assert told(*start, done(7, body(6, less=15)), exercise="pull-up") == []
    assert told(*start, done(7, band("red", 9)), exercise="pull-up") == [(Kind.REPS, 9, 8, on(0))]


@pytest.mark.parametrize("exercise", ["dip-assisted", "row-band"])
def test_a_plain_weight_on_what_helps_is_no_maximum(exercise: str) -> None:
    assert told(done(0, lift(20, 8)), done(7, lift(30, 8)), exercise=exercise) == []


def test_lowering_alone_has_no_estimate() -> None:
    facts = (done(0, lift(40, 5)), done(7, lift(45, 5)))
    kinds = [kind for kind, *_ in told(*facts, exercise="leg-curl-lying-2up1down")]
    assert kinds == [Kind.HEAVIEST, Kind.VOLUME]


def test_warm_ups_never_count() -> None:
    session = Session("w", MONDAY, (a_set(200, 5, kind="warmup"),))
    assert standing_of(SQUAT, [done(0, lift(100, 5))], KG).beaten_by(session) == [()]


def test_a_nought_that_an_app_wrote_is_nothing_to_beat() -> None:
    assert told(done(0, lift(0, 12)), done(7, lift(40, 5))) == []


def test_nobody_wins_at_stretching() -> None:
    stretch = "stretch-hamstring-seated"
    assert told(done(0, hold(30)), done(7, hold(60)), exercise=stretch) == []


# The body, holds, sides


def test_added_weight_is_a_record_with_and_without_scales() -> None:
    facts = (done(0, body(8)), done(1, body(6, plus=10)))
    assert told(*facts, exercise="pull-up") == [(Kind.HEAVIEST, 10, 0, on(0))]
    # With 80 kg of body: 90 × (1 + 6/30) = 108 after 80 × (1 + 8/30) = 101.33.
    assert told(*facts, exercise="pull-up", by=weighing(80)) == [
        (Kind.HEAVIEST, 10, 0, on(0)),
        (Kind.E1RM, 108, 101.33, on(0)),
    ]


def test_the_share_of_the_body_counts_in_volume() -> None:
    facts = (done(0, body(8)), done(1, body(9)))
    # 0.64 × 75 kg = 48 kg.
    assert told(*facts, exercise="push-up", by=weighing(75)) == [
        (Kind.E1RM, 62.4, 60.8, on(0)),
        (Kind.REPS, 9, 8, on(0)),
        (Kind.VOLUME, 432, 384, on(0)),
    ]


def test_without_scales_only_repetitions_count() -> None:
    assert told(done(0, body(8)), done(1, body(9)), exercise="pull-up") == [
        (Kind.REPS, 9, 8, on(0))
    ]


def test_a_longer_hold_and_a_heavier_one() -> None:
    facts = (done(0, hold(60)), done(1, hold(75)), done(2, hold(30, plus=10)))
    assert told(*facts, exercise="plank") == [
        (Kind.HOLD, 75, 60, on(0)),
        (Kind.HEAVIEST, 10, 0, on(0)),
    ]


def test_a_longer_way_with_that_weight_or_more() -> None:
    def walk(metres: float, weight: float) -> SetFact:
        return SetFact(load=LoadFact("external", weight, "kg"), metres=metres)

    facts = (done(0, walk(40, 32)), done(1, walk(50, 24)), done(2, walk(45, 32)))
    assert told(*facts, exercise="farmers-walk") == [
        (Kind.DISTANCE, 50, 40, on(0)),
        (Kind.DISTANCE, 45, 40, on(0)),
    ]


def test_the_better_side_holds_the_record() -> None:
    def by(side: str, reps: int) -> SetFact:
        return lift(20, reps)._replace(side=side)

    before = done(0, by("left", 8), by("right", 9))
    assert told(before, done(1, by("left", 9), by("right", 9))) == []
    assert (Kind.REPS, 10, 9, on(0)) in told(before, done(1, by("left", 10), by("right", 10)))


# While logging


def test_each_row_celebrates_what_it_beats_at_that_moment() -> None:
    before = standing_of(SQUAT, [done(0, lift(100, 5))], KG)
    rows = (a_set(100, 5), a_set(105, 5), a_set(105, 5), a_set(110, 1), a_set(110, 5))
    beaten = before.beaten_by(Session("now", MONDAY + timedelta(days=7), rows))
    kinds = [[each.kind for each in row] for row in beaten]
    everything = [Kind.HEAVIEST, Kind.E1RM, Kind.VOLUME]
    assert kinds == [[], everything, [], [Kind.HEAVIEST], [Kind.E1RM, Kind.VOLUME]]
    assert beaten[1][0].was == Best(100, on(0), "w0")
    assert beaten[3][0].was == Best(105, on(7), "now")


def test_a_left_and_a_right_set_celebrate_in_one_row() -> None:
    before = standing_of(SQUAT, [done(0, lift(20, 8))], KG)
    left, right = (a_set(20, reps, side=side) for reps, side in ((9, "left"), (10, "right")))
    rows = celebrated(before, "now", MONDAY + timedelta(days=7), [(a_set(20, 8),), (left, right)])
    told = [[(each.kind, each.value, each.was.value) for each in row] for row in rows]
    assert told[0] == []
    assert [each for each in told[1] if each[0] is Kind.REPS] == [
        (Kind.REPS, 9, 8),
        (Kind.REPS, 10, 9),
    ]


def test_a_first_time_celebrates_nothing() -> None:
    nothing = standing_of(SQUAT, [], KG)
    assert nothing.beaten_by(Session("now", MONDAY, (a_set(100, 5), a_set(110, 5)))) == [(), ()]
    assert nothing.best(Kind.HEAVIEST) is None


# Laws

loads = st.one_of(
    st.builds(lift, st.integers(8, 60).map(lambda n: n * 2.5), st.integers(1, 15)),
    st.builds(
        lambda reps, plus: body(reps, plus=plus), st.integers(1, 15), st.sampled_from([0, 5, 10])
    ),
    st.builds(lambda reps: body(reps, less=10), st.integers(1, 15)),
    st.builds(band, st.sampled_from(["red", "green"]), st.integers(1, 15)),
)
histories = st.lists(st.lists(loads, min_size=1, max_size=4), max_size=6).map(
    lambda days: [done(day, *sets) for day, sets in enumerate(days)]
)
exercises = st.sampled_from([SQUAT, PULL_UP])
SCALES = weighing(80, 80.5, 81)


@given(exercises, histories, st.randoms())
def test_the_order_of_import_does_not_matter(
    exercise: Exercise, facts: list[EntryFacts], dice: Random
) -> None:
    shuffled = list(facts)
    dice.shuffle(shuffled)
    assert records_of(exercise, shuffled, SCALES) == records_of(exercise, facts, SCALES)


@given(exercises, histories)
def test_pounds_tell_the_same_as_kilograms(exercise: Exercise, facts: list[EntryFacts]) -> None:
    in_lb = [each._replace(sets=tuple(map(_in_lb, each.sets))) for each in facts]
    scales = weighing(*(each.value / KG_PER_LB for each in SCALES.body.points), unit="lb")
    metric = records_of(exercise, facts, SCALES)
    imperial = records_of(exercise, in_lb, scales)
    assert [(r.kind, r.day, r.was.day) for r in metric] == [
        (r.kind, r.day, r.was.day) for r in imperial
    ]
    for one, other in zip(metric, imperial, strict=True):
        weighs = one.kind in {Kind.HEAVIEST, Kind.E1RM, Kind.VOLUME}
        factor = KG_PER_LB if weighs else 1
        assert other.value * factor == pytest.approx(one.value)
        assert other.was.value * factor == pytest.approx(one.was.value)


def _in_lb(each: SetFact) -> SetFact:
    if each.load is None or each.load.value is None:
        return each
    return each._replace(load=each.load._replace(value=each.load.value / KG_PER_LB, unit="lb"))


@given(exercises, histories)
def test_what_a_row_celebrates_is_what_the_workout_is_listed_with(
    exercise: Exercise, facts: list[EntryFacts]
) -> None:
    bests, listed = Bests(exercise, SCALES), records_of(exercise, facts, SCALES)
    for session in sessions_of(facts):
        celebrated = {each.kind for row in bests.beaten_by(session) for each in row}
        bests.add(session)
        assert celebrated == {each.kind for each in listed if each.workout_id == session.workout_id}


lifts = st.builds(lift, st.sampled_from([40, 60, 80, 100]), st.integers(1, 9))
bars = st.lists(st.lists(lifts, min_size=1, max_size=3), max_size=7).map(
    lambda days: [done(day, *sets) for day, sets in enumerate(days)]
)


@given(bars)
def test_repetitions_at_a_weight_are_what_going_through_everything_finds(
    facts: list[EntryFacts],
) -> None:
    expected = []
    for number, entry in enumerate(facts):
        before = [_pair(each) for earlier in facts[:number] for each in earlier.sets]
        today = [_pair(each) for each in entry.sets]
        beaten = []
        for at, (weight, reps) in enumerate(today):
            most = max((r for w, r in before if w >= weight), default=None)
            first = all(reps > r for w, r in today[:at] if w >= weight)
            if most is not None and reps > most and first:
                beaten.append((weight, reps, most))
        expected += [(entry.day, *each) for each in [max(beaten, default=())] if each]
    found = [each for each in records_of(SQUAT, facts, KG) if each.kind is Kind.REPS]
    assert [(r.day, r.weight, r.value, r.was.value) for r in found] == expected


def _pair(each: SetFact) -> tuple[float, int]:
    assert each.load is not None
    return each.load.value or 0, each.reps or 0


@given(exercises, histories)
def test_the_last_record_of_a_weight_is_the_most_ever(
    exercise: Exercise, facts: list[EntryFacts]
) -> None:
    listed = [each for each in records_of(exercise, facts, KG) if each.kind is Kind.HEAVIEST]
    weights = [
        each.load.value or 0
        for entry in facts
        for each in entry.sets
        if each.load is not None and each.load.mode in {"external", "added"}
    ]
    if listed:
        assert listed[-1].value == max(weights)
        assert [each.value for each in listed] == sorted({each.value for each in listed})


def test_both_units_read_a_mixed_history() -> None:
    facts = [done(0, lift(100, 5)), done(7, lift(225, 5, "lb"))]
    assert [round(each.value, 1) for each in records_of(SQUAT, facts, LB)][:1] == [225.0]
