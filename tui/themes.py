"""The theme that was chosen last, kept in the settings file."""

from __future__ import annotations

import os
import re

from store.errors import HtrackError
from store.settings import set_value, settings_path
from tui.theme import DARK

_THEME = re.compile(r"""^theme\s*=\s*["']([\w-]+)["']""", re.MULTILINE)
LARGEST = 1_000_000


def kept() -> str:
    """The name of the theme; ours where none was chosen or the settings can't be read.

    Only looked for, not parsed: the first frame needs nothing else of the settings.
    """
    try:
        path = settings_path(os.environ)
        with path.open("rb") as file:
            text = file.read(LARGEST).decode(errors="replace")
    except (OSError, HtrackError, ValueError):
        return DARK.name
    found = _THEME.search(text.split("\n[", 1)[0])
    return found[1] if found else DARK.name


def keep(name: str) -> None:
    """Write the name of the theme into the settings; raise HtrackError where that can't be."""
    set_value(settings_path(os.environ), "theme", name)
