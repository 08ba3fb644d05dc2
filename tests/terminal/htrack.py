"""htrack in a terminal: opening it, and the keys of someone who trains."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from tests.crash.harness import htrack
from tests.terminal.driver import ENTER, ESCAPE, LEFT, REPOSITORY, TAB, Terminal

if TYPE_CHECKING:
    from pathlib import Path

CURSOR = "▏"
"""Behind what is being typed into a cell."""
TRAIN, EXERCISES, HISTORY = "\x1bOQ", "\x1bOR", "\x1bOS"
"""F2 to F4, which no search takes for letters."""
_NAMES = {TRAIN: "Train", EXERCISES: "Exercises", HISTORY: "History"}

_COUNT = re.compile(r"sets ([0-9]+)/")


def opened(data: Path, *arguments: str, columns: int = 80, rows: int = 24, **env: str) -> Terminal:
    """The app over a data file."""
    return Terminal(htrack(*arguments), {"HTRACK_DATA": str(data), **env}, columns, rows)


def command(data: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A command without a terminal."""
    return subprocess.run(
        htrack(*arguments),
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "HTRACK_DATA": str(data)} | env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def go_to(terminal: Terminal, mode: str, shown: str) -> None:
    """Switch to a mode, and wait until it is there with a text."""
    terminal.send(mode)
    terminal.wait_for(lambda screen: _NAMES[mode] in screen.splitlines()[0] and shown in screen)


def done(screen: str) -> int:
    """How many sets are ticked off."""
    return sum("✓" in line for line in screen.splitlines())


def is_ready(screen: str) -> bool:
    """Whether a workout is shown as the journal knows it, not only as a glance at its file."""
    known = "First time" in screen or " before" in screen
    return "LAST TIME" in screen and "KG" in screen and known


def add_exercise(terminal: Terminal, search: str, name: str) -> None:
    """Choose an exercise by a few letters."""
    terminal.send("a")
    terminal.wait_for("Add an exercise")
    terminal.send(search)
    terminal.wait_for(lambda screen: f"/ {search}" in screen and f"▌ {name}" in screen)
    terminal.send(ENTER)
    terminal.wait_for(lambda screen: is_ready(screen) and name in screen)


def log_set(terminal: Terminal, weight: str, reps: str) -> None:
    """Type load and reps into the set under the cursor, field by field, and log it."""
    before = _logged_in_all(terminal.screen_text())
    _go_to_load(terminal)
    for text, key in ((weight, TAB), (reps, " ")):
        terminal.send(text)
        terminal.wait_for(text + CURSOR)
        terminal.send(key)
        terminal.wait_for(lambda screen: CURSOR not in screen)
    terminal.wait_for(lambda screen: _logged_in_all(screen) == before + 1)


def _logged_in_all(screen: str) -> int:
    """How many sets the line at the top counts, of all exercises."""
    found = _COUNT.search(screen)
    return int(found[1]) if found else -1


def _go_to_load(terminal: Terminal) -> None:
    """Put the cursor into the first column, wherever the last set has left it."""
    for _ in range(3):
        terminal.send("1")
        screen = terminal.wait_for("1" + CURSOR)
        terminal.send(ESCAPE)
        terminal.wait_for(lambda screen: CURSOR not in screen)
        if _column_of(CURSOR, screen) < _column_of("REPS", screen):
            return
        terminal.send(LEFT)


def _column_of(mark: str, screen: str) -> int:
    return next(line.index(mark) for line in screen.splitlines() if mark in line)
