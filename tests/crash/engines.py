"""Two ways to strike a child at one chosen call: strace, and a shim inside the child."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol

REPOSITORY = Path(__file__).resolve().parents[2]
SHIM = Path(__file__).resolve().parent / "shim"
PATIENCE = 60


@dataclass(frozen=True)
class Child:
    """A program to torment; `{folder}` in an argument or variable is its data folder."""

    argv: tuple[str, ...]
    env: dict[str, str] = field(default_factory=dict)
    stdin: str = ""


@dataclass(frozen=True)
class Call:
    """One system call on the data folder, as an engine can find it again."""

    name: str
    count: int
    """Strace: the how-manieth of this name in its thread, from 1. Shim: index of all, from 0."""
    changing: bool
    text: str


@dataclass(frozen=True)
class Run:
    """What became of the child: the fault it met (none in a quiet run) and what it said."""

    fault: str
    call: Call | None
    status: int
    out: str
    err: str
    struck: bool
    """Whether the fault hit a call on the data folder; if not, the run says nothing."""


class Engine(Protocol):
    """Lists the calls of a child, and runs it with a fault at one of them."""

    name: str
    faults: tuple[str, ...]

    def calls(self, child: Child, folder: Path, log: Path) -> tuple[list[Call], Run]:
        """The calls of an undisturbed run on `folder`, in order."""

    def strike(self, child: Child, folder: Path, log: Path, call: Call, fault: str) -> Run:
        """Run the child with KILL or an errno's name at `call`."""


def best_engine() -> Engine:
    """Strace where it is installed and permitted, else the shim."""
    return Strace() if Strace.works() else Shim()


class Strace:
    """Real system calls, whoever makes them; Linux only."""

    name = "strace"
    faults: tuple[str, ...] = ("KILL", "EIO", "ENOSPC", "EACCES", "EMFILE")

    _CHANGING = frozenset(
        [
            *("write", "pwrite64", "writev", "fsync", "fdatasync", "sync_file_range"),
            *("ftruncate", "truncate", "fallocate", "rename", "renameat", "renameat2"),
            *("link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "rmdir"),
            *("mkdir", "mkdirat", "chmod", "fchmod", "fchmodat", "utimensat"),
            *("chown", "fchown", "lchown", "fchownat"),
        ]
    )
    _READING = frozenset(
        ["open", "openat", "read", "pread64", "flock", "getdents64", "stat", "lstat", "newfstatat"]
    )
    _LINE = re.compile(r"(\d+) +(\w+)\((.*)")

    @staticmethod
    @cache
    def works() -> bool:
        """Whether this machine has strace and lets it trace and inject."""
        if shutil.which("strace") is None:
            return False
        probe = ["strace", "-f", "-e", "trace=getpid", "-e", "inject=getpid:error=EIO", "true"]
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0

    def calls(self, child: Child, folder: Path, log: Path) -> tuple[list[Call], Run]:
        options = ["-e", "trace=" + ",".join("?" + each for each in self._CHANGING | self._READING)]
        done = _run(child, folder, [*self._command(log), *options])
        counts: Counter[tuple[str, str]] = Counter()
        calls = []
        for thread, name, text in self._lines(log):
            counts[thread, name] += 1
            if str(folder) in text:
                changing = name in self._CHANGING or re.search("O_(CREAT|WRONLY|RDWR)", text)
                calls.append(Call(name, counts[thread, name], bool(changing), text))
        return calls, _as_run(done, "", None, struck=False)

    def strike(self, child: Child, folder: Path, log: Path, call: Call, fault: str) -> Run:
        how = "signal=SIGKILL" if fault == "KILL" else f"error={fault}"
        inject = f"inject={call.name}:{how}:when={call.count}"
        done = _run(child, folder, [*self._command(log), "-e", f"trace={call.name}", "-e", inject])
        return _as_run(done, fault, call, struck=self._struck(folder, log, call, fault))

    def _struck(self, folder: Path, log: Path, call: Call, fault: str) -> bool:
        lines = [text for _, _, text in self._lines(log)]
        if fault == "KILL":
            hit = lines[call.count - 1 : call.count]
            return "killed by SIGKILL" in log.read_text() and str(folder) in "".join(hit)
        return any("(INJECTED)" in text and str(folder) in text for text in lines)

    def _command(self, log: Path) -> list[str]:
        return ["strace", "-f", "-y", "-s", "0", "-o", str(log)]

    def _lines(self, log: Path) -> list[tuple[str, str, str]]:
        found = map(self._LINE.match, log.read_text(errors="replace").splitlines())
        return [(each[1], each[2], each[3]) for each in found if each]


class Shim:
    """Python's own calls, wrapped inside the child; anywhere. It can also tear a write in two."""

    name = "shim"
    faults: tuple[str, ...] = ("KILL", "TORN", "EIO", "ENOSPC", "EACCES", "EMFILE")

    def calls(self, child: Child, folder: Path, log: Path) -> tuple[list[Call], Run]:
        done = _run(child, folder, [], self._env(folder, log))
        calls = []
        for index, line in enumerate(log.read_text().splitlines()):
            name, mark, *paths = line.split("\t")
            calls.append(Call(name, index, mark == "changing", " ".join(paths)))
        return calls, _as_run(done, "", None, struck=False)

    def strike(self, child: Child, folder: Path, log: Path, call: Call, fault: str) -> Run:
        point = {"CRASH_AT": str(call.count), "CRASH_WITH": fault}
        done = _run(child, folder, [], self._env(folder, log) | point)
        lines = log.read_text().splitlines()
        struck = lines[call.count].split("\t")[0] == call.name if len(lines) > call.count else False
        return _as_run(done, fault, call, struck=struck)

    def _env(self, folder: Path, log: Path) -> dict[str, str]:
        path = os.pathsep.join((str(SHIM), str(REPOSITORY)))
        return {"CRASH_FOLDER": str(folder), "CRASH_LOG": str(log), "PYTHONPATH": path}


def _run(
    child: Child, folder: Path, prefix: list[str], extra: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    fill = str(folder)
    argv = [each.replace("{folder}", fill) for each in child.argv]
    own = {name: value.replace("{folder}", fill) for name, value in child.env.items()}
    # The same calls in every run: no compiled files written, no random order.
    steady = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        [*prefix, *argv],
        env=os.environ | steady | own | (extra or {}),
        cwd=REPOSITORY,
        input=child.stdin,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def _as_run(
    done: subprocess.CompletedProcess[str], fault: str, call: Call | None, *, struck: bool
) -> Run:
    return Run(fault, call, done.returncode, done.stdout, done.stderr, struck)


def python(*arguments: str) -> tuple[str, ...]:
    """The argv of a child of this very Python."""
    return (sys.executable, *arguments)
