"""Errors as sentences: each says what is wrong and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class HtrackError(Exception):
    """Something could not be done; `str(error)` is fit to be shown to a person."""


class UsageError(HtrackError):
    """What was asked for makes no sense as written (exit status 2)."""


class StoreError(HtrackError):
    """The data file could not be read or written."""


class DamagedFileError(StoreError):
    """The data file is there but can't be trusted; it is left as it is, byte for byte."""


class MissingFileError(StoreError):
    """The data file has vanished although it was there before (backups or a link say so)."""


class NewerSchemaError(StoreError):
    """The data file was written by a newer htrack."""


class BusyError(StoreError):
    """Another htrack holds the lock for longer than we are ready to wait."""


class ConflictError(StoreError):
    """The thing to be changed was changed meanwhile by another process."""


class ImportFileError(HtrackError):
    """A file cannot be imported; nothing was stored."""


class UnknownTableError(ImportFileError):
    """A table of no known app: a person can say which column is what."""

    def __init__(self, message: str, columns: Mapping[str, str], file: str = "") -> None:
        super().__init__(message)
        self.columns = columns
        """Field -> column, as far as it could be guessed."""
        self.file = file
        """The path as it was given."""
