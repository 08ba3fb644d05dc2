"""What an import would add; once it is confirmed, what it has added."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.preview import in_words
from tui import words
from tui.import_lines import preview_lines
from tui.screens.waiting import WaitingScreen
from tui.text import content
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.errors import HtrackError
    from store.preview import Preview
    from tui.import_work import ImportWork


class Page(Paper, can_focus=True):
    """Lines that are scrolled with the keys of a list."""

    # The room for the bar is kept: lines are written for the width that they will have.
    DEFAULT_CSS = """
    Page { overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
        Binding("g", "scroll_home", "To the top", show=False),
        Binding("G", "scroll_end", "To the end", show=False),
    ]


class ImportPreviewScreen(WaitingScreen):
    """Asks before anything is stored, and offers to take it back afterwards."""

    AUTO_FOCUS = "Page"
    DEFAULT_CSS = """
    ImportPreviewScreen #page { padding: 1 1 0 1; }
    ImportPreviewScreen.-short #page { padding: 0 1; }
    ImportPreviewScreen #asked { height: auto; max-height: 3; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", "Import", id="import.confirm"),
        Binding("w", "reweigh", "Other unit", tooltip="Read its weights in the other unit"),
        Binding("u", "undo", "Take it back", id="import.undo"),
        Binding("r", "review", "Review names", id="import.review"),
        Binding("enter", "finish", "Done", id="import.done"),
        Binding("escape", "leave", "Back", id="import.back"),
    ]

    asked = getters.query_one("#asked", Static)
    page = getters.query_one(Page)

    def __init__(self, preview: Preview, work: ImportWork) -> None:
        super().__init__()
        self._preview = preview
        self._import = work
        self.is_over = False
        """Whether it was imported, and not taken back."""
        self.wanted_unit = ""
        """The unit in which it is to be read once more."""

    def body(self) -> ComposeResult:
        """What is asked, over what there is to know."""
        with Vertical(id="page"):
            yield Static(id="asked")
            yield Page()

    def on_mount(self) -> None:
        """Show what would be added."""
        preview = self._preview
        self.top.left = Content.styled("Import", "bold")
        self.page.show(lambda width: preview_lines(preview, width))
        self._ask()
        super().on_mount()

    def refresh_data(self) -> None:
        """What was read is shown as it was read."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """First it can be confirmed, then taken back; not while that is being done."""
        possible = {
            "confirm": not (self.is_over or self._preview.is_empty),
            "finish": self.is_over or self._preview.is_empty,
            "reweigh": not self.is_over and bool(self._other_unit()),
            "undo": self.is_over,
            "review": self.is_over and bool(self._preview.unmatched),
            "leave": True,
        }
        return not (self.is_waiting and action in possible) and possible.get(action, True)

    def _ask(self) -> None:
        if self._preview.is_empty:
            self.say("Nothing to add: every workout of it is in the journal already.", "bold")
        else:
            self.say(f"Import {in_words(self._preview)}? Nothing is stored yet.", "bold $accent")

    def action_confirm(self) -> None:
        """Store it beside the app; until that is done, there is nothing to press here."""
        preview = self._preview
        self.begin("Storing", lambda: self._import.store(preview), self._stored)

    def _stored(self, added: Preview) -> None:
        self.is_over = True
        self.say(self._result(added), "bold $done")
        self._changed()

    def _changed(self) -> None:
        self.htrack.data_changed()
        self.refresh_bindings()

    def failed(self, error: HtrackError) -> None:
        """Say why it could not be stored, or taken back, and offer it again."""
        self.htrack.tell(error)
        if self.is_over:
            self.say("✓ Imported. u takes it back.", "bold $done")
        else:
            self._ask()

    def _result(self, added: Preview) -> str:
        names = len(self._preview.unmatched)
        review = f" r reviews {words.count(names, 'name')} that nobody knows." if names else ""
        return f"✓ Imported {in_words(added) or 'nothing'}. u takes it back.{review}"

    def _other_unit(self) -> str:
        """The unit that the weights may have been written in, where the file has only one."""
        units = {each.reading.unit for each in self._preview.sources}
        return {"kg": "lb", "lb": "kg"}.get(units.pop(), "") if len(units) == 1 else ""

    def action_reweigh(self) -> None:
        """Read it again, as if its weights were in the other unit."""
        self.wanted_unit = self._other_unit()
        self.dismiss()

    def action_undo(self) -> None:
        """Take the import back."""
        self.begin("Taking it back", self._import.take_back, self._taken_back)

    def _taken_back(self, _words: str) -> None:
        self.is_over = False
        self.say("Taken back; the journal is as it was. enter imports it again.", "bold")
        self._changed()

    def action_review(self) -> None:
        """Say which exercises the unknown names mean."""
        from tui.screens.names_review import NamesReviewScreen

        self.htrack.push_screen(NamesReviewScreen())

    def action_finish(self) -> None:
        """Done with it."""
        self.dismiss()

    def action_leave(self) -> None:
        """Back to the file, or done."""
        self.dismiss()

    def say(self, text: str, style: str = "$muted") -> None:
        """A sentence above what there is to know."""
        self.asked.update(content(text, style))
