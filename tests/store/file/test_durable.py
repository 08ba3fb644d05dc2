"""Atomic replacement: links, modes and owners stay, leavings of a kill do no harm."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from store.errors import ConflictError, StoreError
from store.file import durable

if TYPE_CHECKING:
    from pathlib import Path


def _write(path: Path, content: bytes) -> None:
    read = durable.read_bytes(path)
    durable.atomic_write(path, content, read[1] if read else None)


def test_a_link_stays_a_link_and_its_target_is_updated(tmp_path: Path) -> None:
    target, path = tmp_path / "cloud.json", tmp_path / "htrack.json"
    target.write_bytes(b"old")
    path.symlink_to(target)
    _write(path, b"new")
    assert path.is_symlink()
    assert target.read_bytes() == b"new"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cloud.json", "htrack.json"]


def test_the_mode_is_kept(path: Path) -> None:
    path.write_bytes(b"old")
    path.chmod(0o640)
    _write(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_root_steals_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    os.chown(home, 1234, 1235)
    path = home / "htrack.json"
    path.write_bytes(b"old")
    os.chown(path, 1234, 1236)
    _write(path, b"new")
    _write(home / "deep" / "new.json", b"new")
    owners = [(each.stat().st_uid, each.stat().st_gid) for each in (path, *home.glob("deep/**"))]
    assert owners == [(1234, 1236), (1234, 1235)]
    assert (home / "deep" / "new.json").stat().st_uid == 1234


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_a_kill_left_is_replaced_and_never_followed(path: Path, kind: str) -> None:
    path.write_bytes(b"old")
    stale, victim = path.with_name(".htrack.json.tmp"), path.with_name("victim")
    victim.write_bytes(b"precious")
    stale.write_bytes(b"half") if kind == "file" else stale.symlink_to(victim)
    _write(path, b"new")
    assert path.read_bytes() == b"new"
    assert victim.read_bytes() == b"precious"
    assert not stale.exists()


def test_a_file_changed_meanwhile_is_not_overwritten(path: Path) -> None:
    path.write_bytes(b"old")
    read = durable.read_bytes(path)
    assert read is not None
    path.write_bytes(b"other")
    with pytest.raises(ConflictError):
        durable.atomic_write(path, b"new", read[1])
    with pytest.raises(ConflictError):
        durable.atomic_write(path, b"new", None)
    assert path.read_bytes() == b"other"
    assert [each.name for each in path.parent.iterdir()] == ["htrack.json"]


def test_what_was_written_is_the_revision_that_is_read(path: Path) -> None:
    written = durable.atomic_write(path, b"x" * 100_000, None)
    assert written.signature == durable.signature(path)
    read = durable.read_bytes(path)
    assert read is not None
    assert (read[0], read[1].signature) == (b"x" * 100_000, written.signature)


def test_a_parent_that_is_a_file_is_a_sentence(path: Path) -> None:
    path.write_bytes(b"file")
    with pytest.raises(StoreError, match="a file, not a folder"):
        durable.atomic_write(path / "htrack.json", b"new", None)


def _failing_fsync(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def fail(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(errno.ENOSPC, "disk is full"), (errno.EIO, "reports an error"), (errno.EDQUOT, "quota")],
)
def test_a_failing_disk_is_a_sentence_and_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    path.write_bytes(b"old")
    _failing_fsync(monkeypatch, code)
    with pytest.raises(StoreError, match=sentence):
        _write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in path.parent.iterdir()] == ["htrack.json"]


@pytest.mark.parametrize(
    ("code", "tolerated"), [("EINVAL", True), ("ENOTSUP", True), ("EIO", False)]
)
def test_only_mounts_that_cannot_sync_folders_are_excused(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: str, tolerated: bool
) -> None:
    _failing_fsync(monkeypatch, getattr(errno, code))
    if tolerated:
        durable.sync_folder(path.parent)
    else:
        with pytest.raises(OSError, match="Input/output"):
            durable.sync_folder(path.parent)
