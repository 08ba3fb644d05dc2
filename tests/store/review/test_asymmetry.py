"""Left against right: said only after three sessions, and only of what can be compared."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from store.review.asymmetry import SideBySide, side_by_side, side_gaps
from store.review.facts import EntryFacts, LoadFact, SetFact

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
BODY = LoadFact("bodyweight")


def kg(value: float) -> LoadFact:
    return LoadFact("external", value, "kg")


def a_side(side: str, load: LoadFact | None, reps: int, rpe: float | None = None) -> SetFact:
    return SetFact(load=load, reps=reps, side=side, rpe=rpe)


def session(ago: int, *sets: SetFact, exercise_id: str = "leg-curl-seated-single") -> EntryFacts:
    return EntryFacts(f"w{ago}", NOW - timedelta(days=ago), exercise_id, exercise_id, sets)


def both(ago: int, left: int, right: int, load: LoadFact | None = BODY) -> EntryFacts:
    return session(ago, a_side("left", load, left), a_side("right", load, right))


def test_three_sessions_running_over_15_percent() -> None:
    (gap,) = side_gaps([both(1, 8, 10), both(4, 8, 10), both(8, 10, 12)])
    assert (gap.exercise_id, gap.weaker) == ("leg-curl-seated-single", "left")
    assert [round(each.percent, 1) for each in gap.sessions] == [20.0, 20.0, 16.7]
    assert gap.percent == 20.0


@pytest.mark.parametrize(
    "sessions",
    [
        [both(1, 8, 10), both(4, 8, 10)],
        [both(1, 8, 10), both(4, 17, 20), both(8, 8, 10)],  # exactly 15 %
        [both(1, 8, 10), both(4, 10, 8), both(8, 8, 10)],  # not the same side
        [both(1, 10, 10), both(4, 8, 10), both(8, 8, 10), both(12, 8, 10)],
    ],
    ids=["only two", "not over 15 %", "another side", "evened out since"],
)
def test_else_nothing_is_said(sessions: list[EntryFacts]) -> None:
    assert side_gaps(sessions) == []


def test_a_session_of_one_side_alone_is_passed_over() -> None:
    alone = session(2, a_side("left", BODY, 12))
    assert len(side_gaps([both(1, 8, 10), alone, both(4, 8, 10), both(8, 8, 10)])) == 1


def test_exercises_are_told_apart_and_the_largest_gap_comes_first() -> None:
    small = [both(ago, 8, 10) for ago in (1, 4, 8)]
    large = [
        session(
            ago, a_side("left", BODY, 10), a_side("right", BODY, 5), exercise_id="lunge-reverse"
        )
        for ago in (1, 4, 8)
    ]
    mixed = [each for pair in zip(small, large, strict=True) for each in pair]
    assert [(gap.exercise_id, gap.weaker) for gap in side_gaps(mixed)] == [
        ("lunge-reverse", "right"),
        ("leg-curl-seated-single", "left"),
    ]


def test_weights_compare_by_the_estimated_maximum() -> None:
    found = side_by_side(session(1, a_side("left", kg(20), 10), a_side("right", kg(24), 10)))
    # Epley: 20 × 4/3 and 24 × 4/3.
    assert found is not None
    assert (found.left, found.right) == pytest.approx((80 / 3, 32))
    assert found.percent == pytest.approx(100 / 6)


def test_the_best_set_of_a_side_counts_and_easy_ones_do_not() -> None:
    found = side_by_side(
        session(
            1,
            a_side("left", BODY, 8),
            a_side("left", BODY, 10),
            a_side("right", BODY, 9),
            a_side("right", BODY, 30, rpe=5),
        )
    )
    assert found == SideBySide(found.day if found else NOW.date(), 10, 9)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (kg(20), LoadFact("band", label="red")),
        (LoadFact("band", label="red"), LoadFact("band", label="black")),
        (LoadFact("added", 5, "kg"), BODY),
    ],
)
def test_different_kinds_of_load_do_not_compare(left: LoadFact, right: LoadFact) -> None:
    assert side_by_side(session(1, a_side("left", left, 8), a_side("right", right, 8))) is None


def test_many_repetitions_compare_only_with_the_same_weight() -> None:
    same = side_by_side(session(1, a_side("left", kg(10), 20), a_side("right", kg(10), 25)))
    assert same is not None
    assert (same.left, same.right) == (20, 25)
    assert side_by_side(session(1, a_side("left", kg(10), 20), a_side("right", kg(12), 25))) is None
