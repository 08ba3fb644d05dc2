"""Where the files that belong to one data file lie: all beside its real target."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote

from store.file.explain import explain

SHOWN = 3
"""Conflicted copies that a person is told by name."""


def resolve(path: Path) -> Path:
    """The file that is really written: links followed, absolute, need not exist."""
    return Path(os.path.realpath(path))


def open_path(path: Path) -> Path:
    """The small file with the workout in progress: `htrack.open.json` beside `htrack.json`."""
    target = resolve(path)
    return target.with_name(f"{target.stem}.open{target.suffix}")


def lock_path(path: Path) -> Path:
    """The one lock for a data file and its workout in progress; never removed."""
    target = resolve(path)
    return target.with_name(f".{target.name}.lock")


def backups_folder(path: Path) -> Path:
    """The folder with the compressed backups: `htrack.backups` beside `htrack.json`."""
    target = resolve(path)
    return target.with_name(f"{target.stem}.backups")


def dangling_link(path: Path) -> Path | None:
    """The link on the way to `path` that leads nowhere: a drive not mounted, a folder moved.

    Raises `StoreError` where that can't be told.
    """
    try:
        for step in (path.absolute(), *path.absolute().parents):
            if step.is_symlink() and not step.exists():
                return step
    except OSError as error:
        raise explain(error, path, "read") from error
    return None


def conflicted_copies(path: Path) -> list[Path]:
    """What a sync client left beside the data when two machines wrote at once, sorted by name."""
    target = resolve(path)
    try:
        beside = sorted(target.parent.iterdir())
    except OSError:
        return []
    return [each for each in beside if _is_conflicted_copy(each.name, target.stem)]


def conflicts(path: Path) -> str:
    """What to tell a person of conflicted copies; empty when there are none."""
    found = conflicted_copies(path)
    if not found:
        return ""
    names = ", ".join(each.name for each in found[:SHOWN])
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return (
        f"A sync program has left copies beside the data, unread by htrack: {names}{more}. "
        f"Look at one with htrack --data {quote(str(found[0]))} show --all, "
        "take over what you miss, then move it away."
    )


def _is_conflicted_copy(name: str, stem: str) -> bool:
    marks = ("sync-conflict", "conflicted copy", "conflicted-copy")
    return name.startswith(stem) and any(mark in name.lower() for mark in marks)
