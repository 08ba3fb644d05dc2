"""What was done, kept so that it can be taken back: a bounded stack in each of the two files.

A step lists changes to documents. What still stands in the file is not kept a second time: an
added document is named only, a removed one is kept whole, an edited one as splices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import orjson

from store.splice import Splice, difference

if TYPE_CHECKING:
    from collections.abc import Mapping

KEPT = 50
"""Steps that each file remembers."""

Table = dict[str, Any]
"""The undo table as the storage reads it: number -> document, oldest first."""

TableName = Literal["open", "workouts", "exercises", "settings"]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one document; exactly one of the three kinds."""

    table: str
    id: str
    removed: dict[str, Any] | None = None
    edits: tuple[Splice, ...] = ()

    @property
    def is_addition(self) -> bool:
        """Whether the document was not there before."""
        return self.removed is None and not self.edits

    def document(self) -> dict[str, Any]:
        """As JSON."""
        plain: dict[str, Any] = {"table": self.table, "id": self.id}
        if self.removed is not None:
            plain["removed"] = self.removed
        if self.edits:
            plain["edits"] = [edit.document() for edit in self.edits]
        return plain

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Change:
        """From JSON."""
        edits = tuple(Splice.of(edit) for edit in plain.get("edits", ()))
        return cls(plain["table"], plain["id"], plain.get("removed"), edits)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be taken back, in words."""

    at: int
    """Microseconds since 1970, made larger than every step before it."""
    words: str
    changes: tuple[Change, ...]

    def document(self) -> dict[str, Any]:
        """As JSON."""
        changes = [change.document() for change in self.changes]
        return {"at": self.at, "words": self.words, "changes": changes}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Step:
        """From JSON."""
        return cls(plain["at"], plain["words"], tuple(Change.of(each) for each in plain["changes"]))


def edited(
    table: TableName, document_id: str, before: dict[str, Any], after: dict[str, Any]
) -> Change | None:
    """The change between two states of a document; none when they are the same."""
    edits = tuple(difference(before, after))
    return Change(table, document_id, edits=edits) if edits else None


def newest(undo: Table) -> Step | None:
    """The step that would be taken back first."""
    last = next(reversed(undo), None)
    return None if last is None else Step.of(undo[last])


def latest(undo: Mapping[str, bytes]) -> int:
    """When the newest step was, 0 without one; `undo` is the table as it is encoded."""
    last = next(reversed(list(undo.values())), None)
    return 0 if last is None else int(orjson.loads(last)["at"])


def push(undo: Table, at: int, words: str, changes: tuple[Change, ...]) -> None:
    """Put a step on the stack and let go of the oldest beyond `KEPT`."""
    last = next(reversed(undo), None)
    after = 0 if last is None else int(undo[last]["at"])
    for key in list(undo)[: max(0, len(undo) - KEPT + 1)]:
        del undo[key]
    number = 1 if last is None else int(last) + 1
    undo[str(number)] = Step(max(at, after + 1), words, changes).document()


def pop(undo: Table, step: Step) -> None:
    """Take a step off the stack."""
    for key in [key for key, document in undo.items() if document["at"] == step.at]:
        del undo[key]
