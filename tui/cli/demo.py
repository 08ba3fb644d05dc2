"""`htrack demo`: the app over a made-up year, in a file that is gone afterwards."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from store.errors import UsageError
from tui.streams import is_terminal

BANNER = " Demo: a made-up year of training in a temporary file. Nothing is kept."


@click.command("demo")
def command() -> None:
    """Open the app over a made-up year of training; nothing is kept."""
    if not is_terminal():
        raise UsageError("htrack demo needs a terminal to open the app.")
    from tui.launch import run_app

    with tempfile.TemporaryDirectory(prefix="htrack-demo-") as folder:
        path = Path(folder) / "htrack.json"
        fill(path)
        status = run_app(path, banner=BANNER)
    sys.exit(status)


def fill(path: Path) -> None:
    """Write the made-up year to a new data file."""
    from store.demo import plausible_year
    from store.journal import Journal

    journal = Journal(path)
    workouts = plausible_year(journal.clock(), journal.catalog())
    journal.add_workouts([each.document() for each in workouts], [], "made up a year of training")
