"""The data model: frozen values, kept in the file exactly as they stand here.

Unknown keys in a document are carried along, so that rewriting a file that a newer htrack or a
person has added to loses nothing.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FiniteFloat,
    model_validator,
)

_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)", re.ASCII)


def _written_as_instant(value: object) -> object:
    """Refuse text that pydantic would read as an epoch: `20260101` must not become 1970."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("an instant needs its offset from UTC")
        _refuse_ends_of_time(value.year)
        return value
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        _refuse_ends_of_time(int(value[:4]))
        return value
    raise ValueError("an instant is written 2026-11-22T18:30:00+01:00")


def _refuse_ends_of_time(year: int) -> None:
    """The first and the last day have no time in UTC or at another place."""
    if not 1 < year < 9999:
        raise ValueError(f"the year {year} is not one in which anybody trains")


def _half_steps(value: float) -> float:
    if not 1 <= value <= 10 or value * 2 != int(value * 2):
        raise ValueError("RPE goes from 1 to 10 in half steps")
    return value


Instant = Annotated[datetime, BeforeValidator(_written_as_instant)]
Rpe = Annotated[FiniteFloat, AfterValidator(_half_steps)]
Amount = Annotated[FiniteFloat, Field(ge=0, lt=1_000_000)]
Count = Annotated[int, Field(ge=0, lt=100_000, strict=True)]


def refuse_turned_range(low: int | None, high: int | None) -> None:
    """Raise ValueError for a range that ends below its start."""
    if low is not None and high is not None and high < low:
        raise ValueError(f"a range goes up: {low} to {high} does not")


class Model(BaseModel):
    """A frozen value that keeps keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="allow", ser_json_inf_nan="constants")

    def document(self) -> dict[str, Any]:
        """The value as a JSON object; what is at its default is left out."""
        return self.model_dump(mode="json", exclude_defaults=True)


class Unit(StrEnum):
    """A unit of weight; numbers are kept in the one that they were typed in."""

    KG = "kg"
    LB = "lb"


class SetKind(StrEnum):
    """What a set was for; warm-ups never count as volume, records or "last time"."""

    WORKING = "working"
    WARMUP = "warmup"
    DROP = "drop"
    FAILURE = "failure"


class LoadMode(StrEnum):
    """How the load relates to the body; only `external` and `added` are kilograms lifted."""

    EXTERNAL = "external"
    BODYWEIGHT = "bodyweight"
    ADDED = "added"
    ASSISTED = "assisted"
    BAND = "band"


_WEIGHED = {LoadMode.EXTERNAL, LoadMode.ADDED, LoadMode.ASSISTED}


class Side(StrEnum):
    """Which side did the set; a left and a right one side by side are one set of volume."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


class Load(Model):
    """What was lifted: `value` in `unit` for weights, `label` for a band."""

    mode: LoadMode = LoadMode.EXTERNAL
    value: Amount | None = None
    unit: Unit | None = None
    label: str = ""

    @model_validator(mode="after")
    def _weighs_in_a_unit(self) -> Self:
        if (self.value is None) != (self.unit is None):
            raise ValueError("a weight needs both its number and its unit")
        if self.value is None and self.mode in _WEIGHED:
            raise ValueError(f"a load that is {self.mode} needs a weight")
        return self


class LoggedSet(Model):
    """One set that was done. Seconds for holds and sprints, metres for carries and distances."""

    kind: SetKind = SetKind.WORKING
    load: Load | None = None
    reps: Count | None = None
    seconds: Amount | None = None
    metres: Amount | None = None
    side: Side = Side.BOTH
    rpe: Rpe | None = None
    tempo: str = ""
    logged_at: Instant | None = None
    note: str = ""


class Target(Model):
    """What a routine asked of each set: reps (seconds for holds) from `low` to `high`."""

    low: Count | None = None
    high: Count | None = None
    rpe_cap: Rpe | None = None

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        refuse_turned_range(self.low, self.high)
        return self


class ExerciseEntry(Model):
    """One exercise in a workout, under the name that it had when it was recorded."""

    exercise_id: str
    name: str
    superset: int | None = None
    note: str = ""
    rest_seconds: Count | None = None
    planned: Count = 0
    """How many sets were meant to be done; a left and a right one are one of them."""
    per_side: bool = False
    """Whether the two sides are written down apart, side by side."""
    target: Target | None = None
    """What the routine asked for, where the workout came from one."""
    sets: tuple[LoggedSet, ...] = ()


class Draft(Model):
    """What remains to be done of an exercise, where it is other than last time suggests."""

    exercise_id: str
    time: Annotated[int, Field(ge=1, strict=True)] = 1
    """The how-many-eth time that the exercise is in the workout."""
    done: Count = 0
    """Rows that were done when this was written down; a left and a right set are one."""
    declined: bool = False
    """Whether it was made after last time's values, although others were proposed."""
    rows: tuple[tuple[LoggedSet, ...], ...] = ()


class Timed(Model):
    """A stopwatch that runs for an exercise."""

    exercise_id: str
    time: Annotated[int, Field(ge=1, strict=True)] = 1
    since: Instant


class Unlogged(Model):
    """What was typed, or is being timed, and is not logged yet."""

    drafts: tuple[Draft, ...] = ()
    timed: Timed | None = None


class Source(Model):
    """Where an imported workout came from: the app, and its key there."""

    app: str
    key: str


class Origin(Model):
    """A workout of which sets are part of another one now."""

    id: str
    source: Source | None = None


class Workout(Model):
    """One session; `ended_at` is none while it is in progress, or when an import didn't say."""

    id: str
    title: str = ""
    started_at: Instant
    ended_at: Instant | None = None
    zone: str = ""
    """Name of the time zone on the spot, such as `Europe/Vienna`; the offset is in the instants."""
    entries: tuple[ExerciseEntry, ...] = ()
    note: str = ""
    routine_id: str = ""
    """The routine that it was started from."""
    rest_until: Instant | None = None
    """When the rest ends that is being taken now; gone once the workout is finished."""
    rest_seconds: Count | None = None
    """How long that rest is as a whole."""
    unlogged: Unlogged = Unlogged()
    """Gone once the workout is finished, as the rest is."""
    source: Source | None = None
    absorbed: tuple[Origin, ...] = ()
    """What was merged into it, or split off to it: an import of those adds nothing."""
    updated_at: Instant | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        # Two times of the same zone compare by the clock on the wall, which is put back in autumn.
        if self.ended_at and self.ended_at.timestamp() < self.started_at.timestamp():
            raise ValueError("a workout can't end before it starts")
        return self

    @property
    def sets(self) -> tuple[LoggedSet, ...]:
        """Every logged set, in order."""
        return tuple(logged for entry in self.entries for logged in entry.sets)

    @property
    def seconds(self) -> float | None:
        """Duration in seconds; subtracted in UTC, or a change of clocks would bend it."""
        if self.ended_at is None:
            return None
        return (self.ended_at.astimezone(UTC) - self.started_at.astimezone(UTC)).total_seconds()


class OwnExercise(Model):
    """An exercise of the user's own; it fills in what the built-in catalogue lacks.

    What describes it is in the words of the catalogue's vocabularies; any other word is kept and
    counts for nothing (`store.own.exercise_of`).
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    created_at: Instant | None = None
    pattern: str = ""
    primary: tuple[str, ...] = ()
    secondary: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    load_kind: str = ""
    laterality: str = ""
    guessed: bool = False
    """Whether the program worked the description out from the name; nobody has confirmed it."""
