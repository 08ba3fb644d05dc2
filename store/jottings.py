"""What was noted on each workout, found without decoding those on which nothing was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARK = b'"note":'


class Jottings:
    """Keeps what it found for as long as a document is the same bytes."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[bytes, tuple[str, str] | None]] = {}
        self._notes: dict[str, str] = {}

    def of(self, table: Mapping[str, bytes]) -> Mapping[str, str]:
        """Workout -> its notes, those of its exercises and of its sets; the same until one changes.

        Workouts without any are left out. `table` holds documents as they are encoded.
        """
        seen: dict[str, tuple[bytes, tuple[str, str] | None]] = {}
        for key, raw in table.items():
            known = self._seen.get(key)
            seen[key] = known if known is not None and known[0] is raw else (raw, _noted(raw))
        self._seen = seen
        notes = dict(found for _, found in seen.values() if found is not None)
        if notes != self._notes:
            self._notes = notes
        return self._notes


def _noted(raw: bytes) -> tuple[str, str] | None:
    if _MARK not in raw:
        return None
    document: dict[str, Any] = orjson.loads(raw)
    text = "\n".join(note for note in _notes(document) if note.strip())
    return (document["id"], text) if text else None


def _notes(document: dict[str, Any]) -> Iterator[str]:
    yield document.get("note", "")
    for entry in document.get("entries", ()):
        yield entry.get("note", "")
        for each in entry.get("sets", ()):
            note = each.get("note", "")
            yield note if isinstance(note, str) else ""
