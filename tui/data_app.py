"""An app over a data file: opened in the background, watched for changes, its failures told."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import App
from textual.reactive import var

from store.errors import HtrackError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from store.journal import Journal
    from store.settings import Settings

PATIENCE = 0.5
"""Seconds to wait for another htrack; longer would be a screen that stands still."""
LOOK_EVERY = 2.0
"""Seconds between looks at whether another process has changed the files."""


class DataApp(App[None]):
    """Holds journal, settings and clock; `revision` goes up when there is other data to read."""

    revision: var[int] = var(0)
    """Goes up whenever the data may have changed; screens watch it."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.path = path
        self.clock = clock
        self.trouble = ""
        """Why the data could not be opened; said on the way out."""
        self._told = str(None)
        self._opening: Future[Journal] | None = None

    @property
    def journal(self) -> Journal:
        """The journal; waits for it when it is asked for before it has been opened."""
        return self.opening().result()

    @property
    def is_open(self) -> bool:
        """Whether the journal is there without waiting."""
        return self._opening is not None and self._opening.done() and not self._opening.exception()

    def opening(self) -> Future[Journal]:
        """The journal to be, opened in the background from the first call on."""
        if self._opening is None:
            pool = ThreadPoolExecutor(1, thread_name_prefix="journal")
            self._opening = pool.submit(self._open)
            pool.shutdown(wait=False)
        return self._opening

    def _open(self) -> Journal:
        # Models and database cost as much as everything before the first frame together.
        from store.journal import Journal

        journal = Journal(self.path, clock=self.clock, patience=PATIENCE)
        journal.load()
        journal.open_workout()
        journal.catalog()
        return journal

    def on_mount(self) -> None:
        """Open the data as soon as something is on the screen."""
        self.call_after_refresh(self._start_opening)

    def _start_opening(self) -> None:
        self.opening().add_done_callback(lambda _: self.call_later(self._opened))

    def _opened(self) -> None:
        error = self.opening().exception()
        if isinstance(error, HtrackError):
            self.trouble = str(error)
            self.exit(return_code=1)
        elif error is not None:
            raise error
        else:
            self.data_changed()
            self.set_interval(LOOK_EVERY, self._look_for_changes)

    def _look_for_changes(self) -> None:
        try:
            if self.journal.changed_elsewhere():
                self.journal.load()
                self.data_changed()
        except HtrackError as error:
            self.tell(error)
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        """Say once that the file can't be read any more, or that a backup failed."""
        trouble = self.journal.trouble or self.journal.backup_trouble
        if str(trouble) != self._told and trouble is not None:
            self.tell(trouble)
        self._told = str(trouble)

    def data_changed(self) -> None:
        """Let every screen read anew."""
        self.revision += 1

    def use_unit(self, unit: str) -> None:
        """Show weights in another unit; what was typed stays as it was typed."""
        from store.models import Unit

        try:
            self.journal.set_unit(Unit(unit))
        except HtrackError as error:
            self.tell(error)
        self.data_changed()

    @cached_property
    def settings(self) -> Settings:
        """The user's settings; defaults, and a sentence, where the file can't be used."""
        from store.settings import UNUSED, Settings, read, settings_path

        try:
            found = read(settings_path(os.environ))
        except HtrackError as error:
            self.tell(UsageError(f"{error} {UNUSED}"))
            return Settings()
        if found.unknown:
            self.tell(UsageError(" ".join(found.unknown)))
        return found

    def tell(self, words: str | HtrackError) -> None:
        """Show a sentence for a while; stored text in it does nothing but show."""
        from tui.text import showable

        # One at a time, over the line of keys: title and figures stay in sight.
        self.clear_notifications()
        self.screen.query("Toast").remove()
        failed = isinstance(words, HtrackError)
        self.notify(
            showable(str(words)),
            severity="error" if failed else "information",
            markup=False,
        )
