"""Workouts for tests: plain builders for one in particular, strategies for any that can be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from store.models import (
    ExerciseEntry,
    Load,
    LoadMode,
    LoggedSet,
    OwnExercise,
    SetKind,
    Side,
    Source,
    Unit,
    Workout,
)
from store.text_checks import is_visible

MONDAY = datetime(2026, 11, 16, 18, 30, tzinfo=timezone(timedelta(hours=1)))


def kg(value: float, mode: LoadMode = LoadMode.EXTERNAL) -> Load:
    """A weight in kilograms."""
    return Load(mode=mode, value=value, unit=Unit.KG)


def lb(value: float, mode: LoadMode = LoadMode.EXTERNAL) -> Load:
    """A weight in pounds."""
    return Load(mode=mode, value=value, unit=Unit.LB)


def a_set(weight: float | None = 80, reps: int | None = 5, **fields: Any) -> LoggedSet:
    """A working set, in kg unless `load` says else."""
    load = None if weight is None else kg(weight)
    return LoggedSet.model_validate({"load": load, "reps": reps, **fields})


def an_entry(
    exercise_id: str = "squat-back",
    *sets: LoggedSet,
    name: str = "Squat (Barbell)",
    **fields: Any,
) -> ExerciseEntry:
    """An exercise with its sets; one of 80 kg × 5 when none are given."""
    return ExerciseEntry.model_validate(
        {"exercise_id": exercise_id, "name": name, "sets": sets or (a_set(),), **fields}
    )


def a_workout(*entries: ExerciseEntry, id: str = "w1", **fields: Any) -> Workout:  # noqa: A002
    """A finished workout of an hour on a Monday evening; one squat when no entries are given."""
    started = fields.pop("started_at", MONDAY)
    if isinstance(started, str):
        started = datetime.fromisoformat(started)
    return Workout.model_validate(
        {
            "id": id,
            "started_at": started,
            "ended_at": started + timedelta(hours=1),
            "entries": entries or (an_entry(),),
            **fields,
        }
    )


HOSTILE = (
    "=1+1",
    " =HYPERLINK(A1)",
    "'=1",
    "-2",
    "@SUM(A1)",
    "＝1",
    "\t=1",
    "\r\n+1",
    "[bold red]x[/]",
    "[@click=app.quit]x[/]",
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;aGk=\x07",
    "a\u202eb",
    "\u200b=1",
    "é",
    "e\u0301",
    "🏋️",
    "深蹲",
    "| # *a* <b>",
    'quote " and ; and ,',
    "two\nlines",
)
"""Names and notes that act where text is not treated as text."""


def texts(most: int = 12) -> st.SearchStrategy[str]:
    """Any text that JSON can hold, the hostile included."""
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=most)
    return st.one_of(st.just(""), anything, st.sampled_from(HOSTILE))


def amounts(least: float = 0, most: float = 9999) -> st.SearchStrategy[float]:
    """Weights, seconds, metres: steps that people use, and any other."""
    steps = st.integers(int(least * 4), int(most * 4)).map(lambda quarters: quarters / 4)
    return st.one_of(steps, st.floats(least, most, allow_nan=False))


def instants() -> st.SearchStrategy[datetime]:
    """Aware moments of the last decades, at any offset of whole minutes."""
    moments = st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
    offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))
    return st.builds(lambda moment, offset: moment.astimezone(timezone(offset)), moments, offsets)


def loads() -> st.SearchStrategy[Load]:
    """Loads of every mode."""
    units = st.sampled_from(Unit)
    weighed = st.sampled_from([LoadMode.EXTERNAL, LoadMode.ADDED, LoadMode.ASSISTED])
    return st.one_of(
        st.builds(Load, mode=weighed, value=amounts(), unit=units),
        st.just(Load(mode=LoadMode.BODYWEIGHT)),
        st.builds(Load, mode=st.just(LoadMode.BODYWEIGHT), value=amounts(), unit=units),
        st.builds(Load, mode=st.just(LoadMode.BAND), label=texts()),
    )


def sets() -> st.SearchStrategy[LoggedSet]:
    """Sets of every kind, planks and carries included."""
    return st.builds(
        LoggedSet,
        kind=st.sampled_from(SetKind),
        load=st.none() | loads(),
        reps=st.none() | st.integers(0, 200),
        seconds=st.none() | amounts(),
        metres=st.none() | amounts(),
        side=st.sampled_from(Side),
        rpe=st.none() | st.integers(2, 20).map(lambda halves: halves / 2),
        tempo=st.sampled_from(["", "30X1"]),
        logged_at=st.none() | instants(),
        note=texts(),
    )


def entries() -> st.SearchStrategy[ExerciseEntry]:
    """Exercises with up to three sets."""
    return st.builds(
        ExerciseEntry,
        exercise_id=texts(),
        name=texts(),
        superset=st.none() | st.integers(0, 9),
        note=texts(),
        rest_seconds=st.none() | st.integers(0, 600),
        sets=st.lists(sets(), max_size=3).map(tuple),
    )


UNKNOWN: tuple[dict[str, Any], ...] = (
    {},
    {"mood": "good"},
    {"pulse": [61, 142.5], "x": {"y": None}},
)
"""Keys of a newer htrack, or of a person."""


@st.composite
def workouts(draw: st.DrawFn) -> Workout:
    """Workouts of up to two exercises, now and then with keys that a newer htrack wrote."""
    started = draw(instants())
    minutes = draw(st.none() | st.integers(0, 300))
    extra: dict[str, Any] = draw(st.sampled_from(UNKNOWN))
    return Workout.model_validate(
        {
            "id": draw(st.text("0123456789abcdef", min_size=16, max_size=16)),
            "title": draw(texts()),
            "started_at": started,
            "ended_at": None if minutes is None else started + timedelta(minutes=minutes),
            "zone": draw(st.sampled_from(["", "Europe/Vienna"])),
            "entries": draw(st.lists(entries(), max_size=2)),
            "note": draw(texts()),
            "source": draw(st.none() | st.builds(Source, app=texts(), key=texts())),
            "updated_at": draw(st.none() | instants()),
            **extra,
        }
    )


def histories(most: int = 3) -> st.SearchStrategy[list[Workout]]:
    """Workouts with distinct ids, in any order."""
    return st.lists(workouts(), max_size=most, unique_by=lambda workout: workout.id)


def own_exercises() -> st.SearchStrategy[OwnExercise]:
    """Exercises of the user's own."""
    ids = st.text("0123456789abcdef", min_size=16, max_size=16)
    return st.builds(
        OwnExercise,
        id=ids,
        name=texts().filter(is_visible),
        aliases=st.lists(texts(), max_size=2).map(tuple),
        created_at=st.none() | instants(),
    )
