"""The ten worked days: what is suggested, in which order, with which sum, and what is barred."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalog.library import Catalog
from catalog.muscle import MuscleGroup
from catalog.vocabulary import HamstringFunction
from store.review.coach import Advice, Empty, suggest
from store.review.credit import function_of
from store.review.score import Because, Score
from tests.store.review.coaching import Case, cases, fixture

EVERY = sorted(cases(), key=lambda id_: int(id_[1:]))


@pytest.fixture(params=EVERY)
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = cases()[request.param]
    return found


def advice(case: Case) -> Advice:
    return suggest(fixture(), case.request, case.training)


def listed(found: Advice) -> list[Score]:
    """One of each family, suggested or not, the highest score first."""
    scores = [each.score for each in (*found.suggestions, *found.optional)]
    return sorted(scores, key=lambda score: -score.total)


def test_all_ten_are_here() -> None:
    assert [f"W{number}" for number in range(1, 11)] == EVERY


def test_the_order(case: Case) -> None:
    found = listed(advice(case))
    assert [score.id for score in found][: len(case.lines)] == [line.id for line in case.lines]
    assert len(case.lines) == min(8, len(found))


def test_what_is_suggested_and_what_is_only_optional(case: Case) -> None:
    found = advice(case)
    suggested = [line.id for line in case.lines if line.suggested]
    assert [each.id for each in found.suggestions][: len(suggested)] == suggested
    optional = {each.id for each in found.optional}
    assert {line.id for line in case.lines if not line.suggested} <= optional


def test_the_scores_to_a_tenth(case: Case) -> None:
    scores = {score.id: f"{score.total:.1f}" for score in listed(advice(case))}
    assert {line.id: scores[line.id] for line in case.lines} == {
        line.id: line.score for line in case.lines
    }


def test_every_term(case: Case) -> None:
    scores = {score.id: score for score in listed(advice(case))}
    for line in case.lines:
        score = scores[line.id]
        terms = [*score.terms.values(), score.recovery]
        assert terms == pytest.approx(line.terms, abs=0.00051), line.id
        assert score.merit == pytest.approx(line.merit, abs=0.051), line.id


def test_the_session(case: Case) -> None:
    assert [(each.id, each.sets) for each in advice(case).session] == case.session


def test_what_is_barred(case: Case) -> None:
    found: dict[str, list[str]] = {}
    for barred in advice(case).excluded:
        if barred.bar not in {"kit", "scope"}:
            found.setdefault(barred.bar, []).append(barred.id)
    assert found == case.barred


def test_the_whole_catalogue_asked_about_these_says_the_same(case: Case) -> None:
    among = frozenset(each.id for each in fixture())
    of_whole = suggest(Catalog.builtin(), replace(case.request, among=among), case.training)
    assert of_whole == advice(case)


def above(case_id: str, first: str, second: str) -> bool:
    ids = [each.id for each in advice(cases()[case_id]).ranked]
    return ids.index(first) < ids.index(second)


def test_without_a_log_no_ratio_is_stated() -> None:
    assert advice(cases()["W1"]).state.ratio is None


def test_after_squats_alone_every_hamstring_lift_comes_before_a_hip_thrust() -> None:
    found = advice(cases()["W2"])
    assert (found.state.hamstrings, found.state.quads, found.state.ratio) == (0, 43, 0)
    first = [id_ for each in found.ranked if "hamstrings" in fixture()[id_ := each.id].groups]
    assert len(first) == 11
    assert all(above("W2", id_, "hip-thrust-barbell") for id_ in first)
    barred = {each.id: each.bar for each in found.excluded}
    assert barred["squat-back"] == barred["leg-press"] == "scope"


def test_without_curls_every_curl_comes_before_every_hinge() -> None:
    assert above("W3", "hamstring-walkout", "rdl-barbell")
    assert {fixture()[each.id].pattern for each in advice(cases()["W3"]).suggestions} == {
        "knee-flex-open",
        "knee-flex-closed",
    }


def test_without_hinges_every_hinge_worth_doing_comes_before_the_curl() -> None:
    suggested = [each.id for each in advice(cases()["W4"]).suggestions]
    hip = [id_ for id_ in suggested if function_of(fixture()[id_]) is HamstringFunction.HIP]
    assert len(hip) == 7
    assert suggested.index("leg-curl-lying") > max(map(suggested.index, hip))


def test_the_day_after_a_hard_day_hamstrings_count_for_less() -> None:
    found = advice(cases()["W5"])
    assert not [each for each in found.ranked if "nordic" in each.id or "eccentric" in each.id]
    assert "rdl-barbell" not in {each.id for each in found.suggestions}
    for each in found.ranked:
        if "hamstrings" in fixture()[each.id].groups:
            assert each.score.recovery == 0.3


def test_too_sore_says_so() -> None:
    assert advice(cases()["W6"]).empty[0] is Empty.SORE


def test_the_next_step_says_of_what() -> None:
    continuity = advice(cases()["W7"]).suggestions[0].score.continuity
    assert (continuity.because, continuity.other) == (Because.NEXT_STEP, "slider-curl")
    assert above("W7", "slider-curl-alternating", "slider-curl")
    assert above("W7", "slider-curl-alternating", "slider-curl-eccentric")


def test_two_weeks_off_are_known() -> None:
    assert advice(cases()["W9"]).state.last[MuscleGroup.HAMSTRINGS] == 16


def test_targets_met_says_so() -> None:
    assert advice(cases()["W10"]).empty == (Empty.TARGETS_MET,)
