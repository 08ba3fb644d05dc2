"""Workouts put together from rows: Strong repeats the workout's columns on each of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.exchange.instants import at_place, later, written
from store.ids import derived_id

if TYPE_CHECKING:
    from datetime import tzinfo

    from store.exchange.strong.sets import Parsed

Plain = dict[str, Any]


@dataclass(slots=True)
class Session:
    """One workout while its rows are read."""

    started: datetime = datetime(1, 1, 1)  # noqa: DTZ001  local, as everything in the file
    title: str = ""
    seconds: float | None = None
    refused: str = ""
    """Why none of its rows can be used."""
    note: str = ""
    entries: list[Plain] = field(default_factory=list)
    exercise: str = ""
    """The exercise of the last row."""
    number: int = 0
    """The number of the last counted set of that exercise."""
    sets: list[Plain] = field(default_factory=list)
    """Those of the last entry. Rows that are alike share one object: documents are values."""

    def open(self, exercise: str) -> None:
        """Begin an entry; the same exercise may come twice in a workout."""
        self.exercise, self.number, self.sets = exercise, 0, []
        entry = {
            "exercise_id": "", "name": exercise, "note": "", "rest_seconds": None,
            "sets": self.sets,
        }  # fmt: skip
        self.entries.append(entry)

    def take(self, parsed: Parsed, number: int) -> None:
        """Add what a row says to the entry of the last row; `number` is 0 for marked sets."""
        if number == 1 and self.number:
            self.open(self.exercise)
        entry = self.entries[-1]
        if parsed.rest and not entry["rest_seconds"]:
            entry["rest_seconds"] = parsed.rest
        if parsed.set is not None:
            self.sets.append(parsed.set)
            self.number = number or self.number
        if parsed.note:
            _annotate(entry, parsed)
        if not self.note:
            self.note = parsed.workout_note

    def document(self, zone: tzinfo, namesakes: int) -> Plain | None:
        """The workout as a document; none when nothing was done."""
        if not any(each["sets"] for each in self.entries):
            return None
        entries = [each for each in self.entries if each["sets"] or each["note"]]
        for entry in entries:
            _leave_out_nothing(entry)
        start = at_place(self.started, zone)
        parts = [self.started.isoformat(" "), unicodedata.normalize("NFC", self.title.strip())]
        if namesakes:
            parts.append(str(namesakes + 1))
        document: Plain = {"id": derived_id("strong", *parts)}
        if self.title.strip():
            document["title"] = self.title
        document["started_at"] = written(start)
        if self.seconds:
            document["ended_at"] = written(later(start, self.seconds, zone))
        document["entries"] = entries
        if self.note:
            document["note"] = self.note
        document["source"] = {"app": "strong", "key": " ".join(parts).strip()}
        return document


def _annotate(entry: Plain, parsed: Parsed) -> None:
    """Strong writes the exercise's note on its first row; elsewhere it belongs to the set."""
    note = parsed.note
    if parsed.is_note or parsed.set is None or len(entry["sets"]) == 1:
        if note not in entry["note"].split("\n"):
            entry["note"] = f"{entry['note']}\n{note}" if entry["note"] else note
    elif note != entry["note"]:
        entry["sets"][-1] = {**entry["sets"][-1], "note": note}


def _leave_out_nothing(entry: Plain) -> None:
    for key in ("note", "rest_seconds", "sets"):
        if not entry[key]:
            del entry[key]
