"""Saying what the columns of a table hold that no known app has written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.errors import HtrackError
from store.exchange.columns import TARGETS, missing
from tui.column_lines import FIELDS, column_row, heads, tried_lines
from tui.screens.base import HtrackScreen
from tui.screens.chooser import Listing
from tui.text import content, fitted
from tui.widgets.exercise_rows import LetterList
from tui.widgets.filters import Choice
from tui.widgets.paper import Paper
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from store.unmapped import Unmapped

ASKED = "say what its columns hold."
NONE = ""
"""What a column holds that is not read."""
LACKING = {
    "date": "the date",
    "exercise": "the exercise",
    "reps": "the reps (nor a duration or a distance)",
}
OTHERS = 9
"""Lines of the screen that the list of columns leaves to what it makes of them, at least."""


class FieldChooser(Listing[str | None]):
    """Everything that a column may hold, with a word on it."""

    DEFAULT_CSS = """
    FieldChooser > Vertical { width: 66; }
    """

    def draw(self, choice: Choice, width: int, *, here: bool) -> Content:
        """A field, and what is meant by it."""
        mark = Content.styled("● " if choice.key == self._current else "  ", "$accent")
        label = Content.styled(fitted(choice.label, 18), "bold" if here else "")
        told = content(TARGETS.get(choice.key, "left out"), "$muted")
        return (mark + label + told).truncate(width, ellipsis=True)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.key)


class ColumnList(LetterList, inherit_bindings=False):
    """Rows in which Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        each for each in LetterList.BINDINGS if isinstance(each, Binding) and each.key != "enter"
    ]


class ImportColumnsScreen(HtrackScreen):
    """The columns of a table, what each one holds, and what that makes of the first rows."""

    AUTO_FOCUS = "ColumnList"
    DEFAULT_CSS = """
    ImportColumnsScreen #page { padding: 1 1 0 1; }
    ImportColumnsScreen.-short #page { padding: 0 1; }
    ImportColumnsScreen #said { height: auto; max-height: 3; margin-bottom: 1; }
    ImportColumnsScreen.-short #said { margin-bottom: 0; }
    ImportColumnsScreen #heads { height: 1; }
    ImportColumnsScreen Paper { margin-top: 1; height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Look at it", id="columns.go"),
        Binding("left", "turn(-1)", "Change", key_display="←→", id="columns.turn"),
        Binding("right", "turn(1)", show=False),
        Binding("space", "choose", "Choose", id="columns.choose"),
        Binding("delete,backspace", "clear", "Leave out", key_display="del", id="columns.clear"),
        Binding("escape", "leave", "Back", id="columns.leave"),
    ]

    rows = getters.query_one(ColumnList)
    said = getters.query_one("#said", Static)
    paper = getters.query_one(Paper)

    def __init__(
        self, table: Unmapped, columns: Mapping[str, str] | None = None, said: str = ""
    ) -> None:
        super().__init__()
        self._table = table
        self._names = tuple(table.columns)
        given = table.guess if columns is None else columns
        self._fields = {name: field for field, name in given.items() if name in table.columns}
        """Column -> what it holds."""
        self._said = said
        self.is_sure = False
        """Whether the file is to be read so."""

    @property
    def columns(self) -> dict[str, str]:
        """What holds what, in the words of `--columns`."""
        held = {field: name for name, field in self._fields.items()}
        return {field: held[field] for field in TARGETS if field in held}

    def body(self) -> ComposeResult:
        """What it is about, the columns, and the first rows as they would be read."""
        with Vertical(id="page"):
            yield Static(id="said")
            yield Static(id="heads")
            yield ColumnList()
            yield Paper()

    def on_mount(self) -> None:
        """Show the guess."""
        self.top.left = Content.styled("Import · which column is what", "bold")
        if self._said:
            self.said.update(content(f"▲ {self._said}", "$error"))
        else:
            name = fitted(self._table.called, 40).rstrip()
            self.said.update(content(f"No app that htrack knows writes {name}: {ASKED}", "$muted"))
        self.rows.show_rows(self._names, self._draw)
        self._show()
        super().on_mount()

    def refresh_data(self) -> None:
        """Nothing here depends on the journal."""

    def on_resize(self) -> None:
        """Give the list the room that it needs, and what it makes of the rows the rest."""
        room = self.size.height - OTHERS - (4 if self.size.height >= 30 else 2)
        self.rows.styles.height = max(3, min(len(self._names), room))
        self.query_one("#heads", Static).update(heads(self.size.width - 3))

    def _draw(self, index: int, width: int, here: bool) -> Content:
        name = self._names[index]
        field = self._fields.get(name, NONE)
        return column_row(name, self._table.columns[name], field, width, here=here)

    def _show(self) -> None:
        """The first rows, as they are read now."""
        columns = self.columns
        if lacking := missing(columns):
            self._tell(f"▲ No column holds {LACKING[lacking[0]]} yet: go to it, and ←→.")
        else:
            try:
                reading = self._table.tried(columns)
            except HtrackError as error:
                self._tell(f"▲ With that, {str(error)[:300]}.")
            else:
                self.paper.show(lambda width: tried_lines(reading, width))
        self.refresh_bindings()

    def _tell(self, text: str) -> None:
        self.paper.show(lambda width: list(content(text, "$warning").wrap(max(10, width))))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """It goes on once what must be there is there."""
        return not missing(self.columns) if action == "go_on" else True

    def action_turn(self, step: int) -> None:
        """Let the column hold the next thing that no other column holds."""
        name = self.rows.key
        if name is not None:
            now = self._fields.get(name, NONE)
            free = [each for each in (NONE, *FIELDS) if each == now or each not in self.columns]
            self._hold(name, free[(free.index(now) + step) % len(free)])

    def action_choose(self) -> None:
        """Pick what the column holds; what another one holds is taken from it."""
        name = self.rows.key
        if name is None:
            return
        choices = [Choice(NONE, "–", 0), *(Choice(key, told, 0) for key, told in FIELDS.items())]
        chooser = FieldChooser(
            f"{fitted(name, 24).rstrip()} holds", choices, self._fields.get(name, NONE)
        )
        self.htrack.push_screen(chooser, lambda it: None if it is None else self._hold(name, it))

    def action_clear(self) -> None:
        """Leave the column out."""
        if self.rows.key is not None:
            self._hold(self.rows.key, NONE)

    def _hold(self, name: str, field: str) -> None:
        self._fields = {
            each: held for each, held in self._fields.items() if each != name and held != field
        } | ({name: field} if field else {})
        self.rows.lines_changed()
        self._show()

    def action_go_on(self) -> None:
        """Read the whole file so."""
        self.is_sure = True
        self.dismiss()

    def action_leave(self) -> None:
        """Back to the files."""
        self.dismiss()
