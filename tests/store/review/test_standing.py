"""Where a person stands: the usual ranges, and what two or three sessions say."""

from __future__ import annotations

import pytest

from catalog.library import Catalog
from store.models import ExerciseEntry, Load, LoadMode, LoggedSet, SetKind
from store.review.standing import Range, Status, default_range, status
from tests.builders import a_set, an_entry, kg, lb

CATALOG = Catalog.builtin()
BODY = Load(mode=LoadMode.BODYWEIGHT)


def session(*reps: int, weight: float = 80, rpe: float | None = 8) -> ExerciseEntry:
    return an_entry("rdl-barbell", *(a_set(weight, each, rpe=rpe) for each in reps))


def bare(*reps: int, rpe: float | None = None) -> ExerciseEntry:
    return an_entry("slider-curl", *(LoggedSet(load=BODY, reps=each, rpe=rpe) for each in reps))


@pytest.mark.parametrize(
    ("exercise_id", "low", "high"),
    [
        ("rdl-barbell", 6, 12),
        ("bench-press-dumbbell", 6, 12),
        ("leg-curl-lying", 8, 15),
        ("leg-press", 8, 15),
        ("bicep-curl-barbell", 8, 15),
        ("push-up", 8, 15),
        ("pull-up", 8, 15),
        ("row-band", 8, 15),
        ("kb-swing", 8, 15),
        ("nordic-curl", 3, 6),
        ("nordic-band-assisted", 3, 6),
        ("reverse-nordic", 8, 15),
    ],
)
def test_the_usual_range(exercise_id: str, low: int, high: int) -> None:
    assert default_range(CATALOG[exercise_id]) == Range(low, high)


def test_a_hold_is_held_for_seconds_and_a_stretch_has_no_range() -> None:
    assert default_range(CATALOG["nordic-hold"]) == Range(20, 45, timed=True)
    assert default_range(CATALOG["stretch-hamstring-supine"]) is None
    assert default_range(CATALOG["farmers-walk"]) is None


RDL = "rdl-barbell"
TOP = session(12, 12, 12)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([], Status.PROGRESSING),
        ([session(5, 5)], Status.PROGRESSING),
        ([session(9, 9), session(8, 8), session(7, 7)], Status.PROGRESSING),
        ([TOP, TOP], Status.MASTERED),
        ([TOP, session(12, 12, 12, rpe=10)], Status.PROGRESSING),
        ([TOP, session(12, 11, 12)], Status.PROGRESSING),
        ([session(13, 13, rpe=None), session(14, 13, rpe=10)], Status.MASTERED),
        ([session(12, 12, rpe=None)] * 2, Status.PROGRESSING),
        ([session(12, 12, rpe=None)] * 3, Status.MASTERED),
        ([session(12, 12, rpe=9.5)] * 4, Status.STALLED),
        ([session(9, 9), session(9, 9)], Status.PROGRESSING),
        ([session(9, 9), session(9, 9), session(9, 9)], Status.STALLED),
        ([session(9, 9), session(8, 8), session(9, 9)], Status.STALLED),
        ([session(9, 9), session(9, 9), session(8, 9)], Status.PROGRESSING),
        ([session(7, 7, weight=85), session(9, 9), session(9, 9)], Status.PROGRESSING),
        ([session(8, 5), session(5, 8)], Status.FAILING),
        ([session(8, 6), session(5, 8)], Status.PROGRESSING),
    ],
)
def test_how_it_goes(history: list[ExerciseEntry], expected: Status) -> None:
    assert status(CATALOG[RDL], history) is expected


def test_warmups_and_drop_sets_tell_nothing() -> None:
    noisy = an_entry(
        RDL,
        a_set(40, 3, kind=SetKind.WARMUP),
        *TOP.sets,
        a_set(60, 4, kind=SetKind.DROP, rpe=10),
    )
    assert status(CATALOG[RDL], [noisy, noisy]) is Status.MASTERED


def test_an_rpe_of_the_last_set_speaks_for_those_before_it() -> None:
    once = an_entry(RDL, a_set(80, 12), a_set(80, 12), a_set(80, 12, rpe=9))
    assert status(CATALOG[RDL], [once, once]) is Status.MASTERED


def test_but_not_for_a_heavier_one() -> None:
    backed_off = an_entry(RDL, a_set(90, 12), a_set(80, 12, rpe=8))
    assert status(CATALOG[RDL], [backed_off, backed_off]) is Status.PROGRESSING


def test_a_failed_set_left_nothing() -> None:
    failed = an_entry(RDL, a_set(80, 12, rpe=8), a_set(80, 12, kind=SetKind.FAILURE))
    assert status(CATALOG[RDL], [failed, failed]) is Status.PROGRESSING


def test_the_same_weight_in_pounds_is_no_rise() -> None:
    pounds = an_entry(RDL, LoggedSet(load=lb(135), reps=9))
    kilos = an_entry(RDL, LoggedSet(load=kg(61.23), reps=9))
    assert status(CATALOG[RDL], [pounds, kilos, kilos]) is Status.STALLED


def test_less_help_is_a_rise() -> None:
    def dips(help_kg: float) -> ExerciseEntry:
        return an_entry("dip-assisted", LoggedSet(load=kg(help_kg, LoadMode.ASSISTED), reps=9))

    dip = CATALOG["dip-assisted"]
    assert status(dip, [dips(20), dips(25), dips(25)]) is Status.PROGRESSING
    assert status(dip, [dips(30), dips(25), dips(25)]) is Status.STALLED


def test_a_range_of_ones_own() -> None:
    assert status(CATALOG[RDL], [session(5, 5)] * 2, Range(3, 5)) is Status.MASTERED


def test_a_bodyweight_exercise_is_mastered_without_any_weight() -> None:
    assert status(CATALOG["slider-curl"], [bare(15, 15, rpe=9)] * 2) is Status.MASTERED
