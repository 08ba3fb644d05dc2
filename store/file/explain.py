"""`OSError` as one sentence: what happened to which file, and what to do."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Literal

from store.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

Doing = Literal["read", "saved", "changed"]

_SENTENCES = {
    errno.ENOSPC: "the disk is full. Free some space and try again",
    errno.EDQUOT: "your disk quota is used up. Free some space and try again",
    errno.EACCES: "permission denied. Check who owns the file and its folder",
    errno.EPERM: "permission denied. Check who owns the file and its folder",
    errno.EROFS: "the disk is mounted read-only",
    errno.EMFILE: "too many files are open. Close some programs and try again",
    errno.ENFILE: "too many files are open. Close some programs and try again",
    errno.EIO: "the disk reports an error. Check the disk and keep a copy elsewhere",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EISDIR: "it is a folder, not a file",
    errno.ELOOP: "its links lead in a circle",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOENT: "a folder on the way to it is missing",
    errno.ESTALE: "the network drive lost it. Try again",
}


def explain(error: OSError, path: Path, doing: Doing) -> StoreError:
    """The `StoreError` to raise for `error`; only what could not be done is lost."""
    reason = _SENTENCES.get(error.errno or 0, error.strerror or type(error).__name__)
    return StoreError(f"{path} could not be {doing}: {reason}.")
