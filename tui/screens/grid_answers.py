"""A screen with a grid of sets: what the grid says was done is done before the next key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters

from store.errors import UsageError
from tui.screens.base import HtrackScreen
from tui.widgets.set_grid import SetGrid

if TYPE_CHECKING:
    from textual.message import Message

    from store.rows import Row
    from tui.training import Training


class GridAnswers(HtrackScreen):
    """Checks what is typed and hands whole rows on; a subclass says what becomes of them."""

    grid = getters.query_one(SetGrid)

    def on_mount(self) -> None:
        """Answer the grid at once: keys act in the order in which they are typed."""
        self.grid.check = self._wrong
        self.grid.tell = self._told

    # What a subclass says

    def workout_shown(self) -> Training:
        """The workout on the screen; raise HtrackError where there is nothing to change."""
        raise NotImplementedError

    def put_row(self, number: int, now: Row) -> None:
        """Put another row in the place of one."""
        raise NotImplementedError

    def log_row(self, number: int) -> None:
        """Keep a row as it stands."""
        raise NotImplementedError

    def delete_row(self, number: int) -> None:
        """Let a row go."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """Show what goes with the row under the cursor."""
        raise NotImplementedError

    # What the grid says

    def _told(self, message: Message) -> None:
        self.attempt(lambda: self._do_as_told(message))

    def _do_as_told(self, message: Message) -> None:
        match message:
            case SetGrid.Typed(row, column, text):
                self.put_row(row, self.with_typed(row, column, text))
            case SetGrid.Stepped(row, column, by):
                self._step(row, column, by)
            case SetGrid.Logged(row):
                self.log_row(row)
            case SetGrid.Deleted(row):
                self.delete_row(row)
            case SetGrid.Moved():
                self.cursor_moved()

    def _wrong(self, row: int, column: int, text: str) -> str | None:
        """What is wrong with a value that was typed, if anything is."""
        try:
            self.with_typed(row, column, text)
        except UsageError as error:
            return str(error)
        return None

    def with_typed(self, number: int, column: int, text: str) -> Row:
        """A row with one cell as typed; raise UsageError for nonsense."""
        shown = self.workout_shown()
        logged = number < shown.done_count(shown.at)
        return shown.typed(shown.rows(shown.at)[number], column, text, logged=logged)

    def _step(self, number: int, column: int, by: int) -> None:
        shown = self.workout_shown()
        try:
            text = shown.stepped(shown.rows(shown.at)[number], column, by)
            now = self.with_typed(number, column, text)
        except UsageError as error:
            self.grid.complaint = str(error)
        else:
            self.put_row(number, now)
