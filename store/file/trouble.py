"""What to tell a person whose data file can't be used: what is wrong, where, and the way out."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from store.errors import DamagedFileError, MissingFileError, NewerSchemaError, StoreError
from store.file import backups, places

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from store.file.schema import Kind


def damaged(path: Path, kind: Kind, reason: str, now: datetime) -> DamagedFileError:
    """The file is there, but nobody should trust or overwrite it."""
    way_out = _restore_hint(path, now) if kind == "history" else _set_aside_hint(path)
    return DamagedFileError(f"{path} can't be used: {reason}. It is left as it is. {way_out}")


def missing(path: Path, kind: Kind, now: datetime) -> MissingFileError | None:
    """The error for an absent file that ought to exist; None where a fresh start is right."""
    if link := places.dangling_link(path):
        return MissingFileError(
            f"{link} is a link to {places.resolve(link)}, which isn't there. "
            "Mount the drive, or remove the link to start afresh."
        )
    if kind == "history" and backups.list_backups(path):
        return MissingFileError(f"{path} has vanished. {_restore_hint(path, now)}")
    return None


def newer(path: Path, version: int) -> NewerSchemaError:
    """The file may be read, but saving could lose what only the newer htrack knows."""
    return NewerSchemaError(
        f"{path} was written by a newer htrack (data version {version}). "
        "Upgrade htrack on this machine to log and edit."
    )


def _restore_hint(path: Path, now: datetime) -> str:
    try:
        found = backups.list_backups(path)
        whole = backups.newest_whole(path, now)
    except StoreError as error:
        return str(error)
    if not found:
        return "There is no backup; look for a copy in your sync or backup service."
    count = "1 backup exists" if len(found) == 1 else f"{len(found)} backups exist"
    where = f"{count} in {places.backups_folder(path)}"
    if whole is None:
        return f"{where}, but none that is whole; look for a copy in your sync or backup service."
    return f"{where}: htrack backup restore {whole.name}"


def _set_aside_hint(path: Path) -> str:
    return (
        "Only the workout in progress is in it, your history is not affected. "
        f"Move it aside to go on: mv {quote(str(path))} {quote(f'{path}.damaged')}"
    )
