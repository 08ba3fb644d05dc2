"""What every format gives: the workouts it read, and what it could not."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from store.ledger import TableName

Document = dict[str, Any]
"""A workout (or an own exercise) exactly as `store.models.Model.document` gives it."""


_NONE: Mapping[Any, Any] = MappingProxyType({})


class Options(NamedTuple):
    """What a file doesn't say and the person may know."""

    zone: tzinfo
    """Where the workouts took place; gives an offset to dates that are written without one."""
    unit: str | None = None
    """`kg` or `lb` for weights without a unit; none: let the numbers speak."""
    columns: Mapping[str, str] = _NONE
    """Which column of a table of no known app holds what: `{"date": "Day", "reps": "Reps"}`."""
    order: str = ""
    """`day first` or `month first` in dates that are numbers; empty: let the dates tell."""


class Skipped(NamedTuple):
    """A row that was left out: the physical line on which it begins, and why."""

    line: int
    reason: str


class Reading(NamedTuple):
    """One file, read. Entries from another app carry its `name` and an empty `exercise_id`."""

    app: str
    workouts: tuple[Document, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    own_exercises: tuple[Document, ...] = ()
    unit: str = ""
    """The units of its weights, in words: `kg`, `lb`, `kg and lb`; empty when there are none."""
    plans: Mapping[TableName, tuple[Document, ...]] = _NONE
    """Routines, preferences and body weights, by the table that keeps them."""
    passed_over: Mapping[str, int] = _NONE
    """Rows that are as they should be but no sets, counted by what they are, in the plural."""
    hints: Mapping[str, tuple[str, ...]] = _NONE
    """What the file says that an exercise trains, by the name of the exercise."""
