"""Proposals in words, as a person reads them beside the set."""

from __future__ import annotations

import pytest

from catalog.library import Catalog
from store.models import ExerciseEntry, Load, LoadMode, LoggedSet
from store.review.progression import propose
from store.review.proposal import Action, Because, Proposal
from store.review.standing import Range
from store.settings import Settings
from tests.builders import a_set, an_entry, kg, lb
from tui.proposal_words import reason_words

BODY = Load(mode=LoadMode.BODYWEIGHT)


def reason(
    exercise_id: str, *history: ExerciseEntry, target: Range | None = None, variant: str = ""
) -> str:
    found = propose(Catalog.builtin()[exercise_id], history, Settings(), target=target)
    assert found is not None
    return reason_words(found, variant)


def sets(load: Load | None, *reps: int, rpe: float | None = None) -> ExerciseEntry:
    return an_entry("any", *(LoggedSet(load=load, reps=each, rpe=rpe) for each in reps))


def test_a_step_up() -> None:
    past = an_entry("any", *[a_set(80, 10, rpe=9)] * 3)
    assert reason("rdl-barbell", past, target=Range(8, 10)) == (
        "3×10 at RPE ≤ 9 last time: +5 kg, back to 8"
    )


def test_in_reserve_for_those_who_write_it_so() -> None:
    past = an_entry("any", *[a_set(80, 12, rpe=8)] * 3)
    found = propose(Catalog.builtin()["rdl-barbell"], [past], Settings())
    assert found is not None
    assert reason_words(found, effort="rir") == "3×12 at RIR ≥ 1 last time: +5 kg, back to 6"


@pytest.mark.parametrize(
    ("exercise_id", "history", "words"),
    [
        (
            "bench-press",
            [sets(lb(185), 12, 12)] * 2,
            "2×12 twice running: +5 lb, back to 6",
        ),
        (
            "bench-press",
            [sets(kg(80), 13, 14)],
            "13, 14 last time, more than 12: +2.5 kg, back to 6",
        ),
        (
            "bench-press",
            [sets(kg(80), 9, 8, 8)],
            "9, 8, 8 last time: one rep more, up to 12",
        ),
        (
            "bench-press",
            [sets(kg(80), 12)],
            "1×12 last time, no RPE noted: once more; with RPE noted the step comes sooner",
        ),
        (
            "bench-press",
            [sets(kg(80), 12, 12, rpe=10)],
            "2×12 with nothing in reserve last time: the same again, with one in reserve",
        ),
        (
            "bench-press",
            [sets(kg(80), 5, 5)] * 2,
            "under 6 twice running: −10 kg, from 6 again",
        ),
        (
            "kb-swing",
            [sets(kg(16), 15, rpe=8)],
            "1×15 last time, the next step is too far: one rep more",
        ),
        (
            "dip-assisted",
            [sets(kg(30, LoadMode.ASSISTED), 15, 15, rpe=9)],
            "2×15 at RPE ≤ 9 last time: 5 kg less help, back to 8",
        ),
        (
            "row-band",
            [sets(Load(mode=LoadMode.BAND, label="red"), 15, 15, rpe=9)],
            "2×15 at RPE ≤ 9 last time: a stronger band, from 8 again",
        ),
        (
            "plank",
            [an_entry("any", LoggedSet(seconds=30), LoggedSet(seconds=25))],
            "30s, 25s last time: 5 seconds more, up to 45s",
        ),
        (
            "slider-curl",
            [sets(BODY, 15, 15, rpe=9)],
            "2×15 at RPE ≤ 9 last time: once more, then a step up",
        ),
    ],
)
def test_reasons(exercise_id: str, history: list[ExerciseEntry], words: str) -> None:
    assert reason(exercise_id, *history) == words


def test_a_harder_variant_by_its_name() -> None:
    top = sets(BODY, 15, 15, 15, rpe=9)
    assert reason("slider-curl", top, top, variant="Alternating Slider Curl") == (
        "3×15 at RPE ≤ 9 twice running: on to Alternating Slider Curl"
    )


def test_whatever_is_proposed_there_are_words_for_it() -> None:
    for action in Action:
        for because in Because:
            proposal = Proposal(action, because, (), Range(6, 12), (8.0,), 2, kg(5))
            ground, advice = reason_words(proposal).split(": ")
            assert ground
            assert advice
