"""A TinyDB table without what bites: no query cache, no remembered next id, no merging update."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb.table import Document, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tinydb.storages import Storage


class DocumentTable(Table):
    """One table; made anew for each use, so that it never remembers what others have changed."""

    def __init__(self, storage: Storage, name: str) -> None:
        super().__init__(storage, name, cache_size=0)

    def by_id(self, document_id: str) -> Document | None:
        """The document whose own `id` this is (not TinyDB's number)."""
        return next((found for found in self if found.get("id") == document_id), None)

    def keys(self) -> list[int]:
        """TinyDB's numbers of the documents, in the order in which they were added."""
        return [int(key) for key in self._read_table()]

    def replace(self, key: int, document: Mapping[str, Any]) -> None:
        """Put another document in the place of one, keeping its number and its place."""
        self.replace_all({key: document})

    def replace_all(self, documents: Mapping[int, Mapping[str, Any]]) -> None:
        """Put others in the place of many documents at the cost of one, by their numbers."""

        def swap(table: dict[int, Mapping[str, Any]]) -> None:
            table.update({key: dict(document) for key, document in documents.items()})

        self._update_table(swap)
