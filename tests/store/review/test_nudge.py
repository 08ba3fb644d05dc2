"""A gentle word about the back of the legs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from catalog.library import Catalog
from store.review.nudge import nudge
from tests.store.review.coaching import TODAY, Logged, work

WHOLE = Catalog.builtin()


@pytest.mark.parametrize(
    ("log", "days"),
    [
        ([(5, "rdl-barbell", 3)], 5),
        ([(5, "rdl-barbell", 3), (6, "slider-curl", 3)], 5),
        ([(9, "leg-curl-lying", 1), (1, "squat-back", 4)], 9),
        ([(7, "kb-swing", 1), (1, "glute-bridge", 4)], 7),
        ([(1, "squat-back", 4)], None),
    ],
    ids=["on the day", "the nearest", "squats don't count", "nor do bridges", "never"],
)
def test_after_five_days(log: list[Logged], days: int | None) -> None:
    found = nudge(work(*log), WHOLE, TODAY, 5)
    assert found is not None
    assert found.days == days


@pytest.mark.parametrize(
    ("log", "after"),
    [
        ([(4, "rdl-barbell", 3)], 5),
        ([(30, "squat-back", 4), (0, "slider-curl", 1)], 5),
        ([(30, "rdl-barbell", 3)], 0),
        ([], 5),
        ([(-1, "squat-back", 3)], 5),
    ],
    ids=["before", "today", "switched off", "nothing done yet", "nothing until today"],
)
def test_else_nothing(log: list[Logged], after: int) -> None:
    assert nudge(work(*log), WHOLE, TODAY, after) is None


def test_a_stretch_that_changes_from_day_to_day() -> None:
    done = work((60, "rdl-barbell", 3))
    found = [nudge(done, WHOLE, TODAY - timedelta(days=ago), 5, ()) for ago in range(8)]
    stretches = [each.stretch for each in found if each is not None and each.stretch is not None]
    assert len(stretches) == 8
    for each in stretches:
        assert (each.pattern, each.equipment, each.posterior) == ("mobility", (), True)
    assert stretches[0] != stretches[1]


def test_kit_decides() -> None:
    squats = Catalog([WHOLE["squat-back"]])
    found = nudge(work((1, "squat-back", 3)), squats, TODAY, 5)
    assert found is not None
    assert found.stretch is None
