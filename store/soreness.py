"""How sore the muscles were said to be, day by day: a small file beside the data.

It is no training: it is in no export, and a day that is over only speaks for a lighter week.
What is unknown in it, a newer htrack or a person may have put there: it is passed over, and stays.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from catalog.muscle import MuscleGroup
from store.errors import StoreError
from store.file import durable
from store.file.lock import PATIENCE, FileLock
from store.file.places import lock_path, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SOREST: Final = 3
KEPT: Final = 60
"""Days that are kept, the newest."""
LARGEST: Final = 100_000
"""Bytes; so many days take a fifth of it."""
LONGEST_SHOWN: Final = 100
"""Characters of what is wrong with a file."""

_GROUPS: Final = frozenset(group.value for group in MuscleGroup)

Soreness = dict[MuscleGroup, int]
Days = dict[str, Any]
"""The file as it is, with whatever else is in it."""


def soreness_path(path: Path) -> Path:
    """`htrack.sore.json` beside `htrack.json`."""
    target = resolve(path)
    return target.with_name(f"{target.stem}.sore{target.suffix}")


def soreness_of(path: Path) -> dict[date, Soreness]:
    """What was said on each day, from 1 to 3 of each group; StoreError where it can't be read."""
    found = durable.read_bytes(soreness_path(path))
    if found is None:
        return {}
    content, revision = found
    revision.release()
    with _telling(path):
        days = _read(content)
    return {day: _known(days[day.isoformat()]) for day in map(_day, days) if day is not None}


def keep_soreness(
    path: Path, day: date, group: MuscleGroup, value: int, patience: float = PATIENCE
) -> None:
    """Keep how sore a group is on a day, 0 for not at all.

    Raises StoreError where that can't be, BusyError after `patience` seconds of another htrack's.
    """
    target = soreness_path(path)
    durable.make_folder(target.parent)
    with FileLock(lock_path(path), patience):
        content, revision = durable.read_bytes(target) or (b"{}", None)
        with _telling(path):
            days = _read(content)
            days.setdefault(day.isoformat(), {})[group.value] = value
            written = _written(days)
        durable.atomic_write(target, written, revision).release()


def of_sessions(said: Mapping[date, Soreness], days: Iterable[date]) -> list[int]:
    """The sorest that anything was on each of the days; 0 where nothing was said."""
    return [max(said.get(day, {}).values(), default=0) for day in days]


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Say of which file it is that it can't be used, and what to do about it."""
    try:
        yield
    except (ValueError, RecursionError) as error:
        raise StoreError(
            f"{soreness_path(path)} can't be used: {str(error)[:LONGEST_SHOWN]}. It only holds how "
            "sore you were; move it away to say it anew."
        ) from error


def _read(content: bytes) -> Days:
    """The days in a file; ValueError where they are none."""
    days: object = json.loads(_bounded(content))
    if not isinstance(days, dict):
        raise ValueError("it is no list of days")
    for day in filter(_day, days):
        _check(days[day], day)
    return days


def _check(said: object, day: str) -> None:
    if not isinstance(said, dict):
        raise ValueError(f"{said!r:.20} on {day} is of no muscle")
    for group, value in said.items():
        if group in _GROUPS and (type(value) is not int or not 0 <= value <= SOREST):
            raise ValueError(f"{value!r:.20} is not from 0 to {SOREST}")


def _known(said: Mapping[str, int]) -> Soreness:
    return {MuscleGroup(group): said[group] for group in said if group in _GROUPS}


def _written(days: Days) -> bytes:
    """The newest of the days without what is not sore, and all that is unknown."""
    newest = sorted(filter(_day, days))[-KEPT:]
    sore = {day: said for day in newest if (said := _sore(days[day]))}
    unknown = {key: value for key, value in days.items() if _day(key) is None}
    return _bounded((json.dumps(sore | unknown, indent=0) + "\n").encode())


def _sore(said: Mapping[str, int]) -> dict[str, int]:
    return {group: value for group, value in said.items() if value or group not in _GROUPS}


def _day(text: str) -> date | None:
    """The day of a key that is one, written as it is written here."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _bounded(content: bytes) -> bytes:
    if len(content) > LARGEST:
        raise ValueError("it is too large")
    return content
