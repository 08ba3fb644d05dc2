"""Training in a real terminal, with everything that can happen to the terminal meanwhile."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import pytest

from tests.crash.harness import htrack
from tests.terminal.driver import Terminal
from tests.terminal.htrack import (
    HISTORY,
    add_exercise,
    command,
    done,
    is_ready,
    log_set,
    opened,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

HINGE = "Romanian Deadlift (Barbell)"
CURL = "Seated Leg Curl (Machine)"
SOON = 6.0
"""Seconds in which a process without a terminal must be gone."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "htrack.json"


@pytest.fixture
def resumable(data: Path) -> Path:
    """A data file with a workout in progress: three sets of one exercise."""
    assert command(data, "log", f"{HINGE} 80x8 80x8 80x7").returncode == 0
    return data


def _exported(data: Path) -> list[tuple[str, float, int]]:
    exported = json.loads(command(data, "export", "--format", "json").stdout)
    return [
        (entry["name"], each["load"]["value"], each["reps"])
        for workout in exported["workouts"]
        for entry in workout["entries"]
        for each in entry["sets"]
    ]


def test_a_workout_goes_on_after_a_kill_and_comes_into_the_history(data: Path) -> None:
    sets = [(HINGE, 80.0, 8), (HINGE, 82.5, 7), (CURL, 40.0, 12), (CURL, 45.0, 11)]
    with opened(data) as terminal:
        terminal.wait_for("Start an empty workout")
        add_exercise(terminal, "romanian", HINGE)
        log_set(terminal, "80", "8")
        log_set(terminal, "82.5", "7")
        add_exercise(terminal, "seated leg", CURL)
        log_set(terminal, "40", "12")
        log_set(terminal, "45", "11")
        terminal.kill(signal.SIGKILL)
        assert terminal.exit_status() == -signal.SIGKILL
    assert _exported(data) == sets
    with opened(data) as terminal:
        terminal.wait_for(lambda screen: is_ready(screen) and _shows(screen, f"{CURL} 2/2", 2))
        terminal.send("[")
        terminal.wait_for(lambda screen: _shows(screen, f"{HINGE} 1/2", 2))
        log_set(terminal, "85", "6")
        terminal.send("f")
        terminal.wait_for("Start an empty workout")
        terminal.send("h")
        terminal.wait_for(lambda screen: "5 sets" in screen and HINGE[:17] in screen)
        terminal.send("q")
        assert terminal.exit_status() == 0
        assert terminal.is_as_before()
    assert _exported(data) == [*sets[:2], (HINGE, 85.0, 6), *sets[2:]]


def _shows(screen: str, name: str, sets: int) -> bool:
    return name in screen and done(screen) == sets


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
def test_a_signal_leaves_the_terminal_clean_and_the_workout_there(
    resumable: Path, number: signal.Signals
) -> None:
    with opened(resumable) as terminal:
        terminal.wait_for(is_ready)
        assert not terminal.is_as_before()
        so_far = len(terminal.raw)
        terminal.kill(number)
        assert terminal.exit_status(SOON) == 128 + number
        _assert_left_clean(terminal, so_far)
    _assert_goes_on(resumable)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
def test_a_signal_during_the_start_leaves_the_terminal_clean(
    resumable: Path, number: signal.Signals
) -> None:
    with opened(resumable) as terminal:
        terminal.wait_for(lambda _: b"\x1b[?1049h" in terminal.raw)
        terminal.kill(number)
        assert terminal.exit_status(SOON) == 128 + number
        _assert_left_clean(terminal, 0)
    _assert_goes_on(resumable)


@pytest.mark.parametrize("controlling", [True, False], ids=["with SIGHUP", "without a signal"])
def test_a_closed_window_ends_the_program_and_the_workout_is_there(
    resumable: Path, controlling: bool
) -> None:
    environment = {"HTRACK_DATA": str(resumable)}
    with Terminal(htrack(), environment, controlling=controlling) as terminal:
        terminal.wait_for(is_ready)
        terminal.close()
        assert terminal.exit_status(SOON) == 128 + signal.SIGHUP
    _assert_goes_on(resumable)


def test_ctrl_c_does_not_end_the_workout(resumable: Path) -> None:
    with opened(resumable) as terminal:
        terminal.wait_for(is_ready)
        terminal.send("\x03")
        terminal.send(HISTORY)
        terminal.wait_for("htrack  History")
    _assert_goes_on(resumable)


def _assert_left_clean(terminal: Terminal, since: int) -> None:
    """Main screen, cursor shown, no mouse reports, no bracketed paste, line mode and echo back."""
    written = bytes(terminal.raw[since:])
    for off in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l"):
        on = off[:-1] + (b"l" if off.endswith(b"h") else b"h")
        assert written.rfind(off) > written.rfind(on)
    assert b"Traceback" not in written
    assert terminal.is_as_before()


def _assert_goes_on(data: Path) -> None:
    with opened(data) as terminal:
        screen = terminal.wait_for(is_ready)
        assert HINGE in screen
        assert done(screen) == 3
        terminal.send("q")
        assert terminal.exit_status() == 0


@pytest.mark.parametrize("keys", [" ", "x", "85 ", "85\t", "+", "f", "n", "]", "w", "h"])
def test_keys_pressed_before_all_is_read_end_nothing(resumable: Path, keys: str) -> None:
    with opened(resumable) as terminal:
        terminal.wait_for("✓")
        terminal.send(keys)
        terminal.send(HISTORY)
        terminal.wait_for("htrack  History")
        assert b"Traceback" not in terminal.raw


def test_keys_that_arrive_at_once_act_one_after_another(data: Path) -> None:
    """As over a slow ssh connection, or when the program was busy."""
    with opened(data) as terminal:
        terminal.wait_for("Start an empty workout")
        add_exercise(terminal, "romanian", HINGE)
        terminal.send("80\t8 ")
        terminal.wait_for(lambda screen: done(screen) == 1)
    assert _exported(data) == [(HINGE, 80, 8)]


@pytest.mark.parametrize("key", ["l", "/"])
def test_a_line_that_arrives_at_once_is_typed_whole(resumable: Path, key: str) -> None:
    with opened(resumable) as terminal:
        terminal.wait_for(is_ready)
        terminal.send(f"{key}rdl 3x8@80\r")
        terminal.wait_for(lambda screen: "6/6" in screen)
    assert _exported(resumable) == [(HINGE, 80, 8)] * 2 + [(HINGE, 80, 7)] + [(HINGE, 80, 8)] * 3


def test_lines_names_and_notes_that_arrive_at_once_come_each_to_its_place(resumable: Path) -> None:
    with opened(resumable) as terminal:
        terminal.wait_for(is_ready)
        terminal.send("/82.5x6\rmheavy day\rcquick & slow\rChips back\rMcold hall\rn85\t5 ")
        terminal.wait_for(lambda screen: done(screen) == 5)
    workout = json.loads(command(resumable, "export", "--format", "json").stdout)["workouts"][0]
    entry = workout["entries"][0]
    sets = [(each["load"]["value"], each["reps"], each.get("note", "")) for each in entry["sets"]]
    assert sets[3:] == [(82.5, 6, "quick & slow"), (85, 5, "")]
    assert (workout["title"], workout["note"]) == ("heavy day", "cold hall")
    assert entry["note"] == "hips back"


def test_a_line_with_a_mistake_stays_to_be_mended(resumable: Path) -> None:
    with opened(resumable) as terminal:
        terminal.wait_for(is_ready)
        terminal.send("/80y8\r")
        terminal.wait_for(lambda screen: "▲" in screen and "80y8" in screen)
        terminal.send("\x7f\x7fx9\r")
        terminal.wait_for(lambda screen: done(screen) == 4)
    assert _exported(resumable)[3:] == [(HINGE, 80, 9)]


def test_a_search_that_arrives_at_once_finds_what_was_typed(resumable: Path) -> None:
    with opened(resumable) as terminal:
        terminal.wait_for(is_ready)
        terminal.send("e")
        terminal.wait_for("/ search")
        terminal.send("/nordic\rj")
        terminal.wait_for(lambda screen: "/ nordic" in screen and "Nordic Curl" in screen)
        terminal.send("q")
        assert terminal.exit_status() == 0


def test_a_line_typed_before_all_is_read_is_typed_whole(resumable: Path) -> None:
    with opened(resumable) as terminal:
        terminal.wait_for("✓")
        terminal.send("/rdl 3x8@80\r")
        terminal.wait_for(lambda screen: "6/6" in screen)
    assert _exported(resumable)[3:] == [(HINGE, 80, 8)] * 3


def test_what_is_typed_and_not_logged_is_there_after_a_kill(resumable: Path) -> None:
    with opened(resumable) as terminal:
        terminal.wait_for(is_ready)
        terminal.send("n91\t4\tchips back\r")
        terminal.wait_for("91")
        small = resumable.with_name("htrack.open.json")
        terminal.wait_for(lambda _: b"hips back" in small.read_bytes())
        terminal.kill(signal.SIGKILL)
        assert terminal.exit_status() == -signal.SIGKILL
    assert _exported(resumable) == [(HINGE, 80, 8), (HINGE, 80, 8), (HINGE, 80, 7)]
    with opened(resumable) as terminal:
        screen = terminal.wait_for(lambda screen: is_ready(screen) and "hips back" in screen)
        assert done(screen) == 3
        terminal.send(" ")
        terminal.wait_for(lambda screen: done(screen) == 4)
    assert _exported(resumable)[3:] == [(HINGE, 91, 4)]


def test_a_stopwatch_runs_on_after_a_kill(data: Path) -> None:
    assert command(data, "log", "plank 30s").returncode == 0
    with opened(data) as terminal:
        terminal.wait_for("SECS")
        terminal.wait_for(" before")
        terminal.send("s")
        terminal.wait_for("◷ ")
        small = data.with_name("htrack.open.json")
        terminal.wait_for(lambda _: b'"timed"' in small.read_bytes())
        terminal.kill(signal.SIGKILL)
        assert terminal.exit_status() == -signal.SIGKILL
    with opened(data) as terminal:
        terminal.wait_for(" before")
        terminal.send("s")
        terminal.wait_for(lambda screen: done(screen) == 2)
    exported = json.loads(command(data, "export", "--format", "json").stdout)["workouts"]
    assert [each["seconds"] >= 1 for each in exported[0]["entries"][0]["sets"]] == [True, True]
    assert b'"timed"' not in data.with_name("htrack.open.json").read_bytes()
