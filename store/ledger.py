"""What was done, kept so that it can be taken back: a bounded stack in each of the two files.

A step lists changes to documents. What still stands in the file is not kept a second time: an
added document is named only, a removed one is kept whole, an edited one as splices, and the same
edit of many documents once (`store.packing`). A step that is taken back is turned round, which
makes it the step that does it again, and goes to a second stack.

Steps are numbered in the order in which they were done, across both files, and so are the moments
at which they were taken back. What was taken back can be done again for as long as nothing else
was done since: no step in either file has a number beyond that moment. So logging a set makes
what waits in the other file stale without a write there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import orjson

from store.packing import packed, unpacked
from store.splice import Splice, difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

KEPT = 50
"""Steps that each file remembers."""

UNDO, REDO = "undo", "redo"

ONLY = ""
"""Instead of an id: the only document of its table, which has none."""

Table = dict[str, Any]
"""A table of steps as the storage reads it: number -> document, oldest first."""

Tables = dict[str, dict[str, Any]]
"""All tables of a file, as the storage reads them."""

TableName = Literal[
    "open", "workouts", "exercises", "settings", "routines", "preferences", "body", "names"
]
"""`open` is the table of workouts in the small file, the others are tables of the history."""


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
    """One thing that can be taken back, or done again, in words."""

    at: int
    """Microseconds since 1970, made larger than every step before it."""
    words: str
    changes: tuple[Change, ...]
    undone: int = 0
    """When it was taken back, on the same scale; 0 while it stands."""

    def document(self) -> dict[str, Any]:
        """As JSON."""
        changes = packed(change.document() for change in self.changes)
        plain = {"at": self.at, "words": self.words, "changes": changes}
        return {**plain, "undone": self.undone} if self.undone else plain

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Step:
        """From JSON."""
        changes = tuple(map(Change.of, unpacked(plain["changes"])))
        return cls(plain["at"], plain["words"], changes, plain.get("undone", 0))


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


def latest(stack: Mapping[str, bytes]) -> int:
    """The last moment that a stack knows of, 0 for an empty one; `stack` as it is encoded."""
    last = next(reversed(list(stack.values())), None)
    if last is None:
        return 0
    plain = orjson.loads(last)
    return max(int(plain["at"]), int(plain.get("undone", 0)))


def redoable(undo: Iterable[Table], redo: Iterable[Table]) -> list[Step]:
    """The steps that can be done again, given the stacks of both files; the next one first."""
    waiting = [Step.of(plain) for table in redo for plain in table.values()]
    standing = [step.at for table in undo if (step := newest(table)) is not None]
    last_done = max([*standing, *(step.at for step in waiting)], default=0)
    fresh = (step for step in waiting if step.undone > last_done)
    return sorted(fresh, key=lambda step: step.undone, reverse=True)


def possible(steps: Iterable[Step], is_there: Callable[[str, str], bool]) -> list[Step]:
    """Those of the steps, the first one first, that find what they are to be taken back from.

    `is_there` says of a table and an id whether the document is there now. An addition that is
    gone, and an edit of what is gone, were left behind by a history that was put back.
    """
    found: list[Step] = []
    now: dict[tuple[str, str], bool] = {}
    for step in steps:
        there = [now.get((c.table, c.id), is_there(c.table, c.id)) for c in step.changes]
        if _finds(step.changes, there):
            found.append(step)
            whole = [change for change in step.changes if not change.edits]
            now.update({(each.table, each.id): each.removed is not None for each in whole})
    return found


def _finds(changes: Sequence[Change], there: Sequence[bool]) -> bool:
    pairs = list(zip(changes, there, strict=True))
    lost = any(change.edits and not is_there for change, is_there in pairs)
    return not lost and any(is_there or change.removed is not None for change, is_there in pairs)


def record(tables: Tables, at: int, words: str, changes: Sequence[Change]) -> None:
    """Put a new step on the stack of a file; what was taken back before can't be done again."""
    push(tables.setdefault(UNDO, {}), at, words, tuple(changes))
    tables.pop(REDO, None)


def push(undo: Table, at: int, words: str, changes: tuple[Change, ...]) -> None:
    """Put a step on the stack and let go of the oldest beyond `KEPT`."""
    last = next(reversed(undo), None)
    after = 0 if last is None else int(undo[last]["at"])
    for key in list(undo)[: max(0, len(undo) - KEPT + 1)]:
        del undo[key]
    undo[_next_number(last)] = Step(max(at, after + 1), words, changes).document()


def pop(undo: Table, step: Step) -> None:
    """Take a step off the stack."""
    for key in [key for key, document in undo.items() if document["at"] == step.at]:
        del undo[key]


def turn(tables: Tables, step: Step, inverse: Sequence[Change], undone: int) -> None:
    """Move a step, turned round, to the other stack: `undone` says when, 0 for doing it again."""
    source, target = (UNDO, REDO) if undone else (REDO, UNDO)
    pop(tables.get(source, {}), step)
    if not tables.get(source):
        tables.pop(source, None)
    stack = tables.setdefault(target, {})
    turned = Step(step.at, step.words, tuple(inverse), undone)
    stack[_next_number(next(reversed(stack), None))] = turned.document()


def _next_number(last: str | None) -> str:
    return "1" if last is None else str(int(last) + 1)
