"""The bytes of a file that a person wants to import; whatever is no file is refused at once."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from store.errors import ImportFileError
from store.exchange.decoding import LARGEST


def content_of(file: str) -> bytes:
    """What a file holds, at most one byte more than may be; raise ImportFileError."""
    try:
        # Opening a pipe that nobody writes to would wait for ever.
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ImportFileError(f"{file} can't be read: {reason}. Nothing was stored.") from error
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise ImportFileError(f"{file} is not a file but {_kind(mode)}. Nothing was stored.")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or error
        raise ImportFileError(f"{file} can't be read: {reason}. Nothing was stored.") from error
    finally:
        os.close(handle)


def called(file: str) -> str:
    """What people call a file: its name without the folders."""
    return "stdin" if file == "-" else Path(file).name or file


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder: name the export inside it"
    return "a pipe or a device: to read from a pipe, name - and redirect it to stdin"
