"""The app: modes, theme, wiring. It holds the journal and decides nothing else."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.reactive import var

from store.clock import local_now
from store.errors import HtrackError
from tui import modes
from tui.screens.train import TrainScreen
from tui.theme import DARK, LIGHT, LIKE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from textual.actions import ActionParseResult
    from textual.app import SystemCommand
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.screen import Screen
    from textual.widget import Widget

    from store.journal import Journal
    from store.rows import Row
    from store.settings import Settings
    from tui.chronicle import Chronicle
    from tui.training import Place

PATIENCE = 0.5
"""Seconds to wait for another htrack; longer would be a screen that stands still."""
ROOMY = 100
"""Columns from which on a sentence leaves the top line readable."""
BRIEFLY = 1.5
"""Seconds that good news covers it where there are fewer."""
LEAST_WIDTH, LEAST_HEIGHT = 45, 10
"""Cells below which a screen only says that it needs more of them."""
LOOK_EVERY = 2.0
"""Seconds between looks at whether another process has changed the files."""


class HtrackApp(App[None]):
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

    revision: var[int] = var(0)
    """Goes up whenever the data may have changed; screens watch it."""
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
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._kept = theme if theme in self.available_themes else DARK.name
        self._keep_theme = keep_theme
        self.set_reactive(App.theme, DARK.name if self._is_terminals_own else self._kept)
        self.path = path
        self.clock = clock
        self.banner = banner
        """A line that every screen shows, such as that this is a demo."""
        self.trouble = ""
        """Why the data could not be opened; said on the way out."""
        self.unsaved: list[tuple[Place, Row]] = []
        """Sets that were done but could not be written yet; they outlive every screen."""
        self.save_unsaved: Callable[[], None] = lambda: None
        """Tries once more to write them."""
        self.timing = ""
        """The exercise that is being timed: its time would go with the app."""
        self._warned = False
        self._had_focus: Widget | None = None
        self._told = str(None)
        self._opening: Future[Journal] | None = None

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

    def get_css_variables(self) -> dict[str, str]:
        """Make our own colour names known in every theme."""
        variables = super().get_css_variables()
        for name, like in LIKE.items():
            variables.setdefault(name, variables.get(like, "ansi_default"))
        return variables

    def on_mount(self) -> None:
        """Open the data as soon as something is on the screen."""
        if self._is_terminals_own:
            self.theme = self._kept
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

    def tell(self, words: str | HtrackError) -> None:
        """Show a sentence for a while; stored text in it does nothing but show."""
        from tui.text import showable

        # One at a time, over the top line: what is being typed stays in sight.
        self.clear_notifications()
        self.screen.query("Toast").remove()
        failed = isinstance(words, HtrackError)
        self.notify(
            showable(str(words)),
            severity="error" if failed else "information",
            timeout=self.NOTIFICATION_TIMEOUT if failed or self.size.width > ROOMY else BRIEFLY,
            markup=False,
        )

    @cached_property
    def settings(self) -> Settings:
        """The user's settings; defaults, and a sentence, where the file can't be used."""
        from store.settings import Settings, read, settings_path

        try:
            return read(settings_path(os.environ))
        except HtrackError as error:
            self.tell(error)
            return Settings()

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

    def use_unit(self, unit: str) -> None:
        """Show weights in another unit; what was typed stays as it was typed."""
        from store.models import Unit

        try:
            self.journal.set_unit(Unit(unit))
        except HtrackError as error:
            self.tell(error)
        self.data_changed()

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
        if self.timing:
            return f"The stopwatch runs for {self.timing[:60]}. q once more forgets its time."
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
