"""A disk that is full for real, and places in which nothing may be written."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from tests.builders import a_workout
from tests.crash.engines import REPOSITORY
from tests.crash.harness import htrack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

pytestmark = pytest.mark.crash

LOG = htrack("log", "Romanian Deadlift 80x8")

# Each limits itself, and then is the program.
WITHOUT_POWERS = (
    "import ctypes, os, sys; drop = ctypes.CDLL(None).prctl;"
    "[drop(24, power, 0, 0, 0) for power in range(64)]; os.execvp(sys.argv[1], sys.argv[1:])"
)
"""Root that is asked for permission like anybody else."""
WITHOUT_ROOM = (
    "import os, resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)); os.execvp(sys.argv[1], sys.argv[1:])"
)


def _run(
    data: Path, argv: Sequence[str], *, through: str = "", stdout: int | None = None
) -> subprocess.CompletedProcess[str]:
    prefix = [sys.executable, "-S", "-E", "-c", through] if through else []
    environment = {"PYTHONPATH": str(REPOSITORY), "HTRACK_DATA": str(data)}
    return subprocess.run(
        [*prefix, *argv],
        env=os.environ | environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )


def _fill(data: Path, workouts: int = 3) -> None:
    documents = [a_workout(id=f"w{number}").document() for number in range(workouts)]
    Journal(data).add_workouts(documents, [], "imported")


def _sets_logged(data: Path) -> int:
    workout = Journal(data).open_workout()
    return 0 if workout is None else sum(len(entry.sets) for entry in workout.entries)


def _assert_one_sentence(ended: subprocess.CompletedProcess[str], *words: str) -> None:
    assert ended.returncode == 1, ended.stderr
    assert ended.stderr.startswith("htrack: ")
    assert ended.stderr.endswith(".\n")
    assert ended.stderr.count("\n") == 1
    for word in words:
        assert word in ended.stderr


def _contents(folder: Path) -> dict[str, bytes]:
    """What every file holds, but for the lock, which holds nothing."""
    files = [each for each in folder.rglob("*") if each.is_file() and each.suffix != ".lock"]
    return {str(each.relative_to(folder)): each.read_bytes() for each in files}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB of its own, where this machine lets us mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting a small disk needs root")
    mounted = subprocess.run(mounting, capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        pytest.skip(f"a small disk can't be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _use_up(folder: Path) -> Path:
    """Fill the disk to its last byte."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 1024):
                pass
        except OSError:
            pass
    return filler


def test_a_full_disk_loses_nothing_and_is_enough_again_once_there_is_room(
    small_disk: Path,
) -> None:
    data = small_disk / "htrack.json"
    _fill(data)
    for _ in range(3):
        assert _run(data, LOG).returncode == 0
    filler = _use_up(small_disk)
    before = _contents(small_disk)
    for _ in range(3):
        _assert_one_sentence(_run(data, LOG), "the disk is full")
    _assert_one_sentence(_run(data, htrack("undo")), "the disk is full")
    assert _contents(small_disk) == before
    shown = _run(data, htrack("show"))
    assert shown.returncode == 0
    assert shown.stdout.count("80×8") == 3
    filler.unlink()
    assert _run(data, LOG).returncode == 0
    assert _sets_logged(data) == 4
    assert len(Journal(data).rows()) == 3


def test_files_that_may_not_grow_lose_nothing(tmp_path: Path) -> None:
    """Where no small disk can be mounted: the limit on a file's size acts in mid-write."""
    data = tmp_path / "htrack.json"
    _fill(data)
    logged = 0
    while (ended := _run(data, LOG, through=WITHOUT_ROOM)).returncode == 0:
        logged += 1
        assert logged < 50
    assert logged >= 1
    _assert_one_sentence(ended, "could not be saved")
    assert _sets_logged(data) == logged
    assert _run(data, LOG).returncode == 0
    assert _sets_logged(data) == logged + 1


@pytest.fixture
def powerless() -> str:
    """What to run a program through so that the modes of files hold for it."""
    if os.geteuid() != 0:
        return ""
    asked = [sys.executable, "-S", "-E", "-c", WITHOUT_POWERS, "cat", "/proc/self/status"]
    status = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    if "CapEff:\t0000000000000000" not in status:
        pytest.skip("root can't give up its powers here, and may write everywhere")
    return WITHOUT_POWERS


def test_a_folder_that_may_not_be_written_can_be_read(tmp_path: Path, powerless: str) -> None:
    folder = tmp_path / "data"
    data = folder / "htrack.json"
    _fill(data)
    assert _run(data, LOG).returncode == 0
    before = _contents(folder)
    backups = folder / "htrack.backups"
    for each in (backups, folder):
        each.chmod(0o555)
    try:
        for argv in (htrack("show"), htrack("show", "--all"), htrack("export")):
            shown = _run(data, argv, through=powerless)
            assert shown.returncode == 0, shown.stderr
            assert "80" in shown.stdout
        for argv in (LOG, htrack("undo"), htrack("backup", "now")):
            _assert_one_sentence(_run(data, argv, through=powerless), "permission denied")
        assert _contents(folder) == before
    finally:
        for each in (folder, backups):
            each.chmod(0o755)
    assert _run(data, LOG).returncode == 0
    assert _sets_logged(data) == 2


def test_a_file_that_may_not_be_read_is_one_sentence(tmp_path: Path, powerless: str) -> None:
    data = tmp_path / "htrack.json"
    _fill(data)
    before = data.read_bytes()
    data.chmod(0)
    for argv in (LOG, htrack("show"), htrack("export"), htrack("undo")):
        _assert_one_sentence(_run(data, argv, through=powerless), "permission denied")
    data.chmod(0o600)
    assert data.read_bytes() == before


def test_a_file_that_is_read_only_keeps_its_mode(tmp_path: Path, powerless: str) -> None:
    data = tmp_path / "htrack.json"
    _fill(data)
    data.chmod(0o444)
    undone = _run(data, htrack("undo"), through=powerless)
    assert stat.S_IMODE(data.stat().st_mode) == 0o444
    assert len(Journal(data).rows()) == (0 if undone.returncode == 0 else 3)


@pytest.mark.parametrize("kind", ["csv", "json", "md"])
def test_an_export_onto_a_full_device_is_one_sentence(tmp_path: Path, kind: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    data = tmp_path / "htrack.json"
    _fill(data, workouts=300)
    before = data.read_bytes()
    with Path("/dev/full").open("wb") as full:
        ended = _run(data, htrack("export", "--format", kind), stdout=full.fileno())
    _assert_one_sentence(ended, "No space left on device")
    to_file = _run(data, htrack("export", "--format", kind, "--output", "/dev/full"))
    _assert_one_sentence(to_file, "/dev/full")
    assert data.read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [("show",), ("show", "--all"), ("backup", "list"), ("log", "Pull-up x5")], ids=str
)
def test_output_onto_a_full_device_is_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    data = tmp_path / "htrack.json"
    _fill(data)
    Journal(data).back_up()
    with Path("/dev/full").open("wb") as full:
        _assert_one_sentence(_run(data, htrack(*arguments), stdout=full.fileno()), "No space left")
