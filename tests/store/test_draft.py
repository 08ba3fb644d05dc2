"""Rows that are about to be done: suggested by last time, changed by what is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from catalog.vocabulary import LoadKind
from store.draft import (
    Field,
    amount_of,
    ghost_rows,
    is_per_side,
    load_mode,
    next_mode,
    ready,
    with_typed,
)
from store.errors import UsageError
from store.models import ExerciseEntry, Load, LoadMode, LoggedSet, SetKind, Side, Unit
from store.rows import Row, rows_of
from store.session import working
from tests.builders import MONDAY, a_set, an_entry, entries, kg, lb, loads, sets

SQUAT = Exercise("squat", "Squat")
PULL_UP = Exercise("pull-up", "Pull-up", load_kind=LoadKind.BODYWEIGHT_PLUS)
ASSISTED = Exercise("pull-up-assisted", "Assisted Pull-up", load_kind=LoadKind.ASSISTED)
BAND = Exercise("band-curl", "Band Curl", load_kind=LoadKind.BAND)
PLANK = Exercise("plank", "Plank", load_kind=LoadKind.HOLD)
CARRY = Exercise("carry", "Carry", load_kind=LoadKind.DISTANCE)
BODY = Load(mode=LoadMode.BODYWEIGHT)
WARMUP = a_set(40, 8, kind=SetKind.WARMUP)


TO_FAILURE = LoggedSet(kind=SetKind.FAILURE, reps=5)


def an_empty_entry(planned: int = 0, *, per_side: bool = False) -> ExerciseEntry:
    return ExerciseEntry(exercise_id="squat", name="Squat", planned=planned, per_side=per_side)


def short(rows: list[Row]) -> list[tuple[float | None, int | None]]:
    """Rows of one set each."""
    assert all(len(row) == 1 for row in rows)
    return [(each.load.value if each.load else None, each.reps) for (each,) in rows]


def sides(rows: list[Row]) -> list[list[tuple[str, int | None]]]:
    return [[(each.side.value, each.reps) for each in row] for row in rows]


# Ghosts


def test_the_nth_row_is_like_the_nth_of_last_time() -> None:
    last = an_entry("squat", a_set(100, 5), a_set(105, 4), a_set(95, 8))
    assert short(ghost_rows(an_empty_entry(), last)) == [(100, 5), (105, 4), (95, 8)]


def test_warmups_of_last_time_do_not_count() -> None:
    last = an_entry("squat", WARMUP, a_set(100, 5), WARMUP, a_set(105, 4))
    assert short(ghost_rows(an_empty_entry(), last)) == [(100, 5), (105, 4)]


def test_warmups_of_today_take_no_row_away() -> None:
    last = an_entry("squat", a_set(100, 5), a_set(105, 4))
    today = an_entry("squat", WARMUP, WARMUP)
    assert short(ghost_rows(today, last)) == [(100, 5), (105, 4)]


def test_what_is_done_is_not_to_be_done() -> None:
    last = an_entry("squat", a_set(100, 5), a_set(105, 4), a_set(95, 8))
    today = an_entry("squat", WARMUP, a_set(110, 3))
    assert short(ghost_rows(today, last)) == [(105, 4), (95, 8)]


def test_more_sets_than_last_time_are_like_the_one_before() -> None:
    last = an_entry("squat", a_set(100, 5))
    assert short(ghost_rows(an_empty_entry(planned=3), last)) == [(100, 5), (100, 5), (100, 5)]
    today = an_entry("squat", a_set(110, 3), planned=3)
    assert short(ghost_rows(today, last)) == [(110, 3), (110, 3)]


def test_fewer_were_planned_than_last_time() -> None:
    last = an_entry("squat", a_set(100, 5), a_set(105, 4), a_set(95, 8))
    assert short(ghost_rows(an_empty_entry(planned=1), last)) == [(100, 5)]


def test_nothing_is_to_do_when_more_was_done_than_planned() -> None:
    assert ghost_rows(an_entry("squat", *[a_set()] * 4, planned=2), None) == []


def test_the_first_time_is_three_empty_rows() -> None:
    assert ghost_rows(an_empty_entry(), None) == [(LoggedSet(),)] * 3
    assert ghost_rows(an_empty_entry(), an_entry("squat", WARMUP)) == [(LoggedSet(),)] * 3


def test_the_first_time_goes_on_like_the_set_that_was_done() -> None:
    assert short(ghost_rows(an_entry("squat", a_set(60, 8)), None)) == [(60, 8), (60, 8)]


def test_tempo_is_suggested_again_but_not_effort_note_and_kind() -> None:
    done = a_set(100, 5, rpe=9, note="hard", kind=SetKind.FAILURE, tempo="30X1", logged_at=MONDAY)
    assert ghost_rows(an_empty_entry(), an_entry("squat", done)) == [(a_set(100, 5, tempo="30X1"),)]


def test_holds_and_carries_are_suggested() -> None:
    done = LoggedSet(seconds=45, metres=20, load=BODY)
    assert ghost_rows(an_empty_entry(), an_entry("squat", done)) == [(done,)]


def test_a_failed_set_without_reps_suggests_none() -> None:
    done = a_set(100, 0, kind=SetKind.FAILURE)
    assert short(ghost_rows(an_empty_entry(), an_entry("squat", done))) == [(100, None)]


# Two sides


def test_a_left_and_a_right_set_are_one_row_to_do() -> None:
    last = an_entry(
        "squat",
        a_set(20, 8, side=Side.LEFT),
        a_set(20, 7, side=Side.RIGHT),
        a_set(20, 6, side=Side.LEFT),
        per_side=True,
    )
    assert sides(ghost_rows(an_empty_entry(per_side=True), last)) == [
        [("left", 8), ("right", 7)],
        [("left", 6), ("right", 6)],
    ]


def test_a_side_that_is_missing_is_like_the_other_one() -> None:
    last = an_entry("squat", a_set(20, 6, side=Side.RIGHT), per_side=True)
    assert sides(ghost_rows(an_empty_entry(per_side=True), last)) == [[("left", 6), ("right", 6)]]


def test_both_sides_apart_where_they_were_together_last_time_and_the_other_way_round() -> None:
    together = an_entry("squat", a_set(20, 8))
    apart = an_entry(
        "squat", a_set(20, 8, side=Side.LEFT), a_set(20, 7, side=Side.RIGHT), per_side=True
    )
    assert sides(ghost_rows(an_empty_entry(per_side=True), together)) == [
        [("left", 8), ("right", 8)]
    ]
    assert sides(ghost_rows(an_empty_entry(), apart)) == [[("both", 8)]]


def test_sides_of_today_keep_the_entry_apart_and_count_once() -> None:
    last = an_entry("squat", a_set(20, 8), a_set(20, 7))
    today = an_entry("squat", a_set(22, 6, side=Side.LEFT), a_set(22, 5, side=Side.RIGHT))
    assert is_per_side(today)
    assert not is_per_side(an_entry("squat", a_set()))
    assert sides(ghost_rows(today, last)) == [[("left", 7), ("right", 7)]]


@given(entries(), st.none() | entries(), st.integers(0, 5), st.booleans())
@example(
    an_entry("squat", a_set(side=Side.LEFT), a_set(side=Side.RIGHT)),
    an_entry("squat", WARMUP, a_set()),
    3,
    False,
)
def test_done_and_to_do_make_up_what_was_meant(
    entry: ExerciseEntry, last: ExerciseEntry | None, planned: int, per_side: bool
) -> None:
    entry = entry.model_copy(update={"planned": planned, "per_side": per_side})
    done, to_do = len(rows_of(working(entry.sets))), ghost_rows(entry, last)
    before = len(rows_of(working(last.sets))) if last else 0
    assert done + len(to_do) == max(planned or before or 3, done)
    drafts = [each for row in to_do for each in row]
    assert {each.kind for each in drafts} <= {SetKind.WORKING, SetKind.DROP}
    assert all(each.logged_at is None for each in drafts)
    assert all(each.rpe is None and each.note == "" for each in drafts)
    wanted = {Side.LEFT, Side.RIGHT} if is_per_side(entry) else {Side.BOTH}
    assert all({each.side for each in row} == wanted for row in to_do)
    assert all(len(row) == len(wanted) for row in to_do)


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
    assert amount_of(exercise) is amount


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
        (Field.RPE, "10", 10),
        (Field.LOAD, "82,5", kg(82.5)),
        (Field.LOAD, "82.5", kg(82.5)),
        (Field.LOAD, "0", kg(0)),
    ],
)
def test_a_typed_value(field: Field, text: str, value: object) -> None:
    typed = with_typed(LoggedSet(note="kept"), field, text, SQUAT, Unit.KG)
    assert getattr(typed, field.value) == value
    assert typed.note == "kept"


@pytest.mark.parametrize(
    ("text", "rpe"), [("0", 10), ("2", 8), ("1.5", 8.5), ("1,5", 8.5), ("9", 1)]
)
def test_reps_in_reserve_are_kept_as_rpe(text: str, rpe: float) -> None:
    assert with_typed(LoggedSet(), Field.RIR, text, SQUAT, Unit.KG) == LoggedSet(rpe=rpe)


@pytest.mark.parametrize("field", list(Field))
def test_emptied_is_cleared(field: Field) -> None:
    full = a_set(100, 5, seconds=30, metres=10, rpe=8)
    for text in ("", "  "):
        cleared = with_typed(full, field, text, SQUAT, Unit.KG)
        name = Field.RPE if field is Field.RIR else field
        assert getattr(cleared, name.value) is None


BAD = ["abc", "NaN", "inf", "1e309", "-5", "1_000", "0x10", "٨", "８", "1" * 5000, "8 8", "é"]
BAD_FOR = {
    Field.LOAD: ["1000000", "10000.5"],
    Field.REPS: ["0", "1.5", "1,5", "10001", "1000000"],
    Field.SECONDS: ["0", "0.0", str(26 * 3600), "86401"],
    Field.METRES: ["0", "500001"],
    Field.RPE: ["0", "11", "7.3", "0.5", "10.5"],
    Field.RIR: ["10", "9.5", "1.3", "2.25"],
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


@pytest.mark.parametrize("text", ["0", "00"])
def test_no_reps_can_be_typed_only_where_the_set_failed(text: str) -> None:
    assert with_typed(TO_FAILURE, Field.REPS, text, SQUAT, Unit.KG).reps == 0
    with pytest.raises(UsageError, match="reps"):
        with_typed(a_set(100, 5), Field.REPS, text, SQUAT, Unit.KG)


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
        (SQUAT, kg(80), "185", lb(185)),
        (SQUAT, lb(180), "185", lb(185)),
        (PULL_UP, None, "10", lb(10, LoadMode.ADDED)),
        (PULL_UP, BODY, "10", lb(10, LoadMode.ADDED)),
        (PULL_UP, kg(10, LoadMode.ADDED), "12,5", lb(12.5, LoadMode.ADDED)),
        (PULL_UP, kg(10, LoadMode.ADDED), "0", BODY),
        (PULL_UP, kg(10, LoadMode.ADDED), "", BODY),
        (PULL_UP, kg(15, LoadMode.ASSISTED), "10", lb(10, LoadMode.ASSISTED)),
        (ASSISTED, None, "15", lb(15, LoadMode.ASSISTED)),
        (ASSISTED, kg(15, LoadMode.ASSISTED), "10", lb(10, LoadMode.ASSISTED)),
        (
            SQUAT,
            Load(mode=LoadMode.BAND, label="red"),
            "10",
            Load(mode=LoadMode.BAND, label="band 10"),
        ),
        (BAND, None, "red", Load(mode=LoadMode.BAND, label="red")),
        (PLANK, None, "10", lb(10)),
    ],
)
def test_a_typed_load_is_of_the_kind_of_the_last_and_in_the_unit_of_the_exercise(
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


# The mode of a load


@given(st.none() | loads(), st.sampled_from([SQUAT, PULL_UP, ASSISTED, BAND, PLANK]))
def test_the_load_goes_through_every_mode_once_and_keeps_its_weight_on_the_way(
    load: Load | None, exercise: Exercise
) -> None:
    begin = load_mode(exercise) if load is None else load.mode
    seen = [load]
    for _ in LoadMode:
        seen.append(next_mode(seen[-1], exercise, Unit.LB))
    modes = [each.mode for each in seen[1:] if each is not None]
    assert sorted(modes) == sorted(LoadMode)
    assert modes[-1] is begin
    assert all(each is None or Load.model_validate(each.document()) == each for each in seen)


def test_a_weight_is_kept_where_the_next_mode_has_one() -> None:
    added = kg(10, LoadMode.ADDED)
    assert next_mode(added, PULL_UP, Unit.LB) == kg(10, LoadMode.ASSISTED)
    assert next_mode(kg(10), SQUAT, Unit.LB) == BODY
    assert next_mode(None, SQUAT, Unit.LB) == BODY
    assert next_mode(BODY, PULL_UP, Unit.LB) == lb(0, LoadMode.ADDED)
    assert next_mode(kg(10, LoadMode.ASSISTED), ASSISTED, Unit.KG).mode is LoadMode.BAND


# Ready


@pytest.mark.parametrize(
    ("exercise", "what"), [(SQUAT, "reps"), (PLANK, "seconds"), (CARRY, "metres")]
)
def test_a_set_without_its_amount_is_not_ready(exercise: Exercise, what: str) -> None:
    with pytest.raises(UsageError, match=f"Type the {what} first"):
        ready(LoggedSet(load=kg(80)), exercise)


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_the_side_that_is_missing_is_named(side: Side) -> None:
    with pytest.raises(UsageError, match=f"the reps of the {side.value} side first"):
        ready(LoggedSet(side=side), SQUAT)


@pytest.mark.parametrize("mode", [LoadMode.ADDED, LoadMode.ASSISTED])
def test_nothing_on_the_body_is_the_body_alone(mode: LoadMode) -> None:
    for exercise in (SQUAT, PULL_UP, ASSISTED):
        assert ready(LoggedSet(load=kg(0, mode), reps=5), exercise).load == BODY
    assert ready(a_set(0, 5), SQUAT).load == kg(0)


def test_a_band_that_is_a_number_says_that_it_is_a_band() -> None:
    band = with_typed(LoggedSet(), Field.LOAD, "15", BAND, Unit.KG).load
    assert band == Load(mode=LoadMode.BAND, label="band 15")


@pytest.mark.parametrize("text", ["99999999999", "9999999999.5", "99999"])
def test_too_heavy_a_load_is_told_the_limit(text: str) -> None:
    with pytest.raises(UsageError, match="too heavy to be true: the limit is 10000"):
        with_typed(LoggedSet(), Field.LOAD, text, SQUAT, Unit.KG)


def test_no_reps_is_a_set_only_when_it_failed() -> None:
    with pytest.raises(UsageError, match="at least one"):
        ready(a_set(100, 0), SQUAT)
    failed = a_set(100, 0, kind=SetKind.FAILURE)
    assert ready(failed, SQUAT) == failed


def test_the_body_is_a_load_where_nothing_was_typed() -> None:
    assert ready(LoggedSet(reps=5), PULL_UP).load == BODY
    assert ready(LoggedSet(reps=5), BAND).load == Load(mode=LoadMode.BAND)
    assert ready(LoggedSet(reps=5), SQUAT).load is None
