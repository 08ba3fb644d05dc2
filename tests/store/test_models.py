"""The data model: what it refuses, what it carries along, how long things took."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from store.models import ExerciseEntry, Load, LoadMode, LoggedSet, Unit, Workout
from store.review.index import row_of
from tests.builders import MONDAY, a_set, a_workout, an_entry, kg, workouts

INSTANT = "2026-11-22T18:30:00+01:00"


def a_document(**fields: Any) -> dict[str, Any]:
    return {"id": "w1", "started_at": INSTANT, **fields}


# What is written comes back


@given(workouts())
def test_a_workout_survives_the_file(workout: Workout) -> None:
    written = orjson.dumps(workout.document())
    assert Workout.model_validate(orjson.loads(written)) == workout


@given(workouts())
def test_writing_what_was_read_writes_the_same(workout: Workout) -> None:
    document = workout.document()
    assert Workout.model_validate(document).document() == document


def test_unknown_keys_survive_a_rewrite_at_every_level() -> None:
    logged = {"reps": 5, "load": {"value": 80, "unit": "kg", "bar": "own"}, "velocity": [0.4, 0.3]}
    document = a_document(
        mood="good",
        weather={"rain": True, "wind": None},
        source={"app": "strong", "key": "k", "page": 7},
        entries=[{"exercise_id": "rdl", "name": "RDL", "tags": ["a"], "sets": [logged]}],
    )
    assert Workout.model_validate(document).document() == document


def test_what_is_at_its_default_is_not_written() -> None:
    assert LoggedSet(reps=5).document() == {"reps": 5}


def test_an_edit_keeps_unknown_keys() -> None:
    workout = Workout.model_validate(a_document(mood="good"))
    assert workout.model_copy(update={"title": "Legs"}).document()["mood"] == "good"


def test_values_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        a_set().reps = 6


# Instants


@pytest.mark.parametrize(
    "written",
    [
        20260101,
        1.7e9,
        "20260101",
        "1700000000",
        "2026-11-22",
        "2026-11-22T18:30:00",
        "2026-11-22 18:30",
        "2026-02-30T18:30:00Z",
        "2026-13-01T18:30:00Z",
        "2026-11-22T25:00:00Z",
        "٢٠٢٦-11-22T18:30:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:00:00-12:00",
        datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12))),
        datetime(2026, 11, 22, 18, 30),  # noqa: DTZ001
        date(2026, 11, 22),
        True,
        None,
        "",
    ],
    ids=repr,
)
def test_what_is_no_instant_with_its_offset_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        Workout.model_validate(a_document(started_at=written))


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-22T18:30:00+01:00",
        "2026-11-22T18:30:00+0100",
        "2026-11-22 17:30:00Z",
        "2026-11-22T17:30Z",
        "2026-11-22T12:00:00.000-05:30",
        datetime(2026, 11, 22, 17, 30, tzinfo=UTC),
    ],
    ids=repr,
)
def test_the_same_instant_written_in_many_ways(written: object) -> None:
    workout = Workout.model_validate(a_document(started_at=written))
    assert workout.started_at == datetime(2026, 11, 22, 17, 30, tzinfo=UTC)


def test_the_offset_of_the_place_is_kept() -> None:
    assert a_workout().document()["started_at"] == "2026-11-16T18:30:00+01:00"


def test_a_leap_day_is_a_day() -> None:
    workout = Workout.model_validate(a_document(started_at="2028-02-29T18:30:00Z"))
    assert workout.started_at.date() == date(2028, 2, 29)


# Numbers


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -1, 1_000_000, "1e309"], ids=repr)
@pytest.mark.parametrize("field", ["seconds", "metres"])
def test_amounts_are_finite_and_not_below_zero(field: str, number: object) -> None:
    with pytest.raises(ValidationError):
        LoggedSet.model_validate({field: number})


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -0.5, 1_000_000], ids=repr)
def test_weights_are_finite_and_not_below_zero(number: float) -> None:
    with pytest.raises(ValidationError):
        kg(number)


@pytest.mark.parametrize("reps", [-1, 1.5, "8", True, 100_000, float("nan")], ids=repr)
def test_reps_are_whole(reps: object) -> None:
    with pytest.raises(ValidationError):
        LoggedSet.model_validate({"reps": reps})


def test_rpe_goes_in_half_steps_from_1_to_10() -> None:
    steps = [halves / 2 for halves in range(2, 21)]
    assert [LoggedSet(rpe=rpe).rpe for rpe in steps] == steps


@pytest.mark.parametrize("rpe", [0, 0.5, 10.5, 11, 7.3, 8.25, -8, float("nan")], ids=repr)
def test_any_other_rpe_is_refused(rpe: float) -> None:
    with pytest.raises(ValidationError):
        LoggedSet(rpe=rpe)


# Loads


@pytest.mark.parametrize("mode", [LoadMode.EXTERNAL, LoadMode.ADDED, LoadMode.ASSISTED])
def test_a_weighed_load_needs_its_weight(mode: LoadMode) -> None:
    with pytest.raises(ValidationError, match="needs a weight"):
        Load(mode=mode)


@pytest.mark.parametrize("mode", list(LoadMode))
def test_a_weight_needs_its_unit_and_a_unit_its_weight(mode: LoadMode) -> None:
    with pytest.raises(ValidationError, match="both its number and its unit"):
        Load(mode=mode, value=80)
    with pytest.raises(ValidationError, match="both its number and its unit"):
        Load(mode=mode, unit=Unit.KG)


def test_bodyweight_and_bands_need_no_weight() -> None:
    assert Load(mode=LoadMode.BODYWEIGHT).value is None
    assert Load(mode=LoadMode.BAND, label="red").value is None


# Time


def test_a_workout_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="before it starts"):
        a_workout(ended_at=MONDAY - timedelta(seconds=1))


def test_the_duration_of_a_workout() -> None:
    assert a_workout().seconds == 3600
    assert a_workout(ended_at=None).seconds is None


def test_durations_over_a_change_of_clocks_are_what_passed() -> None:
    """Vienna, 25 October 2026: at three in the morning it is two again."""
    vienna = ZoneInfo("Europe/Vienna")
    begin = datetime(2026, 10, 25, 2, 50, tzinfo=vienna)
    end = datetime(2026, 10, 25, 2, 10, tzinfo=vienna, fold=1)
    assert a_workout(started_at=begin, ended_at=end).seconds == 20 * 60


def test_durations_over_the_hour_that_is_missing_in_spring() -> None:
    vienna = ZoneInfo("Europe/Vienna")
    begin = datetime(2026, 3, 29, 1, 50, tzinfo=vienna)
    end = datetime(2026, 3, 29, 3, 10, tzinfo=vienna)
    assert a_workout(started_at=begin, ended_at=end).seconds == 20 * 60


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.integers(0, 300))  # noqa: DTZ001
def test_a_duration_is_the_same_before_and_after_the_file(start: datetime, minutes: int) -> None:
    begin = start.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Vienna"))
    end = (begin.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begin.tzinfo)
    workout = a_workout(started_at=begin, ended_at=end)
    again = Workout.model_validate(orjson.loads(orjson.dumps(workout.document())))
    assert again.seconds == workout.seconds == minutes * 60


def test_a_workout_across_midnight_belongs_to_the_day_on_which_it_started() -> None:
    begin = datetime(2026, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    workout = a_workout(started_at=begin, ended_at=begin + timedelta(hours=2))
    assert row_of("1", workout.document()).day == date(2026, 12, 31)


def test_the_sets_of_a_workout_in_order() -> None:
    first, second, third = a_set(reps=1), a_set(reps=2), a_set(reps=3)
    workout = a_workout(
        an_entry("a", first, second), ExerciseEntry(exercise_id="b", name="B"), an_entry("a", third)
    )
    assert workout.sets == (first, second, third)
