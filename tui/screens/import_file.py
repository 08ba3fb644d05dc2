"""Choosing the file of another app to bring in: a path that is typed, and what it may become."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from store.exchange.formats import APPS
from store.preview import Preview
from tui import words
from tui.import_work import ImportWork
from tui.paths import is_file, meant, places, start
from tui.screens.waiting import WaitingScreen
from tui.text import content, fitted, two_ends
from tui.widgets.exercise_rows import LetterList
from tui.widgets.rows import RowList
from tui.widgets.search_input import SearchInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual.app import ComposeResult

    from store.errors import HtrackError
    from store.unmapped import Unmapped
    from tui.paths import Place
    from tui.screens.import_columns import ImportColumnsScreen
    from tui.screens.import_preview import ImportPreviewScreen

LONGEST_PATH = 4096


class PathInput(SearchInput, inherit_bindings=False):
    """A line in which it is said what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Look at it", id="import.take"),
        *(
            each
            for each in SearchInput.BINDINGS
            if isinstance(each, Binding) and each.key != "enter"
        ),
    ]


class ImportFileScreen(WaitingScreen):
    """A line for the path, the files that it may be, and how far the reading is."""

    AUTO_FOCUS = "SearchInput"
    DEFAULT_CSS = """
    ImportFileScreen #page { padding: 1 1 0 1; }
    ImportFileScreen.-short #page { padding: 0 1; }
    ImportFileScreen #line { height: 1; }
    ImportFileScreen #mark { width: 2; }
    ImportFileScreen SearchInput { width: 1fr; }
    ImportFileScreen #said { height: auto; max-height: 4; margin: 1 0; }
    ImportFileScreen.-short #said { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", id="import.complete"),
        Binding("up", "move(-1)", "Choose", key_display="↑↓", id="import.move"),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("escape", "leave", "Back", id="import.leave"),
    ]

    line = getters.query_one(SearchInput)
    rows = getters.query_one(LetterList)
    said = getters.query_one("#said", Static)

    def __init__(self) -> None:
        super().__init__()
        self._places: list[Place] = []
        self._moved = False
        """Whether the cursor was put on a file, so that it counts more than what is typed."""
        self._path = ""
        self._unit: str | None = None
        """The unit in which it is to be read, where that was said."""
        self._table: Unmapped | None = None
        """What is read, if it is of no known app."""
        self._columns: Mapping[str, str] | None = None
        """Which column of it is what, once that was said."""
        self._asking: ImportColumnsScreen | None = None
        self._shown: ImportPreviewScreen | None = None

    def body(self) -> ComposeResult:
        """What is typed, what is said about it, what it may become."""
        with Vertical(id="page"):
            with Horizontal(id="line"):
                yield Static(Content.styled("› ", "bold $accent"), id="mark")
                yield PathInput("the file that the other app has exported", longest=LONGEST_PATH)
            yield Static(id="said")
            yield LetterList()

    def on_mount(self) -> None:
        """Begin where downloads go."""
        self.rows.can_focus = False
        self.line.select_on_focus = False
        self.top.left = Content.styled("Import", "bold")
        self._type(start())
        known = ", ".join((*APPS, "htrack"))
        self.say(f"Exports of {known}, or any table of sets. A file may be dropped here, too.")
        super().on_mount()

    def refresh_data(self) -> None:
        """Nothing here depends on the journal."""

    # The path

    @on(SearchInput.Changed)
    def _look(self) -> None:
        self._moved = False
        self._places = places(self.line.value)
        self.rows.show_rows([each.path for each in self._places], self._draw, stay=False)

    def _type(self, path: str) -> None:
        self.line.value = path
        self.line.cursor_position = len(path)

    def _draw(self, index: int, width: int, here: bool) -> Content:
        place = self._places[index]
        if place.is_folder:
            row = Content.styled("▸ ", "$muted") + Content(fitted(f"{place.name}/", width - 2))
        else:
            when = _when(place, self.htrack.clock().date())
            right = Content.styled(f"{_size(place.size):>8}{when:>14}", "$muted")
            name = content(place.name[: width * 2], "bold")
            row = Content.styled("  ", "$muted") + two_ends(name, right, width - 2)
        return (
            row.pad_right(max(0, width - row.cell_length)).stylize_before("on $row")
            if here
            else row
        )

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.rows.action_move(rows)
        self._moved = bool(self._places)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what fits."""
        self.rows.action_page(pages)
        self._moved = bool(self._places)

    def action_complete(self) -> None:
        """Go on from the file or folder under the cursor."""
        place = self._under_cursor()
        if place is not None:
            self._type(place.path)

    def _under_cursor(self) -> Place | None:
        return self._places[self.rows.cursor] if self._places else None

    @on(SearchInput.Submitted)
    @on(RowList.Chosen)
    def _take(self) -> None:
        """Read the file that is typed, or the one under the cursor; a folder is gone into."""
        place, typed = self._under_cursor(), meant(self.line.value)
        if place is None or (not self._moved and is_file(typed)):
            self._start(typed)
            return
        self._type(place.path)
        if not place.is_folder:
            self._start(place.path)

    # Reading

    def _start(self, path: str) -> None:
        if not self.is_waiting:
            self._path, self._unit, self._table, self._columns = path, None, None, None
            self._read()

    def _read(self) -> None:
        # Each time anew: what was left goes on in its thread.
        work = ImportWork(self.htrack.path, self.htrack.clock)
        self.begin(
            "Reading",
            partial(work.look, self._path, self._unit, self._columns),
            partial(self._show, work),
            hint="; esc leaves it",
        )

    def _show(self, work: ImportWork, found: Preview | Unmapped) -> None:
        self.say("")
        if not isinstance(found, Preview):
            self._table = found
            self._ask()
            return
        if self._unit and (unit := found.sources[0].reading.unit) != self._unit:
            self.htrack.tell(f"The file says itself that its weights are in {unit or 'no unit'}.")
        from tui.screens.import_preview import ImportPreviewScreen

        self._shown = ImportPreviewScreen(found, work)
        self.htrack.push_screen(self._shown, self._seen)

    def _seen(self, _: None) -> None:
        """What was imported needs no other file; in another unit it is read once more."""
        shown = self._shown
        if shown is not None and shown.wanted_unit:
            self._unit = shown.wanted_unit
            self._read()
        elif shown is not None and shown.is_over:
            self.dismiss()
        elif self._table is not None:
            self._ask()

    def _ask(self, said: str = "") -> None:
        """Let the person say which column is what."""
        from tui.screens.import_columns import ImportColumnsScreen

        if self._table is not None:
            self._asking = ImportColumnsScreen(self._table, self._columns, said)
            self.htrack.push_screen(self._asking, self._answered)

    def _answered(self, _: None) -> None:
        asking = self._asking
        if asking is not None and asking.is_sure:
            self._columns = asking.columns
            self._read()

    def failed(self, error: HtrackError) -> None:
        """Say why the file can't be used; what its columns hold may be said otherwise."""
        if self._columns is None:
            self.say(f"▲ {error}", "$error")
        else:
            self.say("")
            self._ask(str(error))

    def say(self, text: str, style: str = "$muted") -> None:
        """A sentence below the line."""
        self.said.update(content(text, style))

    def action_leave(self) -> None:
        """Leave what is being read, or this screen."""
        if self.is_waiting:
            self.let_go()
            self.say("Left; nothing was stored.")
        else:
            self.dismiss()


def _when(place: Place, today: date) -> str:
    day = datetime.fromtimestamp(place.modified, UTC).astimezone().date()
    return words.days_ago(min(day, today), today)


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"
