"""The state of a workout on the screen: what was done, what is to be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from catalog.vocabulary import LoadKind
from store import session
from store.draft import Field
from store.errors import UsageError
from store.models import ExerciseEntry, Load, LoadMode, LoggedSet, SetKind, Unit, Workout
from tests.builders import MONDAY, a_set, a_workout, an_entry, kg, lb
from tui.training import Training

if TYPE_CHECKING:
    from collections.abc import Callable

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
LOAD, AMOUNT, RPE = range(3)


def blank(exercise_id: str, planned: int = 0) -> ExerciseEntry:
    return ExerciseEntry(exercise_id=exercise_id, name=exercise_id.title(), planned=planned)


def a_training(*entries: ExerciseEntry | str, at: int = 0, unit: Unit = Unit.KG) -> Training:
    found = [blank(each) if isinstance(each, str) else each for each in entries]
    workout = Workout(id="w1", started_at=MONDAY, entries=tuple(found))
    return Training(workout, LAST.get, CATALOG.get, unit, at)


def short(drafts: list[LoggedSet]) -> list[tuple[float | None, int | None]]:
    return [(each.load.value if each.load else None, each.reps) for each in drafts]


def logged(training: Training, index: int, *sets: LoggedSet) -> None:
    """Another process, or this one, logged sets."""
    entry = training.workout.entries[index].exercise_id
    training.adopt(session.with_sets(training.workout, index, entry, sets))


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
    assert training.todo(2) == [LoggedSet()] * 3


def test_an_exercise_unknown_to_the_catalogue_goes_by_its_name() -> None:
    training = a_training("lost")
    assert training.exercise(0) == Exercise("lost", "Lost", custom=True)
    assert training.fields(0) == (Field.LOAD, Field.REPS, Field.RPE)


def test_a_hold_is_typed_in_seconds() -> None:
    assert a_training("plank").fields(0) == (Field.LOAD, Field.SECONDS, Field.RPE)


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
    logged(training, 0, taken)
    assert short(training.todo(0)) == [(100, 5), (95, 8)]


def test_an_undone_set_is_to_be_done_again_as_it_was() -> None:
    training = a_training("squat")
    before = training.workout
    training.put(0, a_set(102.5, 6, rpe=9))
    done = training.take(0).model_copy(update={"logged_at": MONDAY})
    logged(training, 0, done)
    training.adopt(before, undone=True)
    assert training.todo(0)[0] == a_set(102.5, 6, rpe=9)
    assert short(training.todo(0)) == [(102.5, 6), (105, 4), (95, 8)]


def test_a_deleted_set_is_not_to_be_done_again() -> None:
    training = a_training("squat")
    logged(training, 0, training.take(0))
    gone = training.done(0)[0]
    training.adopt(session.with_set_changed(training.workout, 0, "squat", 0, gone, None))
    assert training.done(0) == []
    assert short(training.todo(0)) == [(105, 4), (95, 8)]


def test_a_deleted_set_that_comes_back_takes_nothing_from_what_is_to_be_done() -> None:
    training = a_training("squat")
    logged(training, 0, training.take(0))
    before, gone = training.workout, training.done(0)[0]
    training.adopt(session.with_set_changed(before, 0, "squat", 0, gone, None))
    training.adopt(before, undone=True)
    assert short(training.done(0)) == [(100, 5)]
    assert short(training.todo(0)) == [(105, 4), (95, 8)]


def test_a_changed_set_changes_nothing_that_is_to_be_done() -> None:
    training = a_training("squat")
    logged(training, 0, training.take(0))
    was = training.done(0)[0]
    training.adopt(session.with_set_changed(training.workout, 0, "squat", 0, was, a_set(110, 1)))
    assert short(training.done(0)) == [(110, 1)]
    assert short(training.todo(0)) == [(105, 4), (95, 8)]


def test_more_logged_elsewhere_than_was_to_be_done() -> None:
    training = a_training("curl")
    training.todo(0)
    logged(training, 0, *[a_set()] * 4)
    assert training.todo(0) == []


def test_another_workout_starts_afresh() -> None:
    training = a_training("squat", "curl", at=1)
    training.drop(0)
    training.adopt(a_workout(blank("curl"), id="w2"))
    assert training.at == 0
    assert short(training.todo(0)) == [(20, 12), (20, 11)]


# Places


def test_what_was_typed_stays_with_its_exercise_when_another_goes() -> None:
    training = a_training("squat", "curl", at=1)
    training.put(0, a_set(22.5, 10))
    removed(training, 0)
    assert training.at == 0
    assert short(training.todo(0)) == [(22.5, 10), (20, 11)]


def test_the_same_exercise_twice_is_kept_apart() -> None:
    training = a_training("squat", "curl", "squat", at=2)
    training.put(0, a_set(60, 20))
    assert short(training.todo(0))[0] == (100, 5)
    assert [training.place(i) for i in range(3)] == [("squat", 1), ("curl", 1), ("squat", 2)]
    assert [training.index(training.place(i)) for i in range(3)] == [0, 1, 2]
    assert training.index(("squat", 3)) is None
    logged(training, 2, a_set(60, 20))
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
    training.put(0, a_set(60, 20))
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
    training.unsaved.append((training.place(1), a_set(60, 20)))
    assert training.done(0) == []
    assert training.done(1) == training.waiting(1) == [a_set(60, 20)]


# Typing


def test_typing_changes_one_field_of_a_draft() -> None:
    training = a_training("squat")
    assert training.typed(1, LOAD, "107,5").load == kg(107.5)
    assert training.typed(1, AMOUNT, "3").reps == 3
    assert training.typed(1, RPE, "8.5").rpe == 8.5
    assert short(training.todo(0)) == [(100, 5), (105, 4), (95, 8)]


@pytest.mark.parametrize("column", [LOAD, AMOUNT, RPE])
@pytest.mark.parametrize("text", ["abc", "NaN", "1e309", "-5", "1_000", "0x10", "1.2.3"])
def test_nonsense_is_refused_and_the_old_value_kept(column: int, text: str) -> None:
    training = a_training(an_entry("squat", a_set(100, 5)))
    before = list(training.todo(0))
    with pytest.raises(UsageError, match=" "):
        training.typed(0, column, text)
    with pytest.raises(UsageError, match=" "):
        training.retyped(training.done(0)[0], column, text)
    assert training.todo(0) == before
    assert training.done(0) == [a_set(100, 5)]


def test_a_set_that_was_done_cannot_lose_its_reps() -> None:
    training = a_training(an_entry("squat", a_set(100, 5)))
    with pytest.raises(UsageError, match="Type the reps first"):
        training.retyped(a_set(100, 5), AMOUNT, "")
    assert training.retyped(a_set(100, 5), RPE, "") == a_set(100, 5)


def test_an_empty_draft_is_not_taken() -> None:
    training = a_training("pull-up")
    with pytest.raises(UsageError, match="Type the reps first"):
        training.take(1)
    assert len(training.todo(0)) == 3
    training.put(1, training.typed(1, AMOUNT, "8"))
    assert training.take(1) == LoggedSet(load=Load(mode=LoadMode.BODYWEIGHT), reps=8)
    assert training.todo(0)[0].reps == 8


def test_one_more_is_like_the_last() -> None:
    training = a_training("squat")
    training.add_one()
    assert short(training.todo(0))[-2:] == [(95, 8), (95, 8)]
    full = a_training(an_entry("curl", a_set(20, 12), a_set(22, 9, rpe=9, logged_at=MONDAY)))
    full.add_one()
    assert full.todo(0) == [a_set(22, 9)]
    fresh = a_training("pull-up")
    for _ in range(3):
        fresh.drop(0)
    fresh.add_one()
    assert fresh.todo(0) == [LoggedSet()]


def test_a_warmup_and_back() -> None:
    training = a_training("squat")
    warmup = training.toggled(a_set())
    assert warmup.kind is SetKind.WARMUP
    assert training.toggled(warmup) == a_set()


# Steps


@pytest.mark.parametrize(
    ("each", "column", "up", "down"),
    [
        (a_set(100, 5), LOAD, "102.5", "97.5"),
        (a_set(load=lb(225)), LOAD, "230", "220"),
        (a_set(load=kg(1)), LOAD, "3.5", "0"),
        (LoggedSet(), LOAD, "2.5", "0"),
        (a_set(100, 5), AMOUNT, "6", "4"),
        (a_set(100, 1), AMOUNT, "2", None),
        (LoggedSet(), AMOUNT, "1", None),
        (LoggedSet(), RPE, "8", "8"),
        (LoggedSet(rpe=8.5), RPE, "9", "8"),
    ],
)
def test_a_step_up_and_a_step_down(
    each: LoggedSet, column: int, up: str | None, down: str | None
) -> None:
    training = a_training("squat")
    assert training.stepped(each, column, 1) == up
    assert training.stepped(each, column, -1) == down


def test_a_hold_is_stepped_in_five_seconds() -> None:
    assert a_training("plank").stepped(LoggedSet(seconds=45), AMOUNT, 1) == "50"


@given(st.integers(1, 40).map(lambda quarters: quarters / 4), st.sampled_from([1, -1]))
def test_a_step_can_be_typed(value: float, by: int) -> None:
    training: Training = a_training("squat")
    each = a_set(value, 5)
    text = training.stepped(each, LOAD, by)
    assert text is not None
    read: Callable[[LoggedSet, int, str], LoggedSet] = training.retyped
    changed = read(each, LOAD, text)
    assert changed.load == kg(max(0, value + by * 2.5))
