"""A table of no known app, as far as a person must see it to say which column is what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.import_files import called

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.errors import UnknownTableError
    from store.exchange.reading import Reading

TRIED = 40
"""Rows that are read to show what a mapping makes of them."""


@dataclass(frozen=True)
class Unmapped:
    """The columns of a table with their first cells, and a guess at what they hold."""

    file: str
    """The path as it was given."""
    said: str
    """Why nobody claims it."""
    columns: Mapping[str, tuple[str, ...]]
    """Column -> its first cells; columns without a name can't be told apart, and are missing."""
    guess: Mapping[str, str]
    """Field -> column."""
    beginning: str
    """The first rows, as a table."""

    @property
    def called(self) -> str:
        """The file as people call it."""
        return called(self.file)

    def tried(self, columns: Mapping[str, str], unit: str | None = None) -> Reading:
        """What a mapping makes of the first rows; raise ImportFileError where it can't be used."""
        from store.exchange import mapped
        from store.importing import options

        return mapped.read(self.beginning, options(unit, columns))


def unmapped(error: UnknownTableError, content: bytes) -> Unmapped:
    """The table whose bytes `store.importing.understood` has refused with this error."""
    from store.exchange.columns import beginning, columns_of
    from store.exchange.decoding import decoded
    from store.exchange.formats import plain

    text = plain(decoded(content)[0])
    return Unmapped(error.file, str(error), columns_of(text), error.columns, beginning(text, TRIED))
