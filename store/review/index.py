"""The one index over the history, brought up to date document by document.

Documents come encoded. One that has not changed is the same bytes as before, so a refresh after an
edit looks at every row once and decodes only what is new.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from store.counting import pairs_as_one
from store.file.strict import Unreadable
from store.review.facts import facts_of
from store.shapes import flaw_of_sets, flaw_of_workout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from store.review.facts import EntryFacts

Document = dict[str, Any]


class Row(NamedTuple):
    """What a list shows of a workout, and what finds it again."""

    id: str
    key: str
    """The TinyDB document id, as text."""
    started_at: datetime
    ended_at: datetime | None
    title: str
    exercise_ids: tuple[str, ...]
    names: tuple[str, ...]
    sets: int
    """Sets of volume: no warm-ups, and a left and a right one are one."""
    app: str
    """The app that it was imported from, or empty."""
    routine_id: str = ""
    """The routine that it was started from, or empty."""

    @property
    def day(self) -> date:
        """The local day on which it started."""
        return self.started_at.date()


def row_of(key: str, document: Mapping[str, Any]) -> Row:
    """Summarise a workout's document, of which `flaw_of_workout` says nothing."""
    entries = document.get("entries", [])
    ended = document.get("ended_at")
    return Row(
        id=document["id"],
        key=key,
        started_at=datetime.fromisoformat(document["started_at"]),
        ended_at=datetime.fromisoformat(ended) if ended else None,
        title=document.get("title", ""),
        exercise_ids=tuple(entry["exercise_id"] for entry in entries),
        names=tuple(entry["name"] for entry in entries),
        sets=sum(map(counted, entries)),
        app=(document.get("source") or {}).get("app", ""),
        routine_id=document.get("routine_id", ""),
    )


def counted(entry: Mapping[str, Any]) -> int:
    """How many sets of volume are in an entry's document, as `session.counted` has it."""
    sets = entry.get("sets", ())
    return pairs_as_one([s.get("side", "both") for s in sets if s.get("kind") != "warmup"])


def _exercises_done(document: Mapping[str, Any]) -> list[str]:
    return [
        entry["exercise_id"]
        for entry in document.get("entries", ())
        if any(logged.get("kind") != "warmup" for logged in entry.get("sets", ()))
    ]


class Index:
    """Workout -> row, exercise -> the workouts in which sets of it were done."""

    def __init__(self) -> None:
        self._documents: dict[str, bytes] = {}
        self._rows: dict[str, Row] = {}
        self._key_of: dict[str, str] = {}
        self._done: dict[str, set[str]] = {}
        # Found out when it is first asked for, and good until the document changes.
        self._facts: dict[str, tuple[EntryFacts, ...]] = {}
        # Answers that were asked for before, until something changes.
        self._newest_first: list[Row] | None = None
        self._done_rows: dict[str, list[Row]] = {}
        self._last_of_routine: dict[str, Row] | None = None

    def refresh(self, table: Mapping[str, bytes]) -> None:
        """Bring the index up to date with the workouts table as it stands now.

        Raises `Unreadable` for a document that is no workout, and for two that are the same one;
        given a table without them, it is as if there never had been any.
        """
        for key in self._documents.keys() - table.keys():
            self._drop(key)
        for key, document in table.items():
            if self._documents.get(key) is not document:
                self._put(key, document)
        if len(self._key_of) != len(self._rows):
            self._refuse_twins()

    def rows(self) -> list[Row]:
        """Every workout, the one that started last first."""
        if self._newest_first is None:
            self._newest_first = _newest_first(self._rows.values())
        return self._newest_first

    def row(self, workout_id: str) -> Row | None:
        """The workout with this id."""
        key = self._key_of.get(workout_id)
        return None if key is None else self._rows[key]

    def done(self, exercise_id: str) -> list[Row]:
        """The workouts in which working sets of the exercise were done, newest first."""
        if exercise_id not in self._done_rows:
            rows = (self._rows[key] for key in self._done.get(exercise_id, ()))
            self._done_rows[exercise_id] = _newest_first(rows)
        return self._done_rows[exercise_id]

    def last_of_routines(self) -> dict[str, Row]:
        """Routine -> the last workout that was started from it, the last done routine first."""
        if self._last_of_routine is None:
            self._last_of_routine = {}
            for row in self.rows():
                if row.routine_id:
                    self._last_of_routine.setdefault(row.routine_id, row)
        return self._last_of_routine

    def times_done(self, exercise_id: str) -> int:
        """In how many workouts the exercise was done."""
        return len(self._done.get(exercise_id, ()))

    def all_times_done(self) -> dict[str, int]:
        """Exercise -> in how many workouts it was done."""
        return {exercise_id: len(keys) for exercise_id, keys in self._done.items() if keys}

    def document(self, row: Row) -> Document:
        """The whole workout behind a row."""
        decoded: Document = orjson.loads(self._documents[row.key])
        return decoded

    def facts(self, row: Row) -> tuple[EntryFacts, ...]:
        """What was done in the workout behind a row; the same object until it changes.

        Raises ValueError, the message being the rest of a sentence about the document, for sets
        that make no sense.
        """
        known = self._facts.get(row.key)
        if known is None and row.key not in self._documents:
            return ()  # it went while somebody looked at one row after the other
        if known is None:
            document = self.document(row)
            if flaw := flaw_of_sets(document):
                raise ValueError(flaw)
            known = self._facts[row.key] = facts_of(row.started_at, document)
        return known

    def __contains__(self, workout_id: str) -> bool:
        return workout_id in self._key_of

    def __len__(self) -> int:
        return len(self._rows)

    def _forget(self) -> None:
        self._newest_first = None
        self._done_rows.clear()
        self._last_of_routine = None

    def _put(self, key: str, document: bytes) -> None:
        decoded = orjson.loads(document)
        if flaw := flaw_of_workout(decoded):
            raise Unreadable(f"document {key} of 'workouts' is no workout: {flaw}")
        if key in self._rows:
            self._drop(key)
        row = row_of(key, decoded)
        self._documents[key] = document
        self._rows[key] = row
        self._key_of[row.id] = key
        for exercise_id in _exercises_done(decoded):
            self._done.setdefault(exercise_id, set()).add(key)
        self._forget()

    def _refuse_twins(self) -> None:
        """Find every row again; raise Unreadable where two of them have one id."""
        self._key_of.clear()
        for key, row in self._rows.items():
            other = self._key_of.setdefault(row.id, key)
            if other != key:
                raise Unreadable(
                    f"documents {other} and {key} of 'workouts' are both the workout "
                    f"{row.id[:40]!r}; delete one of the two, or give it another id"
                )

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key)
        del self._documents[key]
        self._facts.pop(key, None)
        if self._key_of.get(row.id) == key:  # it may stand under another key by now
            del self._key_of[row.id]
        for exercise_id in row.exercise_ids:
            self._done.get(exercise_id, set()).discard(key)
        self._forget()


def _newest_first(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row.started_at, row.id), reverse=True)
