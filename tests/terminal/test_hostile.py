"""Names, notes and titles that would act if a terminal, or Textual, ever saw them raw."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest

from tests.terminal.driver import ENTER
from tests.terminal.htrack import EXERCISES, HISTORY, TRAIN, command, go_to, opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.driver import Terminal

pytestmark = pytest.mark.terminal

HOSTILE = {
    "markup": ("Curl [/b]", "Curl [/b]"),
    "an action": ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    "escapes": ("Red \x1b[31mcurl\x1b[2J\x1b[?1049l", "Red ␛[31mcurl"),
    "C1 codes": ("Row \x9b31mwide\x9d0;gotcha\x9c", "Row"),
    "a title": ("Row \x1b]0;gotcha\x07", "Row ␛]0;gotcha"),
    "the clipboard": ("Dip \x1b]52;c;Z290Y2hh\x07", "Dip ␛]52;c;"),
    "right to left": ("Pull \u202e\u2066pu\u200f", "Pull"),
    "10,000 characters": ("W" * 10_000, "WWWWWWWWWWWW"),
}
"""What is imported, and how some of it must look."""

HEAD = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;"
    "Distance Unit;Seconds;Notes;Workout Notes"
)
SENT = re.compile(rb"\x1b\](\d*)")
POINTER = b"22"
"""The one operating-system command that Textual itself sends: the shape of the pointer."""
RAW = ("\x9b", "\x9d", "\u202e", "\u2066", "\x1b[2J\x1b[?1049l")


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_name_is_text_wherever_it_is_shown(what: str, tmp_path: Path) -> None:
    hostile, shown = HOSTILE[what]
    data = tmp_path / "htrack.json"
    imported = command(data, "import", str(_file_of(hostile, tmp_path)))
    assert imported.returncode == 0, imported.stderr
    with opened(data) as terminal:
        _walk(terminal, shown)
        before = len(terminal.raw)
        terminal.send("q")
        assert terminal.exit_status() == 0
        _assert_nothing_acted(bytes(terminal.raw), before)


def _file_of(name: str, folder: Path) -> Path:
    """An export of another app with the name at every place that takes one."""
    path = folder / "strong.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD + "\n")
        rows = csv.writer(file, delimiter=";")
        for order in (1, 2):
            day = "2026-11-20 12:31:54"
            row = [day, name, name, order, 20, "kg", 5, "", "", "", 0, name, name]
            rows.writerow(row)
    return path


def _walk(terminal: Terminal, shown: str) -> None:
    """Through all three modes, into what each shows of it, and back."""
    terminal.wait_for(lambda screen: "Start an empty workout" in screen and shown in screen)
    go_to(terminal, EXERCISES, shown)
    go_to(terminal, HISTORY, shown)
    terminal.send(ENTER)
    terminal.wait_for(lambda screen: "Editing " in screen.splitlines()[0] and shown in screen)
    go_to(terminal, TRAIN, shown)


def _assert_nothing_acted(written: bytes, before_quitting: int) -> None:
    assert set(SENT.findall(written)) <= {POINTER}
    assert b"\x1b[?1049l" not in written[:before_quitting]
    text = written.decode("utf-8")
    assert not [each for each in RAW if each in text]
