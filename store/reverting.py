"""Taking the changes of a step back, and turning them round, which is what does them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from store import ledger
from store.errors import ConflictError
from store.ledger import Change
from store.splice import patched
from store.table import DocumentTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.file.storage import DurableStorage
    from store.review.index import Index

TABLES = get_args(ledger.TableName)

Found = dict[str, tuple[int, dict[str, Any]]]
"""Document id -> TinyDB's number of the document, and what it holds."""


class Reverting:
    """Reverts changes inside a transaction over both files; `index` says what they hold now.

    `done` is what is being done with them, for the sentences of a ConflictError: `undone`.
    """

    def __init__(
        self, opened: DurableStorage, history: DurableStorage, index: Index, done: str
    ) -> None:
        self._opened = opened
        self._history = history
        self._index = index
        self._done = done

    def revert(self, changes: Sequence[Change]) -> list[Change]:
        """Take changes back; what takes that back again. Raise ConflictError, or do all."""
        names = list(dict.fromkeys(change.table for change in changes))
        inverse: list[Change] = []
        for name in names:
            if name not in TABLES:
                raise ConflictError("A newer htrack did this: update htrack first.")
            inverse += self._revert_table(name, [each for each in changes if each.table == name])
        return inverse

    def _revert_table(self, name: str, changes: Sequence[Change]) -> list[Change]:
        """One pass over a table, however many documents an import had added."""
        table = self._table(name)
        found = self._find(name, {change.id for change in changes})
        gone = [found[each.id] for each in changes if each.is_addition and each.id in found]
        back = [each.removed for each in changes if each.removed is not None]
        self._refuse_second(name, table, found, changes)
        inverse = [Change(name, each.id) for each in changes if each.removed is not None]
        edited: dict[int, dict[str, Any]] = {}
        for each in changes:
            if each.edits:
                number, after, turned = self._revert_edit(found, each)
                edited[number] = after
                inverse.append(turned)
            elif each.is_addition and each.id in found:
                inverse.append(Change(name, each.id, removed=found[each.id][1]))
        if edited:
            table.replace_all(edited)
        if gone:
            table.remove(doc_ids=[number for number, _ in gone])
        if back:
            table.insert_multiple(back)
        return inverse

    def _table(self, name: str) -> DocumentTable:
        if name == "open":
            return DocumentTable(self._opened, "workouts")
        return DocumentTable(self._history, name)

    def _find(self, name: str, ids: set[str]) -> Found:
        if name == "workouts":  # there may be thousands: the index knows where they are
            rows = [row for each in ids if (row := self._index.row(each)) is not None]
            return {row.id: (int(row.key), self._index.document(row)) for row in rows}
        documents = list(self._table(name))
        if name == "settings":  # it has one document at most, without an id
            return {id_: (each.doc_id, dict(each)) for each in documents[:1] for id_ in ids}
        return {each["id"]: (each.doc_id, dict(each)) for each in documents if each["id"] in ids}

    def _refuse_second(
        self, name: str, table: DocumentTable, found: Found, changes: Iterable[Change]
    ) -> None:
        back = [change for change in changes if change.removed is not None]
        if back and name == "open" and len(table) > 0:
            raise ConflictError(
                "Another workout is open: finish or discard it before "
                f"{'undoing' if self._done == 'undone' else 'redoing'}."
            )
        if any(change.id in found for change in back):
            raise ConflictError(f"It is there already; nothing was {self._done}.")

    def _revert_edit(self, found: Found, change: Change) -> tuple[int, dict[str, Any], Change]:
        """The number of the document, what it is to be, and what takes that back again."""
        edits = tuple(edit.inverted() for edit in reversed(change.edits))
        if change.id not in found:
            raise ConflictError(f"What was to be {self._done} is gone; nothing was {self._done}.")
        number, document = found[change.id]
        turned = Change(change.table, change.id, edits=edits)
        try:
            return number, patched(document, edits), turned
        except ConflictError as error:
            if change.table == "open" and _is_so_already(document, change):
                return number, document, turned
            raise ConflictError(
                f"What was to be {self._done} has been changed since, elsewhere; "
                f"nothing was {self._done}."
            ) from error


def _is_so_already(document: dict[str, Any], change: Change) -> bool:
    """Whether it was reverted before: the open file is saved first, and a kill may come then."""
    try:
        patched(document, change.edits)
    except ConflictError:
        return False
    return True
