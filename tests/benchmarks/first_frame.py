"""S1: from launch to the first frame with real content, in a pseudo-terminal.

Baseline: a Textual app with one label, started the same way. The frame counts from the moment at
which the name of the open workout (of the label) has arrived at the terminal.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

from tests.benchmarks.histories import journal
from tests.benchmarks.pairs import compare

BARE = """
from textual.app import App
from textual.widgets import Label
class Bare(App):
    def compose(self):
        yield Label("Benchmark day")
Bare().run()
"""
OURS = "from tui.start import main; main()"
MARK = b"Benchmark day"
TARGET = 1.35
PATIENCE = 20.0


def seconds_to_frame(code: str, data: Path) -> float:
    """Start Python on `code` in a terminal of 120×40; seconds until the mark is painted."""
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        environment = {**os.environ, "HTRACK_DATA": str(data), "TERM": "xterm-256color"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        os.execve(sys.executable, [sys.executable, "-c", code], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    try:
        _until_painted(terminal, started + PATIENCE)
        return time.perf_counter() - started
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


def _until_painted(terminal: int, deadline: float) -> None:
    seen = b""
    while MARK not in seen:
        if not select.select([terminal], [], [], max(0, deadline - time.perf_counter()))[0]:
            raise TimeoutError(f"no frame; saw {seen[-500:]!r}")
        seen += os.read(terminal, 65536)


def main() -> None:
    """Measure at 0, 10 and 30 years of history."""
    with tempfile.TemporaryDirectory() as folder:
        for years in (0, 10, 30):
            data = journal(Path(folder), years).path
            compare(
                f"S1 first frame, {years} years",
                lambda data=data: seconds_to_frame(OURS, data),  # type: ignore[misc]
                lambda data=data: seconds_to_frame(BARE, data),  # type: ignore[misc]
                TARGET,
            )


if __name__ == "__main__":
    main()
