"""What an import asks of the journal, fit to be done beside the app.

A journal belongs to one thread. So this has one of its own over the same files, as another process
would: the file's lock lets one of the two write at a time, and the app's sees by the file that it
has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from store.journal import Journal
    from store.preview import Preview
    from store.unmapped import Unmapped


class ImportWork:
    """One import, from the look at a file to its end; one of its methods runs at a time."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self._path, self._clock = path, clock
        self._opened: Journal | None = None

    def look(
        self, file: str, unit: str | None, columns: Mapping[str, str] | None
    ) -> Preview | Unmapped:
        """What a file would add, or a table of which nobody knows the columns.

        Raises HtrackError for a file, or a journal, that can't be used.
        """
        from store.errors import UnknownTableError
        from store.import_files import content_of
        from store.importing import compared, names_of, options, understood
        from store.unmapped import unmapped

        journal, content = self._journal(), content_of(file)
        form = "csv" if columns else "auto"
        try:
            source = understood(file, content, options(unit, columns), form, names_of(journal))
        except UnknownTableError as error:
            return unmapped(error, content)
        return compared([source], journal)

    def store(self, preview: Preview) -> Preview:
        """Add what is new; what that was. Raises HtrackError where nothing could be stored."""
        from store.importing import commit

        return commit(preview, self._journal())

    def take_back(self) -> str:
        """Undo the import if nothing was done since; its words. Raises HtrackError."""
        from store.importing import undo_import

        return undo_import(self._journal())

    def _journal(self) -> Journal:
        if self._opened is None:
            from store.journal import Journal

            self._opened = Journal(self._path, clock=self._clock)
        return self._opened
