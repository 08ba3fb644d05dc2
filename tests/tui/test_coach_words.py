"""What the coach says: the reasons of the worked days, and of everything that is barred."""

from __future__ import annotations

import pytest

from catalog.muscle import MuscleGroup
from store.review.coach import Advice, suggest
from store.review.dose import Dose
from store.review.filters import Bar, Exclusion
from store.review.nudge import Nudge
from store.review.request import Request, Scope, Training
from store.review.standing import Range, Status
from tests.store.review.coaching import cases, fixture, kit, request, training
from tui import coach_words

WHY_FIRST = {
    "W1": "hamstrings 0 of 6 sets this week; hip-extension hamstring sets 0 of 3 this week",
    "W2": "hamstrings 0 of 8 sets this week; hip-extension hamstring sets 0 of 3 this week; "
    "0 hamstring vs 43 quad sets in 28 days (0.00)",
    "W3": "knee-flexion hamstring sets 0 of 3 this week; hamstrings 7 of 8 sets this week",
    "W4": "hip-extension hamstring sets 0 of 3 this week; hamstrings 4 of 8 sets this week; "
    "no lengthened or eccentric hamstring set this week",
    "W5": "hamstrings 4 of 8 sets this week",
    "W7": "knee-flexion hamstring sets 0 of 3 this week; hamstrings 3 of 8 sets this week; "
    "next step after Slider Leg Curl",
    "W8": "knee-flexion hamstring sets 0 of 3 this week; no lengthened or eccentric hamstring "
    "set this week; hamstrings 5 of 6 sets this week",
    "W9": "hamstrings 0 of 8 sets this week; hip-extension hamstring sets 0 of 3 this week; "
    "no lengthened or eccentric hamstring set this week",
}


def advice(case_id: str) -> Advice:
    case = cases()[case_id]
    return suggest(fixture(), case.request, case.training)


@pytest.mark.parametrize("case_id", sorted(WHY_FIRST))
def test_why_the_first_is_first(case_id: str) -> None:
    found = advice(case_id)
    score = found.suggestions[0].score
    assert coach_words.reason_line(score, found.state, fixture()) == WHY_FIRST[case_id]


def test_tired_hamstrings_are_told_with_every_lift_for_them() -> None:
    found = advice("W5")
    lines = {
        each.id: coach_words.reason_line(each.score, found.state, fixture())
        for each in found.ranked
        if MuscleGroup.HAMSTRINGS in fixture()[each.id].groups
    }
    assert len(lines) > 4
    assert [id_ for id_, line in lines.items() if not line.endswith("(recovery ×0.3)")] == []


def test_the_last_hard_day_is_told() -> None:
    assert coach_words.state_words(advice("W9").state)[1].endswith(
        "last hard hamstring day: 16 days ago"
    )


@pytest.mark.parametrize(
    ("case_id", "said"),
    [
        ("W6", "Nothing needed today: hamstrings 3/3 sore."),
        ("W10", "Nothing needed today: targets met."),
        ("W1", ""),
    ],
)
def test_nothing_to_suggest(case_id: str, said: str) -> None:
    assert coach_words.empty_words(advice(case_id), cases()[case_id].request) == said


def test_nothing_to_suggest_says_what_is_in_the_way() -> None:
    def said(wish: Request, *logged: tuple[int, str, int]) -> str:
        return coach_words.empty_words(suggest(fixture(), wish, training(*logged)), wish)

    bridge, swing = frozenset({"glute-bridge"}), frozenset({"kb-swing"})
    assert said(request(among=bridge), (4, "rdl-barbell", 3), (4, "glute-bridge", 8)) == (
        "Nothing to suggest today: nothing left adds much (hamstrings 7/8, glutes 9.5/8)."
    )
    assert said(request(among=swing, equipment=kit("barbell"))) == (
        "Nothing to suggest today: no kit for what would help."
    )
    assert said(request(among=swing), (1, "hip-thrust-barbell", 5), (4, "rdl-barbell", 3)) == (
        "Nothing needed today: trained hard yesterday."
    )


def barred(exercise_id: str, wish: Request, done: Training | None = None) -> str:
    found = suggest(fixture(), wish, done or Training()).why(exercise_id)
    assert isinstance(found, Exclusion)
    return coach_words.exclusion_words(found, fixture(), wish)


@pytest.mark.parametrize(
    ("said", "wish", "done", "exercise_id"),
    [
        ("needs barbell and bench", request(equipment=kit()), None, "hip-thrust-barbell"),
        (
            "Kettlebell Swing is to be avoided",
            request(avoid=frozenset({"kb-swing"})), None, "kb-swing",
        ),
        ("deadlift is to be avoided", request(avoid=frozenset({"deadlift"})), None,
         "deadlift-conventional"),
        ("not for the back of the legs and hips", request(), None, "squat-back"),
        ("level 3, and yours is 1", request(1), None, "nordic-curl"),
        ("under its range twice running: one step back first", request(3),
         training(slider_curl=Status.FAILING), "slider-curl"),
        ("a step above Slider Leg Curl, which stays under its range", request(3),
         training(slider_curl=Status.FAILING), "nordic-curl"),
        ("glutes 3/3 sore", request(soreness={MuscleGroup.GLUTES: 3}), None, "kb-swing"),
        ("quads: 10 sets or more today", request(scope=Scope.ANY),
         training((0, "leg-extension", 10)), "squat-back"),
        ("lowering, and the hamstrings had a hard day yesterday", request(),
         training((1, "leg-curl-lying", 3)), "slider-curl-eccentric"),
        ("hinge: done today", request(), training((0, "rdl-barbell", 2)), "kb-swing"),
    ],
)  # fmt: skip
def test_what_bars_an_exercise(
    said: str, wish: Request, done: Training | None, exercise_id: str
) -> None:
    assert barred(exercise_id, wish, done) == said


def test_every_rule_has_its_words() -> None:
    for bar in Bar:
        about = "hamstrings" if bar in {Bar.SORE, Bar.ENOUGH_TODAY, Bar.ECCENTRIC} else "barbell"
        assert coach_words.exclusion_words(Exclusion("x", bar, (about,)), fixture(), request())


def test_why_tells_every_term_and_the_sum() -> None:
    found = advice("W3")
    score = next(each.score for each in found.ranked if each.id == "leg-curl-seated")
    assert coach_words.why_lines(score, found.state, fixture()) == [
        "need        0.125 × 35 =   4.4  hamstrings 7 of 8 sets this week",
        "function    1.000 × 20 =  20.0  knee-flexion hamstring sets 0 of 3 this week",
        "balance     0.000 × 10 =   0.0  11 hamstring vs 11 quad sets in 28 days (1.00)",
        "lengthened  0.000 × 10 =   0.0  lengthened or eccentric set this week",
        "continuity  0.500 × 10 =   5.0  never done",
        "loadable    1.000 × 10 =  10.0  can be loaded in small steps",
        "level       1.000 ×  5 =   5.0  at your level",
        "recovery   ×1",
        "score      44.4, merit 24.4: suggested, as from 8 on",
    ]


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Dose(3, Range(8, 8), 3), "3 × 8, 3 in reserve"),
        (Dose(4, Range(6, 12), 2), "4 × 6–12, 2 in reserve"),
        (Dose(2, Range(20, 45, timed=True), 2), "2 × 20–45 s, 2 in reserve"),
        (Dose(2, Range(5, 5), 3, nordic_week=1), "2 × 5, 3 in reserve, week 1 of Nordics"),
        (Dose(2, Range(6, 12), 4, lighter=True), "2 × 6–12, 4 in reserve, a lighter week"),
        (Dose(3, None, 3), "3 sets"),
    ],
)
def test_doses(dose: Dose, said: str) -> None:
    assert coach_words.dose_words(dose) == said


def test_a_nudge() -> None:
    assert coach_words.nudge_words(Nudge(9, fixture()["glute-bridge"])) == [
        "9 days without a hip hinge or a leg curl.",
        "Two minutes now: Glute Bridge.",
    ]
    assert coach_words.nudge_words(Nudge(None, None)) == ["No hip hinge or leg curl yet."]
