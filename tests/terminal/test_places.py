"""Windows of every size, places that are no terminal, and data that can't be used."""

from __future__ import annotations

import json
import os
import re
from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from tests.terminal.htrack import EXERCISES, HISTORY, TRAIN, command, done, go_to, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.terminal

HINGE = "Romanian Deadlift (Barbell)"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data file with a finished workout, and one in progress of three sets."""
    data = tmp_path / "htrack.json"
    finished = {
        "id": "w1",
        "title": "Legs",
        "started_at": "2026-11-01T18:30:00+01:00",
        "ended_at": "2026-11-01T19:30:00+01:00",
        "entries": [{"exercise_id": "squat-back", "name": "Squat", "sets": [{"reps": 5}]}],
    }
    document = {
        "meta": {"1": {"app": "htrack", "schema": 1, "kind": "history"}},
        "workouts": {"1": finished},
    }
    data.write_text(json.dumps(document))
    assert command(data, "log", f"{HINGE} 80x8 80x8 80x7").returncode == 0
    return data


@pytest.mark.parametrize(("columns", "rows"), [(45, 20), (80, 24), (120, 40), (200, 60)])
def test_every_mode_paints(data: Path, columns: int, rows: int) -> None:
    with opened(data, columns=columns, rows=rows) as terminal:
        terminal.wait_for(lambda screen: HINGE in screen and done(screen) == 3)
        go_to(terminal, EXERCISES, "Deadlift")
        go_to(terminal, HISTORY, "Legs")
        terminal.send(TRAIN)
        terminal.wait_for(lambda screen: HINGE in screen and done(screen) == 3)
        terminal.send("q")
        assert terminal.exit_status() == 0


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (44, 9), (44, 40), (200, 9)])
def test_a_window_that_is_too_small_says_so(data: Path, columns: int, rows: int) -> None:
    with opened(data, columns=columns, rows=rows) as terminal:
        screen = terminal.wait_for("larger")
        assert "45" in screen
        assert "Romanian" not in screen
        terminal.resize(80, 24)
        terminal.wait_for(lambda screen: HINGE in screen and done(screen) == 3)


def test_what_is_typed_survives_another_size_of_the_window(data: Path) -> None:
    with opened(data) as terminal:
        terminal.wait_for("KG")
        terminal.send("n")
        terminal.wait_for("○")
        terminal.send("82")
        terminal.wait_for("82▏")
        for columns, rows in ((120, 40), (45, 20), (200, 60)):
            terminal.resize(columns, rows)
            terminal.wait_for(_is_painted_for(columns, rows, "82▏"))
        terminal.resize(20, 5)
        terminal.wait_for("larger")
        terminal.resize(100, 30)
        terminal.wait_for(lambda screen: "82" in screen and "LAST TIME" in screen)
        terminal.send("q")
        assert terminal.exit_status() == 0


def _is_painted_for(columns: int, rows: int, text: str) -> Callable[[str], bool]:
    """Whether the text is there, and the last line's keys end in the window's corner."""

    def is_painted(screen: str) -> bool:
        lines = screen.splitlines()
        return len(lines) == rows and columns - 8 < len(lines[-1]) and text in screen

    return is_painted


def test_without_a_terminal_there_is_help(data: Path) -> None:
    before = data.read_bytes()
    ended = command(data)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "Usage:" in ended.stderr
    assert "needs a terminal" in ended.stderr
    assert data.read_bytes() == before


def test_a_demo_without_a_terminal_is_one_sentence(tmp_path: Path) -> None:
    ended = command(tmp_path / "htrack.json", "demo", TMPDIR=str(tmp_path))
    assert ended.returncode == 2
    assert re.fullmatch(r"htrack: [^\n]+\.\n", ended.stderr)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [(), ("demo",)], ids=["htrack", "demo"])
def test_a_terminal_that_cannot_draw_gets_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    with opened(
        tmp_path / "htrack.json", *arguments, TERM="dumb", TMPDIR=str(tmp_path)
    ) as terminal:
        assert terminal.exit_status() != 0
        assert re.fullmatch(rb"htrack: [^\n]+\.\r\n", bytes(terminal.raw))
        assert terminal.is_as_before()
    assert list(tmp_path.iterdir()) == []


def test_a_demo_says_so_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with opened(tmp_path / "htrack.json", "demo", TMPDIR=str(tmp_path)) as terminal:
        terminal.wait_for("Demo: a made-up year")
        assert [each.name[:12] for each in tmp_path.iterdir()] == ["htrack-demo-"]
        go_to(terminal, HISTORY, "Push & Pull")
        terminal.send("q")
        assert terminal.exit_status() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_demo_whose_window_closes_leaves_nothing_behind(tmp_path: Path) -> None:
    with opened(tmp_path / "htrack.json", "demo", TMPDIR=str(tmp_path)) as terminal:
        terminal.wait_for("Demo: a made-up year")
        terminal.close()
        terminal.exit_status()
    assert list(tmp_path.iterdir()) == []


def _is_installed() -> bool:
    try:
        return bool(metadata.version("htrack"))
    except metadata.PackageNotFoundError:
        return bool(os.environ.get("HTRACK_INSTALLED"))


@pytest.mark.skipif(not _is_installed(), reason="htrack runs from its folder, not installed")
def test_the_version_is_one_line(tmp_path: Path) -> None:
    ended = command(tmp_path / "htrack.json", "--version")
    assert ended.returncode == 0
    assert re.fullmatch(r"htrack [0-9]+\.[0-9]+\.[0-9]+\S*\n", ended.stdout)


DAMAGED = {
    "cut off": b'{"meta": {"1": {"app": "htrack"',
    "empty": b"",
    "zeros": b"\0" * 4096,
    "a conflict": b'<<<<<<< HEAD\n{"workouts": {}}\n=======\n{"workouts": {}}\n>>>>>>> b\n',
    "another program's": b'{"_default": {"1": {"name": "x"}}}',
}


@pytest.mark.parametrize("what", DAMAGED)
def test_damaged_data_is_left_alone_and_spoken_of(data: Path, what: str) -> None:
    data.write_bytes(DAMAGED[what])
    with opened(data, columns=300) as terminal:
        assert terminal.exit_status() == 1
        said = terminal.raw.decode().replace("\r", "").rpartition("\x1b")[2]
        assert f"htrack: {data} can't be used" in said
        assert "backup" in said
        assert "Traceback" not in said
        assert terminal.is_as_before()
    assert data.read_bytes() == DAMAGED[what]


def test_a_damaged_workout_in_progress_is_left_alone_too(data: Path) -> None:
    in_progress = data.with_name("htrack.open.json")
    in_progress.write_bytes(b'{"workouts": {"1": {"id"')
    before = data.read_bytes()
    with opened(data, columns=300) as terminal:
        assert terminal.exit_status() == 1
        assert "your history is not affected" in terminal.raw.decode()
    assert in_progress.read_bytes() == b'{"workouts": {"1": {"id"'
    assert data.read_bytes() == before
