"""What was done, kept so that it can be taken back: a bounded stack in each of the two files.

A step lists changes to documents. What still stands in the file is not kept a second time: an
added document is named only, a removed one is kept whole, an edited one as splices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from store.splice import Splice, difference

if TYPE_CHECKING:
    from store.table import DocumentTable

KEPT = 50
"""Steps that each file remembers."""

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


def newest(undo: DocumentTable) -> Step | None:
    """The step that would be taken back first."""
    documents = undo.all()
    if not documents:
        return None
    return Step.of(max(documents, key=lambda document: int(document["at"])))


def push(undo: DocumentTable, at: int, words: str, changes: tuple[Change, ...]) -> None:
    """Put a step on the stack and let go of the oldest beyond `KEPT`."""
    documents = undo.all()
    after = max((int(document["at"]) for document in documents), default=0)
    if len(documents) >= KEPT:
        undo.remove(
            doc_ids=[document.doc_id for document in documents[: len(documents) - KEPT + 1]]
        )
    undo.insert(Step(max(at, after + 1), words, changes).document())


def pop(undo: DocumentTable, step: Step) -> None:
    """Take a step off the stack."""
    gone = [document.doc_id for document in undo.all() if document["at"] == step.at]
    undo.remove(doc_ids=gone)
