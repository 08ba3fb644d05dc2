"""What is looked at after every strike, whatever it struck."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tinydb import TinyDB

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.crash.harness import Counts, Run

FULL = os.environ.get("HTRACK_CRASH") == "full"
FAILURES = ("EIO", "ENOSPC", "EACCES", "EMFILE")
NAME = "htrack.json"


def open_with_stock_tinydb(folder: Path) -> None:
    """Whether both files are still plain TinyDB."""
    for name in (NAME, "htrack.open.json"):
        if (folder / name).exists():
            with TinyDB(folder / name, access_mode="r") as db:
                assert "workouts" in db.tables() or not db.table("workouts").all()


def spoke_like_a_person(run: Run) -> None:
    """Whether what went wrong was told in one line, or the child had no time for it."""
    assert "Traceback" not in run.err
    if run.fault in ("KILL", "TORN"):
        assert not run.struck or run.status == -9
    elif run.status != 0:
        # A place that can't even be looked at passes for one that was named wrongly.
        assert run.status == (2 if "names no place that can be found" in run.err else 1)
        assert run.err.startswith("htrack: ")
        assert run.err.endswith(".\n")
        assert run.err.count("\n") == 1


def show(capsys: pytest.CaptureFixture[str], what: object, *counts: Counts) -> None:
    """Say how much was struck, even where nobody asked for the output of a test."""
    with capsys.disabled():
        for each in counts:
            print(f"\n  {what}: {each}", end="")
