"""The seam: every format that can be imported, told apart by content and never by file name.

A new format is a module with `is_…(text)` and `read(text, options)`, and one line in `FORMATS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange import recognition

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.exchange.reading import Options, Reading


@dataclass(frozen=True, slots=True)
class Format:
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
    Format("htrack", "store.exchange.htrack_json", "is_htrack"),
)
NAMES = tuple(each.name for each in FORMATS)


def read(text: str, options: Options, name: str = "auto") -> Reading:
    """Read a text in the named format, or in the one whose content it has.

    Raises ImportFileError, the message being the rest of a sentence that begins with the file.
    """
    for each in FORMATS:
        if name == each.name or (name == "auto" and each.claims(text)):
            return each.read(text, options)
    raise ImportFileError(recognition.verdict(text))
