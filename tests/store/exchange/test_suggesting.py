from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.library import Catalog
from store.exchange.names import match
from store.exchange.suggesting import LEAST, suggestions

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
        ("Hack Squat (Barbell)", "squat-hack"),
    ],
)
def test_the_likeliest_are_named(name: str, among_the_first: str) -> None:
    assert match([name], CATALOG)[name] is None, "a suggestion is never applied by itself"
    assert among_the_first in ids(name)


@pytest.mark.parametrize("name", ["", "huppelen", "Barbell", "Incline Seated", "深蹲"])
def test_where_nothing_is_like_it_nothing_is_suggested(name: str) -> None:
    assert suggestions(name, CATALOG) == ()


def test_the_same_words_are_entirely_like_it() -> None:
    best = suggestions("Barbell Squat", CATALOG, 1)[0]
    assert (best.exercise.id, best.score) == ("squat-back", 1.0)


def test_equipment_that_contradicts_costs() -> None:
    scores = {each.exercise.id: each.score for each in suggestions("Barbell Fly", CATALOG)}
    assert max(scores.values()) < 0.6, "every fly has equipment, and none a barbell"
    assert suggestions("Dumbbell Fly", CATALOG)[0].score == 1


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
