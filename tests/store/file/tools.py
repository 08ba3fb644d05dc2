"""Short ways to say what these tests say often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from store.file.storage import DurableStorage

HISTORY = (
    '{\n"meta": {\n"1":{"app":"htrack","schema":1,"kind":"history"}\n},\n'
    '"workouts": {\n"1":{"id":"a"}\n}\n}\n'
)


def workouts(storage: DurableStorage) -> Table:
    return Table(storage, "workouts", cache_size=0)


def ids(storage: DurableStorage) -> list[str]:
    return [each["id"] for each in workouts(storage).all()]


def stock(path: Path, table: str = "workouts") -> dict[int, dict[str, Any]]:
    """What plain TinyDB finds in a file."""
    with TinyDB(path, access_mode="r") as db:
        return {each.doc_id: dict(each) for each in db.table(table).all()}
