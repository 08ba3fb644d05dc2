"""A bar for what a person waits for, and nothing where nobody waits or looks."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from time import monotonic
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from types import TracebackType

    from click._termui_impl import ProgressBar

LONG = 0.5
"""Seconds from which on a wait is told of."""


class Progress:
    """Steps of a command, drawn on stderr from the first that begins late on a terminal.

    With `is_long` it is known beforehand that it will take longer than half a second.
    """

    def __init__(self, steps: int, *, is_long: bool = False) -> None:
        self._steps = steps
        self._begun = monotonic()
        self._is_long = is_long
        self._stack = ExitStack()
        self._bar: ProgressBar[int] | None = None
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None and error is None:
            self._bar.update(1)
        self._stack.close()

    def step(self, label: str) -> None:
        """Say what begins now; what was begun before is over."""
        if self._bar is not None:
            self._bar.update(1)
        elif sys.stderr.isatty() and self._is_worth_it():
            self._bar = self._stack.enter_context(
                click.progressbar(length=self._steps, file=sys.stderr, show_eta=False, width=24)
            )
            self._bar.update(self._done)
        self._done += 1
        if self._bar is not None:
            self._bar.label = f"{label:<10}"
            self._bar.render_progress()

    def _is_worth_it(self) -> bool:
        return self._is_long or monotonic() - self._begun > LONG
