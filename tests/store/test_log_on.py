"""Sets of a given day: where they go, what is made for them, and that it is one step."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
import time_machine

from catalog.exercise import Exercise
from store.errors import UsageError
from store.journal import Journal
from store.plan import Preference
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.store.turning import Clock, in_history, in_progress

if TYPE_CHECKING:
    from pathlib import Path

    from store.models import Workout

SQUAT = Exercise("squat-back", "Squat (Barbell)")
CURL = Exercise("leg-curl-seated", "Seated Leg Curl")
TODAY = MONDAY.date()
FRIDAY = TODAY - timedelta(days=3)


def shape(workout: Workout) -> list[tuple[str, list[int | None]]]:
    return [(entry.exercise_id, [each.reps for each in entry.sets]) for entry in workout.entries]


def past(journal: Journal, *workouts: Workout) -> None:
    journal.add_workouts([each.document() for each in workouts], [], "imported")


def on_friday(id_: str, hour: int, **fields: object) -> Workout:
    started = MONDAY.replace(hour=hour) - timedelta(days=3)
    return a_workout(an_entry("squat-back", a_set(100, 5)), id=id_, started_at=started, **fields)


def test_a_day_without_a_workout_gets_one_at_noon(journal: Journal, path: Path) -> None:
    workout = journal.log_on(FRIDAY, SQUAT, [a_set(100, 5), a_set(100, 4)], "Legs")
    assert shape(workout) == [("squat-back", [5, 4])]
    assert workout.started_at == workout.ended_at
    assert (workout.started_at.date(), workout.started_at.hour) == (FRIDAY, 12)
    assert (workout.title, workout.updated_at) == ("Legs", MONDAY)
    assert {each.logged_at for each in workout.sets} == {None}
    assert journal.workout(workout.id) == workout
    assert in_progress(path) == []
    words = f"logged 2 sets of Squat (Barbell) on {FRIDAY.isoformat()}"
    assert journal.undo() == words
    assert in_history(path) == []
    assert journal.redo() == words
    assert Journal(path).workout(workout.id) == workout


def test_a_day_with_workouts_gets_it_in_the_last(journal: Journal) -> None:
    past(journal, on_friday("late", 20, title="Evening"), on_friday("early", 8))
    before = journal.workout("late")
    after = journal.log_on(FRIDAY, SQUAT, [a_set(90, 9)], "Another title")
    assert (after.id, after.title) == ("late", "Evening")
    assert shape(after) == [("squat-back", [5, 9])]
    assert (after.started_at, after.ended_at) == (before.started_at, before.ended_at)
    assert journal.undo() == f"logged set 2 of Squat (Barbell) on {FRIDAY.isoformat()}"
    assert journal.workout("late") == before


def test_an_exercise_that_is_not_in_it_is_added(journal: Journal) -> None:
    past(journal, on_friday("w", 8, mood="good"))
    journal.set_preference(Preference(id=CURL.id, per_side=True))
    after = journal.log_on(FRIDAY, CURL, [a_set(30, 12)], "Legs")
    assert shape(after) == [("squat-back", [5]), ("leg-curl-seated", [12])]
    assert (after.title, after.entries[1].name, after.entries[1].per_side) == (
        "Legs",
        "Seated Leg Curl",
        True,
    )
    assert after.document()["mood"] == "good"
    assert journal.recent(CURL.id)[0][0].id == "w"


def test_what_belongs_to_the_open_workout_goes_there(journal: Journal, clock: Clock) -> None:
    past(journal, a_workout(id="morning", started_at=MONDAY.replace(hour=7)))
    journal.start("Legs")
    clock.turn(minutes=9)
    workout = journal.log_on(TODAY, SQUAT, [a_set()])
    assert journal.open_workout() == workout
    assert [each.logged_at for each in workout.sets] == [MONDAY + timedelta(minutes=9)]
    assert journal.undo() == f"logged set 1 of Squat (Barbell) on {TODAY.isoformat()}"


def test_so_does_what_is_of_the_day_on_which_it_was_started(journal: Journal, clock: Clock) -> None:
    journal.start("Legs")
    clock.turn(days=1)
    yesterday = journal.log_on(TODAY, SQUAT, [a_set(reps=5)])
    today = journal.log_on(TODAY + timedelta(days=1), SQUAT, [a_set(reps=6)])
    assert yesterday.id == today.id
    assert [each.logged_at for each in today.sets] == [None, MONDAY + timedelta(days=1)]
    assert journal.rows() == []


def test_another_day_is_not_of_the_open_workout(journal: Journal) -> None:
    current = journal.start("Legs")
    other = journal.log_on(FRIDAY, SQUAT, [a_set()])
    assert other.id != current.id
    assert journal.open_workout() == current
    assert [row.id for row in journal.rows()] == [other.id]


def test_without_an_open_workout_today_is_a_day_like_others(journal: Journal) -> None:
    first = journal.log_on(TODAY, SQUAT, [a_set(reps=5)])
    assert (first.started_at, first.ended_at) == (MONDAY, MONDAY)
    second = journal.log_on(TODAY, SQUAT, [a_set(reps=6)])
    assert (second.id, shape(second)) == (first.id, [("squat-back", [5, 6])])
    assert journal.open_workout() is None


def test_two_processes_log_on_one_day_into_one_workout(journal: Journal, path: Path) -> None:
    other = Journal(path, clock=journal.clock)
    for reps in range(1, 7):
        (journal if reps % 2 else other).log_on(FRIDAY, SQUAT, [a_set(reps=reps)])
    (row,) = journal.rows()
    assert shape(other.workout(row.id)) == [("squat-back", [1, 2, 3, 4, 5, 6])]


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (date(1949, 12, 31), "too long ago"),
        (TODAY + timedelta(days=1), "in the future"),
        (date(9999, 12, 31), "in the future"),
    ],
)
def test_odd_days_are_refused(journal: Journal, path: Path, day: date, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        journal.log_on(day, SQUAT, [a_set()])
    with pytest.raises(UsageError, match="No sets"):
        journal.log_on(TODAY, SQUAT, [])
    assert not path.exists()


def test_noon_is_noon_on_the_other_side_of_a_change_of_clocks(path: Path) -> None:
    vienna = timezone(timedelta(hours=1))
    with time_machine.travel(datetime(2026, 11, 16, 18, tzinfo=vienna), tick=False):
        journal = Journal(path, clock=lambda: datetime.now(vienna))
        summer = journal.log_on(date(2026, 7, 1), SQUAT, [a_set()])
    assert (summer.started_at.date(), summer.started_at.hour) == (date(2026, 7, 1), 12)
