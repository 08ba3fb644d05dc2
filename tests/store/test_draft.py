"""Sets that are about to be done: suggested by last time, changed by what is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from catalog.vocabulary import LoadKind
from store.draft import Field, fields_of, ghosts, load_mode, ready, with_typed
from store.errors import UsageError
from store.models import ExerciseEntry, Load, LoadMode, LoggedSet, SetKind, Side, Unit
from store.session import working
from tests.builders import a_set, an_entry, entries, kg, lb, sets

SQUAT = Exercise("squat", "Squat")
PULL_UP = Exercise("pull-up", "Pull-up", load_kind=LoadKind.BODYWEIGHT_PLUS)
ASSISTED = Exercise("pull-up-assisted", "Assisted Pull-up", load_kind=LoadKind.ASSISTED)
BAND = Exercise("band-curl", "Band Curl", load_kind=LoadKind.BAND)
PLANK = Exercise("plank", "Plank", load_kind=LoadKind.HOLD)
CARRY = Exercise("carry", "Carry", load_kind=LoadKind.DISTANCE)
BODY = Load(mode=LoadMode.BODYWEIGHT)
WARMUP = a_set(40, 8, kind=SetKind.WARMUP)


def an_empty_entry(planned: int = 0) -> ExerciseEntry:
    return ExerciseEntry(exercise_id="squat", name="Squat", planned=planned)


def short(drafts: list[LoggedSet]) -> list[tuple[float | None, int | None]]:
    return [(each.load.value if each.load else None, each.reps) for each in drafts]


# Ghosts


def test_the_nth_set_is_like_the_nth_of_last_time() -> None:
    last = an_entry("squat", a_set(100, 5), a_set(105, 4), a_set(95, 8))
    assert short(ghosts(an_empty_entry(), last)) == [(100, 5), (105, 4), (95, 8)]


def test_warmups_of_last_time_do_not_count() -> None:
    last = an_entry("squat", WARMUP, a_set(100, 5), WARMUP, a_set(105, 4))
    assert short(ghosts(an_empty_entry(), last)) == [(100, 5), (105, 4)]


def test_warmups_of_today_take_no_set_away() -> None:
    last = an_entry("squat", a_set(100, 5), a_set(105, 4))
    today = an_entry("squat", WARMUP, WARMUP)
    assert short(ghosts(today, last)) == [(100, 5), (105, 4)]


def test_what_is_done_is_not_to_be_done() -> None:
    last = an_entry("squat", a_set(100, 5), a_set(105, 4), a_set(95, 8))
    today = an_entry("squat", WARMUP, a_set(110, 3))
    assert short(ghosts(today, last)) == [(105, 4), (95, 8)]


def test_more_sets_than_last_time_are_like_the_one_before() -> None:
    last = an_entry("squat", a_set(100, 5))
    assert short(ghosts(an_empty_entry(planned=3), last)) == [(100, 5), (100, 5), (100, 5)]
    assert short(ghosts(an_entry("squat", a_set(110, 3)), last, extra=2)) == [(110, 3), (110, 3)]


def test_fewer_were_planned_than_last_time() -> None:
    last = an_entry("squat", a_set(100, 5), a_set(105, 4), a_set(95, 8))
    assert short(ghosts(an_empty_entry(planned=1), last)) == [(100, 5)]


def test_the_first_time_is_three_empty_sets() -> None:
    assert ghosts(an_empty_entry(), None) == [LoggedSet()] * 3
    assert ghosts(an_empty_entry(), an_entry("squat", WARMUP)) == [LoggedSet()] * 3


def test_the_first_time_goes_on_like_the_set_that_was_done() -> None:
    assert short(ghosts(an_entry("squat", a_set(60, 8)), None)) == [(60, 8), (60, 8)]


def test_effort_notes_and_kind_are_not_suggested() -> None:
    done = a_set(100, 5, rpe=9, note="hard", kind=SetKind.FAILURE, tempo="30X1")
    assert ghosts(an_empty_entry(), an_entry("squat", done)) == [a_set(100, 5)]


def test_holds_carries_and_sides_are_suggested() -> None:
    done = LoggedSet(seconds=45, metres=20, side=Side.LEFT, load=BODY)
    assert ghosts(an_empty_entry(), an_entry("squat", done)) == [done]


def test_a_failed_set_without_reps_suggests_none() -> None:
    done = a_set(100, 0, kind=SetKind.FAILURE)
    assert short(ghosts(an_empty_entry(), an_entry("squat", done))) == [(100, None)]


@given(entries(), st.none() | entries(), st.integers(0, 3))
def test_done_and_to_do_make_up_what_was_meant(
    entry: ExerciseEntry, last: ExerciseEntry | None, extra: int
) -> None:
    done, to_do = len(working(entry.sets)), ghosts(entry, last, extra)
    before = len(working(last.sets)) if last else 0
    assert done + len(to_do) == max(before or 3, done) + extra
    assert all(each.kind is SetKind.WORKING and each.logged_at is None for each in to_do)
    assert all(each.rpe is None and each.note == "" for each in to_do)


# What can be typed


@pytest.mark.parametrize(
    ("exercise", "amount"),
    [
        (SQUAT, Field.REPS),
        (PULL_UP, Field.REPS),
        (ASSISTED, Field.REPS),
        (BAND, Field.REPS),
        (PLANK, Field.SECONDS),
        (CARRY, Field.METRES),
    ],
    ids=lambda value: getattr(value, "id", str(value)),
)
def test_a_hold_is_timed_a_carry_is_measured_the_rest_is_counted(
    exercise: Exercise, amount: Field
) -> None:
    assert fields_of(exercise) == (Field.LOAD, amount, Field.RPE)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (Field.REPS, "8", 8),
        (Field.REPS, " 8 ", 8),
        (Field.SECONDS, "45", 45),
        (Field.SECONDS, "12,5", 12.5),
        (Field.METRES, "400", 400),
        (Field.RPE, "8.5", 8.5),
        (Field.RPE, "8,5", 8.5),
        (Field.LOAD, "82,5", kg(82.5)),
        (Field.LOAD, "82.5", kg(82.5)),
        (Field.LOAD, "0", kg(0)),
    ],
)
def test_a_typed_value(field: Field, text: str, value: object) -> None:
    typed = with_typed(LoggedSet(note="kept"), field, text, SQUAT, Unit.KG)
    assert getattr(typed, field.value) == value
    assert typed.note == "kept"


@pytest.mark.parametrize("field", list(Field))
def test_emptied_is_cleared(field: Field) -> None:
    full = a_set(100, 5, seconds=30, metres=10, rpe=8)
    for text in ("", "  "):
        cleared = with_typed(full, field, text, SQUAT, Unit.KG)
        assert getattr(cleared, field.value) is None


BAD = ["abc", "NaN", "inf", "1e309", "-5", "1_000", "0x10", "٨", "８", "1" * 5000, "8 8", "é"]
BAD_FOR = {
    Field.LOAD: ["1000000", "10000.5"],
    Field.REPS: ["0", "1.5", "1,5", "10001", "1000000"],
    Field.SECONDS: ["0", "0.0", str(26 * 3600), "86401"],
    Field.METRES: ["0", "500001"],
    Field.RPE: ["0", "11", "7.3", "0.5", "10.5"],
}


@pytest.mark.parametrize(
    ("field", "text"),
    [(field, text) for field in Field for text in [*BAD, *BAD_FOR[field]]],
    ids=lambda value: str(value)[:12],
)
def test_nonsense_is_refused_in_a_sentence_and_changes_nothing(field: Field, text: str) -> None:
    full = a_set(100, 5, seconds=30, metres=10, rpe=8)
    kept = full.model_copy()
    with pytest.raises(UsageError) as refused:
        with_typed(full, field, text, SQUAT, Unit.KG)
    assert " " in str(refused.value)
    assert len(str(refused.value)) < 120
    assert str(refused.value).isprintable()
    assert full == kept


@given(sets(), st.sampled_from(Field), st.text(), st.sampled_from([SQUAT, PULL_UP, ASSISTED, BAND]))
def test_whatever_is_typed_makes_a_set_that_can_be_read_again(
    draft: LoggedSet, field: Field, text: str, exercise: Exercise
) -> None:
    try:
        typed = with_typed(draft, field, text, exercise, Unit.KG)
    except UsageError:
        return
    assert LoggedSet.model_validate(typed.document()) == typed


@pytest.mark.parametrize(
    ("exercise", "was", "text", "now"),
    [
        (SQUAT, None, "180", lb(180)),
        (SQUAT, kg(80), "82.5", kg(82.5)),
        (SQUAT, lb(180), "185", lb(185)),
        (PULL_UP, None, "10", lb(10, LoadMode.ADDED)),
        (PULL_UP, BODY, "10", lb(10, LoadMode.ADDED)),
        (PULL_UP, kg(10, LoadMode.ADDED), "12,5", kg(12.5, LoadMode.ADDED)),
        (PULL_UP, kg(10, LoadMode.ADDED), "0", BODY),
        (PULL_UP, kg(10, LoadMode.ADDED), "", BODY),
        (PULL_UP, kg(15, LoadMode.ASSISTED), "10", kg(10, LoadMode.ASSISTED)),
        (ASSISTED, None, "15", lb(15, LoadMode.ASSISTED)),
        (ASSISTED, kg(15, LoadMode.ASSISTED), "10", kg(10, LoadMode.ASSISTED)),
        (BAND, None, "red", Load(mode=LoadMode.BAND, label="red")),
        (PLANK, None, "10", lb(10)),
    ],
)
def test_a_typed_load_stays_in_the_kind_and_unit_of_the_last(
    exercise: Exercise, was: Load | None, text: str, now: Load
) -> None:
    typed = with_typed(LoggedSet(load=was), Field.LOAD, text, exercise, Unit.LB)
    assert typed.load == now


@pytest.mark.parametrize("kind", list(LoadKind))
def test_every_kind_of_exercise_has_a_way_to_load_it(kind: LoadKind) -> None:
    exercise = replace(SQUAT, load_kind=kind)
    typed = with_typed(LoggedSet(), Field.LOAD, "10", exercise, Unit.KG)
    assert typed.load is not None
    assert (typed.load.mode is LoadMode.BAND) == (load_mode(exercise) is LoadMode.BAND)


# Ready


@pytest.mark.parametrize(
    ("exercise", "what"), [(SQUAT, "reps"), (PLANK, "seconds"), (CARRY, "metres")]
)
def test_a_set_without_its_amount_is_not_ready(exercise: Exercise, what: str) -> None:
    with pytest.raises(UsageError, match=f"Type the {what} first"):
        ready(LoggedSet(load=kg(80)), exercise)


def test_no_reps_is_a_set_only_when_it_failed() -> None:
    with pytest.raises(UsageError, match="at least one"):
        ready(a_set(100, 0), SQUAT)
    failed = a_set(100, 0, kind=SetKind.FAILURE)
    assert ready(failed, SQUAT) == failed


def test_the_body_is_a_load_where_nothing_was_typed() -> None:
    assert ready(LoggedSet(reps=5), PULL_UP).load == BODY
    assert ready(LoggedSet(reps=5), BAND).load == Load(mode=LoadMode.BAND)
    assert ready(LoggedSet(reps=5), SQUAT).load is None
