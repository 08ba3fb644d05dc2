"""Runs in a child before anything else: lists, kills or fails its calls on one folder.

The portable stand-in for strace: it sees what goes through `os`, which is all that the store
uses to change files. Told by the environment: CRASH_FOLDER, CRASH_LOG, and for one point
CRASH_AT (its index) with CRASH_WITH (KILL, TORN or the name of an errno).
"""

from __future__ import annotations

import errno
import os
import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_FOLDER = os.environ.get("CRASH_FOLDER", "")
_AT = int(os.environ.get("CRASH_AT", "-1"))
_WITH = os.environ.get("CRASH_WITH", "")
_WRITING = os.O_CREAT | os.O_WRONLY | os.O_RDWR | os.O_TRUNC
_CHANGING = {
    *("write", "pwrite", "writev", "fsync", "fdatasync", "ftruncate", "truncate", "replace"),
    *("rename", "link", "symlink", "unlink", "remove", "mkdir", "rmdir"),
    *("chmod", "fchmod", "chown", "fchown", "lchown", "utime"),
}
_READING = {"stat", "lstat", "fstat", "listdir", "scandir", "pread"}

_paths: dict[int, str] = {}
_count = 0


def _name(target: Any) -> str:
    if isinstance(target, int):
        return _paths.get(target, "")
    return os.fsdecode(target) if isinstance(target, (str, bytes, os.PathLike)) else ""


def _touched(arguments: tuple[Any, ...]) -> list[str]:
    return [name for each in arguments[:2] if (name := _name(each)).startswith(_FOLDER)]


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    signal.pause()


def _strike(call: str, real: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    if _WITH == "TORN" and call == "write":
        real(arguments[0], arguments[1][: len(arguments[1]) // 2])
    if _WITH in ("KILL", "TORN"):
        _die()
    code = getattr(errno, _WITH)
    raise OSError(code, os.strerror(code))


def _watch(call: str, changing: Callable[[tuple[Any, ...]], bool]) -> None:
    real = getattr(os, call, None)
    if real is None:
        return

    def watched(*arguments: Any, **named: Any) -> Any:
        global _count
        touched = _touched(arguments)
        if touched:
            index, _count = _count, _count + 1
            mark = "changing" if changing(arguments) else "reading"
            line = "\t".join((call, mark, *touched))
            real_write(log, (line + "\n").encode())
            if index == _AT:
                _strike(call, real, arguments)
        result = real(*arguments, **named)
        if call == "open" and touched:
            _paths[result] = touched[0]
        return result

    setattr(os, call, watched)


if _FOLDER:
    real_write, real_close = os.write, os.close
    log = os.open(os.environ["CRASH_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def _close(fd: int) -> None:
        _paths.pop(fd, None)
        real_close(fd)

    os.close = _close
    _watch("open", lambda arguments: bool(arguments[1] & _WRITING))
    for each in _CHANGING:
        _watch(each, lambda _: True)
    for each in _READING:
        _watch(each, lambda _: False)
