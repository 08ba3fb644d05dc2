"""`htrack undo`: the last change, taken back."""

from __future__ import annotations

import click

from store.errors import HtrackError
from tui.cli.data import open_journal


@click.command("undo")
@click.pass_obj
def command(data: str | None) -> None:
    """Take back the last change: a set, a finished workout, an import, anything."""
    from tui.text import showable

    words = open_journal(data).undo()
    if words is None:
        raise HtrackError("There is nothing to undo.")
    click.echo(f"Undone: {showable(words)}")
