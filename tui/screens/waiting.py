"""A screen that has work done beside the app: keys live meanwhile, and it is said how long."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.worker import Worker, WorkerState

from store.errors import HtrackError
from tui.screens.base import HtrackScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    Value = TypeVar("Value")

TICK = 0.1
"""Seconds between two looks at the clock."""
PATIENT = 0.3
"""Seconds before it is said how long it has taken."""
TURNING = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_OVER = frozenset({WorkerState.SUCCESS, WorkerState.ERROR, WorkerState.CANCELLED})


class WaitingScreen(HtrackScreen):
    """Does one thing at a time in a thread, and takes what came of it back into the app."""

    def __init__(self) -> None:
        super().__init__()
        self._work: Worker[Any] | None = None
        self._since = 0.0
        self._doing = self._hint = ""
        self._then: Callable[[Any], None] | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether something is being done."""
        return self._work is not None

    def on_mount(self) -> None:
        """Watch the time."""
        self.set_interval(TICK, self._tick)
        super().on_mount()

    def say(self, text: str, style: str = "$muted") -> None:
        """Show a sentence about what is being done, or has been."""
        raise NotImplementedError

    def failed(self, error: HtrackError) -> None:
        """Show why it could not be done."""
        raise NotImplementedError

    def begin(
        self, doing: str, do: Callable[[], Value], then: Callable[[Value], None], hint: str = ""
    ) -> None:
        """Do something in a thread, and then what follows from it here; one thing at a time.

        `do` must not touch what the app touches, above all not its journal.
        """
        if self._work is not None:
            return
        self._doing, self._hint = doing, hint
        self._then, self._since = then, monotonic()
        self.say(f"{doing} …")
        self._work = self.run_worker(do, thread=True, exit_on_error=False)
        self.refresh_bindings()

    def let_go(self) -> None:
        """Don't wait for it: a thread can't be stopped, but what it finds is not taken."""
        self._work = None
        self.refresh_bindings()

    def _tick(self) -> None:
        waited = monotonic() - self._since
        if self._work is not None and waited > PATIENT:
            sign = TURNING[int(waited / TICK) % len(TURNING)]
            self.say(f"{sign} {self._doing} … {waited:.1f} s{self._hint}")

    @on(Worker.StateChanged)
    def _work_goes_on(self, event: Worker.StateChanged) -> None:
        if event.worker is not self._work or event.state not in _OVER:
            return
        worker, self._work = self._work, None
        self.refresh_bindings()
        if isinstance(worker.error, HtrackError):
            self.failed(worker.error)
        elif worker.error is not None and worker.state is WorkerState.ERROR:
            raise worker.error
        elif self._then is not None and worker.state is WorkerState.SUCCESS:
            self._then(worker.result)
