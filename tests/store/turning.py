"""A clock that goes when it is told to, and short ways to look at what a journal holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

from store.file.places import open_path
from tests.builders import MONDAY

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Clock:
    """Stands still until it is turned, forwards or back."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        """Go on by so many `minutes`, `hours` or `days`."""
        self.now += timedelta(**by)


def stock(path: Path, table: str = "workouts") -> list[dict[str, Any]]:
    """What plain TinyDB finds in a file; nothing where there is none."""
    if not path.exists():
        return []
    with TinyDB(path, access_mode="r") as db:
        return [dict(document) for document in db.table(table)]


def in_history(path: Path) -> list[dict[str, Any]]:
    """The finished workouts, as plain TinyDB reads them."""
    return stock(path)


def in_progress(path: Path) -> list[dict[str, Any]]:
    """The open workout, as plain TinyDB reads it."""
    return stock(open_path(path))
