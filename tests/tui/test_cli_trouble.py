"""Commands while something is amiss with the data, or with the streams they were given."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from store.file.places import backups_folder
from store.journal import Journal
from tests.builders import a_workout
from tests.crash.harness import htrack, python
from tests.terminal.driver import REPOSITORY
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A history of one workout."""
    path = tmp_path / "htrack.json"
    Journal(path).add_workouts([a_workout(title="Legs").document()], [], "test")
    return path


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(data), *arguments])


def shell(data: Path, line: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Let `sh` run a line in which `htrack` is the program over the data."""
    program = shlex.join(htrack())
    return subprocess.run(
        ["/bin/sh", "-c", f'htrack() {{ {program} "$@"; }}; {line}'],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "HTRACK_DATA": str(data)} | env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


# A workout in progress that can't be read


@pytest.fixture
def half(data: Path) -> Path:
    """The data with a damaged workout in progress."""
    data.with_name("htrack.open.json").write_text("{")
    return data


@pytest.mark.parametrize("arguments", [("show",), ("show", "--all"), ("export",)])
def test_the_history_is_read_all_the_same(half: Path, arguments: tuple[str, ...]) -> None:
    result = run(half, *arguments)
    assert (result.exit_code, "Legs" in result.stdout) == (0, True)
    assert result.stderr.count("your history is not affected") == 1


def test_nothing_is_logged_beside_it(half: Path) -> None:
    before = half.read_bytes()
    result = run(half, "log", "rdl 80x8")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Move it aside to go on" in result.stderr
    assert half.read_bytes() == before
    assert half.with_name("htrack.open.json").read_text() == "{"


def test_a_damaged_history_is_not_passed_over(half: Path) -> None:
    half.write_text("{")
    result = run(half, "show", "--all")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{half} can't be used" in result.stderr


# Backups


def test_a_backup_of_damaged_data_is_made_and_told_from_a_good_one(data: Path) -> None:
    good = run(data, "backup", "now").stdout.strip()
    data.write_text("{")
    result = run(data, "backup", "now")
    bad = result.stdout.strip()
    assert (result.exit_code, (backups_folder(data) / bad).exists()) == (1, True)
    told, way_out = result.stderr.splitlines()
    assert bad in told
    assert way_out.endswith(f"htrack backup restore {good}")
    assert run(data, "backup", "restore", good).exit_code == 0
    assert "Legs" in run(data, "show").stdout


def test_a_backup_that_could_not_be_made_is_told_once(data: Path) -> None:
    backups_folder(data).write_text("a file where the folder belongs")
    result = run(data, "log", "--on", "yesterday", "rdl 80x8", "pullup 8")
    result = run(data, "log", "--on", "yesterday", "rdl 80x8")
    assert (result.exit_code, len(Journal(data).rows())) == (0, 2)
    assert result.stderr.startswith("htrack: The day's backup could not be made: ")
    assert len(result.stderr.splitlines()) == 1
    assert run(data, "show").stderr == ""


# What a sync program leaves


def test_conflicted_copies_are_told_of(data: Path) -> None:
    assert run(data, "show").stderr == ""
    data.with_name("htrack (conflicted copy).json").write_bytes(data.read_bytes())
    for command in (("show",), ("log", "rdl 80x8"), ("export",)):
        result = run(data, *command)
        assert (result.exit_code, len(result.stderr.splitlines())) == (0, 1)
        assert "htrack (conflicted copy).json" in result.stderr


# Streams that are closed, or speak another encoding


@pytest.mark.parametrize(
    ("line", "status", "sentence"),
    [
        ("htrack <&-", 2, b"needs a terminal"),
        ("htrack demo <&-", 2, b"needs a terminal"),
        ("htrack import - <&-", 1, b"it is empty"),
        ("htrack log - <&-", 2, b"No line with sets"),
        ("htrack export >&-", 1, b"stdout is closed"),
        ("htrack show <&- >&-", 1, b"stdout is closed"),
        ("htrack log xyzzy 8 2>&-", 1, b""),
        ("htrack log rdl 80x8 <&- >&- 2>&-", 1, b""),
        ("htrack log rdl 80x8 >&-", 1, b"stdout is closed"),
    ],
)
def test_a_closed_stream_is_one_sentence(
    data: Path, line: str, status: int, sentence: bytes
) -> None:
    before = data.read_bytes()
    ended = shell(data, line)
    assert ended.returncode == status
    assert sentence in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert ended.stdout == b""
    assert data.read_bytes() == before
    assert not data.with_name("htrack.open.json").exists()


@pytest.mark.parametrize("line", ["htrack log rdl 80x8 <&-", "htrack log rdl 80x8 2>&-"])
def test_a_closed_stream_that_is_not_needed_is_not_missed(data: Path, line: str) -> None:
    ended = shell(data, line)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.startswith(b"Romanian Deadlift")
    assert b"Legs" in shell(data, "htrack show --all").stdout


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii"])
def test_a_character_that_stdout_does_not_have_is_no_error(data: Path, encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding}
    ended = shell(
        data, "htrack log --new 'カール 80x8' && htrack show && htrack backup list", **env
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    exported = shell(data, "htrack export --format json", **env)
    assert "カール" in exported.stdout.decode()


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_what_is_opened_later_takes_the_place_of_no_closed_stream(data: Path, closed: str) -> None:
    code = "from tui.streams import ready; ready(); import os; print(os.open(os.devnull, 0) > 2)"
    ended = shell(data, f"{shlex.join(python('-c', code))} {closed}")
    assert ended.stdout == b"True\n"
