"""What `+` and `-` do to a cell: to the next value that can be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.equipment import Equipment
from catalog.exercise import Exercise
from catalog.vocabulary import LoadKind
from store.draft import Field, with_typed
from store.gym import standard_gym
from store.models import Load, LoadMode, LoggedSet, Unit
from store.settings import Settings
from tests.builders import a_set, amounts, kg, lb
from tui.steps import BANDS, plain, steps_with

if TYPE_CHECKING:
    from tui.steps import Step

BODY = Load(mode=LoadMode.BODYWEIGHT)
BARBELL = Exercise("squat", "Squat", equipment=(Equipment.BARBELL,))
DUMBBELL = Exercise("curl", "Curl", equipment=(Equipment.DUMBBELL,))
MACHINE = Exercise("leg-curl", "Leg Curl", equipment=(Equipment.LEG_CURL_SEATED,))
CABLE = Exercise("row", "Row", equipment=(Equipment.CABLE,))
PULL_UP = Exercise("pull-up", "Pull-up", load_kind=LoadKind.BODYWEIGHT_PLUS)
ASSISTED = Exercise(
    "pull-up-assisted",
    "Assisted Pull-up",
    load_kind=LoadKind.ASSISTED,
    equipment=(Equipment.ASSIST_MACHINE,),
)
BANDED = Exercise("band-curl", "Band Curl", load_kind=LoadKind.BAND, equipment=(Equipment.BAND,))
UNKNOWN = Exercise("mine", "Mine", custom=True)
EXERCISES = [BARBELL, DUMBBELL, MACHINE, CABLE, PULL_UP, ASSISTED, UNKNOWN]

usual = steps_with(Settings())


def up_and_down(
    each: LoggedSet,
    exercise: Exercise,
    what: Field = Field.LOAD,
    unit: Unit = Unit.KG,
    step: Step = usual,
) -> tuple[str | None, str | None]:
    return step(each, what, 1, exercise, unit), step(each, what, -1, exercise, unit)


# Loads


@pytest.mark.parametrize(
    ("exercise", "weight", "up", "down"),
    [
        (BARBELL, 100, "102.5", "97.5"),
        (BARBELL, 101, "102.5", "100"),
        (BARBELL, 20, "22.5", "20"),
        (BARBELL, 0, "20", "0"),
        (DUMBBELL, 12, "14", "10"),
        (DUMBBELL, 13, "14", "12"),
        (DUMBBELL, 2, "4", "2"),
        (MACHINE, 40, "45", "35"),
        (MACHINE, 42.5, "45", "40"),
        (CABLE, 15, "17.5", "12.5"),
        (UNKNOWN, 10, "12.5", "7.5"),
    ],
)
def test_a_weight_goes_to_what_can_be_loaded_next(
    exercise: Exercise, weight: float, up: str, down: str
) -> None:
    assert up_and_down(a_set(weight, 5), exercise) == (up, down)


@pytest.mark.parametrize(
    ("exercise", "weight", "up", "down"),
    [
        (BARBELL, 225, "230", "220"),
        (BARBELL, 45, "50", "45"),
        (DUMBBELL, 35, "40", "30"),
        (MACHINE, 100, "110", "90"),
        (CABLE, 50, "55", "45"),
    ],
)
def test_in_pounds_the_steps_are_those_of_a_gym_in_pounds(
    exercise: Exercise, weight: float, up: str, down: str
) -> None:
    assert up_and_down(a_set(load=lb(weight)), exercise, unit=Unit.LB) == (up, down)


def test_a_weight_of_the_other_unit_goes_to_the_next_that_can_be_loaded_in_this() -> None:
    assert up_and_down(a_set(100, 5), BARBELL, unit=Unit.LB) == ("225", "220")
    assert up_and_down(a_set(load=lb(225)), BARBELL) == ("102.5", "100")
    added = LoggedSet(load=kg(10, LoadMode.ADDED), reps=5)
    assert up_and_down(added, PULL_UP, unit=Unit.LB) == ("25", "20")


def test_the_dumbbells_and_plates_that_there_are_decide() -> None:
    gym = replace(standard_gym("kg"), dumbbells=(7.5, 10, 16), plates={20.0: None, 5.0: 1})
    step = steps_with(Settings(kg=gym))
    assert up_and_down(a_set(10, 5), DUMBBELL, step=step) == ("16", "7.5")
    assert up_and_down(a_set(16, 5), DUMBBELL, step=step) == ("16", "10")
    assert up_and_down(a_set(60, 5), BARBELL, step=step) == ("70", "30")


def test_a_step_of_the_user_s_own_comes_first() -> None:
    own = {"squat": 1.0, "leg-curl": 2.5, "pull-up": 5.0}
    step = steps_with(Settings(), own.get)
    assert up_and_down(a_set(100, 5), BARBELL, step=step) == ("101", "99")
    assert up_and_down(a_set(40, 5), MACHINE, step=step) == ("42.5", "37.5")
    assert up_and_down(a_set(15, 5), CABLE, step=step) == ("17.5", "12.5")
    added = LoggedSet(load=kg(10, LoadMode.ADDED), reps=5)
    assert up_and_down(added, PULL_UP, step=step) == ("15", "5")


# On a body


@pytest.mark.parametrize("load", [None, BODY])
def test_the_first_weight_on_a_body(load: Load | None) -> None:
    assert up_and_down(LoggedSet(load=load, reps=5), PULL_UP) == ("2.5", "0")


def test_weight_on_a_body_goes_down_to_the_body_alone() -> None:
    added = LoggedSet(load=kg(2.5, LoadMode.ADDED), reps=5)
    assert up_and_down(added, PULL_UP) == ("5", "0")
    assert with_typed(added, Field.LOAD, "0", PULL_UP, Unit.KG).load == BODY


def test_help_is_stepped_by_the_pins_of_the_machine_down_to_none() -> None:
    helped = LoggedSet(load=kg(15, LoadMode.ASSISTED), reps=5)
    assert up_and_down(helped, ASSISTED) == ("20", "10")
    least = LoggedSet(load=kg(5, LoadMode.ASSISTED), reps=5)
    assert up_and_down(least, ASSISTED) == ("10", "0")


# Bands


def test_bands_go_along_the_labels_of_the_user_and_stop_at_the_ends() -> None:
    step = steps_with(Settings(bands=("yellow", "red", "black")))

    def band(label: str) -> LoggedSet:
        return LoggedSet(load=Load(mode=LoadMode.BAND, label=label), reps=12)

    assert up_and_down(band("red"), BANDED, step=step) == ("black", "yellow")
    assert up_and_down(band("yellow"), BANDED, step=step) == ("red", "yellow")
    assert up_and_down(band("black"), BANDED, step=step) == ("black", "red")
    assert up_and_down(band("of my own"), BANDED, step=step) == ("yellow", "yellow")


def test_the_first_band_is_the_lightest() -> None:
    assert up_and_down(LoggedSet(reps=12), BANDED) == (BANDS[0], BANDS[0])


# Amounts and effort


@pytest.mark.parametrize(
    ("each", "what", "up", "down"),
    [
        (LoggedSet(reps=8), Field.REPS, "9", "7"),
        (LoggedSet(reps=1), Field.REPS, "2", None),
        (LoggedSet(), Field.REPS, "1", None),
        (LoggedSet(seconds=45), Field.SECONDS, "50", "40"),
        (LoggedSet(seconds=5), Field.SECONDS, "10", None),
        (LoggedSet(metres=40), Field.METRES, "50", "30"),
        (LoggedSet(rpe=8), Field.RPE, "8.5", "7.5"),
        (LoggedSet(), Field.RPE, "8", "8"),
        (LoggedSet(rpe=8), Field.RIR, "3", "1"),
        (LoggedSet(rpe=9), Field.RIR, "2", "0"),
        (LoggedSet(rpe=10), Field.RIR, "1", None),
        (LoggedSet(), Field.RIR, "2", "2"),
    ],
)
def test_an_amount_and_an_effort(
    each: LoggedSet, what: Field, up: str | None, down: str | None
) -> None:
    assert up_and_down(each, BARBELL, what) == (up, down)


# Laws


@given(st.sampled_from(EXERCISES), amounts(0, 500), st.sampled_from(Unit), st.sampled_from([1, -1]))
def test_a_step_can_be_typed_goes_that_way_and_never_below_zero(
    exercise: Exercise, value: float, unit: Unit, by: int
) -> None:
    each = LoggedSet(load=Load(value=value, unit=unit), reps=5)
    text = usual(each, Field.LOAD, by, exercise, unit)
    assert text is not None
    load = with_typed(each, Field.LOAD, text, exercise, unit).load
    assert load is not None
    assert load.value is not None
    assert load.value >= 0
    assert load.value >= value - 1e-4 if by > 0 else load.value <= value + 1e-4


@given(st.sampled_from(EXERCISES), st.integers(0, 40), st.sampled_from(Unit))
def test_a_step_up_and_one_down_lead_back(exercise: Exercise, steps: int, unit: Unit) -> None:
    each = LoggedSet(load=Load(value=0, unit=unit), reps=5)
    seen = []
    for _ in range(steps + 2):
        text = usual(each, Field.LOAD, 1, exercise, unit)
        assert text is not None
        seen.append(text)
        each = with_typed(each, Field.LOAD, text, exercise, unit)
    assert usual(each, Field.LOAD, -1, exercise, unit) == seen[-2]


@given(amounts())
def test_a_number_is_written_as_it_is_typed(value: float) -> None:
    assert float(plain(value)) == pytest.approx(value, abs=1e-4)
    assert set(plain(value)) <= set("0123456789.")
