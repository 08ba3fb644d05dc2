"""How commands get at the data: one journal over the file that the user named."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from store.journal import Journal
    from store.reader import Reader


def path_for(option: str | None) -> Path:
    """The data file that `--data`, the environment or the platform names."""
    from store.paths import data_path

    return data_path(option, os.environ)


def open_journal(option: str | None) -> Journal:
    """The journal over the data file; what is amiss beside it is told on stderr.

    Raises HtrackError where no data file can be named.
    """
    from store.journal import Journal

    journal = Journal(path_for(option))
    _tell_of_conflicts(journal.path)
    _tell_of_backups_later(journal)
    return journal


def open_for_reading(option: str | None) -> Reader:
    """The journal, without the workout in progress where that can't be read, which is told.

    Raises HtrackError for a history that can't be trusted.
    """
    from store.history import readable
    from tui.guard import say

    reader, trouble = readable(open_journal(option))
    if trouble is not None:
        say(str(trouble))
    return reader


def _tell_of_conflicts(path: Path) -> None:
    from store.file.places import conflicts
    from tui.guard import say

    sentence = conflicts(path)
    if sentence:
        say(sentence)


def _tell_of_backups_later(journal: Journal) -> None:
    """Say at the end of the command if the backup of the day could not be made."""
    import click

    from store.history import backup_trouble
    from tui.guard import say

    def tell() -> None:
        words = backup_trouble(journal)
        if words:
            say(words)

    context = click.get_current_context(silent=True)
    if context is not None:
        context.call_on_close(tell)


def without_collector() -> None:
    """Look for no garbage until the command ends: among its documents that doubles the time."""
    gc.disable()
    click.get_current_context().call_on_close(gc.enable)
