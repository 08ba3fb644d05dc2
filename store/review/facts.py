"""What was done, as light as it can be: the form in which ten years are looked at at once.

A set here has the attributes of `store.models.LoggedSet` that questions to the history need, under
the same names, so that a function which asks one can ask the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime


class LoadLike(Protocol):
    """A load, be it a model or a fact."""

    @property
    def mode(self) -> str:
        """How it relates to the body."""

    @property
    def value(self) -> float | None:
        """The number as it was typed."""

    @property
    def unit(self) -> str | None:
        """The unit of the number."""

    @property
    def label(self) -> str:
        """The name of a band."""


class SetLike(Protocol):
    """A set, be it a model or a fact."""

    @property
    def kind(self) -> str:
        """What it was for."""

    @property
    def load(self) -> LoadLike | None:
        """What was lifted."""

    @property
    def reps(self) -> int | None:
        """How often."""

    @property
    def seconds(self) -> float | None:
        """How long."""

    @property
    def metres(self) -> float | None:
        """How far."""

    @property
    def side(self) -> str:
        """By which side."""

    @property
    def rpe(self) -> float | None:
        """How hard."""


class EntryLike(Protocol):
    """What was done of one exercise, be it a model or a fact."""

    @property
    def sets(self) -> Sequence[SetLike]:
        """In the order in which they were done."""


class LoadFact(NamedTuple):
    """A load."""

    mode: str = "external"
    value: float | None = None
    unit: str | None = None
    label: str = ""


class SetFact(NamedTuple):
    """A set that is no warm-up."""

    kind: str = "working"
    load: LoadFact | None = None
    reps: int | None = None
    seconds: float | None = None
    metres: float | None = None
    side: str = "both"
    rpe: float | None = None


class EntryFacts(NamedTuple):
    """What was done of one exercise in one workout, in order; warm-ups never count and are out."""

    workout_id: str
    started_at: datetime
    exercise_id: str
    name: str
    """The name of the exercise when it was recorded."""
    sets: tuple[SetFact, ...]

    @property
    def day(self) -> date:
        """The local day of the workout."""
        return self.started_at.date()


def facts_of(started_at: datetime, document: Mapping[str, Any]) -> tuple[EntryFacts, ...]:
    """What was done in a workout, given a document of which `flaw_of_sets` says nothing.

    An entry of which nothing but warm-ups was done is left out.
    """
    found = (_entry(document["id"], started_at, each) for each in document.get("entries", ()))
    return tuple(entry for entry in found if entry.sets)


def _entry(workout_id: str, started_at: datetime, entry: Mapping[str, Any]) -> EntryFacts:
    return EntryFacts(
        workout_id,
        started_at,
        entry["exercise_id"],
        entry["name"],
        tuple(_set(each) for each in entry.get("sets", ()) if each.get("kind") != "warmup"),
    )


def _set(document: Mapping[str, Any]) -> SetFact:
    get, load = document.get, document.get("load")
    return SetFact(
        get("kind", "working"),
        None if load is None else _load(load),
        get("reps"),
        get("seconds"),
        get("metres"),
        get("side", "both"),
        get("rpe"),
    )


def _load(document: Mapping[str, Any]) -> LoadFact:
    get = document.get
    return LoadFact(get("mode", "external"), get("value"), get("unit"), get("label", ""))
