"""The three standard streams, made fit to be used before anything else is opened."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import Literal, TextIO

from store.errors import HtrackError


def ready() -> None:
    """Fill the places of closed streams, and let none fail over a character it doesn't have.

    A data file that took the place of a closed stdout would be printed into. Raises HtrackError
    when stdout is closed: whoever can't be told that a set is logged would log it twice.
    """
    is_mute = sys.stdout is None
    # Whatever is opened takes the lowest number that is free: in this order, that of the closed.
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or _nothing("w")
    sys.stderr = sys.stderr or _nothing("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if is_mute:
        raise HtrackError("stdout is closed, so nothing could be told. Nothing was done.")


def is_terminal() -> bool:
    """Whether a person sits at all three: keys come from stdin, the app is drawn to stderr."""
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()


def let_go_of_stdout() -> None:
    """Point stdout at nothing, or the interpreter complains once more when it exits."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nothing(mode: Literal["r", "w"]) -> TextIO:
    return Path(os.devnull).open(mode, encoding="utf-8")
