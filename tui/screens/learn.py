"""Learn: the three muscles and their two jobs, a page to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content

from catalog.learn import learn_page
from tui.screens.base import HtrackScreen
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from catalog.learn import Section

WIDEST = 78


class Page(Paper, can_focus=True):
    """Text to scroll through."""

    # Room for the scroll bar is kept: it must not come afterwards and cover the ends of lines.
    DEFAULT_CSS = """
    Page { overflow-y: scroll; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "page_down", "Page down", show=False),
    ]


class LearnScreen(HtrackScreen):
    """One page of text."""

    AUTO_FOCUS = "Page"
    DEFAULT_CSS = """
    LearnScreen #frame { align-horizontal: center; padding: 1 1 0 1; }
    LearnScreen Page { max-width: 80; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,l", "leave", "Back", key_display="esc", id="learn.back"),
    ]

    page = getters.query_one(Page)

    def body(self) -> ComposeResult:
        """The page."""
        with Container(id="frame"):
            yield Page()

    def on_mount(self) -> None:
        """Write it once."""
        self.page.show(lambda width: _lines(learn_page(), min(width, WIDEST)))
        self.top.left = Content.assemble(("Learn", "bold"), (" · the back of the thigh", "$muted"))

    def refresh_data(self) -> None:
        """Nothing of it depends on data."""

    def action_leave(self) -> None:
        """Go back to where one came from."""
        self.dismiss()


def _lines(page: Sequence[Section], width: int) -> list[Content]:
    """Headings stand out; paragraphs are filled anew for the width."""
    lines: list[Content] = []
    for number, section in enumerate(page):
        lines.append(Content.styled(section.title, "bold" if number else "bold $accent"))
        for paragraph in "\n".join(section.lines).split("\n\n"):
            lines += [*_paragraph(paragraph, width), Content("")]
    return lines


def _paragraph(text: str, width: int) -> list[Content]:
    if text.startswith("- "):
        return [
            line for item in text.split("\n- ") for line in _item(item.removeprefix("- "), width)
        ]
    return Content(" ".join(text.split())).wrap(width)


def _item(text: str, width: int) -> list[Content]:
    wrapped = Content(" ".join(text.split())).wrap(width - 2)
    return [Content("· " if at == 0 else "  ") + line for at, line in enumerate(wrapped)]
