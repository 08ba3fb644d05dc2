"""A pseudo-terminal with a program in it: what is typed goes in, what is drawn can be read.

Nothing sleeps: whoever waits, waits for bytes, for the end of the program, or for a deadline.
What stood on the screen before a key was typed is no answer to it, however well it fits.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from signal import Signals

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
"""Seconds until a wait fails; a busy machine needs some."""

ENTER, ESCAPE, TAB = "\r", "\x1b", "\t"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"

# The new session makes its stdin the controlling terminal, and then becomes the program.
_BECOME = (
    *(sys.executable, "-S", "-E", "-c"),
    (
        "import fcntl, os, sys, termios;"
        "fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
        "os.execvp(sys.argv[1], sys.argv[1:])"
    ),
)


class Terminal:
    """Runs `argv` in a terminal of its own until the block is left.

    A terminal that is not `controlling` sends no SIGHUP when it goes away.
    """

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str] | None = None,
        columns: int = 80,
        rows: int = 24,
        *,
        controlling: bool = True,
    ) -> None:
        self.raw = bytearray()
        """Every byte that was written to the terminal."""
        self._asked = 0
        """How many of them had been when something was typed last."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = pty.openpty()
        self._set_size(columns, rows)
        self.settings = self._settings()
        """How the terminal was set before the program came."""
        self._alive, dead = os.pipe()
        self.process = subprocess.Popen(
            [*_BECOME, *argv] if controlling else list(argv),
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=os.environ | {"PYTHONPATH": str(REPOSITORY)} | dict(env or {}),
            start_new_session=True,
            pass_fds=[dead],
        )
        os.close(dead)  # from now on only the program holds it: it closes when that ends

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for handle in (self._master, self._slave, self._alive):
            if handle >= 0:
                os.close(handle)

    def send(self, keys: str) -> None:
        """Type keys."""
        self._ask()
        os.write(self._master, keys.encode())

    def wait_for(self, wanted: str | Callable[[str], object], timeout: float = PATIENCE) -> str:
        """The screen as soon as a text is on it, or something is true of it.

        After keys or another size, only once something has been drawn since.
        """
        deadline = time.monotonic() + timeout
        while True:
            text = self.screen_text()
            fits = wanted in text if isinstance(wanted, str) else wanted(text)
            if fits and (len(self.raw) > self._asked or not self._asked):
                return text
            assert self._read(deadline), f"{wanted!r} did not come:\n{text}"

    def screen_text(self) -> str:
        """What a person sees, one line a row."""
        return "\n".join(row.rstrip() for row in self._screen.display)

    def kill(self, number: Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def exit_status(self, timeout: float = PATIENCE) -> int:
        """How the program ended, once it has, and all that it wrote has been read."""
        deadline = time.monotonic() + timeout
        while self._read(deadline):
            pass
        return self.process.wait(max(0.1, deadline - time.monotonic()))

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller."""
        self._ask()
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)

    def close(self) -> None:
        """Close the window, as when an ssh connection breaks."""
        for handle in (self._master, self._slave):
            os.close(handle)
        self._master = self._slave = -1

    def is_as_before(self) -> bool:
        """Whether the terminal is set as it was before the program came."""
        return self._settings() == self.settings

    def _ask(self) -> None:
        """From here on only what is drawn next counts."""
        while self._read(time.monotonic()):
            pass
        self._asked = len(self.raw)

    def _settings(self) -> list[object]:
        return list(termios.tcgetattr(self._slave))

    def _set_size(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    def _read(self, deadline: float) -> bool:
        """Wait for bytes; false when there will be none, or none came in time."""
        watched = [each for each in (self._master, self._alive) if each >= 0]
        ready, _, _ = select.select(watched, [], [], max(0.0, deadline - time.monotonic()))
        if self._master not in ready:
            return False  # nothing came, or the program ended and nothing is left to be read
        seen = os.read(self._master, 65536)
        self.raw += seen
        self._stream.feed(seen)
        return True
