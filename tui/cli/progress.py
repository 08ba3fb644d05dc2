"""A bar for what a person waits for, and nothing where nobody waits or looks."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from threading import Lock, Timer
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from types import TracebackType

    from click._termui_impl import ProgressBar

LONG = 0.5
"""Seconds from which on a wait is told of."""


class Progress:
    """Steps of a command, drawn on stderr once they have taken half a second, on a terminal."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._stack = ExitStack()
        self._bar: ProgressBar[int] | None = None
        self._done = 0
        self._label = ""
        # A step doesn't come back to say how long it has taken: a thread looks at the clock.
        self._late = Timer(LONG, self._draw)
        self._late.daemon = True
        self._drawing = Lock()
        self._is_over = False

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._late.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._late.cancel()
        with self._drawing:
            self._is_over = True
            if self._bar is not None and error is None:
                self._bar.update(1)
            self._stack.close()

    def step(self, label: str) -> None:
        """Say what begins now; what was begun before is over."""
        with self._drawing:
            self._label = label
            self._done += 1
            if self._bar is not None:
                if self._done > 1:
                    self._bar.update(1)
                self._tell()

    def _draw(self) -> None:
        """Begin to draw, if there is still something to wait for."""
        with self._drawing:
            if not self._is_over:
                self._bar = self._stack.enter_context(
                    click.progressbar(length=self._steps, file=sys.stderr, show_eta=False, width=24)
                )
                self._bar.update(max(0, self._done - 1))
                self._tell()

    def _tell(self) -> None:
        if self._bar is not None:
            self._bar.label = f"{self._label:<10}"
            self._bar.render_progress()
