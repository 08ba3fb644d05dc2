"""Compressed copies of the history beside it: made, checked, thinned out, put back."""

from __future__ import annotations

import contextlib
import gzip
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from store.errors import StoreError, UsageError
from store.file import durable, places
from store.file.explain import explain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from store.file.lock import FileLock

Reason = Literal["daily", "import", "migration", "merge", "restore", "manual"]

_NAME = re.compile(
    rf"htrack-([0-9]{{8}}-[0-9]{{6}})-({'|'.join(get_args(Reason))})\.json\.gz", re.ASCII
)
_MOMENT = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: `made_at` is aware, in UTC as in its name; `size` in bytes, compressed."""

    path: Path
    made_at: datetime
    reason: str
    size: int

    @property
    def name(self) -> str:
        """What `htrack backup restore` takes."""
        return self.path.name


def list_backups(path: Path) -> list[Backup]:
    """The backups of a data file, oldest first; other files in the folder are passed over.

    Raises `StoreError` where there may be some that can't be listed.
    """
    folder = places.backups_folder(path)
    try:
        found = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise explain(error, folder, "read") from error
    return sorted(filter(None, map(_backup, found)), key=lambda each: (each.made_at, each.name))


def make_backup(path: Path, reason: Reason, *, lock: FileLock, now: datetime) -> Backup | None:
    """Copy the file as it is, byte for byte, see that the copy is good, thin out the old ones.

    None when there is no file. Raises `StoreError`; the data file is never touched.
    """
    with lock:
        read = durable.read_bytes(path)
        if read is None:
            return None
        made = _write(path, read[0], reason, now)
        with contextlib.suppress(StoreError):  # too many backups are better than too few
            prune(path, now)
        return made


def restore(path: Path, name: str, *, lock: FileLock, now: datetime) -> Backup | None:
    """Put a backup back in place; returns the backup of what was there before, if anything was.

    The present file is kept first, even a damaged one. Raises `UsageError` for an unknown name,
    `StoreError` for a backup that is itself damaged and for a drive that isn't there.
    """
    if link := places.dangling_link(path):
        raise StoreError(f"{link} points to a place that isn't there. Is the drive mounted?")
    content = read_backup(path, name)
    with lock:
        read = durable.read_bytes(path)
        before = None if read is None else _write(path, read[0], "restore", now)
        durable.atomic_write(path, content, read[1] if read else None)
        return before


def read_backup(path: Path, name: str) -> bytes:
    """The content of a backup, found to be a history; raises as `restore` does."""
    backup = _find(path, name)
    content = _decompress(backup.path)
    _check_history(content, backup)
    return content


def made_today(path: Path, now: datetime) -> bool:
    """Whether the day's backup exists, by the day in the zone of `now`."""
    return any(
        each.reason == "daily" and _day(each.made_at, now) == now.date()
        for each in list_backups(path)
    )


def prune(path: Path, now: datetime) -> None:
    """Delete what `keep` does not keep; a backup that can't be deleted does no harm."""
    backups = list_backups(path)
    kept = keep((each.made_at for each in backups), now)
    for each in backups:
        if each.made_at not in kept:
            with contextlib.suppress(OSError):
                each.path.unlink()


def keep(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups stay: all of the last 7 days, the newest of each of 4 weeks and 12 months.

    Days, weeks (from Monday) and months are those of the zone of `now`, the present ones
    included. What lies in the future, after a clock went backwards, stays.
    """
    by_age = sorted(moments)
    newest_of_week = {_week(_day(each, now)): each for each in by_age}
    newest_of_month = {_month(_day(each, now)): each for each in by_age}
    today = now.date()
    return (
        {each for each in by_age if _day(each, now) > today - timedelta(days=7)}
        | {each for week, each in newest_of_week.items() if week > _week(today) - 4}
        | {each for month, each in newest_of_month.items() if month > _month(today) - 12}
    )


def _day(moment: datetime, now: datetime) -> date:
    return moment.astimezone(now.tzinfo).date()


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _backup(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, made_at, found[2], _size(path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _find(path: Path, name: str) -> Backup:
    backups = list_backups(path)
    for each in backups:
        if each.name == name:
            return each
    known = f"The newest is {backups[-1].name}." if backups else "There are none yet."
    raise UsageError(f"There is no backup of the name {name[:80]!r}. {known}")


def _write(path: Path, content: bytes, reason: Reason, now: datetime) -> Backup:
    target = _free_path(path, reason, now)
    durable.atomic_write(target, gzip.compress(content, compresslevel=5, mtime=0), None)
    made = _backup(target)
    if made is None or _decompress(target) != content:
        raise StoreError(f"The backup {target} does not read back as it was written.")
    return made


def _free_path(path: Path, reason: Reason, now: datetime) -> Path:
    """A name that no backup has: two in one second are dated one second apart."""
    moment = now.astimezone(UTC)
    while True:
        name = f"htrack-{moment.strftime(_MOMENT)}-{reason}.json.gz"
        target = places.backups_folder(path) / name
        if durable.signature(target) is None:
            return target
        moment += timedelta(seconds=1)


def _decompress(path: Path) -> bytes:
    read = durable.read_bytes(path)
    if read is None:
        raise StoreError(f"The backup {path} is gone.")
    inflate = zlib.decompressobj(wbits=31)
    try:
        content = inflate.decompress(read[0], durable.LARGEST)
    except zlib.error as error:
        raise StoreError(f"The backup {path} is damaged: {error}.") from error
    if not inflate.eof:
        raise StoreError(f"The backup {path} is damaged: it breaks off or is far too large.")
    return content


def _check_history(content: bytes, backup: Backup) -> None:
    from store.file import content as contents
    from store.file.strict import Unreadable

    try:
        contents.load(content, "history")
    except Unreadable as error:
        raise StoreError(
            f"The backup {backup.name} is the copy of a damaged file: {error}. "
            "Nothing was changed; choose another one."
        ) from error
