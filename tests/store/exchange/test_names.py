from __future__ import annotations

from itertools import combinations
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from catalog.library import Catalog
from catalog.text import plain
from store.exchange.names import How, NameIndex, match, matches, normalised
from store.exchange.wording import EQUIPMENT, MODIFIERS, spellings, words

if TYPE_CHECKING:
    from random import Random

CATALOG = Catalog.builtin()
TOLD = NameIndex(CATALOG).told

NAMES = [name for one in CATALOG for name in (one.name, *one.aliases, *one.foreign_names)]
KIT = [
    "Barbell", "Dumbbell", "Kettlebell", "Machine", "Cable", "Smith Machine", "Band", "EZ Bar",
    "Trap Bar", "Suspension",
]  # fmt: skip
PLAIN = [
    "Bench Press", "Squat", "Deadlift", "Romanian Deadlift", "Lunge", "Overhead Press",
    "Bicep Curl", "Hammer Curl", "Preacher Curl", "Triceps Extension", "Lateral Raise",
    "Front Raise", "Shrug", "Bent Over Row", "Upright Row", "Chest Fly", "Reverse Fly",
    "Standing Calf Raise", "Leg Curl", "Hip Thrust", "Split Squat", "Bulgarian Split Squat",
    "Skullcrusher", "Reverse Curl",
]  # fmt: skip
MODIFIED = [
    "Assisted", "Incline", "Decline", "Single Leg", "Single Arm", "Seated", "Standing", "Lying",
    "Reverse", "Close Grip", "Wide Grip", "Sumo", "Paused", "Deficit", "Kneeling", "Eccentric",
    "Weighted", "Reverse Grip", "Tempo", "Iso-Lateral", "Neutral Grip", "Underhand",
]  # fmt: skip


def meant(name: str, catalog: Catalog = CATALOG, app: str = "") -> str | None:
    found = match([name], catalog, app=app)[name]
    return None if found is None else found.id


def told(exercise: Exercise) -> frozenset[str]:
    """Every word by which the catalogue and its curated aliases call an exercise."""
    names = (exercise.name, *exercise.aliases, *exercise.foreign_names)
    return frozenset[str]().union(*map(words, names), *TOLD[exercise.id])


@pytest.mark.parametrize(
    "name",
    [
        "Squat (Barbell)", "squat (barbell)", " Squat  (Barbell) ", "Barbell Squat",
        "Squat - Barbell", "Squats (Barbell)", "ＳＱＵＡＴ (Barbell)", "BB Squat", "Squat, Barbell",
    ],
)  # fmt: skip
def test_spelling_makes_no_difference(name: str) -> None:
    assert meant(name) == "squat-back"


@pytest.mark.parametrize(
    ("name", "exercise", "how"),
    [
        ("Romanian Deadlift (Barbell)", "rdl-barbell", How.EXACT),
        ("RDL", "rdl-barbell", How.EXACT),
        ("Bench Press", "bench-press", How.ALIAS),
        ("Triceps Pushdown (Cable - Straight Bar)", "triceps-pushdown", How.ALIAS),
        ("Curls con Barra EZ", "bicep-curl-ez-bar", How.ALIAS),
        ("DB Flat Bench Press", "bench-press-dumbbell", How.WORDS),
        ("Press, Incline Bench - DB", "bench-press-incline-dumbbell", How.WORDS),
        ("One Leg RDL (Dumbbells)", "rdl-single-leg-dumbbell", How.WORDS),
        ("Preacher Curl (Machine)", "preacher-curl-machine", How.EXACT),
        ("Chin Up (Assisted)", "chin-up-assisted", How.EXACT),
        ("Pullups", "pull-up", How.EXACT),
        ("OHP (Barbell)", "overhead-press", How.WORDS),
        ("Face Pull (Cable)", "face-pull", How.WORDS),
        ("Dumbbell Military Press", "overhead-press-dumbbell", How.WORDS),
        ("Machine Hamstring Curl, Seated", "leg-curl-seated", How.WORDS),
        ("Leg Press, Leverage Machine", "leg-press", How.WORDS),
        ("Loop Band Pull Apart", "band-pull-apart", How.WORDS),
        ("Press Under (Barbell)", None, How.NOT),
    ],
)
def test_what_a_name_means_and_why(name: str, exercise: str | None, how: How) -> None:
    found = matches([name], CATALOG)[name]
    assert (found.exercise.id if found.exercise else None, found.how) == (exercise, how)


@pytest.mark.parametrize(
    "name",
    [
        "Squat (Resistance)", "Paused Jump Squat (Barbell)", "Brutal Biceps", "Elbow to Knee",
        "Bench Press Eccentric", "Chest Fly", "Curl", "Machine", "", "(Barbell)", "深蹲", "🏋️",
        "Shoulder Press", "Lateral Raise", "Bicep Curl", "Partial Glute Bridge (Barbell)",
    ],
)  # fmt: skip
def test_other_words_are_another_exercise(name: str) -> None:
    assert meant(name) is None


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("Smith Machine Pistol Squat", "pistol-squat"),
        ("Kettlebell Goblet Squat", "squat-goblet"),
        ("Sumo Squat (Kettlebell)", "squat-sumo-dumbbell"),
        ("Squat (Smith Machine)", "squat-back"),
        ("Bench Press (Dumbbell)", "bench-press"),
        ("Pull Up (Assisted)", "pull-up"),
        ("Romanian Deadlift (Cable)", "rdl-barbell"),
        ("Barbell Walking Lunge", "lunge-walking-dumbbell"),
        ("Squat with Chains", "squat-back"),
        ("Wide Stance Barbell Squat", "squat-back"),
        ("Bent Over Row (Dumbbell)", "row-dumbbell"),
        ("Hack Squat (Barbell)", "squat-hack"),
        ("Front Squat (Dumbbell)", "squat-front"),
        ("Cable Twist (Down to up)", "wood-chop-cable"),
        ("Chest Supported Reverse Fly (Dumbbell)", "rear-delt-fly"),
        ("Assisted Wide Grip Pull Up", "pull-up-wide"),
        ("Hollow Rock", "hollow-hold"),
    ],
)
def test_near_relations_are_never_taken_for_each_other(name: str, never: str) -> None:
    assert meant(name) != never


def test_words_that_say_the_same_of_a_movement_are_one_word() -> None:
    spellings = ["Rear Delt Fly (Cable)", "Cable Reverse Fly", "Rear Delt Raise, Cable"]
    assert {meant(name) for name in spellings} == {"rear-delt-fly-cable"}


@pytest.mark.parametrize(
    ("name", "by_app"),
    [
        ("Chest Fly", {"strong": "chest-fly-machine", "liftosaur": "chest-fly-dumbbell"}),
        ("Cable Kickback", {"strong": "triceps-kickback-cable", "": "kickback-cable"}),
        ("Air Bike", {"hevy": "assault-bike", "": "bicycle-crunch"}),
        ("Romanian Deadlift", {"liftosaur": "rdl-dumbbell", "fitbod": "rdl-barbell"}),
        ("Bulgarian Split Squat", {
            "fitbod": "bulgarian-split-squat-barbell",
            "liftosaur": "bulgarian-split-squat-dumbbell",
            "hevy": "bulgarian-split-squat-bodyweight",
        }),
        ("Seated Calf Raise", {"liftosaur": None, "hevy": "calf-raise-seated"}),
        ("lunge ", {"liftosaur": "lunge-barbell", "hevy": "lunge-bodyweight"}),
        ("Lunge, Dumbbell", {"liftosaur": "lunge-dumbbell"}),
    ],
)  # fmt: skip
def test_what_a_name_means_may_depend_on_whose_it_is(
    name: str, by_app: dict[str, str | None]
) -> None:
    assert {app: meant(name, app=app) for app in by_app} == by_app


def test_an_app_of_which_nothing_is_known_changes_nothing() -> None:
    assert match(NAMES, CATALOG, app="no such app") == match(NAMES, CATALOG)


def test_what_the_user_has_comes_before_what_an_app_means() -> None:
    own = CATALOG.with_custom([Exercise("mine", "Chest Fly")])
    assert meant("chest fly", own, app="strong") == "mine"
    decisions = {normalised("Chest Fly"): "chest-fly-cable"}
    found = matches(["Chest Fly"], CATALOG, decisions, app="strong")["Chest Fly"]
    assert found == (CATALOG["chest-fly-cable"], How.DECISION)


SHAPES = ["{name} ({kit})", "{kit} {name}", "{name} - {kit}", "{name}, {kit}", "{NAME} ({KIT})"]
"""Strong and Hevy, Fitbod and JEFIT, Liftosaur."""


@pytest.mark.parametrize("shape", SHAPES)
def test_every_exercise_is_found_by_its_name_and_kit_in_every_apps_shape(shape: str) -> None:
    wrong = {}
    for exercise in CATALOG:
        name, _, kit = exercise.name.removesuffix(")").partition(" (")
        if kit in KIT and words(exercise.name) != words("Standing Calf Raise"):
            written = shape.format(name=name, kit=kit, NAME=name.upper(), KIT=kit.lower())
            if (found := meant(written)) != exercise.id:
                wrong[written] = found
    assert wrong == {}


@given(st.sampled_from(NAMES), st.sampled_from(["", *MODIFIED]), st.sampled_from(["", *KIT]))
def test_words_are_looked_up_as_if_all_names_had_been_taken_apart(
    name: str, modifier: str, kit: str
) -> None:
    written = f"{modifier} {name} {kit}".strip()
    found = matches([written], CATALOG)[written]
    if found.how in {How.WORDS, How.NOT}:
        owners = {each for each, told in TOLD.items() if words(written) in told}
        if owners:
            assert {found.exercise and found.exercise.id} == (
                owners if len(owners) == 1 else {None}
            )
        elif found.exercise:
            said = words(written)
            assert said - EQUIPMENT in TOLD[found.exercise.id], "without the kit that it implies"
            assert len(said & EQUIPMENT) == 1


def test_every_built_in_name_means_its_own_exercise() -> None:
    names = match([exercise.name for exercise in CATALOG], CATALOG)
    assert [names[exercise.name] for exercise in CATALOG] == list(CATALOG)


def test_no_two_exercises_of_the_catalogue_answer_to_the_same_words() -> None:
    owners: dict[frozenset[str], set[str]] = {}
    for exercise_id, names in NameIndex(CATALOG).told.items():
        for name in names:
            owners.setdefault(name, set()).add(exercise_id)
    assert {" ".join(sorted(name)): ids for name, ids in owners.items() if len(ids) > 1} == {
        "deadlift romanian singleleg": {"rdl-single-leg-bodyweight", "rdl-single-leg-dumbbell"},
        "calf raise standing": {"calf-raise-standing", "calf-raise-machine"},
    }, "the facts that the catalogue was made from tell these two apart by a letter"


def test_only_four_exercises_have_names_with_different_equipment() -> None:
    """A curling bar is a barbell there, a lat pulldown cable and machine, a landmine has a bar."""
    several = {
        exercise.id
        for exercise in CATALOG
        if len(
            {
                words(name) & EQUIPMENT
                for name in (exercise.name, *exercise.aliases, *exercise.foreign_names)
                if words(name) & EQUIPMENT and meant(name) == exercise.id
            }
        )
        > 1
    }
    assert several == {"preacher-curl", "skullcrusher", "lat-pulldown", "landmine-press"}


@pytest.mark.parametrize("lift", PLAIN)
def test_another_equipment_word_is_another_exercise(lift: str) -> None:
    for one, other in combinations(KIT, 2):
        first, second = meant(f"{lift} ({one})"), meant(f"{lift} ({other})")
        if first is not None and first == second:
            known = told(CATALOG[first])
            assert words(one) | words(other) <= known, "unless the catalogue itself names both"


@given(st.sampled_from(NAMES), st.sampled_from(KIT))
def test_equipment_that_an_exercise_is_not_done_with_never_leads_to_it(name: str, kit: str) -> None:
    found = match([f"{name} ({kit})"], CATALOG)[f"{name} ({kit})"]
    before = match([name], CATALOG)[name]
    if found is not None and found == before and not words(name) & EQUIPMENT:
        items = " ".join(item.value for item in found.equipment)
        own = {plain(items), plain(found.name)}
        assert (
            kit in {"Machine", "Cable"}
            or words(kit) <= told(found)  # the catalogue calls it so itself
            or any(plain(kit).split()[0] in text for text in own)
        )


@given(st.sampled_from(NAMES), st.sampled_from(MODIFIED))
def test_a_modifier_more_never_leads_to_the_plain_exercise(name: str, modifier: str) -> None:
    found = match([f"{modifier} {name}"], CATALOG)[f"{modifier} {name}"]
    if found is not None and found.id == meant(name):
        assert words(modifier) <= told(found), "unless the catalogue calls it so itself"


@pytest.mark.parametrize("lift", [f"{lift} ({kit})" for lift in PLAIN for kit in KIT[:4]])
def test_modifiers_make_another_exercise_of_a_plain_one(lift: str) -> None:
    plain_one = match([lift], CATALOG)[lift]
    for modifier in MODIFIED:
        changed = match([f"{modifier} {lift}"], CATALOG)[f"{modifier} {lift}"]
        if plain_one is not None and not words(modifier) <= told(plain_one):
            assert changed != plain_one, modifier


def test_the_words_of_modifiers_are_known_as_such() -> None:
    assert frozenset[str]().union(*map(words, MODIFIED)) <= MODIFIERS


@given(
    st.sampled_from([name for name in NAMES if words(name) != words("Standing Calf Raise")]),
    st.randoms(use_true_random=False),
)
def test_case_space_and_the_order_of_words_do_not_count(name: str, random: Random) -> None:
    shuffled = sorted(words(name))
    random.shuffle(shuffled)
    spellings = [name.upper(), name.lower(), f"  {name.replace(' ', '   ')}\t"]
    assert {meant(each) for each in spellings} == {meant(name)}
    by_words = meant(" ".join(shuffled))
    assert by_words in {meant(name), None}


@given(st.lists(st.sampled_from([*NAMES, "Odd Drill", "", "Curl"]), max_size=8))
def test_a_name_means_the_same_whatever_stands_beside_it(names: list[str]) -> None:
    together = match(names, CATALOG)
    assert together == match(list(reversed(names)), CATALOG)
    assert together == {name: match([name], CATALOG)[name] for name in names}


@given(st.text(max_size=40))
def test_any_text_is_a_name(name: str) -> None:
    found = match([name], CATALOG)[name]
    assert found is None or match([found.name], CATALOG)[found.name] is found


def test_ones_own_exercise_is_found_by_its_name_as_it_is_only() -> None:
    own = Exercise(id="mine", name="Kettlebell Odd Lift (Barbell)", aliases=("Odd One",))
    catalog = CATALOG.with_custom([own])
    assert meant("kettlebell odd lift (barbell)", catalog) == "mine"
    assert meant("odd one", catalog) == "mine"
    assert meant("Odd Lift, Barbell Kettlebell", catalog) is None


def test_ones_own_exercise_comes_before_a_built_in_one() -> None:
    catalog = CATALOG.with_custom([Exercise(id="mine", name="Bench Press")])
    assert meant("bench press", catalog) == "mine"
    assert meant("Bench Press (Barbell)", catalog) == "bench-press"


def test_a_rewording_that_two_exercises_answer_to_means_neither() -> None:
    catalog = Catalog([Exercise("a", "Cable Curl"), Exercise("b", "Curl (Cable)")])
    assert meant("Curls - Cable", catalog) is None
    assert meant("cable curl", catalog) == "a"


def test_a_decision_comes_first() -> None:
    decisions = {
        normalised("Squat (Barbell)"): "squat-front",
        normalised("Chest Fly"): "chest-fly-machine",
        normalised("Deadlift"): None,
        normalised("Bench Press"): "no-such-exercise",
    }
    names = ["SQUAT  (barbell)", "Chest Fly", "deadlift", "Bench Press"]
    found = matches(names, CATALOG, decisions)
    assert [one.exercise and one.exercise.id for one in found.values()] == [
        "squat-front",
        "chest-fly-machine",
        None,
        "bench-press",
    ]
    assert [one.how for one in found.values()] == [How.DECISION] * 3 + [How.ALIAS]


def test_names_that_the_user_gave_come_before_the_catalogues_own() -> None:
    catalog = CATALOG.with_names({"chest fly": "chest-fly-machine", "squat": "squat-hack"})
    assert meant("Chest  Fly", catalog) == "chest-fly-machine"
    assert meant("Squat", catalog) == "squat-hack"
    assert meant("Squat (Barbell)", catalog) == "squat-back"


def test_three_hundred_names_go_unnoticed() -> None:
    names = [f"{name} {i % 7}" if i % 2 else name for i, name in enumerate(NAMES[:300])]
    match(names[:1], CATALOG)

    def seconds() -> float:
        words.cache_clear()
        start = process_time()
        match(names, CATALOG)
        return process_time() - start

    assert min(seconds() for _ in range(5)) < 0.015


def test_a_first_dozen_needs_no_table_of_all_words() -> None:
    names = [
        "Bench Press (Barbell)", "Squat (Barbell)", "Lat Pulldown (Cable)", "Chest Fly",
        "Triceps Rope Pushdown", "Seated Leg Curl (Machine)", "Pull Up (Assisted)", "Leg Press",
        "EZ Bar Strict Bicep Curl", "High Seated Row", "DB Flat Bench Press", "Face Pull (Cable)",
    ]  # fmt: skip

    def seconds() -> float:
        words.cache_clear()
        spellings.cache_clear()
        start = process_time()
        index = NameIndex(CATALOG)
        for name in names:
            index.match(name)
        return process_time() - start

    assert min(seconds() for _ in range(5)) < 0.012
