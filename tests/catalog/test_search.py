"""What is typed finds what is meant, and soonest."""

from __future__ import annotations

from dataclasses import replace
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog.equipment import Equipment
from catalog.exercise import Exercise
from catalog.library import Catalog
from catalog.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

BUILTIN = Catalog.builtin()
exercises = st.sampled_from(list(BUILTIN))


def first(query: str) -> str:
    return BUILTIN.search(query)[0].id


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("rdl", "rdl-barbell"),
        ("ghr", "ghr"),
        ("slrdl", "rdl-single-leg-dumbbell"),
        ("nhe", "nordic-eccentric"),
        ("bss", "bulgarian-split-squat-barbell"),
        ("curl leg", "leg-curl-lying"),
        ("leg curl seated", "leg-curl-seated"),
        ("nordic", "nordic-curl"),
        ("hip thrust", "hip-thrust-barbell"),
        ("squat", "squat-back"),
        ("deadlift", "deadlift-conventional"),
        ("bench", "bench-press"),
        ("glute bridge", "glute-bridge"),
        ("pull ups", "pull-up"),
        ("pullup", "pull-up"),
        ("goodmorning", "good-morning-barbell"),
        ("bicep curl", "bicep-curl-barbell"),
        ("db lunge", "lunge-dumbbell"),
        ("trx curl", "suspension-curl"),
        ("farmers", "farmers-walk"),
        ("roman dead", "rdl-barbell"),
        ("kettle swi", "kb-swing"),
        ("RDL [dumbbell]", "rdl-dumbbell"),
    ],
)
def test_the_obvious_exercise_comes_first(query: str, expected: str) -> None:
    assert first(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("romainian", "rdl-barbell"),
        ("dumbell rdl", "rdl-dumbbell"),
        ("kettelbell swing", "kb-swing"),
        ("bulgarain split sqaut", "bulgarian-split-squat-barbell"),
        ("leg extention", "leg-extension"),
        ("swis ball curl", "ball-curl"),
        ("bend pull apart", "band-pull-apart"),
        ("norid", "nordic-curl"),
        ("dead lift", "deadlift-conventional"),
    ],
)
def test_typing_errors_are_forgiven(query: str, expected: str) -> None:
    assert first(query) == expected


@pytest.mark.parametrize("query", ["rwo", "xyzzy", "squat xyzzy", "barbell nordic swing", "zz"])
def test_a_word_that_is_nowhere_finds_nothing(query: str) -> None:
    assert BUILTIN.search(query) == []


def test_a_guess_never_stands_beside_what_was_spelt_right() -> None:
    found = BUILTIN.search("hack")
    assert found[0].id == "squat-hack"
    assert all("hack" in plain(" ".join((e.name, *e.aliases))) for e in found)


def test_letters_on_both_sides_of_a_gap_are_no_word() -> None:
    assert all("rdl" in plain(" ".join((e.name, *e.aliases))) for e in BUILTIN.search("rdl"))
    assert first("legcur") == "leg-curl-lying", "two words may still be typed as one"


def test_words_may_come_from_different_names() -> None:
    found = BUILTIN.search("rdl snatch-grip romanian")
    assert [exercise.id for exercise in found] == ["rdl-snatch-grip"]


@pytest.mark.parametrize("query", ["", "   ", "\t\n", "()", "—"])
def test_no_words_is_everything_by_name(query: str) -> None:
    assert BUILTIN.search(query) == list(BUILTIN)
    assert BUILTIN.search(query, limit=7) == list(BUILTIN)[:7]


def test_limits() -> None:
    assert len(BUILTIN.search("s")) == 50
    assert len(BUILTIN.search("s", limit=60)) == 60
    assert BUILTIN.search("curl", limit=3) == BUILTIN.search("curl")[:3]
    assert BUILTIN.search("curl", limit=0) == []


def test_within_narrows_and_keeps_the_order() -> None:
    at_home = BUILTIN.select(equipment={Equipment.BAND, Equipment.SLIDERS})
    found = BUILTIN.search("leg curl", within=at_home)
    assert found
    assert found == [e for e in BUILTIN.search("leg curl") if e in at_home]
    assert BUILTIN.search("", within=at_home) == at_home


def test_ones_own_exercise_comes_first_among_equals() -> None:
    own = Exercise("mine", "Squat (Garage)")
    more = BUILTIN.with_custom([own])
    assert more.search("squat")[0].id == "mine"
    assert more.search("garge squat")[0].id == "mine"
    assert "mine" not in BUILTIN


@given(exercises)
def test_its_own_name_finds_an_exercise_first(exercise: Exercise) -> None:
    assert BUILTIN.search(exercise.name)[0] is exercise


@given(exercises, st.data())
def test_any_of_its_names_finds_an_exercise_soon(exercise: Exercise, data: st.DataObject) -> None:
    names = (exercise.name, *exercise.aliases, *exercise.foreign_names)
    assert exercise in BUILTIN.search(data.draw(st.sampled_from(names)))[:5]


@given(exercises, st.data())
def test_the_order_of_words_does_not_matter(exercise: Exercise, data: st.DataObject) -> None:
    words = data.draw(st.permutations(exercise.name.split()))
    assert BUILTIN.search(" ".join(words)) == BUILTIN.search(exercise.name)


@given(exercises, st.data())
def test_typing_on_only_narrows(exercise: Exercise, data: st.DataObject) -> None:
    name = plain(exercise.name)
    typed = name[: data.draw(st.integers(1, len(name)))]
    assert exercise in BUILTIN.search(typed, limit=len(BUILTIN))


def without(word: str, place: int) -> str:
    return word[:place] + word[place + 1 :]


def swapped(word: str, place: int) -> str:
    return word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]


@pytest.mark.parametrize("slip", [without, swapped])
@given(exercise=exercises, data=st.data())
def test_one_slip_in_a_long_word_is_forgiven(
    slip: Callable[[str, int], str], exercise: Exercise, data: st.DataObject
) -> None:
    words = plain(exercise.name).split()
    long = [place for place, word in enumerate(words) if len(word) >= 6]
    assume(long)
    place = data.draw(st.sampled_from(long))
    words[place] = slip(words[place], data.draw(st.integers(0, len(words[place]) - 1)))
    assert exercise in BUILTIN.search(" ".join(words))[:5]


@given(st.text(max_size=200))
def test_any_text_may_be_typed(query: str) -> None:
    found = BUILTIN.search(query)
    assert len(found) == len({exercise.id for exercise in found})
    assert set(BUILTIN.nearest(query)) <= set(BUILTIN)


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4))
def test_exercises_may_have_any_name(names: list[str]) -> None:
    own = [Exercise(f"own-{i}", name, aliases=(name[::-1],)) for i, name in enumerate(names)]
    catalog = Catalog(own)
    for exercise in own:
        assert exercise in catalog.search(exercise.name)


HOSTILE = [
    "x" * 10_000,
    "squat " * 2_000,
    " ".join(f"squat{i:x}lunge" for i in range(2_000)),
    "a b c d e f g h i j k l m n o p",
    "\u202eسكوات\u202c " * 500,
    "[link=file:///etc/passwd]squat[/link]" * 300,
    "\x1b[31msquat\x07",
    "\ud800 squat",
    "ﷺ" * 1_000,
    "e\u0301" * 5_000,
    "romainian kettelbell bulgarain extention sqaut dumbel hamstirng",
]


def seconds(query: str) -> float:
    start = process_time()
    BUILTIN.search(query)
    return process_time() - start


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_quickly_answered(query: str) -> None:
    assert min(seconds(query) for _ in range(5)) < 0.020


@pytest.mark.parametrize("query", ["s", "rdl", "leg curl", "romainian", "kettelbell swing"])
def test_a_query_is_answered_between_two_keystrokes(query: str) -> None:
    BUILTIN.search(query)
    assert min(seconds(query) for _ in range(10)) < 0.005


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Romanian Deadlfit with Chains", "rdl-barbell"),
        ("Bulgarian squats with bar", "bulgarian-split-squat-barbell"),
        ("Plate-loaded Pendulum Squat", "squat-pendulum"),
        ("Incline Chest Press (Machine)", "chest-press-machine"),
    ],
)
def test_nearest_suggests_what_was_probably_meant(name: str, expected: str) -> None:
    assert expected in [exercise.id for exercise in BUILTIN.nearest(name)]


@pytest.mark.parametrize("name", ["", "xyzzy", "huppelen", "\x1b]0;"])
def test_nearest_suggests_nothing_for_nonsense(name: str) -> None:
    assert BUILTIN.nearest(name) == []


def test_nearest_keeps_to_its_limit() -> None:
    assert len(BUILTIN.nearest("leg curl on a chair", limit=2)) == 2


def test_a_renamed_exercise_is_found_by_its_new_name() -> None:
    renamed = replace(BUILTIN["nordic-curl"], name="Zercher Something Else")
    more = BUILTIN.with_custom([renamed])
    assert more.search("something else")[0].id == "nordic-curl"
