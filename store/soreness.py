"""How sore the muscles were said to be, day by day: a small file beside the data.

It is no training: it is in no export, and a day that is over only speaks for a lighter week.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from catalog.muscle import MuscleGroup
from store.errors import StoreError
from store.file import durable
from store.file.lock import FileLock
from store.file.places import lock_path, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SOREST: Final = 3
KEPT: Final = 60
"""Days that are kept, the newest."""
LARGEST: Final = 100_000
"""Bytes; so many days take a fifth of it."""

Soreness = dict[MuscleGroup, int]


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
    return _read(content, path)


def keep_soreness(path: Path, day: date, group: MuscleGroup, value: int) -> None:
    """Keep how sore a group is on a day, 0 for not at all; StoreError where that can't be."""
    target = soreness_path(path)
    durable.make_folder(target.parent)
    with FileLock(lock_path(path)):
        found = durable.read_bytes(target)
        days = _read(found[0], path) if found else {}
        said = {**days.get(day, {}), group: value}
        days[day] = {group: value for group, value in said.items() if value}
        revision = found[1] if found else None
        durable.atomic_write(target, _written(days), revision).release()


def of_sessions(said: Mapping[date, Soreness], days: Iterable[date]) -> list[int]:
    """The sorest that anything was on each of the days; 0 where nothing was said."""
    return [max(said.get(day, {}).values(), default=0) for day in days]


def _written(days: Mapping[date, Soreness]) -> bytes:
    kept = sorted(days)[-KEPT:]
    plain = {
        day.isoformat(): {group.value: value for group, value in days[day].items()}
        for day in kept
        if days[day]
    }
    return (json.dumps(plain, indent=0) + "\n").encode()


def _read(content: bytes, path: Path) -> dict[date, Soreness]:
    try:
        if len(content) > LARGEST:
            raise ValueError("it is too large")
        document: Any = json.loads(content)
        return {
            date.fromisoformat(day): {MuscleGroup(group): _value(each) for group, each in said}
            for day, said in ((day, said.items()) for day, said in document.items())
        }
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise StoreError(
            f"{soreness_path(path)} can't be used: {error}. It only holds how sore you were; "
            "move it away to say it anew."
        ) from error


def _value(value: object) -> int:
    if type(value) is not int or not 0 <= value <= SOREST:
        raise ValueError(f"{value!r:.20} is not from 0 to {SOREST}")
    return value
