"""A child that trains: logs sets, finishes the workout, and says so after each is on disk."""

from __future__ import annotations

import sys
from pathlib import Path

from tinydb.table import Document, Table

from store.errors import HtrackError
from store.file.storage import DurableStorage, open_files


def main(path: Path, sets: int) -> None:
    """Log so many sets into the open workout, then move it into the history."""
    files = open_files(path)
    done: list[str] = []
    for number in range(sets):
        done.append(f"set {number}")
        with files.open.transaction():
            _workouts(files.open).upsert(Document({"id": "w", "sets": done}, doc_id=1))
        print("logged", number, flush=True)
    with files.open.transaction(), files.history.transaction():
        _workouts(files.history).insert({"id": "w", "sets": done})
        _workouts(files.open).truncate()
    print("finished", flush=True)


def _workouts(storage: DurableStorage) -> Table:
    return Table(storage, "workouts", cache_size=0)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), int(sys.argv[2]))
    except HtrackError as error:
        sys.exit(f"Error: {error}")
