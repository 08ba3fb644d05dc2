"""Compressed copies of the history beside it: made, checked, thinned out, put back."""

from __future__ import annotations

import contextlib
import gzip
import re
import zlib
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from store.errors import StoreError, UsageError
from store.file import durable, places
from store.file.explain import explain

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from store.file.lock import FileLock

Reason = Literal["daily", "import", "migration", "merge", "restore", "manual"]

_NAME = re.compile(
    rf"htrack-([0-9]{{8}}-[0-9]{{6}})-({'|'.join(get_args(Reason))})\.json\.gz", re.ASCII
)
_MOMENT = "%Y%m%d-%H%M%S"

DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many of each keep a backup, of those that have one."""
TOLERANCE = timedelta(days=1)
"""How far two clocks that are right may be apart."""


class Backup(NamedTuple):
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
    return _content(_find(path, name))


def newest_whole(path: Path, now: datetime) -> Backup | None:
    """The newest backup that can be put back; one that lies ahead only where there is no other."""
    found = sorted(list_backups(path), key=lambda each: not is_ahead(each.made_at, now))
    return next((each for each in reversed(found) if flaw(each) is None), None)


def flaw(backup: Backup) -> str | None:
    """Why a backup can't be put back, as a sentence; none for one that can."""
    try:
        _content(backup)
    except StoreError as error:
        return str(error)
    return None


def made_today(path: Path, now: datetime) -> bool:
    """Whether the day's backup exists, by the day in the zone of `now`."""
    return any(
        each.reason == "daily" and _day(each.made_at, now) == now.date()
        for each in list_backups(path)
    )


def prune(path: Path, now: datetime) -> None:
    """Delete what `keep` does not keep; a backup that can't be deleted does no harm."""
    backups = list_backups(path)
    kept = keep({each.made_at for each in backups}, now)
    for each in backups:
        if each.made_at not in kept:
            with contextlib.suppress(OSError):
                each.path.unlink()


def keep(moments: Collection[datetime], now: datetime) -> set[datetime]:
    """Which backups stay: the last 7 days that have any, the newest of 4 weeks and of 12 months.

    Days, weeks (from Monday) and months are those of the zone of `now`. What counts is order, not
    age: to a clock that says 2099 every backup would be too old. Those that lie ahead, made while
    the clock was wrong or seen by one that is, are thinned out by themselves and push none out.
    """
    ahead = {each for each in moments if is_ahead(each, now)}
    return _thinned(ahead, now) | _thinned(set(moments) - ahead, now)


def is_ahead(moment: datetime, now: datetime) -> bool:
    """Whether no clock that is right has seen this moment yet, give or take a day."""
    return moment - now > TOLERANCE


def _thinned(moments: set[datetime], now: datetime) -> set[datetime]:
    oldest_first = sorted(moments)
    days = {_day(each, now): each for each in oldest_first}
    weeks = {_week(day): each for day, each in days.items()}
    months = {_month(day): each for day, each in days.items()}
    first_day = min(list(days)[-DAYS:], default=date.min)
    return {
        *(each for each in oldest_first if _day(each, now) >= first_day),
        *list(weeks.values())[-WEEKS:],
        *list(months.values())[-MONTHS:],
    }


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
    if not 1 < made_at.year < 9999:  # no local time can be told of the first and the last day
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


def _content(backup: Backup) -> bytes:
    from store.file import content as contents
    from store.file.strict import Unreadable

    found = _decompress(backup.path)
    try:
        contents.load(found, "history")
    except Unreadable as error:
        raise StoreError(
            f"The backup {backup.name} is the copy of a damaged file: {error}. "
            "Nothing was changed; choose another one."
        ) from error
    return found
