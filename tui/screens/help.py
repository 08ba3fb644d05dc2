"""Every key of a screen, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.screens.sheet import Sheet
from tui.text import fitted
from tui.widgets.paper import Paper
from tui.widgets.set_grid import SetGrid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.screen import Screen

_TEXTUALS_OWN = frozenset({"screen.copy_text", "copy_text", "app.focus_next", "app.focus_previous"})
ADVICE = ("Planning guidance, not medical advice.", "Pain: stop, and see a professional.")


class HelpScreen(Sheet[None]):
    """Lists the keys that are in force on the screen below."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen #sheet { width: 64; max-width: 100%; height: auto; max-height: 90%;
        background: $surface; padding: 1 2; }
    HelpScreen Paper { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q,enter,space", "dismiss", "Close"),
    ]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._lines = _lines(below)

    def compose(self) -> ComposeResult:
        """One sheet of lines."""
        with Vertical(id="sheet"):
            yield KeySheet()

    def on_mount(self) -> None:
        """Fill the sheet."""
        sheet = self.query_one(KeySheet)
        sheet.show(lambda _width: self._lines)
        sheet.focus()


class KeySheet(Paper, can_focus=True):
    """As high as its lines, scrolling where the window is lower."""

    DEFAULT_CSS = """
    KeySheet { height: auto; max-height: 100%; }
    """

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """One row a line."""
        return self.line_count()


def _textuals_own(binding: Binding) -> bool:
    return binding.system or binding.action in _TEXTUALS_OWN


def _lines(below: Screen[object]) -> list[Content]:
    from tui.widgets.routine_grid import RoutineGrid

    found: dict[tuple[str, str], list[str]] = {}
    for active in below.active_bindings.values():
        binding = active.binding
        if active.enabled and binding.description and not _textuals_own(binding):
            where = "Everywhere" if active.node is below.app else "Here"
            shown = below.app.get_key_display(binding)
            keys = found.setdefault((where, binding.tooltip or binding.description), [])
            if shown not in keys:
                keys.append(shown)
    if isinstance(below.focused, SetGrid | RoutineGrid):
        found["Here", "Type over what a cell says"] = ["0–9", ". ,"]
    lines = [Content.styled("Keys", "bold $accent")]
    for group in ("Here", "Everywhere"):
        lines += [Content(""), Content.styled(group, "bold")]
        lines += [
            Content.assemble((fitted("  ".join(keys), 22), "$accent"), what)
            for (where, what), keys in found.items()
            if where == group
        ]
    notes: Mapping[str, Sequence[str]] = getattr(below, "HELP_NOTES", {})
    for head, told in notes.items():
        lines += [Content(""), Content.styled(head, "bold"), *map(Content, told)]
    return [*lines, Content(""), *(Content.styled(line, "$muted") for line in ADVICE)]
