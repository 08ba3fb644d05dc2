"""Past workouts mended: what each change makes of them, that it is one step, and what it keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from store import mending, retiming
from store.errors import ConflictError, UsageError
from store.journal import Journal
from store.models import Side, Source
from store.plan import Preference
from tests.builders import MONDAY, a_set, a_workout, an_entry, workouts
from tests.store.turning import Clock, in_history, in_progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from store.models import ExerciseEntry, Workout

SQUAT = Exercise("squat-back", "Squat (Barbell)")
CURL = Exercise("leg-curl-seated", "Seated Leg Curl")
TODAY = MONDAY.date()
FRIDAY = TODAY - timedelta(days=3)
STRONG = Source(app="Strong", key="7")


def at(minute: int) -> datetime:
    return MONDAY + timedelta(minutes=minute)


def squats(*minutes: int, **fields: Any) -> ExerciseEntry:
    return an_entry("squat-back", *(a_set(100, 5, logged_at=at(m)) for m in minutes), **fields)


def curls(*minutes: int, **fields: Any) -> ExerciseEntry:
    sets = (a_set(50, 12, logged_at=at(m)) for m in minutes)
    return an_entry("leg-curl-seated", *sets, name="Seated Leg Curl", **fields)


LEGS = a_workout(squats(5, 10), curls(30, 35), id="legs", title="Legs", source=STRONG)
LATER = a_workout(
    curls(90), squats(100), id="later", title="More", note="Again.", started_at=at(85)
)


@pytest.fixture
def past(journal: Journal) -> Journal:
    """A journal with both workouts, and one in progress."""
    journal.add_workouts([LEGS.document(), LATER.document()], [], "imported")
    journal.start("Now")
    return journal


def shape(workout: Workout) -> list[tuple[str, int]]:
    return [(entry.exercise_id, len(entry.sets)) for entry in workout.entries]


# One step each


def _bench(change: Callable[[Any], object]) -> Callable[[Journal], object]:
    return lambda journal: change(journal.bench("legs"))


NEW = a_set(60, 3)
STEPS: dict[str, Callable[[Journal], object]] = {
    "logged set 3 of Squat (Barbell) on 2026-11-16": _bench(
        lambda bench: bench.log_sets(0, "squat-back", [NEW])
    ),
    "put 1 set into Squat (Barbell) on 2026-11-16": _bench(
        lambda bench: bench.insert_sets(0, "squat-back", 1, [NEW])
    ),
    "changed set 2 of Squat (Barbell) on 2026-11-16": _bench(
        lambda bench: bench.replace_sets(0, "squat-back", 1, LEGS.entries[0].sets[1:], [NEW])
    ),
    "deleted set 1 of Seated Leg Curl on 2026-11-16": _bench(
        lambda bench: bench.replace_sets(1, CURL.id, 0, LEGS.entries[1].sets[:1], [])
    ),
    "added Nordic on 2026-11-16": _bench(
        lambda bench: bench.add_exercise(Exercise("nordic-curl", "Nordic"))
    ),
    "removed Seated Leg Curl with 2 sets on 2026-11-16": _bench(
        lambda bench: bench.remove_exercise(1, CURL.id)
    ),
    "took Seated Leg Curl for Nordic on 2026-11-16": _bench(
        lambda bench: bench.swap_exercise(1, CURL.id, Exercise("nordic-curl", "Nordic"))
    ),
    "moved Seated Leg Curl up on 2026-11-16": _bench(
        lambda bench: bench.move_exercise(1, CURL.id, -1)
    ),
    "joined Squat (Barbell) and Seated Leg Curl in a superset on 2026-11-16": _bench(
        lambda bench: bench.link_superset(0, "squat-back")
    ),
    "changed the note of Seated Leg Curl on 2026-11-16": _bench(
        lambda bench: bench.note_exercise(1, CURL.id, "seat 4")
    ),
    "took the sides of Seated Leg Curl apart on 2026-11-16": _bench(
        lambda bench: bench.set_per_side(1, CURL.id, True)
    ),
    "renamed the workout to Push on 2026-11-16": _bench(lambda bench: bench.rename("Push")),
    "changed the note on 2026-11-16": _bench(lambda bench: bench.annotate("tired")),
    "moved Legs of 2026-11-16 to 2026-11-13": lambda journal: journal.move_workout(
        "legs", MONDAY, FRIDAY
    ),
    "changed the time of Legs of 2026-11-16": lambda journal: journal.time_workout(
        "legs", MONDAY, at(-10), at(70)
    ),
    "duplicated Legs of 2026-11-16 to 2026-11-13": lambda journal: journal.duplicate_workout(
        "legs", FRIDAY
    ),
    "merged More of 2026-11-16 into Legs of 2026-11-16": lambda journal: journal.merge_workouts(
        "later", "legs"
    ),
    "split Legs of 2026-11-16 at Seated Leg Curl": lambda journal: journal.split_workout(
        "legs", 1, CURL.id
    ),
    "added a workout of 2026-11-13": lambda journal: journal.add_past_workout(FRIDAY),
    "deleted Legs of 2026-11-16": lambda journal: journal.delete_workout("legs"),
}


@pytest.mark.parametrize("words", STEPS)
def test_each_change_is_one_step_on_disk_and_leaves_the_open_workout(
    words: str, past: Journal, path: Path
) -> None:
    before, opened = in_history(path), in_progress(path)
    STEPS[words](past)
    after = in_history(path)
    assert after != before
    assert in_progress(path) == opened
    assert past.undo() == words
    assert by_id(in_history(path)) == by_id(before)
    assert past.redo() == words
    assert by_id(in_history(path)) == by_id(after)
    assert in_progress(path) == opened


def by_id(documents: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in documents}


def test_a_superset_of_the_past_is_undone(past: Journal) -> None:
    past.bench("legs").link_superset(0, "squat-back")
    after = past.bench("legs").unlink_superset(1, CURL.id)
    assert [entry.superset for entry in after.entries] == [None, None]
    assert past.undo() == "took Seated Leg Curl out of its superset on 2026-11-16"


@pytest.mark.parametrize(
    "change",
    [
        lambda journal: journal.bench("legs").rename("Legs"),
        lambda journal: journal.bench("legs").move_exercise(0, "squat-back", -1),
        lambda journal: journal.move_workout("legs", MONDAY, TODAY),
        lambda journal: journal.time_workout("legs", MONDAY, MONDAY, at(60)),
    ],
)
def test_what_changes_nothing_is_no_step(
    change: Callable[[Journal], object], past: Journal, path: Path
) -> None:
    before = path.read_bytes()
    change(past)
    assert path.read_bytes() == before


def test_a_change_is_dated_and_keeps_what_it_does_not_know(journal: Journal, clock: Clock) -> None:
    journal.add_workouts([{**LEGS.document(), "mood": "good"}], [], "imported")
    clock.turn(days=1)
    after = journal.bench("legs").rename("Push")
    assert (after.updated_at, after.document()["mood"]) == (clock.now, "good")


# By two processes


@pytest.mark.parametrize(
    "change",
    [
        lambda journal: journal.bench("legs").log_sets(0, CURL.id, [NEW]),
        lambda journal: journal.bench("legs").replace_sets(0, "squat-back", 0, [NEW], []),
        lambda journal: journal.bench("legs").insert_sets(0, "squat-back", 9, [NEW]),
        lambda journal: journal.bench("legs").remove_exercise(7, CURL.id),
        lambda journal: journal.bench("gone").rename("x"),
        lambda journal: journal.move_workout("legs", at(1), FRIDAY),
        lambda journal: journal.move_workout("gone", MONDAY, FRIDAY),
        lambda journal: journal.time_workout("legs", at(1), MONDAY, at(9)),
        lambda journal: journal.duplicate_workout("gone", FRIDAY),
        lambda journal: journal.merge_workouts("legs", "gone"),
        lambda journal: journal.merge_workouts("legs", "legs"),
        lambda journal: journal.split_workout("legs", 1, "squat-back"),
        lambda journal: journal.split_workout("legs", 9, CURL.id),
        lambda journal: journal.routine_from("gone"),
    ],
)
def test_what_is_not_as_it_was_seen_is_refused(
    change: Callable[[Journal], object], past: Journal, path: Path
) -> None:
    before = path.read_bytes()
    with pytest.raises(ConflictError):
        change(past)
    assert path.read_bytes() == before


def test_two_benches_of_one_workout_keep_the_changes_of_both(past: Journal, path: Path) -> None:
    here, there = past.bench("legs"), Journal(path, clock=past.clock).bench("legs")
    here.log_sets(0, "squat-back", [NEW])
    there.log_sets(1, CURL.id, [NEW])
    here.rename("Push")
    after = there.annotate("tired")
    assert (after.title, after.note, shape(after)) == (
        "Push",
        "tired",
        [("squat-back", 3), ("leg-curl-seated", 3)],
    )


def test_the_workout_in_progress_is_on_no_bench(past: Journal) -> None:
    current = past.open_workout()
    assert current is not None
    with pytest.raises(ConflictError):
        past.bench(current.id).rename("x")


# Exercises


def test_an_exercise_is_added_with_its_sides_as_they_are_preferred(past: Journal) -> None:
    past.set_preference(Preference(id="nordic-curl", per_side=True))
    after = past.bench("legs").add_exercise(Exercise("nordic-curl", "Nordic"))
    assert (after.entries[2].name, after.entries[2].per_side, after.entries[2].sets) == (
        "Nordic",
        True,
        (),
    )


def test_sets_stay_when_their_exercise_was_another(past: Journal) -> None:
    after = past.bench("legs").swap_exercise(0, "squat-back", Exercise("front", "Front Squat"))
    assert [entry.exercise_id for entry in after.entries] == ["front", "leg-curl-seated"]
    assert (after.entries[0].name, after.entries[0].sets) == ("Front Squat", LEGS.entries[0].sets)


def test_sets_that_are_added_later_do_not_say_when_they_were_done(past: Journal) -> None:
    assert past.bench("legs").log_sets(0, "squat-back", [NEW]).entries[0].sets[-1] == NEW


def test_what_is_known_of_an_exercise_follows_each_change_of_its_sets(past: Journal) -> None:
    before = _best(past)
    past.bench("legs").replace_sets(0, "squat-back", 1, LEGS.entries[0].sets[1:], [a_set(140, 1)])
    assert (before, _best(past)) == (100, 140)
    past.undo()
    assert _best(past) == 100
    past.bench("legs").swap_exercise(0, "squat-back", Exercise("front", "Front Squat"))
    assert [each.workout_id for each in past.facts_of("squat-back")] == ["later"]


def _best(journal: Journal) -> float:
    """The most that was ever on the bar in a squat."""
    loads = [each.load for entry in journal.facts_of("squat-back") for each in entry.sets]
    return max(load.value for load in loads if load is not None and load.value is not None)


# When it was


def test_on_another_day_it_is_at_the_same_time_and_as_long(past: Journal) -> None:
    after = past.move_workout("legs", MONDAY, FRIDAY)
    assert (after.started_at, after.ended_at) == (at(0) - timedelta(3), at(60) - timedelta(3))
    assert [each.logged_at for each in after.sets] == [
        at(minute) - timedelta(3) for minute in (5, 10, 30, 35)
    ]
    assert [row.id for row in past.rows()] == ["later", "legs"]
    assert past.rows()[1].day == FRIDAY


@given(workouts())
def test_nothing_but_its_times_changes_on_another_day(workout: Workout) -> None:
    moved = retiming.moved(workout, FRIDAY)
    assert _timeless(moved) == _timeless(workout)


def _timeless(workout: Workout) -> Workout:
    """A workout as if nobody had looked at a clock."""
    entries = (
        entry.model_copy(
            update={"sets": tuple(s.model_copy(update={"logged_at": None}) for s in entry.sets)}
        )
        for entry in workout.entries
    )
    none = {"started_at": MONDAY, "ended_at": None}
    return workout.model_copy(update={"entries": tuple(entries), **none})


VIENNA = "Europe/Vienna"


@pytest.mark.parametrize(
    ("started", "zone", "day", "after"),
    [
        ("2026-11-16T18:30:00+01:00", VIENNA, date(2026, 7, 1), "2026-07-01T18:30:00+02:00"),
        ("2026-07-01T18:30:00+02:00", VIENNA, date(2026, 11, 1), "2026-11-01T18:30:00+01:00"),
        ("2026-03-28T02:30:00+01:00", VIENNA, date(2026, 3, 29), "2026-03-29T03:30:00+02:00"),
        ("2026-10-24T02:30:00+02:00", VIENNA, date(2026, 10, 25), "2026-10-25T02:30:00+02:00"),
        # A zone that never had this offset, and one that nobody knows: the offset stays.
        ("2026-07-01T18:30:00+05:30", VIENNA, date(2026, 1, 1), "2026-01-01T18:30:00+05:30"),
        ("2026-07-01T18:30:00+05:30", "../x", date(2026, 1, 1), "2026-01-01T18:30:00+05:30"),
        ("2024-02-29T06:00:00+05:30", "", date(2025, 3, 1), "2025-03-01T06:00:00+05:30"),
    ],
)
def test_the_time_of_day_stays_where_the_clocks_change(
    started: str, zone: str, day: date, after: str
) -> None:
    workout = a_workout(id="w", started_at=started, zone=zone)
    moved = retiming.moved(workout, day)
    assert moved.started_at.isoformat() == after
    assert moved.seconds == workout.seconds == 3600


def test_without_a_zone_it_is_that_of_this_machine_if_that_fits() -> None:
    vienna = timezone(timedelta(hours=2))
    with time_machine.travel(datetime(2026, 7, 1, 18, tzinfo=vienna), tick=False):
        started = datetime.now().astimezone()
    workout = a_workout(id="w", started_at=started)
    moved = retiming.moved(workout, date(2026, 1, 1))
    local = datetime(2026, 1, 1, started.hour, started.minute)  # noqa: DTZ001
    assert moved.started_at == local.astimezone()


def test_a_workout_across_midnight_stays_across_midnight() -> None:
    night = MONDAY.replace(hour=23, minute=40)
    entry = an_entry("squat-back", a_set(logged_at=night + timedelta(minutes=40)))
    moved = retiming.moved(a_workout(entry, started_at=night), FRIDAY)
    assert moved.started_at.date() == FRIDAY
    assert moved.ended_at is not None
    assert moved.ended_at.date() == FRIDAY + timedelta(days=1)
    assert moved.sets[0].logged_at == night + timedelta(days=-3, minutes=40)


def test_a_time_is_corrected_and_the_sets_stay_where_they_were(past: Journal) -> None:
    after = past.time_workout("legs", MONDAY, at(-15), at(75))
    assert (after.started_at, after.ended_at) == (at(-15), at(75))
    assert after.sets == LEGS.sets


def test_a_workout_put_earlier_as_a_whole_takes_its_sets_along(past: Journal) -> None:
    after = past.time_workout("legs", MONDAY, at(-60), at(0))
    assert [each.logged_at for each in after.sets] == [at(m - 60) for m in (5, 10, 30, 35)]


def test_an_end_may_be_taken_away(past: Journal) -> None:
    assert past.time_workout("legs", MONDAY, MONDAY, None).ended_at is None


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (at(0), at(-1), "ends after it starts"),
        (at(0), at(24 * 60), "within 24 hours"),
        (at(2 * 24 * 60), at(2 * 24 * 60), "in the future"),
        (datetime(1949, 12, 31, 23, tzinfo=UTC), None, "too long ago"),
    ],
)
def test_odd_times_are_refused(
    past: Journal, path: Path, start: datetime, end: datetime | None, message: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(UsageError, match=message):
        past.time_workout("legs", MONDAY, start, end)
    assert path.read_bytes() == before


@pytest.mark.parametrize("day", [date(1949, 12, 31), TODAY + timedelta(days=1)])
def test_odd_days_are_refused(past: Journal, path: Path, day: date) -> None:
    before = path.read_bytes()
    changes: list[Callable[[], object]] = [
        lambda: past.move_workout("legs", MONDAY, day),
        lambda: past.duplicate_workout("legs", day),
        lambda: past.add_past_workout(day),
    ]
    for change in changes:
        with pytest.raises(UsageError):
            change()
    assert path.read_bytes() == before


# Copies and new ones


def test_a_copy_is_a_workout_of_its_own(past: Journal) -> None:
    copied = past.duplicate_workout("legs", FRIDAY)
    assert copied.id != "legs"
    assert (copied.source, copied.absorbed) == (None, ())
    assert copied.started_at == MONDAY - timedelta(days=3)
    assert shape(copied) == shape(LEGS)
    assert past.workout("legs") == LEGS


def test_a_workout_is_added_to_the_past_and_filled(past: Journal) -> None:
    made = past.add_past_workout(FRIDAY, "Forgotten")
    assert (made.started_at.date(), made.started_at.hour) == (FRIDAY, 12)
    past.bench(made.id).add_exercise(SQUAT)
    past.bench(made.id).log_sets(0, SQUAT.id, [NEW])
    assert past.workout(made.id).sets == (NEW,)
    assert [row.title for row in past.rows()] == ["More", "Legs", "Forgotten"]


def test_a_workout_of_today_is_added_now(past: Journal, clock: Clock) -> None:
    assert past.add_past_workout(TODAY).started_at == clock.now


def test_a_routine_asks_for_what_was_done(past: Journal) -> None:
    routine = past.routine_from("legs")
    assert past.routines() == [routine]
    assert (routine.name, [(item.sets, item.low) for item in routine.items]) == (
        "Legs",
        [(2, 5), (2, 12)],
    )
    empty = past.add_past_workout(FRIDAY)
    with pytest.raises(UsageError, match="No working set"):
        past.routine_from(empty.id)


# Merging


def test_the_later_one_comes_behind_the_earlier_one(past: Journal) -> None:
    merged = past.merge_workouts("later", "legs")
    assert merged == past.workout("legs")
    # The curls at the seam were gone on with; the squats at both ends stay two.
    assert shape(merged) == [("squat-back", 2), ("leg-curl-seated", 3), ("squat-back", 1)]
    assert (merged.started_at, merged.ended_at) == (at(0), at(145))
    assert (merged.title, merged.note, merged.source) == ("Legs", "Again.", STRONG)
    assert [row.id for row in past.rows()] == ["legs"]


def test_what_only_the_later_one_has_is_taken_over() -> None:
    first = a_workout(id="a", note="One.", mood="good")
    second = a_workout(
        id="b", title="Legs", note="Two.", started_at=at(90), source=STRONG, mood="bad", pulse=61
    )
    merged = mending.merged(first, second)
    assert (merged.title, merged.note, merged.source) == ("Legs", "One.\nTwo.", STRONG)
    assert merged.document()["mood"] == "good"
    assert merged.document()["pulse"] == 61


def test_supersets_of_both_stay_apart() -> None:
    first = a_workout(squats(1, superset=1), curls(2, superset=1), id="a")
    second = a_workout(curls(90, superset=1), squats(91, superset=1), id="b", started_at=at(90))
    numbers = [entry.superset for entry in mending.merged(first, second).entries]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_sides_that_would_become_a_pair_stay_apart() -> None:
    left, right = a_set(side=Side.LEFT), a_set(side=Side.RIGHT)
    first = a_workout(an_entry("lunge", left), id="a")
    second = a_workout(an_entry("lunge", right), id="b", started_at=at(90))
    assert shape(mending.merged(first, second)) == [("lunge", 1), ("lunge", 1)]


def test_an_end_that_nobody_knows_is_taken_from_the_sets() -> None:
    first = a_workout(squats(5), id="a")
    second = a_workout(curls(90), id="b", started_at=at(80), ended_at=None)
    assert mending.merged(first, second).ended_at == at(90)
    unknown = first.model_copy(update={"ended_at": None})
    assert mending.merged(unknown, second).ended_at is None


@given(st.lists(workouts(), min_size=2, max_size=2, unique_by=lambda each: each.id))
def test_merging_loses_no_set_and_begins_first(two: list[Workout]) -> None:
    first, second = mending.in_order(*two)
    merged = mending.merged(first, second)
    assert merged.sets == (*first.sets, *second.sets)
    assert merged.started_at == min(first.started_at, second.started_at)
    assert merged.ended_at is None or merged.ended_at >= merged.started_at
    assert type(merged).model_validate(merged.document()) == merged
    assert {each.id for each in merged.absorbed} == {second.id}


# Splitting


def test_the_second_half_starts_with_its_first_set(past: Journal) -> None:
    first, second = past.split_workout("legs", 1, CURL.id)
    assert (shape(first), shape(second)) == ([("squat-back", 2)], [("leg-curl-seated", 2)])
    assert (first.started_at, first.ended_at) == (at(0), at(30))
    assert (second.started_at, second.ended_at) == (at(30), at(60))
    assert (first.id, second.title, second.source) == ("legs", "Legs", STRONG)
    assert past.workout(second.id) == second


def test_without_times_of_its_sets_the_second_half_has_none_of_its_own() -> None:
    workout = a_workout(an_entry(), an_entry("leg-curl-seated"), note="Tired.")
    first, second = mending.split(workout, 1, "leg-curl-seated", "new")
    assert (first.started_at, first.ended_at) == (at(0), at(60))
    assert (second.started_at, second.ended_at) == (at(60), at(60))
    assert (first.note, second.note) == ("Tired.", "")


def test_the_second_half_of_a_night_stays_on_its_day() -> None:
    workout = a_workout(an_entry(), an_entry("leg-curl-seated"), started_at=at(5 * 60))
    _, second = mending.split(workout, 1, "leg-curl-seated", "new")
    assert second.started_at == second.ended_at == at(5 * 60)


def test_nothing_stands_before_the_first_exercise(past: Journal, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(UsageError, match="Nothing stands before"):
        past.split_workout("legs", 0, "squat-back")
    assert path.read_bytes() == before


@given(workouts().filter(lambda each: len(each.entries) > 1))
def test_what_was_split_and_merged_is_what_it_was(workout: Workout) -> None:
    first, second = mending.split(workout, 1, workout.entries[1].exercise_id, "new")
    assert (*first.entries, *second.entries) == workout.entries
    for half in (first, second):
        assert type(half).model_validate(half.document()) == half
    again = mending.merged(*mending.in_order(first, second))
    assert sorted(map(repr, again.sets)) == sorted(map(repr, workout.sets))


# Imported again


def imported_again(journal: Journal) -> int:
    documents = [LEGS.document(), LATER.document()]
    return journal.add_workouts(documents, [], "imported").workouts


@pytest.mark.parametrize(
    "change",
    [
        lambda journal: journal.merge_workouts("legs", "later"),
        lambda journal: journal.move_workout("legs", MONDAY, FRIDAY),
        lambda journal: journal.bench("legs").remove_exercise(0, "squat-back"),
        lambda journal: journal.split_workout("legs", 1, CURL.id),
    ],
)
def test_what_was_mended_does_not_come_in_again(
    change: Callable[[Journal], object], past: Journal
) -> None:
    change(past)
    before = past.rows()
    assert past.missing([LEGS.document(), LATER.document()]) == []
    assert imported_again(past) == 0
    assert past.rows() == before


def test_half_of_a_workout_keeps_the_whole_out(past: Journal) -> None:
    past.split_workout("legs", 1, CURL.id)
    past.delete_workout("legs")
    assert imported_again(past) == 0


def test_what_was_merged_twice_keeps_all_of_it_out(past: Journal) -> None:
    third = a_workout(id="third", started_at=at(200))
    past.add_workouts([third.document()], [], "imported")
    past.merge_workouts("third", "later")
    merged = past.merge_workouts("later", "legs")
    assert {each.id for each in merged.absorbed} == {"later", "third"}
    assert past.missing([each.document() for each in (LEGS, LATER, third)]) == []


def test_what_was_unmerged_can_be_deleted_and_come_in_again(past: Journal) -> None:
    past.merge_workouts("legs", "later")
    past.undo()
    past.delete_workout("later")
    assert imported_again(past) == 1


def test_a_person_may_write_what_they_like() -> None:
    odd = b'{"absorbed":[5,{"x":1}]}'
    assert mending.absorbed_ids([odd, b'{"absorbed":7}', b'{"absorbed":[{"id":"a"}]}']) == {"a"}
