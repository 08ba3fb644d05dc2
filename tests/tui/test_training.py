"""The state of a workout on the screen: what was done, what is to be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from catalog.vocabulary import LoadKind
from store import session
from store.draft import Field
from store.errors import UsageError
from store.models import ExerciseEntry, Load, LoadMode, LoggedSet, SetKind, Side, Unit, Workout
from store.plan import Preference
from store.review.proposal import Action, Because, Proposal
from store.review.standing import Range
from store.settings import Settings
from tests.builders import MONDAY, a_set, a_workout, an_entry, kg, lb
from tui.columns import Column
from tui.row_edits import noted
from tui.steps import steps_with
from tui.suggesting import of_kind, turn
from tui.training import Training

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from store.rows import Row

CATALOG = {
    "squat": Exercise("squat", "Squat"),
    "curl": Exercise("curl", "Curl"),
    "plank": Exercise("plank", "Plank", load_kind=LoadKind.HOLD),
    "pull-up": Exercise("pull-up", "Pull-up", load_kind=LoadKind.BODYWEIGHT_PLUS),
}
LAST = {
    "squat": an_entry("squat", a_set(100, 5), a_set(105, 4), a_set(95, 8)),
    "curl": an_entry("curl", a_set(20, 12), a_set(20, 11)),
    "plank": an_entry("plank", LoggedSet(seconds=45)),
}
LOAD, AMOUNT, EFFORT = range(3)
LEFT_LOAD, LEFT_AMOUNT, RIGHT_LOAD, RIGHT_AMOUNT, BOTH_EFFORT = range(5)
LEFT, RIGHT = a_set(20, 8, side=Side.LEFT), a_set(20, 7, side=Side.RIGHT)
BODY = Load(mode=LoadMode.BODYWEIGHT)


def blank(exercise_id: str, planned: int = 0, **fields: Any) -> ExerciseEntry:
    return ExerciseEntry(
        exercise_id=exercise_id, name=exercise_id.title(), planned=planned, **fields
    )


def a_training(
    *entries: ExerciseEntry | str,
    at: int = 0,
    unit: Unit = Unit.KG,
    units: Mapping[str, Unit] | None = None,
    effort: Field = Field.RPE,
    propose: Callable[[ExerciseEntry], Proposal | None] = lambda _entry: None,
) -> Training:
    found = [blank(each) if isinstance(each, str) else each for each in entries]
    workout = Workout(id="w1", started_at=MONDAY, entries=tuple(found))

    def preference(exercise_id: str) -> Preference:
        return Preference(id=exercise_id, unit=(units or {}).get(exercise_id))

    return Training(
        workout,
        LAST.get,
        CATALOG.get,
        preference,
        unit,
        steps_with(Settings()),
        effort=effort,
        at=at,
        propose=propose,
    )


def apart(name: str = "curl", *sets: LoggedSet) -> ExerciseEntry:
    """An exercise whose sides are written down apart."""
    return blank(name, per_side=True).model_copy(update={"sets": sets})


def short(rows: list[Row]) -> list[tuple[float | None, int | None]]:
    """Rows of one set each."""
    assert all(len(row) == 1 for row in rows)
    return [(each.load.value if each.load else None, each.reps) for (each,) in rows]


def sides(rows: list[Row]) -> list[list[tuple[str, int | None]]]:
    return [[(each.side.value, each.reps) for each in row] for row in rows]


def logged(training: Training, index: int, *rows: Row) -> None:
    """Another process, or this one, logged rows."""
    entry = training.workout.entries[index].exercise_id
    sets = [each for row in rows for each in row]
    training.adopt(session.with_sets(training.workout, index, entry, sets))


def replaced(workout: Workout, number: int, was: Row, now: Row) -> Workout:
    """The workout with another row, or none, in place of one of its first exercise."""
    entry = workout.entries[0]
    return session.with_sets_replaced(workout, 0, entry.exercise_id, number, was, now)


def removed(training: Training, index: int) -> Workout:
    entry = training.workout.entries[index].exercise_id
    before = training.workout
    training.adopt(session.without_entry(training.workout, index, entry))
    return before


# What is to be done


def test_every_exercise_starts_with_what_last_time_suggests() -> None:
    training = a_training("squat", "curl", "pull-up")
    assert short(training.todo(0)) == [(100, 5), (105, 4), (95, 8)]
    assert short(training.todo(1)) == [(20, 12), (20, 11)]
    assert training.todo(2) == [(LoggedSet(),)] * 3


def test_an_exercise_unknown_to_the_catalogue_goes_by_its_name() -> None:
    training = a_training("lost")
    assert training.exercise(0) == Exercise("lost", "Lost", custom=True)
    assert training.columns(0) == columns(Field.LOAD, Field.REPS, Field.RPE)


def columns(*fields: Field) -> tuple[Column, ...]:
    return tuple(Column(0, each) for each in fields)


def test_a_hold_is_typed_in_seconds() -> None:
    assert a_training("plank").columns(0) == columns(Field.LOAD, Field.SECONDS, Field.RPE)


def test_effort_is_typed_in_the_words_of_the_user() -> None:
    training = a_training("squat", effort=Field.RIR)
    assert training.columns(0) == columns(Field.LOAD, Field.REPS, Field.RIR)


def test_each_side_has_its_own_columns_and_both_one_effort() -> None:
    assert a_training(apart()).columns(0) == (
        Column(0, Field.LOAD),
        Column(0, Field.REPS),
        Column(1, Field.LOAD),
        Column(1, Field.REPS),
        Column(0, Field.RPE),
    )


def test_no_exercise_yet() -> None:
    training = a_training()
    assert training.entry is None
    assert training.next_up() == 0


def test_the_next_exercise_is_the_first_with_something_to_do() -> None:
    done = an_entry("squat", *[a_set()] * 3)
    assert a_training(done, "curl").next_up() == 1
    assert a_training("curl", done, at=1).next_up() == 0
    assert a_training("curl", "squat", at=1).next_up() == 1
    assert a_training(done, done, at=1).next_up() == 1


# Logging and taking back


def test_a_logged_set_leaves_what_is_to_be_done() -> None:
    training = a_training("squat", "curl")
    training.todo(0)
    logged(training, 0, training.take(0))
    assert short(training.todo(0)) == [(105, 4), (95, 8)]
    assert short(training.done(0)) == [(100, 5)]
    assert short(training.todo(1)) == [(20, 12), (20, 11)]


def test_a_set_taken_from_the_middle_leaves_the_others() -> None:
    training = a_training("squat")
    taken = training.take(1)
    assert short([taken]) == [(105, 4)]
    assert short(training.todo(0)) == [(105, 4), (100, 5), (95, 8)]
    logged(training, 0, taken)
    assert short(training.todo(0)) == [(100, 5), (95, 8)]


def test_an_undone_set_is_to_be_done_again_as_it_was() -> None:
    training = a_training("squat")
    before = training.workout
    training.put(0, (a_set(102.5, 6, rpe=9, note="belt"),))
    (taken,) = training.take(0)
    logged(training, 0, (taken.model_copy(update={"logged_at": MONDAY}),))
    training.adopt(before, undone=True)
    assert training.todo(0)[0] == (a_set(102.5, 6, rpe=9, note="belt"),)
    assert short(training.todo(0)) == [(102.5, 6), (105, 4), (95, 8)]


def test_a_deleted_set_is_not_to_be_done_again() -> None:
    training = a_training("squat")
    logged(training, 0, training.take(0))
    gone = training.done(0)[0]
    training.adopt(replaced(training.workout, 0, gone, ()))
    assert training.done(0) == []
    assert short(training.todo(0)) == [(105, 4), (95, 8)]


def test_a_deleted_set_that_comes_back_takes_nothing_from_what_is_to_be_done() -> None:
    training = a_training("squat")
    logged(training, 0, training.take(0))
    before, gone = training.workout, training.done(0)[0]
    training.adopt(replaced(before, 0, gone, ()))
    training.adopt(before, undone=True)
    assert short(training.done(0)) == [(100, 5)]
    assert short(training.todo(0)) == [(105, 4), (95, 8)]


def test_a_changed_set_changes_nothing_that_is_to_be_done() -> None:
    training = a_training("squat")
    logged(training, 0, training.take(0))
    was = training.done(0)[0]
    training.adopt(replaced(training.workout, 0, was, (a_set(110, 1),)))
    assert short(training.done(0)) == [(110, 1)]
    assert short(training.todo(0)) == [(105, 4), (95, 8)]


def test_more_logged_elsewhere_than_was_to_be_done() -> None:
    training = a_training("curl")
    training.todo(0)
    logged(training, 0, *[(a_set(),)] * 4)
    assert training.todo(0) == []


def test_another_workout_starts_afresh() -> None:
    training = a_training("squat", "curl", at=1)
    training.drop(0)
    training.adopt(a_workout(blank("curl"), id="w2"))
    assert training.at == 0
    assert short(training.todo(0)) == [(20, 12), (20, 11)]


def test_the_first_set_of_a_row_among_all_sets() -> None:
    training = a_training(apart("curl", LEFT, RIGHT, LEFT, RIGHT))
    assert [training.start_of(number) for number in range(3)] == [0, 2, 4]


def test_rows_done_waiting_and_to_do_follow_each_other() -> None:
    training = a_training(an_entry("squat", a_set(100, 5)))
    training.unsaved.append((training.place(0), (a_set(101, 5),)))
    assert short(training.rows(0)) == [(100, 5), (101, 5), (95, 8)]
    assert training.done_count(0) == 2


# Two sides


def test_a_row_of_two_sides_is_logged_and_taken_back_as_one() -> None:
    training = a_training(apart())
    before = training.workout
    assert sides(training.todo(0)) == [[("left", 12), ("right", 12)], [("left", 11), ("right", 11)]]
    training.put(0, training.typed(training.todo(0)[0], RIGHT_AMOUNT, "10", logged=False))
    logged(training, 0, training.take(0))
    assert sides(training.done(0)) == [[("left", 12), ("right", 10)]]
    assert sides(training.todo(0)) == [[("left", 11), ("right", 11)]]
    training.adopt(before, undone=True)
    assert sides(training.todo(0)) == [[("left", 12), ("right", 10)], [("left", 11), ("right", 11)]]


def test_what_is_to_be_done_comes_apart_and_together_with_the_exercise() -> None:
    training = a_training("curl")
    training.put(0, (a_set(22, 9),))
    together = training.workout
    training.adopt(a_workout(apart(), id="w1"))
    assert sides(training.todo(0)) == [[("left", 9), ("right", 9)], [("left", 11), ("right", 11)]]
    training.adopt(together)
    assert short(training.todo(0)) == [(22, 9), (20, 11)]


def test_a_side_alone_and_then_the_other_are_one_row_done() -> None:
    training = a_training(apart())
    training.todo(0)
    logged(training, 0, (LEFT,))
    assert len(training.todo(0)) == 1
    logged(training, 0, (RIGHT,))
    assert sides(training.done(0)) == [[("left", 8), ("right", 7)]]
    assert len(training.todo(0)) == 1


def test_the_side_without_reps_is_named() -> None:
    training = a_training(apart("pull-up"))
    with pytest.raises(UsageError, match="reps of the left side first"):
        training.take(0)
    assert len(training.todo(0)) == 3


def test_the_right_side_is_offered_what_the_left_did_until_it_says_something_itself() -> None:
    training = a_training(apart("pull-up"))
    for column, text, reps in (
        (LEFT_AMOUNT, "8", (8, 8)),
        (LEFT_AMOUNT, "9", (9, 8)),
        (RIGHT_AMOUNT, "", (9, None)),
        (LEFT_LOAD, "5", (9, None)),
    ):
        row = training.typed(training.todo(0)[0], column, text, logged=False)
        training.put(0, row)
        assert tuple(each.reps for each in row) == reps
    assert [(each.side, each.reps) for each in training.take(0)] == [(Side.LEFT, 9)]
    done = a_training(apart("curl", LEFT, RIGHT))
    changed = done.typed(done.done(0)[0], LEFT_AMOUNT, "6", logged=True)
    assert [each.reps for each in changed] == [6, 7]


def test_a_warm_up_is_no_model_and_what_was_typed_stays() -> None:
    training = a_training("pull-up")
    training.put(1, (a_set(10, 5),))
    logged(training, 0, (a_set(5, 5, kind=SetKind.WARMUP),))
    assert training.todo(0) == [(LoggedSet(),), (a_set(10, 5),), (LoggedSet(),)]
    training = a_training("pull-up")
    training.put(2, (a_set(10, 5),))
    logged(training, 0, (a_set(20, 6),))
    assert short(training.todo(0)) == [(20, 6), (10, 5)]
    logged(training, 0, (a_set(30, 4),))
    assert short(training.todo(0)) == [(10, 5)]


def test_rows_beyond_last_time_are_like_the_one_before_them() -> None:
    training = a_training(blank("curl", planned=4))
    logged(training, 0, (a_set(22, 12),))
    assert short(training.todo(0)) == [(20, 11)] * 3
    logged(training, 0, (a_set(24, 9),))
    assert short(training.todo(0)) == [(24, 9)] * 2
    fresh = a_training(training.workout.entries[0])
    assert fresh.todo(0) == training.todo(0)


def test_typing_changes_one_side_and_effort_both() -> None:
    training = a_training(apart())
    row: Row = (LEFT, RIGHT)
    assert training.typed(row, LEFT_LOAD, "24", logged=True) == (
        LEFT.model_copy(update={"load": kg(24)}),
        RIGHT,
    )
    assert training.typed(row, RIGHT_AMOUNT, "5", logged=True) == (
        LEFT,
        RIGHT.model_copy(update={"reps": 5}),
    )
    hard = training.typed(row, BOTH_EFFORT, "9", logged=True)
    assert [each.rpe for each in hard] == [9, 9]


def test_a_side_that_is_not_there_is_not_stepped() -> None:
    training = a_training(apart())
    with pytest.raises(UsageError, match="not done"):
        training.stepped((LEFT,), RIGHT_LOAD, 1)
    assert training.stepped((LEFT, RIGHT), RIGHT_AMOUNT, 1) == "8"
    assert training.stepped((LEFT, RIGHT), LEFT_AMOUNT, -1) == "7"
    assert training.stepped((RIGHT, LEFT), LEFT_AMOUNT, -1) == "7"


def test_the_side_that_was_not_done_can_be_typed_later() -> None:
    training = a_training(apart("curl", LEFT))
    both = training.typed((LEFT,), RIGHT_AMOUNT, "6", logged=True)
    assert sides([both]) == [[("left", 8), ("right", 6)]]
    assert both[1].load == LEFT.load
    assert training.typed(both, RIGHT_LOAD, "18", logged=True)[1].load == kg(18)
    assert sides([training.typed((RIGHT,), LEFT_AMOUNT, "9", logged=True)]) == [
        [("left", 9), ("right", 7)]
    ]


@pytest.mark.parametrize(
    ("row", "column", "text", "says"),
    [
        ((LEFT,), RIGHT_LOAD, "18", "right side did first"),
        ((RIGHT,), LEFT_AMOUNT, "0", "reps"),
        ((a_set(20, 8),), RIGHT_AMOUNT, "8", "logged as one"),
    ],
)
def test_a_side_is_completed_by_what_it_did_and_nothing_else(
    row: Row, column: int, text: str, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        a_training(apart()).typed(row, column, text, logged=True)
    assert a_training(apart()).typed((LEFT,), RIGHT_AMOUNT, "", logged=True) == (LEFT,)


# Supersets


def superset(*counts: int, at: int = 0) -> Training:
    """Curl, plank and so on in one superset, each with so many rows done of two."""
    names = ("curl", "plank", "pull-up")
    done = [
        blank(name, 2, superset=1).model_copy(update={"sets": (a_set(),) * count})
        for name, count in zip(names, counts, strict=False)
    ]
    return a_training(*done, "squat", at=at)


def test_a_superset_is_a_group_and_an_exercise_alone_is_its_own() -> None:
    training = superset(0, 0)
    assert [training.group(index) for index in range(3)] == [[0, 1], [0, 1], [2]]


@pytest.mark.parametrize(
    ("training", "to", "resting"),
    [
        (superset(1, 0, 0, at=0), 1, False),
        (superset(1, 1, 0, at=1), 2, False),
        (superset(1, 1, 1, at=2), 0, True),
        (superset(2, 1, at=0), 1, False),
        (superset(2, 2, at=1), 2, True),
        (superset(2, 1, at=1), 1, True),
        (superset(1, 2, at=0), 0, True),
        (superset(1, 2, 1, at=0), 2, False),
        (a_training(an_entry("squat", a_set()), "curl"), 0, True),
        (a_training(an_entry("squat", *[a_set()] * 3), "curl"), 1, True),
        (a_training(an_entry("squat", *[a_set()] * 3)), 0, True),
    ],
)
def test_after_a_set_comes_the_partner_and_after_the_round_the_rest(
    training: Training, to: int, resting: bool
) -> None:
    assert training.after_logging() == (to, resting)


# Places


def test_what_was_typed_stays_with_its_exercise_when_another_goes() -> None:
    training = a_training("squat", "curl", at=1)
    training.put(0, (a_set(22.5, 10),))
    removed(training, 0)
    assert training.at == 0
    assert short(training.todo(0)) == [(22.5, 10), (20, 11)]


def test_the_same_exercise_twice_is_kept_apart() -> None:
    training = a_training("squat", "curl", "squat", at=2)
    training.put(0, (a_set(60, 20),))
    assert short(training.todo(0))[0] == (100, 5)
    assert [training.place(i) for i in range(3)] == [("squat", 1), ("curl", 1), ("squat", 2)]
    assert [training.index(training.place(i)) for i in range(3)] == [0, 1, 2]
    assert training.index(("squat", 3)) is None
    logged(training, 2, (a_set(60, 20),))
    assert len(training.todo(0)) == 3
    assert short(training.todo(2)) == [(105, 4), (95, 8)]


def test_the_first_of_two_goes_and_the_second_keeps_what_it_has_to_do() -> None:
    training = a_training("squat", "squat")
    logged(training, 0, training.take(0), training.todo(0)[1])
    assert len(training.todo(0)) == 1
    assert len(training.todo(1)) == 3
    before = removed(training, 0)
    assert len(training.todo(0)) == 3
    training.adopt(before, undone=True)
    assert [len(training.todo(0)), len(training.todo(1))] == [1, 3]


def test_the_second_of_two_goes_and_the_first_keeps_what_was_typed() -> None:
    training = a_training("squat", "curl", "squat")
    training.put(0, (a_set(60, 20),))
    training.todo(2)
    removed(training, 1)
    assert short(training.todo(0))[0] == (60, 20)


def test_the_last_exercise_goes_while_it_is_shown() -> None:
    training = a_training("squat", at=0)
    removed(training, 0)
    assert training.entry is None
    assert training.at == 0


def test_a_removed_exercise_that_comes_back_has_its_sets_to_do() -> None:
    training = a_training("squat", "curl", at=1)
    before = removed(training, 1)
    assert training.at == 0
    training.adopt(before, undone=True)
    assert short(training.todo(1)) == [(20, 12), (20, 11)]


@given(st.lists(st.sampled_from(["squat", "curl"]), min_size=1, max_size=6))
def test_a_place_leads_back_to_its_entry(ids: list[str]) -> None:
    training = a_training(*ids)
    assert [training.index(training.place(i)) for i in range(len(ids))] == list(range(len(ids)))


CHANGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), max_size=12)


@given(st.lists(st.sampled_from(["squat", "curl"]), min_size=1, max_size=4), CHANGES)
def test_logging_and_undoing_ends_where_it_began(
    ids: list[str], changes: list[tuple[int, int]]
) -> None:
    """Whatever is logged where: taking it back, newest first, makes it all to be done again."""
    training = a_training(*ids)
    begin = [list(training.todo(index)) for index in range(len(ids))]
    states: list[Workout] = []
    for where, which in changes:
        training.at = where % len(ids)
        todo = training.todo(training.at)
        if todo:
            states.append(training.workout)
            logged(training, training.at, training.take(which % len(todo)))
    for state in reversed(states):
        training.adopt(state, undone=True)
    assert [short(training.done(index)) for index in range(len(ids))] == [[]] * len(ids)
    for index, drafts in enumerate(begin):
        assert sorted(map(str, training.todo(index))) == sorted(map(str, drafts))


# Not saved yet


def test_a_set_that_waits_counts_as_done_where_it_was_done() -> None:
    training = a_training("squat", "squat")
    training.unsaved.append((training.place(1), (a_set(60, 20),)))
    assert training.done(0) == training.waiting(0) == training.done(1) == []
    assert training.waiting(1) == [(a_set(60, 20),)]
    assert [training.done_count(index) for index in range(2)] == [0, 1]


# Typing


def test_typing_changes_one_field_of_a_draft() -> None:
    training = a_training("squat")
    row = training.todo(0)[1]
    assert training.typed(row, LOAD, "107,5", logged=False) == (a_set(107.5, 4),)
    assert training.typed(row, AMOUNT, "3", logged=False) == (a_set(105, 3),)
    assert training.typed(row, EFFORT, "8.5", logged=False) == (a_set(105, 4, rpe=8.5),)
    assert short(training.todo(0)) == [(100, 5), (105, 4), (95, 8)]


def test_reps_in_reserve_are_typed_and_kept_as_rpe() -> None:
    training = a_training("squat", effort=Field.RIR)
    row = training.todo(0)[1]
    assert training.typed(row, EFFORT, "1.5", logged=False) == (a_set(105, 4, rpe=8.5),)
    assert training.stepped((a_set(105, 4, rpe=8.5),), EFFORT, 1) == "2.5"


@pytest.mark.parametrize("column", [LOAD, AMOUNT, EFFORT])
@pytest.mark.parametrize("text", ["abc", "NaN", "1e309", "-5", "1_000", "0x10", "1.2.3"])
@pytest.mark.parametrize("effort", [Field.RPE, Field.RIR])
def test_nonsense_is_refused_and_the_old_value_kept(column: int, text: str, effort: Field) -> None:
    training = a_training(an_entry("squat", a_set(100, 5)), effort=effort)
    before = list(training.todo(0))
    with pytest.raises(UsageError, match=" "):
        training.typed(before[0], column, text, logged=False)
    with pytest.raises(UsageError, match=" "):
        training.typed(training.done(0)[0], column, text, logged=True)
    assert training.todo(0) == before
    assert training.done(0) == [(a_set(100, 5),)]


def test_a_set_that_was_done_cannot_lose_its_reps() -> None:
    training = a_training(an_entry("squat", a_set(100, 5)))
    row: Row = (a_set(100, 5),)
    with pytest.raises(UsageError, match="Type the reps first"):
        training.typed(row, AMOUNT, "", logged=True)
    assert training.typed(row, EFFORT, "", logged=True) == row
    assert training.typed(row, AMOUNT, "", logged=False) == (a_set(100, None),)


def test_an_empty_draft_is_not_taken() -> None:
    training = a_training("pull-up")
    with pytest.raises(UsageError, match="Type the reps first"):
        training.take(1)
    assert training.todo(0) == [(LoggedSet(),)] * 3
    training.put(1, training.typed(training.todo(0)[1], AMOUNT, "8", logged=False))
    assert training.take(1) == (LoggedSet(load=BODY, reps=8),)
    assert training.todo(0)[0][0].reps == 8


def test_an_exercise_has_a_unit_of_its_own() -> None:
    training = a_training("squat", "curl", units={"curl": Unit.LB})
    assert [training.unit_of(index) for index in range(2)] == [Unit.KG, Unit.LB]
    assert training.typed((a_set(100, 5),), LOAD, "105", logged=True)[0].load == kg(105)
    training.at = 1
    assert training.typed((a_set(20, 12),), LOAD, "45", logged=True)[0].load == lb(45)
    assert short(training.todo(1)) == [(20, 12), (20, 11)]


def test_one_more_is_like_the_last() -> None:
    training = a_training("squat")
    training.add_one()
    assert short(training.todo(0))[-2:] == [(95, 8), (95, 8)]
    last = a_set(22, 9, rpe=9, note="hard", tempo="30X1", logged_at=MONDAY)
    full = a_training(an_entry("curl", a_set(20, 12), last))
    full.add_one()
    assert full.todo(0) == [(a_set(22, 9, tempo="30X1"),)]
    fresh = a_training("pull-up")
    for _ in range(3):
        fresh.drop(0)
    fresh.add_one()
    assert fresh.todo(0) == [(LoggedSet(),)]


def test_one_more_of_two_sides_has_both() -> None:
    training = a_training(apart("curl", LEFT, RIGHT, LEFT, RIGHT))
    training.add_one()
    assert sides(training.todo(0)) == [[("left", 8), ("right", 7)]]
    fresh = a_training(apart("pull-up"))
    for _ in range(3):
        fresh.drop(0)
    fresh.add_one()
    assert sides(fresh.todo(0)) == [[("left", None), ("right", None)]]


def test_warmups_go_before_what_is_to_be_done() -> None:
    training = a_training("squat")
    training.insert([a_set(40, 8, kind=SetKind.WARMUP), a_set(70, 4, kind=SetKind.WARMUP)])
    assert short(training.todo(0)) == [(40, 8), (70, 4), (100, 5), (105, 4), (95, 8)]
    both = a_training(apart())
    both.insert([a_set(10, 8, kind=SetKind.WARMUP)])
    assert sides(both.todo(0))[0] == [("left", 8), ("right", 8)]


@pytest.mark.parametrize("kind", [SetKind.WARMUP, SetKind.DROP, SetKind.FAILURE])
def test_another_kind_and_back(kind: SetKind) -> None:
    training = a_training(apart())
    training.put(0, (LEFT, RIGHT))
    training.put(0, of_kind(training, 0, kind))
    assert [each.kind for each in training.todo(0)[0]] == [kind, kind]
    assert of_kind(training, 0, kind) == (LEFT, RIGHT)


def test_from_one_kind_to_another() -> None:
    training = a_training("squat")
    training.put(0, of_kind(training, 0, SetKind.WARMUP))
    assert of_kind(training, 0, SetKind.DROP)[0].kind is SetKind.DROP


def warmed_up(*warmups: LoggedSet) -> Training:
    """Last time had warm-ups, then 100×5, 105×4, 95×8 of squats."""
    last = an_entry("squat", *warmups, *LAST["squat"].sets)
    training = a_training("squat")
    training.last_time = lambda _id: last
    return training


def test_a_warm_up_is_like_the_warm_up_of_last_time() -> None:
    light, heavier = (a_set(x, y, kind=SetKind.WARMUP) for x, y in ((40, 8), (70, 4)))
    training = warmed_up(light, heavier)
    for row in range(2):
        training.put(row, of_kind(training, row, SetKind.WARMUP))
    assert training.todo(0)[:2] == [(light,), (heavier,)]
    assert of_kind(training, 1, SetKind.WARMUP) == (a_set(100, 5),)


def test_what_was_typed_stays_when_the_kind_of_the_set_changes() -> None:
    training = warmed_up(a_set(40, 8, kind=SetKind.WARMUP))
    training.put(0, (a_set(50, 6),))
    assert of_kind(training, 0, SetKind.WARMUP) == (a_set(50, 6, kind=SetKind.WARMUP),)


def test_without_warm_ups_last_time_the_values_stay() -> None:
    training = warmed_up()
    assert of_kind(training, 0, SetKind.WARMUP) == (a_set(100, 5, kind=SetKind.WARMUP),)


def test_a_warm_up_takes_no_working_set_away() -> None:
    warmup = a_set(40, 8, kind=SetKind.WARMUP)
    training = warmed_up(warmup)
    before = list(training.todo(0))
    turn(training, 0, SetKind.WARMUP)
    assert training.todo(0) == [(warmup,), *before]
    turn(training, 0, SetKind.WARMUP)
    assert training.todo(0) == before


@pytest.mark.parametrize("row", [(LoggedSet(),), (a_set(60, 8),)])
def test_a_kind_that_is_turned_twice_changes_nothing_the_first_time_either(row: Row) -> None:
    training = a_training("squat")
    training.last_time = lambda _id: None
    training.put(0, row)
    before = list(training.todo(0))
    for _ in range(2):
        turn(training, 0, SetKind.WARMUP)
    assert training.todo(0) == before


def test_what_was_typed_stays_in_its_place_when_another_becomes_a_warm_up() -> None:
    training = warmed_up(a_set(40, 8, kind=SetKind.WARMUP))
    training.put(2, (a_set(90, 10),))
    turn(training, 0, SetKind.WARMUP)
    assert short(training.todo(0)) == [(40, 8), (100, 5), (90, 10), (95, 8)]


def test_a_drop_set_of_last_time_is_one_again() -> None:
    last = an_entry("squat", a_set(100, 5), a_set(70, 8, kind=SetKind.DROP))
    training = a_training("squat")
    training.last_time = lambda _id: last
    assert training.todo(0) == [(a_set(100, 5),), (a_set(70, 8, kind=SetKind.DROP),)]


def test_a_tempo_is_for_this_set_and_those_after_it() -> None:
    training = a_training("squat")
    training.put_tempo(1, "31X0")
    assert [row[0].tempo for row in training.todo(0)] == ["", "31X0", "31X0"]


def test_the_next_mode_of_the_load_on_both_sides() -> None:
    training = a_training("pull-up", unit=Unit.LB)
    row: Row = (LoggedSet(reps=5, side=Side.LEFT), LoggedSet(reps=5, load=BODY, side=Side.RIGHT))
    assert [each.load for each in training.in_next_mode(row)] == [lb(0, LoadMode.ADDED)] * 2


def test_a_note_is_kept_once() -> None:
    assert noted((LEFT, RIGHT), "slow") == (
        LEFT.model_copy(update={"note": "slow"}),
        RIGHT,
    )


# Steps


@pytest.mark.parametrize(
    ("each", "column", "up", "down"),
    [
        (a_set(100, 5), LOAD, "102.5", "97.5"),
        (a_set(load=kg(1)), LOAD, "2.5", "0"),
        (LoggedSet(), LOAD, "2.5", "0"),
        (a_set(100, 5), AMOUNT, "6", "4"),
        (a_set(100, 1), AMOUNT, "2", None),
        (LoggedSet(), AMOUNT, "1", None),
        (LoggedSet(), EFFORT, "8", "8"),
        (LoggedSet(rpe=8.5), EFFORT, "9", "8"),
    ],
)
def test_a_step_up_and_a_step_down(
    each: LoggedSet, column: int, up: str | None, down: str | None
) -> None:
    training = a_training("squat")
    for by, text in ((1, up), (-1, down)):
        if text is None:
            with pytest.raises(UsageError):
                training.stepped((each,), column, by)
        else:
            assert training.stepped((each,), column, by) == text


@pytest.mark.parametrize(
    ("each", "effort", "column", "by", "says"),
    [
        (a_set(100, 5, rpe=10), Field.RPE, EFFORT, 1, "RPE goes from 1 to 10"),
        (a_set(100, 5, rpe=1), Field.RPE, EFFORT, -1, "RPE goes from 1 to 10"),
        (a_set(100, 5, rpe=10), Field.RIR, EFFORT, -1, "RIR goes from 0 to 9"),
        (a_set(100, 5, rpe=1), Field.RIR, EFFORT, 1, "RIR goes from 0 to 9"),
        (a_set(100, 1), Field.RPE, AMOUNT, -1, "at least one rep"),
        (a_set(0, 1), Field.RPE, LOAD, -1, "the least that can be loaded"),
    ],
)
def test_a_step_beyond_the_end_says_so(
    each: LoggedSet, effort: Field, column: int, by: int, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        a_training("squat", effort=effort).stepped((each,), column, by)


def test_steps_are_in_the_unit_of_the_exercise() -> None:
    training = a_training("squat", units={"squat": Unit.LB})
    assert training.stepped((a_set(load=lb(225)),), LOAD, 1) == "230"
    assert training.stepped((a_set(load=lb(225)),), LOAD, -1) == "220"


def test_a_hold_is_stepped_in_five_seconds() -> None:
    assert a_training("plank").stepped((LoggedSet(seconds=45),), AMOUNT, 1) == "50"


@given(st.integers(0, 400).map(lambda quarters: quarters / 4), st.sampled_from([1, -1]))
def test_a_step_can_be_typed_and_goes_that_way(value: float, by: int) -> None:
    training = a_training("squat")
    if not value and by < 0:
        with pytest.raises(UsageError, match="the least"):
            training.stepped((a_set(value, 5),), LOAD, by)
        return
    text = training.stepped((a_set(value, 5),), LOAD, by)
    (changed,) = training.typed((a_set(value, 5),), LOAD, text, logged=True)
    assert changed.load is not None
    assert changed.load.value is not None
    assert changed.load.value > value if by > 0 else changed.load.value < value
    assert abs(changed.load.value - value) <= 2.5


# Proposals


def proposing(action: Action, *sets: LoggedSet) -> Proposal:
    return Proposal(action, Because.RESERVE, sets, Range(5, 8), done=(8, 8))


def test_a_proposed_load_stands_in_the_rows_until_a_set_is_done() -> None:
    proposal = proposing(Action.MORE_LOAD, a_set(102.5, 5), a_set(107.5, 5))
    training = a_training("squat", propose=lambda _entry: proposal)
    assert training.is_proposed(0)
    assert short(training.todo(0)) == [(102.5, 5), (107.5, 5)]
    logged(training, 0, training.take(0))
    assert not training.is_proposed(0)
    assert short(training.todo(0)) == [(107.5, 5)]


def test_a_proposal_that_is_declined_gives_way_to_last_time() -> None:
    proposal = proposing(Action.LESS_LOAD, a_set(90, 5))
    training = a_training("squat", propose=lambda _entry: proposal)
    assert short(training.todo(0)) == [(90, 5)]
    training.decline()
    assert training.proposal(0) is None
    assert not training.is_proposed(0)
    assert short(training.todo(0)) == [(100, 5), (105, 4), (95, 8)]


@pytest.mark.parametrize("action", list(Action))
def test_only_another_load_is_put_in_the_rows(action: Action) -> None:
    proposal = proposing(action, a_set(60, 6))
    training = a_training("squat", propose=lambda _entry: proposal)
    another = {Action.MORE_LOAD, Action.LESS_LOAD, Action.LESS_HELP, Action.MORE_HELP}
    assert training.is_proposed(0) == (action in another)
    assert training.proposal(0) is proposal
    expected = [(60, 6)] if action in another else [(100, 5), (105, 4), (95, 8)]
    assert short(training.todo(0)) == expected


def test_a_proposal_is_for_its_own_exercise() -> None:
    proposal = proposing(Action.MORE_LOAD, a_set(22.5, 8))
    training = a_training(
        "squat", "curl", propose=lambda entry: proposal if entry.exercise_id == "curl" else None
    )
    assert [training.is_proposed(index) for index in range(2)] == [False, True]
    assert short(training.todo(0)) == [(100, 5), (105, 4), (95, 8)]
    assert short(training.todo(1)) == [(22.5, 8)]


def test_a_proposal_for_two_sides_stands_on_both() -> None:
    proposal = proposing(Action.MORE_LOAD, a_set(22.5, 8))
    training = a_training(apart(), propose=lambda _entry: proposal)
    assert sides(training.todo(0)) == [[("left", 8), ("right", 8)]]
