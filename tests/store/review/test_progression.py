"""What is proposed for next time: the rules by example, then the laws behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog.equipment import Equipment
from catalog.library import Catalog
from store.gym import rack_for, standard_gym
from store.models import ExerciseEntry, Load, LoadMode, LoggedSet, SetKind, Side, Unit
from store.plates import at_most
from store.review.progression import propose
from store.review.proposal import Action, Because, Proposal
from store.review.standing import Range
from store.settings import Settings
from tests.builders import a_set, an_entry, kg, lb

CATALOG = Catalog.builtin()
USUAL = Settings()
BODY = Load(mode=LoadMode.BODYWEIGHT)


def session(
    *reps: int, load: Load | None = None, rpe: float | None = 9, **fields: object
) -> ExerciseEntry:
    """Sets of one load, 80 kg unless another is given."""
    given = {"load": kg(80) if load is None else load, "rpe": rpe, **fields}
    return an_entry("any", *(LoggedSet.model_validate({**given, "reps": each}) for each in reps))


def band(label: str, *reps: int) -> ExerciseEntry:
    return session(*reps, load=Load(mode=LoadMode.BAND, label=label))


def hold(*seconds: float, rpe: float | None = 9, load: Load | None = None) -> ExerciseEntry:
    return an_entry("plank", *(LoggedSet(load=load, seconds=each, rpe=rpe) for each in seconds))


def proposed(
    exercise_id: str, *history: ExerciseEntry, settings: Settings = USUAL, **options: Any
) -> Proposal:
    found = propose(CATALOG[exercise_id], history, settings, **options)
    assert found is not None
    return found


def short(proposal: Proposal) -> list[tuple[float | None, float | None]]:
    loads = [each.load.value if each.load else None for each in proposal.sets]
    amounts = [each.reps if each.seconds is None else each.seconds for each in proposal.sets]
    return list(zip(loads, amounts, strict=True))


# Load goes up


@pytest.mark.parametrize(
    ("exercise_id", "load", "up"),
    [
        ("rdl-barbell", kg(80), 85),
        ("squat-back", lb(185), 195),
        ("bench-press", kg(80), 82.5),
        ("bench-press", lb(185), 190),
        ("squat-smith", kg(60), 65),
        ("rdl-dumbbell", kg(24), 26),
        ("rdl-dumbbell", lb(60), 65),
        ("leg-press", kg(100), 105),
        ("lat-pulldown", kg(50), 52.5),
        ("squat-back", kg(40), 42.5),  # 5 kg would be more than a tenth
        ("squat-back", kg(45), 47.5),
        ("squat-back", kg(50), 55),
        ("bench-press", kg(150), 155),  # 2.5 kg would be less than a fiftieth
        ("deadlift-conventional", kg(300), 307.5),
    ],
)
def test_the_next_step_from_the_top_with_a_reserve(exercise_id: str, load: Load, up: float) -> None:
    found = proposed(exercise_id, session(15, 15, 15, load=load))
    low = found.target.low
    assert found.action is Action.MORE_LOAD
    assert short(found) == [(up, low)] * 3
    assert found.change == Load(value=up - (load.value or 0), unit=load.unit)


def test_the_reason_is_there_in_numbers() -> None:
    found = proposed("rdl-barbell", session(10, 10, 10), target=Range(8, 10))
    assert (found.because, found.done, found.sessions) == (Because.RESERVE, (10, 10, 10), 1)
    assert found.target == Range(8, 10)
    assert found.change == kg(5)


def test_ones_own_step() -> None:
    found = proposed("bench-press", session(12, 12, load=kg(82)), increment=1)
    assert short(found) == [(83, 6), (83, 6)]


def test_only_plates_that_are_there() -> None:
    home = replace(USUAL, kg=replace(standard_gym("kg"), plates={20: 1, 10: 1, 5: 1}))
    assert proposed("rdl-barbell", session(12, load=kg(60)), settings=home).because is (
        Because.NO_STEP
    )
    with_micro = replace(USUAL, kg=replace(standard_gym("kg"), plates={20: 1, 10: 1, 1.25: 1}))
    assert short(proposed("rdl-barbell", session(12, load=kg(60)), settings=with_micro)) == [
        (62.5, 6)
    ]


def test_a_step_of_more_than_a_tenth_waits_for_more_repetitions() -> None:
    found = proposed("kb-swing", session(15, 15, load=kg(16)))
    assert (found.action, found.because) == (Action.MORE, Because.NO_STEP)
    assert short(found) == [(16, 16), (16, 16)]


def test_each_set_rises_from_its_own_load() -> None:
    pyramid = an_entry("any", a_set(100, 12, rpe=9), a_set(80, 12, rpe=8))
    assert short(proposed("rdl-barbell", pyramid)) == [(105, 6), (85, 6)]


def test_weight_on_the_body_goes_up_by_the_smallest_plate() -> None:
    found = proposed("pull-up-weighted", session(15, load=kg(10, LoadMode.ADDED)))
    assert short(found) == [(11.25, 8)]


def test_help_goes_down() -> None:
    found = proposed("dip-assisted", session(15, load=kg(30, LoadMode.ASSISTED)))
    assert (found.action, short(found)) == (Action.LESS_HELP, [(25, 8)])
    last = proposed("dip-assisted", session(15, load=kg(5, LoadMode.ASSISTED)))
    assert (last.action, last.variant) == (Action.HARDER, "dip-chest")


# Effort that wasn't noted


def test_without_an_rpe_the_top_has_to_be_held_twice() -> None:
    once, twice = session(12, 12, rpe=None), [session(12, 12, rpe=None)] * 2
    assert proposed("rdl-barbell", once).because is Because.EFFORT_UNKNOWN
    found = proposed("rdl-barbell", *twice)
    assert (found.action, found.because, found.sessions) == (
        Action.MORE_LOAD,
        Because.RUNNING,
        2,
    )


def test_the_top_with_less_weight_before_is_not_the_second_time() -> None:
    lighter = session(12, 12, rpe=None, load=kg(75))
    found = proposed("rdl-barbell", session(12, 12, rpe=None), lighter)
    assert found.action is Action.REPEAT


def test_one_repetition_over_the_top_shows_the_reserve() -> None:
    found = proposed("rdl-barbell", session(13, 13, rpe=None))
    assert (found.action, found.because) == (Action.MORE_LOAD, Because.OVER)


def test_at_the_top_with_nothing_left_it_is_done_again() -> None:
    found = proposed("rdl-barbell", session(12, 12, rpe=9.5))
    assert (found.action, found.because) == (Action.REPEAT, Because.NOTHING_LEFT)
    assert short(found) == [(80, 12), (80, 12)]


# On the way


def test_below_the_top_one_repetition_more() -> None:
    found = proposed("rdl-barbell", session(12, 9, 8))
    assert (found.action, found.because) == (Action.MORE, Because.ON_THE_WAY)
    assert short(found) == [(80, 12), (80, 10), (80, 9)]


def test_a_set_over_the_top_is_not_taken_back() -> None:
    assert short(proposed("rdl-barbell", session(14, 9))) == [(80, 14), (80, 10)]


def test_drafts_carry_no_effort_note_or_time() -> None:
    past = session(9, rpe=8, note="felt good", side=Side.LEFT, kind=SetKind.FAILURE)
    draft = proposed("rdl-barbell", past, target=Range(6, 9)).sets[0]
    assert (draft.rpe, draft.note, draft.kind, draft.side) == (
        None,
        "",
        SetKind.WORKING,
        Side.LEFT,
    )


def test_warmups_are_not_drafted_and_drop_sets_stay() -> None:
    past = an_entry(
        "any",
        a_set(40, 8, kind=SetKind.WARMUP),
        a_set(80, 12, rpe=9),
        a_set(60, 7, kind=SetKind.DROP),
    )
    found = proposed("rdl-barbell", past)
    assert short(found) == [(85, 6), (60, 7)]
    assert found.sets[1].kind is SetKind.DROP


def test_as_many_sets_as_are_planned() -> None:
    assert len(proposed("rdl-barbell", session(9, 9), sets=4).sets) == 4
    assert short(proposed("rdl-barbell", session(9, 8, 7), sets=1)) == [(80, 10)]


def test_two_sides_are_one_set_and_the_weaker_counts() -> None:
    both = an_entry(
        "any",
        a_set(24, 12, rpe=9, side=Side.LEFT),
        a_set(24, 11, rpe=9, side=Side.RIGHT),
    )
    found = proposed("rdl-single-leg-dumbbell", both)
    assert (found.done, found.action) == ((11,), Action.MORE)
    assert [each.side for each in found.sets] == [Side.LEFT, Side.RIGHT]


# Under the range


def test_under_the_range_once_is_tried_again() -> None:
    found = proposed("rdl-barbell", session(6, 5), session(9, 9))
    assert (found.action, short(found)) == (Action.MORE, [(80, 7), (80, 6)])


@pytest.mark.parametrize(
    ("exercise_id", "load", "down"),
    [
        ("rdl-barbell", kg(80), 70),
        ("rdl-barbell", kg(100), 90),
        ("rdl-barbell", lb(185), 165),
        ("rdl-dumbbell", kg(20), 18),
        ("leg-press", kg(100), 90),
        ("dip-assisted", kg(30, LoadMode.ASSISTED), 35),
        ("pull-up-weighted", kg(10, LoadMode.ADDED), 8.75),
    ],
)
def test_under_the_range_twice_costs_a_tenth(exercise_id: str, load: Load, down: float) -> None:
    failed = session(6, 5, load=load)
    found = proposed(exercise_id, failed, failed)
    assert found.because is Because.UNDER
    assert short(found) == [(down, found.target.low)] * 2
    assert found.action in {Action.LESS_LOAD, Action.MORE_HELP}


def test_after_a_tenth_less_the_count_begins_again() -> None:
    found = proposed("rdl-barbell", session(5, load=kg(72.5)), session(5, load=kg(80)))
    assert found.action is Action.MORE


def test_the_last_plate_on_the_belt_comes_off() -> None:
    failed = session(5, load=kg(1.25, LoadMode.ADDED))
    found = proposed("pull-up-weighted", failed, failed)
    assert found.sets[0].load == BODY
    assert found.change == kg(1.25, LoadMode.ADDED)


def test_with_the_bare_bar_an_easier_variant() -> None:
    failed = session(5, load=kg(20))
    found = proposed("rdl-barbell", failed, failed)
    assert (found.action, found.variant) == (Action.EASIER, "rdl-dumbbell")


# The ladder


def test_mastered_leads_to_the_harder_variant() -> None:
    top = session(15, 15, load=BODY)
    found = proposed("slider-curl-eccentric", top, top, catalog=CATALOG)
    assert (found.action, found.variant, found.sessions) == (Action.HARDER, "slider-curl", 2)
    assert short(found) == [(None, 15), (None, 15)]


def test_once_at_the_top_is_not_mastered() -> None:
    found = proposed("slider-curl", session(15, 15, load=BODY), session(14, 15, load=BODY))
    assert (found.action, found.because) == (Action.REPEAT, Because.ONCE)


def test_without_an_rpe_it_takes_three_sessions() -> None:
    top = session(15, 15, load=BODY, rpe=None)
    assert proposed("slider-curl", top, top).action is Action.REPEAT
    found = proposed("slider-curl", top, top, top)
    assert (found.action, found.sessions) == (Action.HARDER, 3)


def test_nordics_go_from_three_to_six() -> None:
    top = session(6, 6, load=BODY)
    assert proposed("nordic-eccentric", top, top).variant == "nordic-curl"
    assert short(proposed("nordic-eccentric", session(4, 3, load=BODY))) == [(None, 5), (None, 4)]


def test_too_hard_twice_leads_to_the_easier_variant() -> None:
    failed = session(2, 2, load=BODY)
    found = proposed("nordic-curl", failed, failed)
    assert (found.action, found.variant) == (Action.EASIER, "nordic-eccentric")


def test_a_variant_two_levels_up_or_without_its_kit_is_not_proposed() -> None:
    top = session(15, load=BODY)
    beginner = proposed("slider-curl-alternating", top, top, catalog=CATALOG, level=1)
    assert (beginner.action, beginner.because) == (Action.MORE, Because.NO_STEP)
    home = replace(USUAL, equipment=frozenset({Equipment.SLIDERS}))
    far = proposed("slider-curl-single-leg", top, top, settings=home, catalog=CATALOG)
    assert far.action is Action.MORE


def test_the_end_of_a_ladder_takes_a_plate() -> None:
    top = session(6, load=BODY)
    found = proposed("nordic-weighted", top, top, unit=Unit.LB)
    assert (found.action, found.change) == (Action.MORE_LOAD, lb(2.5, LoadMode.ADDED))
    assert short(found) == [(2.5, 3)]


# Holds and bands


def test_a_hold_grows_by_five_seconds_up_to_forty_five() -> None:
    assert short(proposed("plank", hold(30, 42))) == [(None, 35), (None, 45)]


def test_then_something_harder() -> None:
    found = proposed("plank", hold(45, 45), hold(45, 45))
    assert (found.action, found.variant) == (Action.HARDER, "ab-wheel-kneeling")


def test_bands_go_by_repetitions_then_by_the_next_band() -> None:
    owned = replace(USUAL, bands=("yellow", "red", "black"))
    assert short(proposed("row-band", band("red", 14, 12), settings=owned)) == [
        (None, 15),
        (None, 13),
    ]
    found = proposed("row-band", band("red", 15, 15), settings=owned)
    assert found.action is Action.HEAVIER_BAND
    assert found.sets[0].load == Load(mode=LoadMode.BAND, label="black")
    assert [each.reps for each in found.sets] == [8, 8]


def test_a_band_that_helps_gets_lighter() -> None:
    owned = replace(USUAL, bands=("yellow", "red", "black"))
    found = proposed("pull-up-band", band("red", 15), settings=owned)
    assert found.action is Action.LIGHTER_BAND
    assert found.change == Load(mode=LoadMode.BAND, label="yellow")


def test_where_the_order_of_bands_is_not_known_the_sets_stay() -> None:
    found = proposed("row-band", band("red", 15, 15))
    assert (found.action, found.change) == (Action.HEAVIER_BAND, None)
    assert [each.reps for each in found.sets] == [15, 15]


def test_beyond_the_strongest_band_the_harder_variant() -> None:
    owned = replace(USUAL, bands=("yellow", "red"))
    found = proposed("rdl-band", band("red", 15), settings=owned)
    assert (found.action, found.variant) == (Action.HARDER, "rdl-dumbbell")


# Nothing to say


@pytest.mark.parametrize(
    ("exercise_id", "history"),
    [
        ("rdl-barbell", []),
        ("rdl-barbell", [an_entry("any", a_set(40, 8, kind=SetKind.WARMUP))]),
        ("rdl-barbell", [an_entry("any", LoggedSet(reps=8))]),
        ("farmers-walk", [an_entry("any", LoggedSet(load=kg(40), metres=50))]),
        ("stretch-hamstring-supine", [hold(30)]),
    ],
)
def test_no_proposal(exercise_id: str, history: list[ExerciseEntry]) -> None:
    assert propose(CATALOG[exercise_id], history, USUAL) is None


# Laws

WEIGHTED = [each.id for each in CATALOG if each.load_kind == "external"]
RPES = st.none() | st.sampled_from([7.0, 8.0, 9.0, 9.5, 10.0])


@st.composite
def weights(draw: st.DrawFn) -> Load:
    value = draw(st.integers(4, 1200)) / 4
    return draw(st.sampled_from([kg, lb]))(value)


@st.composite
def weighted_sessions(draw: st.DrawFn) -> ExerciseEntry:
    load = draw(weights())
    least = draw(st.sampled_from([0, 12, 15]))
    reps = draw(st.lists(st.integers(least, 20), min_size=1, max_size=3))
    return session(*reps, load=load, rpe=draw(RPES))


@given(st.sampled_from(WEIGHTED), st.lists(weighted_sessions(), min_size=1, max_size=3))
def test_no_load_rises_by_more_than_a_tenth_and_each_can_be_loaded(
    exercise_id: str, history: list[ExerciseEntry]
) -> None:
    found = proposed(exercise_id, *history)
    for now, was in zip(found.sets, history[0].sets, strict=True):
        assert now.load is not None
        assert was.load is not None
        before, after = was.load.value or 0, now.load.value or 0
        assert after <= before * 1.1 + 1e-9
        assert now.load.unit == was.load.unit
        if after != before:
            rack = rack_for(CATALOG[exercise_id], standard_gym(now.load.unit or "kg"))
            assert rack is not None
            assert at_most(after, rack) == after


@given(
    st.sampled_from(WEIGHTED),
    weighted_sessions(),
    st.lists(weighted_sessions(), max_size=2),
    st.data(),
)
def test_more_repetitions_never_lead_to_less(
    exercise_id: str, last: ExerciseEntry, before: list[ExerciseEntry], data: st.DataObject
) -> None:
    lucky = data.draw(st.integers(0, len(last.sets) - 1))
    more = tuple(
        each.model_copy(update={"reps": (each.reps or 0) + 1}) if place == lucky else each
        for place, each in enumerate(last.sets)
    )
    better = last.model_copy(update={"sets": more})
    one, other = proposed(exercise_id, last, *before), proposed(exercise_id, better, *before)
    for less, greater in zip(short(one), short(other), strict=True):
        assert (greater[0] or 0, greater[1] or 0) >= (less[0] or 0, less[1] or 0)


@given(
    st.sampled_from([each for each in WEIGHTED if Equipment.BARBELL in CATALOG[each].equipment]),
    st.integers(30, 140),
    st.lists(
        st.tuples(st.lists(st.integers(3, 16), min_size=1, max_size=3), RPES),
        min_size=1,
        max_size=3,
    ),
)
def test_kilograms_and_pounds_decide_alike(
    exercise_id: str, steps: int, past: list[tuple[list[int], float | None]]
) -> None:
    exercise = CATALOG[exercise_id]
    assume(Equipment.LANDMINE not in exercise.equipment)
    in_kg = [session(*reps, load=kg(steps * 2.5), rpe=rpe) for reps, rpe in past]
    in_lb = [session(*reps, load=lb(steps * 5), rpe=rpe) for reps, rpe in past]
    one, other = proposed(exercise_id, *in_kg), proposed(exercise_id, *in_lb)
    assert (one.action, one.because, one.done) == (other.action, other.because, other.done)
    assert [each.reps for each in one.sets] == [each.reps for each in other.sets]
