"""What every screen has: a line at either end, a smallest size, and one way to say what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import getters
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from store.errors import HtrackError
from tui.widgets.bars import KeyBar, TopBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from textual.app import ComposeResult

    from tui.app import HtrackApp

    Value = TypeVar("Value")

TOO_SMALL = "htrack needs 45 columns and 10 rows.\nMake the window larger; nothing is lost."


class HtrackScreen(Screen[None]):
    """A mode of the app; shows `body`, and reads anew in `refresh_data` whenever data changed."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (typed as an instance variable by Textual)
        (0, "-tiny"),
        (45, "-narrow"),
        (100, "-normal"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-flat"),
        (10, "-short"),
        (30, "-tall"),
    ]
    DEFAULT_CSS = """
    HtrackScreen {
        background: $background;
        color: $foreground;
        #too-small { display: none; width: 1fr; height: 1fr; content-align: center middle; }
        #banner { display: none; height: 1; background: $accent; color: $background; }
        &.-banner #banner { display: block; }
    }
    HtrackScreen.-tiny > *, HtrackScreen.-flat > * { display: none; }
    HtrackScreen.-tiny > #too-small, HtrackScreen.-flat > #too-small { display: block; }
    """

    _stale = True
    """Whether the data may have changed since it was shown."""

    top = getters.query_one(TopBar)

    @property
    def htrack(self) -> HtrackApp:
        """The app, by its own type."""
        return cast("HtrackApp", self.app)

    def compose(self) -> ComposeResult:
        """Frame the body."""
        # Known before the first layout, so that it need not be done twice.
        self.add_class(*self._size_classes(), update=False)
        self.set_class(bool(self.htrack.banner), "-banner", update=False)
        yield TopBar()
        yield Static(Content(self.htrack.banner), id="banner")
        yield from self.body()
        yield KeyBar()
        yield Static(TOO_SMALL, id="too-small", markup=False)

    def body(self) -> ComposeResult:
        """The widgets between the two lines."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show what there is, now and after each change."""
        self.watch(self.htrack, "revision", self._revised, init=False)
        self._catch_up()

    def _size_classes(self) -> list[str]:
        width, height = self.app.size
        fitting = (
            [name for least, name in points if least <= size]
            for size, points in (
                (width, self.HORIZONTAL_BREAKPOINTS),
                (height, self.VERTICAL_BREAKPOINTS),
            )
        )
        return [names[-1] for names in fitting]

    def _revised(self) -> None:
        # The first frame does not wait for the journal; a hidden screen waits until it is seen.
        self._stale = True
        if self.is_current:
            self._catch_up()

    def _catch_up(self) -> None:
        if self._stale and self.htrack.is_open:
            self._stale = False
            self.attempt(self.refresh_data)

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was in front."""
        self._catch_up()

    def refresh_data(self) -> None:
        """Read from the journal and show; called when the data may have changed."""
        raise NotImplementedError

    def attempt(self, do: Callable[[], Value]) -> Value | None:
        """Do something that may fail for reasons a person can act on, and tell them if it does."""
        try:
            return do()
        except HtrackError as error:
            self.htrack.tell(error)
            return None
