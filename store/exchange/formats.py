"""The seam: every format that can be imported, told apart by content and never by file name.

A new format is a module with `is_…(text)` and `read(text, options)`, and one line in `FORMATS`.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.exchange.reading import Options, Reading


class Format(NamedTuple):
    """One format: its name on the command line, and where it is understood."""

    name: str
    module: str
    """Loaded on use: one format's needs (pydantic) are no other's."""
    sniffer: str

    def claims(self, text: str) -> bool:
        """Whether the text is of this format."""
        sniff: Callable[[str], bool] = getattr(import_module(self.module), self.sniffer)
        return sniff(text)

    def read(self, text: str, options: Options) -> Reading:
        """The workouts in the text; raise ImportFileError."""
        reader: Callable[[str, Options], Reading] = import_module(self.module).read
        return reader(text, options)


FORMATS = (
    Format("strong", "store.exchange.strong.read", "is_strong"),
    Format("hevy", "store.exchange.hevy.read", "is_hevy"),
    Format("fitnotes", "store.exchange.fitnotes.android", "is_fitnotes"),
    Format("fitnotes-ios", "store.exchange.fitnotes.ios", "is_fitnotes_ios"),
    Format("fitbod", "store.exchange.fitbod", "is_fitbod"),
    Format("stronglifts", "store.exchange.stronglifts", "is_stronglifts"),
    Format("liftosaur", "store.exchange.liftosaur", "is_liftosaur"),
    Format("liftlog", "store.exchange.liftlog.table", "is_liftlog"),
    Format("liftlog-json", "store.exchange.liftlog.document", "is_liftlog_json"),
    Format("jefit", "store.exchange.jefit", "is_jefit"),
    Format("gymbook", "store.exchange.gymbook", "is_gymbook"),
    Format("htrack", "store.exchange.htrack_json", "is_htrack"),
    Format("htrack-csv", "store.exchange.own_csv", "is_own_csv"),
)
APPS = (
    "Strong",
    "Hevy",
    "FitNotes",
    "Fitbod",
    "StrongLifts",
    "Liftosaur",
    "LiftLog",
    "GymBook",
    "JEFIT",
)
"""The apps whose exports are known, as a person is told."""
_DIVIDER = re.compile(r"sep=.(?=[\r\n])", re.IGNORECASE)
"""What spreadsheets write into the first line; without it the line is blank, and still counts."""
MAPPED = "csv"
"""A table of no known app, read by what the person says about its columns."""
NAMES = (*(each.name for each in FORMATS), MAPPED)


def read(text: str, options: Options, name: str = "auto") -> Reading:
    """Read a text in the named format, or in the one whose content it has.

    Raises ImportFileError, the message being the rest of a sentence that begins with the file.
    """
    text = plain(text)
    if name == MAPPED or (options.columns and name == "auto"):
        from store.exchange import mapped

        return mapped.read(text, options)
    for each in FORMATS:
        if name == each.name or (name == "auto" and each.claims(text)):
            return each.read(text, options)
    from store.exchange import recognition

    raise recognition.refusal(text)


def plain(text: str) -> str:
    """A text without what spreadsheets write before its first line."""
    text = text.lstrip("\ufeff")
    found = _DIVIDER.match(text)
    return text[found.end() :] if found else text
