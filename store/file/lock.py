"""One writer at a time, over threads and processes: `flock` on a file that stays."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from typing import TYPE_CHECKING, Self

from store.errors import BusyError
from store.file import durable
from store.file.explain import explain

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PATIENCE = 10.0
"""Seconds to wait for another htrack."""


class FileLock:
    """An exclusive lock, re-entrant within its thread; the kernel drops it when a process dies.

    Raises `BusyError` when another holder keeps it for longer than `patience` seconds, and
    `StoreError` where no lock file can be made. There is no writing without it.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.path = path
        self._patience = patience
        self._thread = threading.RLock()
        self._depth = 0
        self._handle = -1

    def __enter__(self) -> Self:
        deadline = time.monotonic() + self._patience
        if not self._thread.acquire(timeout=self._patience):
            raise self._busy()
        try:
            if self._depth == 0:
                self._handle = self._take(deadline)
            self._depth += 1
        except BaseException:
            self._thread.release()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._depth -= 1
        if self._depth == 0:
            handle, self._handle = self._handle, -1
            os.close(handle)
        self._thread.release()

    def _take(self, deadline: float) -> int:
        """The handle that holds the lock: closing it lets go."""
        pause = 0.001
        while True:
            handle = self._open()
            if self._try(handle):
                return handle
            os.close(handle)
            if time.monotonic() + pause > deadline:
                raise self._busy()
            time.sleep(pause)
            pause = min(pause * 2, 0.02)

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            try:
                return os.open(self.path, flags, 0o600)
            except FileNotFoundError:
                durable.make_folder(self.path.parent)
                return os.open(self.path, flags, 0o600)
        except OSError as error:
            raise explain(error, self.path.parent, "changed") from error

    def _try(self, handle: int) -> bool:
        """Whether we hold it: locked, and still the file that others would open."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            durable.adopt(handle, self.path.parent)
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except (BlockingIOError, FileNotFoundError):
            return False
        except OSError as error:
            os.close(handle)
            raise explain(error, self.path.parent, "changed") from error

    def _busy(self) -> BusyError:
        return BusyError(
            f"Another htrack has been writing for more than {self._patience:g} s "
            f"(lock {self.path}). Close it or wait, then try again."
        )
