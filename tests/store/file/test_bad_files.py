"""A file with anything wrong about it is left byte for byte as it is, and a person is told."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

import pytest

from store.errors import DamagedFileError, MissingFileError, NewerSchemaError, StoreError
from store.file import backups, durable
from store.file.storage import Files, open_files
from tests.store.file.tools import HISTORY, ids, workouts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.turning import Clock

ROOT = os.geteuid() == 0

BAD = {
    "zero bytes long": (b"", "it is empty"),
    "white space": (b"\n \n", "it is empty"),
    "cut off": (HISTORY[:-8].encode(), "breaks off"),
    "zeros after a power cut": (HISTORY.encode() + b"\0" * 99, "zero bytes"),
    "not JSON": (b"Dear diary,", "not JSON"),
    "not TinyDB": (b'{"a": 1}', "not a TinyDB table"),
    "nobody's": (b"{}", "no table of workouts"),
    "another program's": (b'{"_default": {"1": {"todo": "milk"}}}', "no table of workouts"),
    "another app's": (HISTORY.replace('"htrack"', '"mtrack"').encode(), "another program"),
    "the open one": (HISTORY.replace('"history"', '"open"').encode(), "a workout in progress"),
    "an odd kind": (HISTORY.replace('"history"', "[]").encode(), "something else"),
    "an odd version": (HISTORY.replace('"schema":1', '"schema":true').encode(), "schema version"),
    "a key twice": (HISTORY.replace('"id":"a"', '"id":"a","id":"b"').encode(), "occurs twice"),
    "NaN": (HISTORY.replace('"a"', "NaN").encode(), "NaN"),
    "a merge conflict": (b"<<<<<<< a\n" + HISTORY.encode(), "merge-conflict"),
}


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.file.storage.PAUSES", (0.0, 0.0))


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD)
def test_a_bad_history_is_left_alone_and_explained(
    files: Files, path: Path, clock: Clock, content: bytes, reason: str
) -> None:
    path.write_text(HISTORY)
    backup = files.history.back_up("manual")
    assert backup is not None
    path.write_bytes(content)
    with pytest.raises(DamagedFileError, match=reason) as reading:
        files.history.read()
    with pytest.raises(DamagedFileError):
        workouts(files.history).insert({"id": "b"})
    assert path.read_bytes() == content
    assert str(path) in str(reading.value)
    assert f"1 backup exists in {backup.path.parent}" in str(reading.value)
    assert f"htrack backup restore {backup.name}" in str(reading.value)


def test_without_backups_it_says_so(files: Files, path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(DamagedFileError, match="There is no backup"):
        files.history.read()


def test_a_bad_open_workout_blocks_only_itself(files: Files, path: Path) -> None:
    path.write_text(HISTORY)
    files.open.path.write_text("{")
    assert ids(files.history) == ["a"]
    workouts(files.history).insert({"id": "b"})
    with pytest.raises(DamagedFileError, match=r"your history is not affected.*mv "):
        workouts(files.open).insert({"id": "w"})
    assert files.open.path.read_text() == "{"


def test_the_command_that_sets_it_aside_can_be_pasted(tmp_path: Path) -> None:
    path = tmp_path / "Ann's; data" / "htrack.json"
    files = open_files(path)
    path.parent.mkdir()
    files.open.path.write_text("{")
    with pytest.raises(DamagedFileError) as reading:
        files.open.read()
    command = str(reading.value).partition("go on: ")[2]
    assert shlex.split(command) == ["mv", str(files.open.path), f"{files.open.path}.damaged"]


def test_a_file_being_written_by_a_sync_client_is_read_once_it_is_whole(
    files: Files, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(HISTORY[:30])
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        path.write_text(HISTORY[: 60 * len(naps)])

    monkeypatch.setattr("store.file.storage.PAUSES", (0.1, 0.1, 0.1))
    monkeypatch.setattr("store.file.storage.time.sleep", nap)
    assert ids(files.history) == ["a"]
    assert 1 <= len(naps) <= 3


def test_a_vanished_history_with_backups_is_not_begun_anew(files: Files, path: Path) -> None:
    path.write_text(HISTORY)
    files.history.back_up("manual")
    path.unlink()
    for attempt in (files.history.read, lambda: workouts(files.history).insert({"id": "b"})):
        with pytest.raises(MissingFileError, match=r"has vanished.*htrack backup restore htrack-"):
            attempt()
    assert not path.exists()


@pytest.mark.parametrize("link_the_folder", [True, False])
def test_a_link_to_a_drive_that_is_not_mounted(tmp_path: Path, link_the_folder: bool) -> None:
    drive, path = tmp_path / "drive", tmp_path / "link" / "htrack.json"
    if link_the_folder:
        path.parent.symlink_to(drive)
    else:
        path.parent.mkdir()
        path.symlink_to(drive / "htrack.json")
    for storage in open_files(path):
        with pytest.raises(MissingFileError, match=r"is a link to .*drive.*Mount the drive"):
            storage.read()
        with pytest.raises(MissingFileError, match=r"is a link to"):
            workouts(storage).insert({"id": "b"})
    assert not drive.exists()


def test_a_newer_schema_is_read_but_never_written(files: Files, path: Path) -> None:
    newer = HISTORY.replace('"schema":1', '"schema":2')
    path.write_text(newer)
    assert ids(files.history) == ["a"]
    assert files.history.version() == 2
    with pytest.raises(NewerSchemaError, match=r"newer htrack.*Upgrade"):
        workouts(files.history).insert({"id": "b"})
    assert path.read_text() == newer


def test_folders_and_pipes_are_refused_without_waiting(files: Files, path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError, match="is a folder"):
        files.history.read()
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(StoreError, match="is a pipe"):
        workouts(files.history).insert({"id": "b"})


def test_devices_are_refused(path: Path) -> None:
    path.symlink_to("/dev/full")
    with pytest.raises(StoreError, match="pipe or a device"):
        durable.read_bytes(path)


def test_a_gigabyte_of_nothing_is_not_read(files: Files, path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10**9)
    with pytest.raises(StoreError, match="1,000 MB, too much"):
        files.history.read()
    assert path.stat().st_size == 10**9


@pytest.mark.skipif(ROOT, reason="root may read and write everything")
def test_a_read_only_place_can_be_read(files: Files, path: Path) -> None:
    path.write_text(HISTORY)
    path.parent.chmod(0o500)
    try:
        assert ids(files.history) == ["a"]
        with pytest.raises(StoreError, match="permission denied"):
            workouts(files.history).insert({"id": "b"})
    finally:
        path.parent.chmod(0o700)
    assert path.read_text() == HISTORY


def test_a_circle_of_links_is_a_sentence(path: Path) -> None:
    path.symlink_to(path.name)
    with pytest.raises(StoreError, match=r"circle|is a link"):
        open_files(path).history.read()


def test_backups_that_cannot_be_listed_are_not_taken_for_none(files: Files, path: Path) -> None:
    folder = path.with_name("htrack.backups")
    folder.symlink_to(folder.name)
    with pytest.raises(StoreError, match="circle"):
        backups.list_backups(path)
    with pytest.raises(StoreError):
        files.history.read()
    assert not path.exists()
