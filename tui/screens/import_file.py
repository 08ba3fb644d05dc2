"""Choosing the file of another app to bring in: a path that is typed, and what it may become."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from store.errors import HtrackError
from tui import words
from tui.paths import is_file, meant, places, start
from tui.screens.base import HtrackScreen
from tui.text import content, fitted, two_ends
from tui.widgets.exercise_rows import LetterList
from tui.widgets.rows import RowList
from tui.widgets.search_input import SearchInput

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from store.importing import Names
    from store.preview import Source
    from tui.paths import Place
    from tui.screens.import_preview import ImportPreviewScreen

LONGEST_PATH = 4096
READS = "Strong, Hevy, FitNotes, Fitbod, StrongLifts, Liftosaur, LiftLog, GymBook, JEFIT, htrack"
TICK = 0.1
"""Seconds between two looks at the clock while a file is read."""
PATIENT = 0.3
"""Seconds before it is said how long it has taken."""


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


class ImportFileScreen(HtrackScreen):
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
        self._reading: Worker[Source] | None = None
        self._since = 0.0
        self._path = ""
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
        self._say(f"Exports of {READS}; a file that is dropped here works, too.")
        self.set_interval(TICK, self._tick)
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
            self._read(typed)
            return
        self._type(place.path)
        if not place.is_folder:
            self._read(place.path)

    # Reading

    def _read(self, path: str, unit: str | None = None) -> None:
        if self._reading is not None:
            return
        names = self.attempt(self._names)
        if names is not None:
            self._since = monotonic()
            self._path = path
            self._say("Reading …")
            # Beside the app, so that keys live; what it asks of the journal is given to it.
            self._reading = self.run_worker(
                partial(_understood, path, names, unit), thread=True, exit_on_error=False
            )

    def _names(self) -> Names:
        from store.importing import names_of

        return names_of(self.htrack.journal)

    def _tick(self) -> None:
        waited = monotonic() - self._since
        if self._reading is not None and waited > PATIENT:
            self._say(f"Reading … {waited:.1f} s; esc leaves it")

    @on(Worker.StateChanged)
    def _read_on(self, event: Worker.StateChanged) -> None:
        if event.worker is not self._reading or event.state not in _OVER:
            return
        worker, self._reading = self._reading, None
        if event.state is WorkerState.SUCCESS and worker.result is not None:
            self._say("")
            self._show(worker.result)
        elif isinstance(worker.error, HtrackError):
            self._say(f"▲ {worker.error}", "$error")
        elif worker.error is not None:
            raise worker.error

    def _show(self, source: Source) -> None:
        from store.importing import compared
        from tui.screens.import_preview import ImportPreviewScreen

        preview = self.attempt(lambda: compared([source], self.htrack.journal))
        if preview is not None:
            self._shown = ImportPreviewScreen(preview)
            self.htrack.push_screen(self._shown, self._seen)

    def _seen(self, _: None) -> None:
        """What was imported needs no other file; in another unit it is read once more."""
        shown = self._shown
        if shown is not None and shown.wanted_unit:
            self._read(self._path, shown.wanted_unit)
        elif shown is not None and shown.is_over:
            self.dismiss()

    def _say(self, text: str, style: str = "$muted") -> None:
        self.said.update(content(text, style))

    def action_leave(self) -> None:
        """Leave what is being read, or this screen."""
        if self._reading is not None:
            # A thread can't be stopped: what it finds is not waited for.
            self._reading = None
            self._say("Left; nothing was stored.")
        else:
            self.dismiss()


_OVER = frozenset({WorkerState.SUCCESS, WorkerState.ERROR, WorkerState.CANCELLED})


def _understood(path: str, names: Names, unit: str | None) -> Source:
    from store.import_files import content_of
    from store.importing import options, understood

    return understood(path, content_of(path), options(unit), "auto", names)


def _when(place: Place, today: date) -> str:
    day = datetime.fromtimestamp(place.modified, UTC).astimezone().date()
    return words.days_ago(min(day, today), today)


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"
