"""A file that goes on being what it was when it could be read last, for those who only read."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from store.errors import StoreError
from store.file import durable, trouble
from store.file.strict import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from store.file.schema import Kind
    from store.file.storage import DurableStorage

    Tables = Mapping[str, Mapping[str, bytes]]

RETRY_AFTER = 5.0
"""Seconds until a file that could not be read is tried again, unless it changes before."""


class LastGood:
    """What one of the two files holds; `take` is told each time that it is something else.

    `take` raises `Unreadable` for documents that can't be used, and must bear being given older
    tables after that. Whoever is about to write, as `writing` says, gets no old state.
    """

    def __init__(
        self,
        storage: DurableStorage,
        kind: Kind,
        *,
        take: Callable[[Tables], None],
        writing: Callable[[], bool],
        clock: Callable[[], datetime],
    ) -> None:
        self.trouble: StoreError | None = None
        """Why the file can't be read now."""
        self.tables: Tables = {}
        """What was taken last."""
        self._storage = storage
        self._kind: Kind = kind
        self._take = take
        self._writing = writing
        self._clock = clock
        self._taken = False
        self._good: Tables | None = None
        self._bad: durable.Signature | None = None
        self._tried_at = 0.0

    def look(self) -> None:
        """See what the file holds. Raises `StoreError` when it can't be told and never could."""
        if self._is_hopeless() and not self._writing():
            return
        try:
            self._look()
        except StoreError as error:
            if self._good is None or self._writing():
                raise
            self.trouble = error
            self._bad = durable.signature(self._storage.path)
            self._tried_at = time.monotonic()
            self._show(self._good)
        else:
            self.trouble = None

    def has_changed(self) -> bool:
        """Whether there is something new to be seen."""
        if self.trouble is not None:
            return not self._is_hopeless()
        return self._storage.changed_on_disk()

    def _look(self) -> None:
        tables = self._storage.tables()
        try:
            self._show(tables)
        except Unreadable as error:
            self._taken = False
            raise trouble.damaged(
                self._storage.path, self._kind, str(error), self._clock()
            ) from error
        if not self._storage.in_transaction:
            self._good = tables

    def _show(self, tables: Tables) -> None:
        if self._taken and tables is self.tables:
            return
        self._taken = False
        self._take(tables)
        self.tables, self._taken = tables, True

    def _is_hopeless(self) -> bool:
        """Whether it is as bad as it was a moment ago: no need to wait for it once more."""
        return (
            self.trouble is not None
            and durable.signature(self._storage.path) == self._bad
            and time.monotonic() < self._tried_at + RETRY_AFTER
        )
