"""The app: modes, theme, wiring, and the way out; it decides nothing else."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.reactive import var

from store.clock import local_now
from store.errors import HtrackError
from tui import modes
from tui.data_app import DataApp
from tui.screens.train import TrainScreen
from tui.theme import DARK, LIGHT, LIKE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from rich.console import RenderableType
    from textual.actions import ActionParseResult
    from textual.app import SystemCommand
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.screen import Screen
    from textual.widget import Widget

    from store.rows import Row
    from tui.chronicle import Chronicle
    from tui.training import Place

LEAST_WIDTH, LEAST_HEIGHT = 45, 10
"""Cells below which a screen only says that it needs more of them."""


class HtrackApp(DataApp):
    """Track workouts in the terminal."""

    TITLE = "htrack"
    # The first screen's style comes with the app's: a screen that brings its own has Textual read
    # all of them twice before the first frame.
    CSS_PATH = ["app.tcss", "screens/train.tcss"]  # noqa: RUF012 (typed as by Textual)
    NOTIFICATION_TIMEOUT = 3
    ENABLE_COMMAND_PALETTE = True
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "train": TrainScreen,
        "exercises": modes.exercises,
        "history": modes.history,
        "progress": modes.progress,
        "balance": modes.balance,
    }
    DEFAULT_MODE = "train"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "switch_mode('train')", "Train", id="mode.train"),
        Binding("e", "switch_mode('exercises')", "Exercises", id="mode.exercises"),
        Binding("h", "switch_mode('history')", "History", id="mode.history"),
        Binding("P", "switch_mode('progress')", "Progress", id="mode.progress"),
        Binding("B", "switch_mode('balance')", "Balance", id="mode.balance"),
        Binding("f2", "switch_mode('train')", show=False),
        Binding("f3", "switch_mode('exercises')", show=False),
        Binding("f4", "switch_mode('history')", show=False),
        Binding("f5", "switch_mode('progress')", show=False),
        Binding("f6", "switch_mode('balance')", show=False),
        Binding("question_mark", "help", "Help", key_display="?", id="app.help"),
        Binding("f1", "help", show=False),
        Binding("q", "quit", "Quit", show=False, id="app.quit"),
    ]

    chronicled: var[int] = var(0)
    """Goes up when the chronicle has become other than it was; screens that ask it watch it."""

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime] = local_now,
        banner: str = "",
        theme: str = DARK.name,
        keep_theme: Callable[[str], None] = lambda _name: None,
    ) -> None:
        super().__init__(path, clock)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._kept = theme if theme in self.available_themes else DARK.name
        self._keep_theme = keep_theme
        self.set_reactive(App.theme, DARK.name if self._is_terminals_own else self._kept)
        self.banner = banner
        """A line that every screen shows, such as that this is a demo."""
        self.unsaved: list[tuple[Place, Row]] = []
        """Sets that were done but could not be written yet; they outlive every screen."""
        self.save_unsaved: Callable[[], None] = lambda: None
        """Tries once more to write them."""
        self.farewells: list[Callable[[], object]] = []
        """What screens still have to keep before the app ends, whatever ends it."""
        self._warned = False
        self._had_focus: Widget | None = None

    async def on_event(self, event: events.Event) -> None:
        """Before a key goes its way: it does nothing to what can't be seen."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._warned = self._warned and event.key == "q"
            if self._is_too_small and event.key != "q" and not event.key.startswith("ctrl+"):
                return
        await super().on_event(event)

    @property
    def _is_too_small(self) -> bool:
        if self.size.width >= LEAST_WIDTH and self.size.height >= LEAST_HEIGHT:
            return False
        return any(each.display for each in self.screen.query("#too-small"))

    def on_resize(self) -> None:
        """Give the focus back to what lost it because there was no room for it."""
        self._had_focus = self.screen.focused or self._had_focus
        self.call_later(lambda: self.screen.call_after_refresh(self._focus_again))

    def _focus_again(self) -> None:
        before, screen = self._had_focus, self.screen
        here = before is not None and before.is_attached and before.screen is screen
        if here and before is not None and screen.focused is None and before.focusable:
            screen.set_focus(before)

    @property
    def _is_terminals_own(self) -> bool:
        """Whether the theme takes the terminal's colours, which only a running app can do."""
        return self.available_themes[self._kept].ansi

    def watch_theme(self, name: str) -> None:
        """Keep the theme that was chosen, for the next time."""
        if name != self._kept:
            self._kept = name
            try:
                self._keep_theme(name)
            except HtrackError as error:
                self.tell(error)

    def get_css_variables(self) -> dict[str, str]:
        """Make our own colour names known in every theme."""
        variables = super().get_css_variables()
        for name, like in LIKE.items():
            variables.setdefault(name, variables.get(like, "ansi_default"))
        return variables

    def on_mount(self) -> None:
        """Take the terminal's colours, if that is the theme."""
        if self._is_terminals_own:
            self.theme = self._kept

    @cached_property
    def chronicle(self) -> Chronicle:
        """What screens ask about everything that was ever done."""
        from tui.chronicle import Chronicle

        return Chronicle(self)

    def show_progress(self, exercise_id: str) -> None:
        """Switch to the progress of an exercise."""
        from tui.screens.progress import ProgressScreen

        self.switch_mode("progress")
        if isinstance(self.screen, ProgressScreen):
            self.screen.go_to(exercise_id)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key, a click or the palette asks for; what can't be done is told."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except HtrackError as error:
            self.tell(error)
            return True

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """End the app, as soon as every screen has kept what it has to keep."""
        for keep in self.farewells:
            keep()
        super().exit(result, return_code, message)

    async def action_quit(self) -> None:
        """End the app; once it is said what would be lost by it, and only then, it is done."""
        if self.unsaved:
            self.save_unsaved()
        lost = self._lost()
        if lost and not self._warned:
            self._warned = True
            self.tell(HtrackError(lost))
            return
        await super().action_quit()

    def _lost(self) -> str:
        """What would be lost by leaving now."""
        sets = len(self.unsaved)
        if sets:
            what = "A set is" if sets == 1 else f"{sets} sets are"
            return f"{what} not saved yet. q once more leaves without."
        return ""

    def action_help(self) -> None:
        """Show every key of this screen."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers besides Textual's own."""
        from tui.commands import commands

        yield from commands(self, screen)
        yield from super().get_system_commands(screen)
