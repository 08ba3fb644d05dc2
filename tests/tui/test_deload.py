"""The offer of a lighter week: of which lifts, and in which words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from catalog.muscle import MuscleGroup
from store.journal import Journal
from store.review.deload import DeloadOffer, Rule
from store.settings import Settings
from store.soreness import keep_soreness
from tests.builders import a_set, a_workout, an_entry
from tui.deload import LIFTS, offer_words, offered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
MANY = [
    "squat-back", "rdl-barbell", "bench-press", "row-barbell", "deadlift-conventional",
    "leg-extension", "leg-press", "leg-curl-lying", "leg-curl-seated", "hip-thrust-barbell",
    "kb-swing", "squat-front",
]  # fmt: skip


def offer(path: Path, lifts: Mapping[str, list[tuple[float, int]]]) -> DeloadOffer | None:
    """What is offered after workouts, a day apart, with a set of each lift."""
    journal = Journal(path / "htrack.json")
    times = len(next(iter(lifts.values())))
    workouts = [
        a_workout(
            *(an_entry(lift, a_set(*sets[number])) for lift, sets in lifts.items()),
            id=f"w{number}",
            started_at=NOW - timedelta(days=times - number),
        )
        for number in range(times)
    ]
    journal.add_workouts([each.document() for each in workouts], [], "put in")
    return offered(journal, Settings(), NOW.date())


def test_of_lifts_done_as_often_the_same_are_looked_at_at_every_start(tmp_path: Path) -> None:
    falling = {each: [(100.0, 5), (90.0, 5), (80.0, 5)] for each in MANY}
    found = offer(tmp_path, falling)
    assert found is not None
    assert found.lifts == tuple(sorted(MANY)[:LIFTS])


def test_the_lifts_done_most_often_come_first(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "htrack.json")
    journal.add_workouts(
        [
            a_workout(
                an_entry("zercher-squat" if number < 4 else "squat-back"),
                *(an_entry(each, a_set(100 - number, 5)) for each in MANY[1:] if number < 3),
                id=f"w{number}",
                started_at=NOW - timedelta(days=9 - number),
            ).document()
            for number in range(5)
        ],
        [],
        "put in",
    )
    found = offered(journal, Settings(), NOW.date())
    assert found is not None
    assert found.lifts == tuple(sorted(MANY[1:])[: LIFTS - 1])


@pytest.mark.parametrize(("reps", "speaks"), [(10, True), (11, False), (12, False)])
def test_a_rough_estimate_is_no_fall(tmp_path: Path, reps: int, speaks: bool) -> None:
    falling = [(100.0, reps), (90.0, reps), (80.0, reps)]
    found = offer(tmp_path, {"squat-back": falling, "rdl-barbell": falling})
    assert (found is not None) is speaks


@pytest.mark.parametrize(("values", "speaks"), [((2, 2, 3), True), ((2, 1, 3), False)])
def test_soreness_in_three_sessions_speaks_for_it(
    tmp_path: Path, values: tuple[int, ...], speaks: bool
) -> None:
    for days, value in enumerate(values, 1):
        day = (NOW - timedelta(days=days)).date()
        keep_soreness(tmp_path / "htrack.json", day, MuscleGroup.QUADS, value)
    found = offer(tmp_path, {"squat-back": [(100.0, 5)] * 3})
    assert (found is not None and found.rules == (Rule.SORENESS,)) is speaks


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ((Rule.STRENGTH,), "e1RM down twice on 2 lifts."),
        ((Rule.WEEKS, Rule.STRENGTH), "6 loaded weeks running and e1RM down twice on 2 lifts."),
        ((Rule.SORENESS,), "Sore three sessions running."),
    ],
)
def test_the_rule_that_speaks_is_told(rules: tuple[Rule, ...], said: str) -> None:
    assert offer_words(DeloadOffer(rules, 6, ("rdl-barbell", "squat-back")))[1] == said
