"""Files to choose from while a path is typed: folders and what an export may be called."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ENDINGS = (".csv", ".json", ".txt")
LOOKED_AT = 4000
"""Entries of a folder; a list that is longer is no list to choose from."""
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A file or a folder that what is typed may become."""

    path: str
    name: str
    is_folder: bool
    size: int = 0
    modified: float = 0.0
    """Seconds since 1970."""


OFFERED = ("~/Downloads/", "~/")
"""What the line may begin with."""


def meant(typed: str) -> str:
    """The path that is meant by what was typed, or dropped onto the terminal."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif "\\ " in text and not Path(text).expanduser().exists():
        text = text.replace("\\ ", " ")
    if text.startswith("file:///"):
        from urllib.parse import unquote

        text = unquote(text.removeprefix("file://"))
    for offered in OFFERED:
        # A full path typed behind what the line begins with.
        if text.startswith((f"{offered}/", f"{offered}~/")):
            text = text.removeprefix(offered)
    return os.path.expanduser(text)  # noqa: PTH111  (a Path would lose the slash at the end)


def places(typed: str) -> list[Place]:
    """Exports, the newest first, and folders that begin as it is typed; none where none can be."""
    folder, _slash, begun = meant(typed).rpartition("/")
    whole = f"{folder}/" if _slash else ""
    try:
        with os.scandir(whole or ".") as entries:
            found = [
                place
                for each in islice(entries, LOOKED_AT)
                if each.name.casefold().startswith(begun.casefold())
                and (begun.startswith(".") or not each.name.startswith("."))
                and (place := _place(each, whole)) is not None
            ]
    except (OSError, ValueError):
        return []
    found.sort(key=lambda each: (each.is_folder, -each.modified, each.name))
    folders = sorted((each for each in found if each.is_folder), key=lambda each: each.name.lower())
    return [*(each for each in found if not each.is_folder), *folders][:SHOWN]


def is_file(path: str) -> bool:
    """Whether there is something at a path that is no folder."""
    try:
        return Path(path).exists() and not Path(path).is_dir()
    except (OSError, ValueError):
        return False


def start() -> str:
    """Where exports usually are."""
    downloads, home = OFFERED
    return downloads if Path(downloads).expanduser().is_dir() else home


def _place(entry: os.DirEntry[str], whole: str) -> Place | None:
    try:
        if entry.is_dir():
            return Place(f"{whole}{entry.name}/", entry.name, is_folder=True)
        if not entry.name.lower().endswith(ENDINGS):
            return None
        status = entry.stat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return Place(
        f"{whole}{entry.name}",
        entry.name,
        is_folder=False,
        size=status.st_size,
        modified=status.st_mtime,
    )
