"""The rules of the coach, one by one, and what holds whatever was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.equipment import Equipment
from catalog.exercise import Exercise
from catalog.library import Catalog
from catalog.muscle import Muscle, MuscleGroup
from catalog.vocabulary import LengthBias, LoadKind
from store.review.coach import Advice, Empty, suggest
from store.review.filters import Bar, Exclusion
from store.review.request import Request, Scope, Training
from store.review.score import Because, Score, tenth
from store.review.standing import Status
from store.review.work import Work
from tests.store.review.coaching import TODAY, Logged, fixture, kit, request, training, work

if TYPE_CHECKING:
    import random

WHOLE = Catalog.builtin()
IDS = [each.id for each in fixture()]
HAM, QUADS, GLUTES = MuscleGroup.HAMSTRINGS, MuscleGroup.QUADS, MuscleGroup.GLUTES


def ask(wish: Request, *logged: Logged, **statuses: Status) -> Advice:
    return suggest(fixture(), wish, training(*logged, **statuses))


def barred(found: Advice, exercise_id: str) -> tuple[Bar, tuple[str, ...]]:
    why = found.why(exercise_id)
    assert isinstance(why, Exclusion), why
    return why.bar, why.about


def score(found: Advice, exercise_id: str) -> Score:
    why = found.why(exercise_id)
    assert isinstance(why, Score), why
    return why


class TestFilters:
    def test_kit_names_what_is_missing(self) -> None:
        found = ask(request(equipment=kit("barbell")))
        assert barred(found, "hip-thrust-barbell") == (Bar.KIT, ("bench",))
        assert isinstance(found.why("rdl-barbell"), Score)

    def test_kit_that_was_not_named_may_be_there(self) -> None:
        assert not [each for each in ask(request(3)).excluded if each.bar is Bar.KIT]

    def test_what_is_avoided_by_id_or_by_pattern(self) -> None:
        found = ask(request(avoid=frozenset({"kb-swing", "deadlift"})))
        assert barred(found, "kb-swing") == (Bar.AVOIDED, ("kb-swing",))
        assert barred(found, "deadlift-conventional") == (Bar.AVOIDED, ("deadlift",))

    def test_scope(self) -> None:
        assert barred(ask(request()), "leg-extension") == (Bar.SCOPE, ("knee-ext",))
        assert isinstance(ask(request(scope=Scope.ANY)).why("leg-extension"), Score)

    def test_mobility_comes_before_everything(self) -> None:
        stretch = next(each for each in WHOLE if each.pattern == "mobility")
        found = suggest(WHOLE, request(equipment=frozenset()), Training())
        assert barred(found, stretch.id) == (Bar.MOBILITY, ())

    def test_what_fails_and_all_above_it(self) -> None:
        found = ask(request(3), slider_curl=Status.FAILING)
        for each in ("slider-curl", "slider-curl-alternating", "nordic-hip-flexed", "nordic-curl"):
            assert barred(found, each) == (Bar.FAILING, ("slider-curl",))
        assert score(found, "slider-curl-eccentric").continuity.because is Because.STEP_BACK
        assert score(found, "slider-curl-eccentric").continuity.other == "slider-curl"

    def test_level_opens_one_step_above_what_is_mastered(self) -> None:
        assert barred(ask(request(2)), "slider-curl-single-leg") == (Bar.LEVEL, ("3",))
        found = ask(request(2), slider_curl_alternating=Status.MASTERED)
        step = score(found, "slider-curl-single-leg")
        assert (step.continuity.because, step.fit) == (Because.NEXT_STEP, 0.6)
        # A step of level 3 stays closed to level 1, whatever was mastered.
        found = ask(request(1), slider_curl_alternating=Status.MASTERED)
        assert barred(found, "slider-curl-single-leg") == (Bar.LEVEL, ("3",))

    def test_a_step_that_only_names_it_as_harder_opens_it_too(self) -> None:
        found = ask(request(1), hamstring_walkout=Status.MASTERED)
        assert score(found, "slider-curl").continuity.other == "hamstring-walkout"

    def test_sore_at_3_bars_what_trains_it_first_of_all(self) -> None:
        found = ask(request(soreness={GLUTES: 3}))
        assert barred(found, "kb-swing") == (Bar.SORE, ("glutes",))
        assert score(found, "rdl-barbell").recovery == 0.5

    def test_ten_sets_today_are_enough(self) -> None:
        found = ask(request(scope=Scope.ANY), (0, "leg-extension", 9))
        assert isinstance(found.why("squat-back"), Score)
        found = ask(request(scope=Scope.ANY), (0, "leg-extension", 10))
        assert barred(found, "squat-back") == (Bar.ENOUGH_TODAY, ("quads",))

    def test_no_lowering_the_day_after_a_hard_day(self) -> None:
        log = (1, "leg-curl-lying", 3)
        assert barred(ask(request(), log), "slider-curl-eccentric")[0] is Bar.ECCENTRIC
        lighter = (1, "leg-curl-lying", 2)
        assert isinstance(ask(request(), lighter).why("slider-curl-eccentric"), Score)
        earlier = (2, "leg-curl-lying", 3)
        assert isinstance(ask(request(), earlier).why("slider-curl-eccentric"), Score)

    def test_slot_and_family_are_taken_by_what_is_done_today(self) -> None:
        found = ask(request(), (0, "rdl-barbell", 1))
        assert barred(found, "kb-swing") == (Bar.DONE_TODAY, ("hinge",))
        assert isinstance(found.why("leg-curl-seated"), Score)

    def test_a_family_is_done_once_a_day_in_whatever_slot(self) -> None:
        slider = replace(fixture()["slider-curl"], family="rdl")
        mixed = Catalog([fixture()["rdl-barbell"], slider])
        found = suggest(mixed, request(), training((0, "rdl-barbell", 1)))
        assert barred(found, "slider-curl") == (Bar.DONE_TODAY, ("rdl",))

    def test_among(self) -> None:
        found = ask(request(among=frozenset({"kb-swing", "squat-back"})))
        assert [each.id for each in found.ranked] == ["kb-swing"]
        assert [each.id for each in found.excluded] == ["squat-back"]
        assert found.why("rdl-barbell") is None


class TestTerms:
    @pytest.mark.parametrize(
        ("ago", "value", "because"),
        [
            (0, 1.0, Because.DONE),
            (14, 1.0, Because.DONE),
            (15, 0.8, Because.DONE),
            (42, 0.8, Because.DONE),
            (43, 0.7, Because.DONE_LONG_AGO),
        ],
    )
    def test_continuity_by_how_long_ago_it_was(
        self, ago: int, value: float, because: Because
    ) -> None:
        done = "leg-extension"
        found = score(ask(request(scope=Scope.ANY), (ago or 1, done, 1)), done).continuity
        assert (found.value, found.because) == (value, because)

    def test_what_was_done_before_the_log_is_not_new(self) -> None:
        before = Training(done_before=frozenset({"leg-curl-lying"}))
        found = suggest(fixture(), request(), before)
        assert score(found, "leg-curl-lying").continuity.value == 0.7
        assert score(found, "leg-curl-seated").continuity.value == 0.5

    def test_stalled_counts_before_everything_else(self) -> None:
        found = ask(
            request(), (3, "slider-curl", 3),
            slider_curl=Status.STALLED, slider_curl_eccentric=Status.MASTERED,
        )  # fmt: skip
        assert score(found, "slider-curl").continuity[:2] == (0.2, Because.STALLED)

    def test_mastered_steps_aside_only_for_a_step_that_can_be_done(self) -> None:
        mastered = {"slider_curl_alternating": Status.MASTERED}
        log = (3, "slider-curl-alternating", 3)
        found = ask(request(2), log, **mastered)
        assert score(found, "slider-curl-alternating").continuity.because is Because.OUTGROWN
        for wish in (
            request(2, avoid=frozenset({"slider-curl-single-leg"})),
            request(2, among=frozenset({"slider-curl-alternating"})),
        ):
            found = ask(wish, log, **mastered)
            assert score(found, "slider-curl-alternating").continuity.because is Because.DONE

    @pytest.mark.parametrize(
        ("level", "exercise_id", "loadable"),
        [(2, "rdl-single-leg-bodyweight", 0.7), (3, "rdl-single-leg-bodyweight", 0.3),
         (3, "nordic-curl", 1.0), (3, "nordic-band-assisted", 1.0), (3, "rdl-barbell", 1.0)],
    )  # fmt: skip
    def test_loadable(self, level: int, exercise_id: str, loadable: float) -> None:
        assert score(ask(request(level)), exercise_id).loadable == loadable

    @pytest.mark.parametrize(("level", "fit"), [(1, 1.0), (2, 1.0), (3, 0.7)])
    def test_fit_of_an_exercise_for_anyone(self, level: int, fit: float) -> None:
        assert score(ask(request(level)), "glute-bridge").fit == fit

    @pytest.mark.parametrize(
        ("ago", "sore", "recovery"),
        [(1, 0, 0.3), (2, 0, 0.8), (3, 0, 1.0), (3, 1, 0.8), (3, 2, 0.4), (2, 2, 0.32)],
    )
    def test_recovery(self, ago: int, sore: int, recovery: float) -> None:
        found = ask(request(soreness={HAM: sore}), (ago, "leg-curl-lying", 3))
        assert score(found, "leg-curl-seated").recovery == pytest.approx(recovery)

    def test_recovery_asks_the_most_tired_of_the_muscles(self) -> None:
        found = ask(request(soreness={GLUTES: 2}), (2, "leg-curl-lying", 3))
        assert score(found, "kb-swing").recovery == 0.4

    def test_what_is_done_today_does_not_hide_a_hard_day_before(self) -> None:
        found = ask(request(), (1, "leg-curl-lying", 3), (0, "slider-curl", 3))
        assert score(found, "rdl-barbell").recovery == 0.3
        assert score(ask(request(), (0, "slider-curl", 3)), "rdl-barbell").recovery == 1.0

    def test_a_week_is_seven_days_with_today(self) -> None:
        found = ask(request(), (6, "leg-curl-lying", 2), (7, "leg-curl-lying", 4))
        assert found.state.week[HAM] == 2

    def test_too_many_hamstring_sets_speak_for_quads_and_never_against_hamstrings(self) -> None:
        log = [(10, "leg-curl-lying", 18), (10, "leg-extension", 6)]
        found = ask(request(scope=Scope.ANY), *log)
        assert score(found, "leg-extension").balance == 1.0
        assert score(found, "leg-curl-lying").balance == 0.0
        assert score(ask(request(), *log), "deadlift-conventional").balance == 0.0

    def test_half_a_tenth_goes_up(self) -> None:
        assert [tenth(value) for value in (71.25, 0.05, 0.049, 30.0)] == [71.3, 0.1, 0.0, 30.0]

    def test_of_equal_scores_what_goes_on_comes_first(self) -> None:
        curl = replace(fixture()["leg-curl-lying"], easier=None, harder=None)
        twins = [
            replace(curl, id="known", family="a", load_kind=LoadKind.BODYWEIGHT, level=2),
            replace(curl, id="resumed", family="b", length_bias=LengthBias.MID),
        ]
        log = (10, "known", 1), (45, "resumed", 1)
        found = suggest(Catalog(twins), request(), training(*log))
        assert [each.score.total for each in found.ranked] == [found.ranked[0].score.total] * 2
        assert [each.id for each in found.ranked] == ["known", "resumed"]

    def test_ties_go_to_the_longer_length_then_to_the_id(self) -> None:
        twins = [
            replace(fixture()[each], id=id_, family=id_, length_bias=length)
            for each, id_, length in (
                ("leg-curl-lying", "c", fixture()["leg-curl-seated"].length_bias),
                ("leg-curl-lying", "b", fixture()["ball-curl"].length_bias),
                ("leg-curl-lying", "a", fixture()["ball-curl"].length_bias),
            )
        ]
        # A lengthened set this week takes from the long one what it would have over the others.
        past = [replace(fixture()["rdl-barbell"])]
        found = suggest(
            Catalog([*twins, *past]),
            request(among=frozenset("abc")),
            training((5, "rdl-barbell", 1)),
        )
        assert [each.score.total for each in found.ranked] == [found.ranked[0].score.total] * 3
        assert [each.id for each in found.ranked] == ["c", "a", "b"]


class TestEmpty:
    def test_kit(self) -> None:
        among = frozenset({"rdl-barbell", "kb-swing"})
        found = ask(request(equipment=frozenset(), among=among))
        assert (found.suggestions, found.empty) == ((), (Empty.KIT,))

    def test_trained_yesterday(self) -> None:
        found = ask(request(among=frozenset({"leg-curl-lying"})), (1, "leg-curl-lying", 5))
        assert found.empty == (Empty.RECOVERING,)

    def test_done_today(self) -> None:
        found = ask(request(among=frozenset({"kb-swing"})), (0, "rdl-barbell", 3))
        assert found.empty == (Empty.DONE_TODAY,)

    def test_recovery_is_no_reason_where_only_soreness_is(self) -> None:
        wish = request(soreness={HAM: 3}, among=CURLS)
        assert ask(wish, (6, "leg-curl-lying", 5)).empty == (Empty.SORE,)
        assert ask(wish, (6, "leg-curl-lying", 5), (1, "leg-extension", 5)).empty == (Empty.SORE,)

    def test_soreness_elsewhere_is_no_reason(self) -> None:
        wish = request(soreness={QUADS: 3}, among=CURLS)
        assert ask(wish, (1, "leg-curl-lying", 5)).empty == (Empty.RECOVERING,)

    def test_sore_and_tired_where_it_takes_both(self) -> None:
        wish = request(soreness={HAM: 3}, among=CURLS)
        assert ask(wish, (1, "leg-curl-lying", 3)).empty == (Empty.SORE, Empty.RECOVERING)

    def test_kit_that_would_have_helped_though_something_can_be_done(self) -> None:
        among = frozenset({"leg-curl-seated", "glute-bridge"})
        found = ask(
            request(equipment=frozenset(), among=among),
            (3, "rdl-barbell", 7), (3, "glute-bridge", 4),
        )  # fmt: skip
        assert [each.id for each in found.ranked] == ["glute-bridge"]
        assert found.empty == (Empty.KIT,)

    def test_kit_for_what_is_barred_anyway_is_no_reason(self) -> None:
        among = frozenset({"leg-curl-seated"})
        wish = request(equipment=frozenset(), among=among, avoid=among)
        assert ask(wish).empty == (Empty.OTHER,)

    @pytest.mark.parametrize(
        ("curls", "bridges", "why"),
        [
            (3, 8, Empty.TARGETS_MET),
            (2, 8, Empty.LITTLE),  # knee flexion 2 of 3
            (3, 5, Empty.LITTLE),  # glutes 7 of 8
        ],
    )
    def test_targets_are_met_only_where_nothing_of_the_back_is_missing(
        self, curls: int, bridges: int, why: Empty
    ) -> None:
        log = (4, "rdl-barbell", 4), (4, "leg-curl-lying", curls), (4, "glute-bridge", bridges)
        assert ask(request(among=frozenset({"glute-bridge"})), *log).empty == (why,)

    def test_a_suggestion_has_no_excuse(self) -> None:
        assert ask(request()).empty == ()


class TestSession:
    def test_the_time_gives_the_number(self) -> None:
        lengths = [len(ask(request(minutes=each)).session) for each in (5, 24, 25, 35, 90)]
        assert lengths == [1, 1, 2, 3, 3]

    def test_a_family_comes_once_in_whatever_slots(self) -> None:
        mixed = [fixture()["rdl-barbell"], replace(fixture()["leg-curl-lying"], family="rdl")]
        found = suggest(Catalog(mixed), request(minutes=90), Training())
        assert [each.id for each in found.session] == ["rdl-barbell"]

    def test_new_lowering_is_two_sets(self) -> None:
        wish = request(1, among=frozenset({"slider-curl-eccentric"}))
        assert [each.sets for each in ask(wish).session] == [2]
        known = ask(wish, (20, "slider-curl-eccentric", 2))
        assert [each.sets for each in known.session] == [3]


def test_of_a_family_the_one_that_is_worth_doing_is_listed() -> None:
    known = replace(fixture()["leg-curl-lying"], secondary=())
    other = replace(
        known, id="new", secondary=(Muscle.GMAX, Muscle.VASTI), load_kind=LoadKind.BODYWEIGHT
    )
    family = Catalog([known, other])
    found = suggest(family, request(), training((4, "leg-curl-lying", 9)))
    assert [each.id for each in found.ranked] == ["leg-curl-lying", "new"]
    assert [each.id for each in found.suggestions] == ["new"]
    assert found.optional == ()
    instead = found.instead_of("leg-curl-lying", family)
    assert instead is not None
    assert instead.id == "new"
    assert found.instead_of("new", family) is None


def test_what_a_person_made_without_a_pattern_is_out_of_the_posterior_scope() -> None:
    own = Catalog([Exercise("mine", "Mine")])
    assert barred(suggest(own, request(), Training()), "mine") == (Bar.SCOPE, ("",))
    assert suggest(own, request(scope=Scope.ANY), Training()).suggestions == ()


# Laws

LOGS = st.lists(st.tuples(st.integers(0, 45), st.sampled_from(IDS), st.integers(1, 6)), max_size=14)
KITS = st.sets(st.sampled_from(Equipment)).map(frozenset)
STATUSES = st.dictionaries(st.sampled_from(IDS), st.sampled_from(Status), max_size=6)
SORENESS = st.dictionaries(st.sampled_from([HAM, QUADS, GLUTES]), st.integers(0, 3))
WISHES = st.builds(
    request,
    level=st.integers(1, 3),
    equipment=st.none() | KITS,
    soreness=SORENESS,
    minutes=st.integers(0, 120),
    scope=st.sampled_from(Scope),
)
CURLS = frozenset({"leg-curl-lying", "leg-curl-seated"})
CURLS_AND_HINGES = [each.id for each in fixture() if HAM in each.groups]


@given(WISHES, LOGS, st.integers(0, 27), st.sampled_from(CURLS_AND_HINGES), st.integers(1, 6))
def test_more_hamstring_work_never_raises_the_need_for_it(
    wish: Request, log: list[Logged], ago: int, id_: str, sets: int
) -> None:
    before, after = ask(wish, *log), ask(wish, *log, (ago, id_, sets))
    assert after.state.missing(HAM) <= before.state.missing(HAM)
    for each in after.ranked:
        was, now = before.why(each.id), each.score
        # What is barred the day after hard work may be free again only with less of it.
        assert isinstance(was, Score)
        assert now.need <= was.need
        assert now.function <= was.function
        assert now.lengthened <= was.lengthened
        if before.state.ratio is not None and wish.scope is Scope.POSTERIOR and was.balance >= 0:
            assert now.balance <= was.balance
        assert now.recovery <= was.recovery


@given(WISHES, LOGS, STATUSES, KITS)
def test_less_kit_never_adds_a_candidate(
    wish: Request, log: list[Logged], statuses: dict[str, Status], removed: frozenset[Equipment]
) -> None:
    done = Training(work(*log), statuses)
    there = wish.equipment if wish.equipment is not None else frozenset(Equipment)
    more, less = (
        suggest(fixture(), replace(wish, equipment=each), done) for each in (there, there - removed)
    )
    assert {each.id for each in less.ranked} <= {each.id for each in more.ranked}
    worth = [
        {each.id for each in found.ranked if each.score.is_suggested} for found in (less, more)
    ]
    assert worth[0] <= worth[1]


@given(WISHES, LOGS, STATUSES, st.randoms(use_true_random=False))
def test_the_same_log_gets_the_same_answer(
    wish: Request, log: list[Logged], statuses: dict[str, Status], chance: random.Random
) -> None:
    first = suggest(fixture(), wish, Training(work(*log), statuses))
    exercises, done, known = list(fixture()), list(work(*log)), list(statuses.items())
    chance.shuffle(exercises)
    chance.shuffle(done)
    chance.shuffle(known)
    assert suggest(Catalog(exercises), wish, Training(tuple(done), dict(known))) == first


@given(WISHES, LOGS, st.sampled_from([HAM, QUADS, GLUTES]))
def test_a_group_that_is_very_sore_is_never_trained_first_of_all(
    wish: Request, log: list[Logged], group: MuscleGroup
) -> None:
    found = ask(replace(wish, soreness={**wish.soreness, group: 3}), *log)
    listed = [*found.suggestions, *found.optional, *found.session, *found.ranked]
    assert not [each.id for each in listed if group in fixture()[each.id].groups]


@given(WISHES, LOGS, STATUSES)
def test_a_session_repeats_no_slot_and_no_family(
    wish: Request, log: list[Logged], statuses: dict[str, Status]
) -> None:
    found = suggest(WHOLE, wish, Training(work(*log), statuses))
    done = [WHOLE[id_] for ago, id_, _ in log if ago == 0]
    planned = [WHOLE[each.id] for each in found.session]
    slots = [each.pattern.slot for each in planned if each.pattern]
    families = [each.family for each in planned]
    assert len(set(slots)) == len(slots) == len(planned)
    assert len(set(families)) == len(families)
    assert not {each.pattern.slot for each in done if each.pattern} & set(slots)
    assert not {each.family for each in done} & set(families)
    assert len(planned) <= max(1, (wish.minutes - 5) // 10)


@given(WISHES, LOGS)
def test_one_of_a_family_and_nothing_twice(wish: Request, log: list[Logged]) -> None:
    found = ask(wish, *log)
    listed = [fixture()[each.id].family for each in (*found.suggestions, *found.optional)]
    assert len(set(listed)) == len(listed)
    ids = [*(each.id for each in found.ranked), *(each.id for each in found.excluded)]
    assert sorted(ids) == sorted(IDS)
    assert all(0 <= each.score.total <= 100 for each in found.ranked)


@given(WISHES, LOGS, st.integers(1, 400))
def test_what_lies_ahead_of_today_does_not_count(
    wish: Request, log: list[Logged], ahead: int
) -> None:
    future = Work(TODAY + timedelta(days=ahead), "rdl-barbell", 5)
    assert suggest(fixture(), wish, Training((*work(*log), future))) == ask(wish, *log)
