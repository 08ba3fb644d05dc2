"""How commands get at the data: one journal over the file that the user named."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from store.journal import Journal


def path_for(option: str | None) -> Path:
    """The data file that `--data`, the environment or the platform names."""
    from store.paths import data_path

    return data_path(option, os.environ)


def open_journal(option: str | None) -> Journal:
    """The journal over the data file; raise HtrackError for a file that can't be trusted."""
    from store.journal import Journal

    return Journal(path_for(option))
