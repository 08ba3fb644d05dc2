"""Where an export goes: to stdout, or into a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import HtrackError
from tui.streams import let_go_of_stdout
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def encoded(text: str) -> bytes:
    """As UTF-8; half of a surrogate pair, which can't be, as what it is."""
    return text.encode("utf-8", "backslashreplace")


def to_stdout(pieces: Iterable[bytes]) -> None:
    """Write to stdout; on a terminal so that stored text can't command it."""
    stdout = sys.stdout.buffer
    try:
        for piece in _shown(pieces) if stdout.isatty() else pieces:
            stdout.write(piece)
        stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough, as `head` does.
        let_go_of_stdout()
    except OSError as error:
        let_go_of_stdout()
        raise HtrackError(f"The export could not be written: {error.strerror or error}.") from error


def _shown(pieces: Iterable[bytes]) -> Iterator[bytes]:
    return (encoded(showable(piece.decode("utf-8"), lines=True)) for piece in pieces)


def refuse_target(target: Path, data: Path, *, force: bool) -> None:
    """Raise HtrackError for what must not or can't be written over."""
    from store.file.places import backups_folder, lock_path, open_path, resolve

    real = resolve(target)
    ours = {resolve(data), open_path(data), lock_path(data)}
    if real in ours or _is_same_file(target, ours) or backups_folder(data) in real.parents:
        raise HtrackError(
            f"{target} is where htrack keeps its data: an export there would destroy it. "
            "Name another file."
        )
    try:
        mode = real.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise HtrackError(f"{target} can't be written: {error.strerror}.") from error
    if stat.S_ISDIR(mode):
        raise HtrackError(f"{target} is a folder: name a file in it.")
    if not stat.S_ISREG(mode):
        raise HtrackError(f"{target} is a pipe or a device: leave --output away and use > instead.")
    if not force:
        raise HtrackError(f"{target} exists already: name another file, or add --force.")


def _is_same_file(target: Path, ours: Iterable[Path]) -> bool:
    """Whether the target is one of ours under another name, such as a hard link."""
    for path in ours:
        with contextlib.suppress(OSError):
            if target.samefile(path):
                return True
    return False


def to_file(target: Path, pieces: Iterable[bytes]) -> None:
    """Write beside the target, then replace it: an export is there whole or not at all."""
    from store.file.places import resolve

    real = resolve(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{real.name[:100]}.", dir=real.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                _keep_mode(handle, real)
                file.writelines(pieces)
                file.flush()
                os.fsync(handle)
            Path(name).replace(real)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise HtrackError(f"{target} can't be written: {error.strerror or error}.") from error


def _keep_mode(handle: int, target: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.fchmod(handle, stat.S_IMODE(target.stat().st_mode))
