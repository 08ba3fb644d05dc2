"""The history alone: what can still be read while the file of the workout in progress can't be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import StoreError
from store.reader import Reader

if TYPE_CHECKING:
    from store.models import Workout


class History(Reader):
    """Reads what is finished; to it there is never a workout in progress."""

    def _at_hand(self) -> Workout | None:
        return None


def readable(reader: Reader) -> tuple[Reader, StoreError | None]:
    """What can be read of the two files, and why that isn't all of it.

    Raises `StoreError` where the history itself is in trouble.
    """
    try:
        reader.open_workout()
    except StoreError as error:
        history = History(reader.path, clock=reader.clock)
        history.load()
        return history, error
    return reader, None


def backup_trouble(reader: Reader) -> str | None:
    """Why the backup of the day could not be made when something was saved, as a sentence."""
    error = reader.backup_trouble
    return None if error is None else f"The day's backup could not be made: {error}"
