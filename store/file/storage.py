"""TinyDB's storage over a file that is replaced as a whole, under a lock, or not at all."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from tinydb.storages import Storage

from store.clock import local_now
from store.errors import ConflictError, StoreError
from store.file import backups, content, durable, lines, places, schema, trouble
from store.file.lock import PATIENCE, FileLock
from store.file.strict import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

PAUSES = (0.02, 0.08, 0.2)
"""Seconds between readings of a bad file: a sync client may be in the middle of writing."""


_NOTHING: lines.Tables = {}


class Snapshot(NamedTuple):
    """What a file held when it was read or written by us; no revision: there was no file."""

    tables: lines.Tables | None
    version: int
    revision: durable.Revision | None

    @property
    def signature(self) -> durable.Signature | None:
        """What the file's signature must still be for the tables to be true."""
        return self.revision.signature if self.revision else None


class _Staged(threading.local):
    """What one thread has read and is about to write; other threads see the disk."""

    tables: lines.Tables | None = None
    active: bool = False
    seen: Snapshot | None = None
    """What a writer outside a transaction has read, and so believes in."""


class DurableStorage(Storage):
    """The tables of one file; memory never says anything that the disk doesn't.

    Use it as `Table(storage, "workouts", cache_size=0)`. Make the `Table` inside each
    transaction: TinyDB remembers the next document id for as long as a `Table` lives, and
    another process may have used it. `named` is the data path as the user wrote it, whose
    links tell whether the drive of a missing file is mounted.
    """

    def __init__(
        self,
        path: Path,
        *,
        kind: schema.Kind,
        lock: FileLock,
        clock: Callable[[], datetime] = local_now,
        named: Path | None = None,
    ) -> None:
        self.path = path
        self.lock = lock
        self.backup_error: StoreError | None = None
        """Why the day's backup failed; saving goes on without it, a person should know."""
        self._named = named or path
        self._kind: schema.Kind = kind
        self._clock = clock
        self._snapshot: Snapshot | None = None
        self._staged = _Staged()

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, as the disk (or the running transaction) has them; None without a file.

        Each call hands out documents of its own, decoded when touched. Raises `StoreError`.
        """
        tables = self._present()
        if tables is None:
            return None
        return {
            name: {doc_id: lines.Line(raw) for doc_id, raw in table.items()}
            for name, table in tables.items()
        }

    def encoded(self, table: str) -> Mapping[str, bytes]:
        """Document id -> JSON of one table, in the order of insertion: the quick way to read."""
        return MappingProxyType((self._present() or {}).get(table, {}))

    def tables(self) -> Mapping[str, Mapping[str, bytes]]:
        """All tables, encoded, of one moment; the same object for as long as nothing changes."""
        return self._present() or _NOTHING

    @property
    def in_transaction(self) -> bool:
        """Whether this thread is inside a transaction: what it reads may never be saved."""
        return self._staged.active

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Stage the tables for the running transaction, or save them in one of their own.

        TinyDB reads before it writes. Where another writer came between the two (they are one
        only inside a `transaction`), this raises `ConflictError` and changes nothing.
        """
        seen, self._staged.seen = self._staged.seen, None
        with self.transaction():
            if seen is not None and seen.signature != self._load().signature:
                raise ConflictError(durable.CHANGED.format(path=self.path))
            self._staged.tables = {
                name: {doc_id: lines.raw_of(document) for doc_id, document in table.items()}
                for name, table in data.items()
            }

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is saved at once at the end, or not at all; nests.

        Holds the lock, starts from what is on disk, writes only if something changed. Raises
        `BusyError`, `NewerSchemaError`, `DamagedFileError`, `MissingFileError`, `ConflictError`
        (another program replaced the file meanwhile: run it again) or another `StoreError`.
        After an error memory is forgotten; the disk has the old state, or the new one in the
        rare case that only the last fsync failed: what is done inside should bear repetition.
        """
        if self._staged.active:
            with self._savepoint():
                yield
            return
        if self._snapshot is None or self._snapshot.revision is None:
            self._refuse_missing()  # before the lock makes a folder where a drive belongs
        with self.lock:
            try:
                before = self._for_writing()
                self._staged.tables, self._staged.active = before.tables, True
                self._staged.seen = None  # what was read before the lock no longer matters
                yield
                self._commit(before)
            except BaseException:
                self.forget()
                raise
            finally:
                self._staged.tables, self._staged.active = None, False

    def changed_on_disk(self) -> bool:
        """Whether the file is another one than when we last read or wrote it: one stat.

        Also true when nothing is known of it, as before the first reading or after an error.
        """
        snapshot = self._snapshot
        return snapshot is None or durable.signature(self.path) != snapshot.signature

    def version(self) -> int:
        """The schema version on disk; above `schema.CURRENT` there is only reading."""
        return self._load().version

    def forget(self) -> None:
        """Let go of what is in memory; the next reading comes from the disk."""
        self._snapshot = None

    def close(self) -> None:
        """Release the memory; nothing is ever pending."""
        self.forget()

    def _present(self) -> lines.Tables | None:
        if self._staged.active:
            return self._staged.tables
        self._staged.seen = self._load()
        return self._staged.seen.tables

    def _load(self) -> Snapshot:
        snapshot = self._snapshot
        if snapshot is None or durable.signature(self.path) != snapshot.signature:
            self._snapshot = None
            self._snapshot = snapshot = self._read_patiently()
        return snapshot

    def _read_patiently(self) -> Snapshot:
        for pause in PAUSES:
            try:
                return self._read_once()
            except Unreadable:
                time.sleep(pause)
        try:
            return self._read_once()
        except Unreadable as error:
            now = self._clock()
            raise trouble.damaged(self.path, self._kind, str(error), now) from error

    def _read_once(self) -> Snapshot:
        read = durable.read_bytes(self.path)
        if read is None:
            self._refuse_missing()
            return Snapshot(None, schema.CURRENT, None)
        tables, version = content.load(read[0], self._kind)
        return Snapshot(tables, version, read[1])

    def _refuse_missing(self) -> None:
        if durable.signature(self.path) is None:
            error = trouble.missing(self._named, self._kind, self._clock())
            if error is not None:
                raise error

    def _for_writing(self) -> Snapshot:
        snapshot = self._load()
        if snapshot.version > schema.CURRENT:
            raise trouble.newer(self.path, snapshot.version)
        return snapshot

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        """A transaction inside another: its failure takes back only what it did itself."""
        before = self._staged.tables
        try:
            yield
        except BaseException:
            self._staged.tables = before
            raise

    def _commit(self, before: Snapshot) -> None:
        staged = self._staged.tables
        if staged is None or staged == before.tables:
            return
        tables = content.complete(staged, self._kind)
        self._back_up(before)
        revision = durable.atomic_write(self.path, lines.render(tables), before.revision)
        self._snapshot = Snapshot(tables, schema.CURRENT, revision)

    def _back_up(self, before: Snapshot) -> None:
        """The backups that precede a change of the history."""
        if before.revision is None:
            return
        if before.version < schema.CURRENT:
            self.back_up("migration")
        if self._kind == "history":
            self._back_up_daily()

    def _back_up_daily(self) -> None:
        """A disk that is too full for a backup may still hold the workout: that goes first."""
        self.backup_error = None
        try:
            if not backups.made_today(self.path, self._clock()):
                self.back_up("daily")
        except StoreError as error:
            self.backup_error = error

    def back_up_today(self) -> None:
        """Make the day's backup although nothing here changes; never the copy of a bad file."""
        try:
            if self._load().revision is None:
                return
        except StoreError:
            return  # whoever reads the file next tells what is wrong
        self._back_up_daily()

    def back_up(self, reason: backups.Reason) -> backups.Backup | None:
        """Back the file up as it is on disk, before something daring; raises `StoreError`."""
        return backups.make_backup(self.path, reason, lock=self.lock, now=self._clock())


class Files(NamedTuple):
    """The two files of one data path, under one lock."""

    history: DurableStorage
    open: DurableStorage


def open_files(
    path: Path, clock: Callable[[], datetime] = local_now, patience: float = PATIENCE
) -> Files:
    """Both storages of a data path; touches nothing yet.

    `patience` is in seconds, for the lock. To change both, nest the transactions: the inner one
    is saved first. Finishing a workout is
    `with files.open.transaction(), files.history.transaction()`: history, then the open one.
    """
    lock = FileLock(places.lock_path(path), patience)
    return Files(
        DurableStorage(path, kind="history", lock=lock, clock=clock),
        DurableStorage(places.open_path(path), kind="open", lock=lock, clock=clock, named=path),
    )
