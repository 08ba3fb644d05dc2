"""How much of what is suggested, and how it goes with what is done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from catalog.library import Catalog
from store.models import LoadMode, LoggedSet
from store.review.dose import Dose, Dosing, nordic_days
from store.review.facts import EntryFacts, LoadFact, SetFact
from store.review.learned import learned, statuses
from store.review.nordic import nordic_dose, nordic_week
from store.review.proposal import Action
from store.review.standing import Range, Status
from store.settings import Settings
from tests.builders import MONDAY, a_set, an_entry, kg

WHOLE = Catalog.builtin()
TODAY = date(2026, 11, 16)


def dosing(**fields: object) -> Dosing:
    return Dosing(WHOLE, Settings(), TODAY, **fields)  # type: ignore[arg-type]


def dose(exercise_id: str, *history: tuple[LoggedSet, ...], **fields: object) -> Dose:
    entries = [an_entry(exercise_id, *sets) for sets in history]
    return dosing(**fields).dose(WHOLE[exercise_id], entries, 3)


class TestDose:
    def test_the_first_time_starts_low_with_three_in_reserve(self) -> None:
        found = dose("rdl-barbell")
        assert (found.sets, found.target, found.reserve) == (3, Range(6, 6), 3)
        assert (found.last, found.proposal, found.drafts) == (None, None, ())

    def test_what_was_done_goes_on_by_double_progression(self) -> None:
        found = dose("rdl-barbell", (a_set(80, 12, rpe=8), a_set(80, 12, rpe=8)))
        assert found.proposal is not None
        assert found.proposal.action is Action.MORE_LOAD
        assert (found.sets, found.target) == (2, Range(6, 12))
        assert [(each.load, each.reps) for each in found.drafts] == [(kg(85), 6)] * 2

    def test_no_more_than_five_sets_however_many_there_were(self) -> None:
        found = dose("rdl-barbell", tuple(a_set(80, 8) for _ in range(8)))
        assert (found.sets, len(found.drafts)) == (5, 5)

    def test_a_lighter_week_is_half_of_it_and_two_more_in_reserve(self) -> None:
        sets = tuple(a_set(80, 8) for _ in range(3))
        usual, light = dose("rdl-barbell", sets), dose("rdl-barbell", sets, lighter=True)
        assert (light.sets, len(light.drafts)) == (2, 2)
        assert light.reserve == usual.reserve + 2

    def test_a_hold_is_dosed_in_seconds(self) -> None:
        hold = next(e for e in WHOLE if e.load_kind == "hold" and e.contraction == "iso")
        assert dose(hold.id).target == Range(20, 20, timed=True)

    def test_nordics_begin_with_twice_five(self) -> None:
        found = dose("nordic-eccentric")
        assert (found.sets, found.target, found.nordic_week) == (2, Range(5, 5), 1)

    def test_nordics_go_by_their_weeks_and_not_by_the_sets_of_last_time(self) -> None:
        bare = {"load": {"mode": LoadMode.BODYWEIGHT}}
        done = tuple(a_set(None, 5, rpe=8, **bare) for _ in range(4))
        found = dose("nordic-eccentric", done, nordic_days=(TODAY - timedelta(days=6),))
        assert (found.nordic_week, found.sets, found.target) == (2, 2, Range(6, 6))
        assert found.proposal is None
        assert [each.reps for each in found.drafts] == [5, 5]


class TestNordicWeeks:
    @pytest.mark.parametrize(
        ("days_ago", "week"),
        [
            ((), 1),
            ((0,), 1),  # today is a Monday, and a session of today is none before it
            ((3,), 2),
            ((3, 5), 2),  # both in the week before
            ((3, 10), 3),
            ((3, 10, 17, 24), 5),
            ((14,), 2),
            ((15,), 1),  # more than two weeks: from the beginning
            ((3, 18), 2),  # what was before the gap doesn't count
        ],
    )
    def test_week(self, days_ago: tuple[int, ...], week: int) -> None:
        assert nordic_week([TODAY - timedelta(days=ago) for ago in days_ago], TODAY) == week

    def test_a_second_session_belongs_to_the_same_week(self) -> None:
        thursday = TODAY + timedelta(days=3)
        assert nordic_week([TODAY], thursday) == 1

    def test_doses(self) -> None:
        every = [nordic_dose(week) for week in (1, 2, 3, 4, 5, 40)]
        assert [(each.sets, each.target.low, each.target.high) for each in every] == [
            (2, 5, 5), (2, 6, 6), (3, 6, 6), (3, 6, 6), (2, 4, 6), (2, 4, 6),
        ]  # fmt: skip
        assert [each.sessions for each in every[:2]] == [1, 2]

    def test_every_variant_counts(self) -> None:
        log = [(TODAY, "nordic-hip-flexed"), (TODAY, "slider-curl"), (TODAY, "gone")]
        assert nordic_days(log, WHOLE) == (TODAY,)


def done(ago: int, exercise_id: str, *reps: int, rpe: float | None = None) -> EntryFacts:
    load = LoadFact("bodyweight")
    sets = tuple(SetFact(load=load, reps=each, rpe=rpe) for each in reps)
    return EntryFacts(f"w{ago}", MONDAY - timedelta(days=ago), exercise_id, exercise_id, sets)


class TestLearned:
    def test_status_of_each_exercise(self) -> None:
        log = [
            done(1, "slider-curl", 15, 15, rpe=8),
            done(1, "glute-bridge", 5, 5),
            done(4, "slider-curl", 15, 15, rpe=8),
            done(4, "glute-bridge", 6, 9),
            done(4, "hamstring-walkout", 10),
            done(7, "hamstring-walkout", 9),
        ]
        assert statuses(log, WHOLE) == {
            "slider-curl": Status.MASTERED,
            "glute-bridge": Status.FAILING,
        }

    def test_the_log_holds_hard_sets_up_to_the_day(self) -> None:
        log = [done(0, "slider-curl", 9), done(3, "slider-curl", 9, 8), done(5, "slider-curl", 9)]
        found = learned(log, WHOLE, TODAY - timedelta(days=3), ["rdl-barbell"])
        assert [(each.day, each.sets) for each in found.log] == [
            (TODAY - timedelta(days=3), 2),
            (TODAY - timedelta(days=5), 1),
        ]
        assert found.done_before == {"rdl-barbell"}

    def test_exercises_that_are_gone_harm_nobody(self) -> None:
        log = [done(1, "gone", 5), done(2, "gone", 5)]
        assert statuses(log, WHOLE) == {}
