from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.library import Catalog
from store.exchange.names import match
from store.exchange.suggesting import LEAST, suggestions
from store.exchange.wording import words

if TYPE_CHECKING:
    from catalog.exercise import Exercise

CATALOG = Catalog.builtin()


def ids(name: str, limit: int = 5) -> list[str]:
    return [each.exercise.id for each in suggestions(name, CATALOG, limit)]


@pytest.mark.parametrize(
    ("name", "among_the_first"),
    [
        ("Chest Fly", "chest-fly-dumbbell"),
        ("High Seated Row", "row-machine"),
        ("seated row (Machine Playes)", "row-machine"),
        ("EZ Bar Strict Bicep Curl", "bicep-curl-ez-bar"),
        ("Bench Press Eccentric", "bench-press"),
        ("Rotator Cuff External Rotation", "external-rotation-cable"),
        ("Romanain Deadlift Paused", "rdl-barbell"),
        ("Hack Squat (Smith Machine)", "squat-hack"),
        ("Seated Leg Press (Quad Focus)", "leg-press-seated"),
        ("Shoulder Press", "overhead-press-dumbbell"),
        ("Close Lat Pulldown", "lat-pulldown"),
        ("Y Raises", "y-raise-dumbbell"),
    ],
)
def test_the_likeliest_are_named(name: str, among_the_first: str) -> None:
    assert match([name], CATALOG)[name] is None, "a suggestion is never applied by itself"
    assert among_the_first in ids(name)


@pytest.mark.parametrize(
    "name",
    [
        "", "huppelen", "Barbell", "Incline Seated", "深蹲", "Odd Drill", "Upper Back Row",
        "Pamela Reif Ab Workout", "Brutal Biceps", "Lying Neck Curls", "Tricep Stretch",
        "Lying Neck Curls (Weighted)", "Timeout Stretch", "Spiderman", "Tire Flip",
        "Upper Back Machine",
    ],
)  # fmt: skip
def test_where_nothing_is_like_it_nothing_is_suggested(name: str) -> None:
    assert suggestions(name, CATALOG) == ()


def test_the_same_words_are_entirely_like_it() -> None:
    best = suggestions("Barbell Squat", CATALOG, 1)[0]
    assert (best.exercise.id, best.score) == ("squat-back", 1.0)


def test_equipment_that_contradicts_costs() -> None:
    scores = {each.exercise.id: each.score for each in suggestions("Barbell Fly", CATALOG)}
    assert max(scores.values()) < 0.6, "every fly has equipment, and none a barbell"
    assert suggestions("Dumbbell Fly", CATALOG)[0].score == 1


@pytest.mark.parametrize(
    ("name", "movement"),
    [
        ("Serratus Walks", "walk"), ("Crush Grip Row", "row"), ("Deadlift to Calf Raise", "raise"),
        ("Clean Deadlift", "clean deadlift"), ("Standing Leg Side Curl", "curl"),
    ],
)  # fmt: skip
def test_what_is_offered_is_the_same_movement(name: str, movement: str) -> None:
    asked = set(movement.split())
    for each in suggestions(name, CATALOG):
        exercise = each.exercise
        known = (exercise.name, *exercise.aliases, *exercise.foreign_names)
        assert any(asked & words(one) for one in known), exercise.name


@given(st.sampled_from([*CATALOG]))
def test_every_exercise_would_be_offered_for_its_own_name_with_a_word_more(one: Exercise) -> None:
    offered = {each.exercise.id for each in suggestions(f"{one.name} again", CATALOG, 10)}
    assert not offered or one.id in offered


@given(st.text(max_size=40), st.integers(0, 10))
def test_scores_fall_and_stay_between_the_bounds(name: str, limit: int) -> None:
    found = [each.score for each in suggestions(name, CATALOG, limit)]
    assert len(found) <= limit
    assert found == sorted(found, reverse=True)
    assert all(LEAST <= score <= 1 for score in found)


def test_a_list_of_them_is_there_at_once() -> None:
    names = [f"{each.name} odd" for each in list(CATALOG)[:50]]
    suggestions("warm", CATALOG)

    def seconds() -> float:
        start = process_time()
        for name in names:
            suggestions(name, CATALOG)
        return process_time() - start

    assert min(seconds() for _ in range(3)) < 0.5
