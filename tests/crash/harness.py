"""The crash matrix: a child is killed or failed at every call that touches its data."""

from __future__ import annotations

import compileall
import os
import shutil
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tests.crash.engines import (
    REPOSITORY,
    Call,
    Child,
    Engine,
    Run,
    Shim,
    Strace,
    best_engine,
    python,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TRIES = 3

__all__ = [
    "Child",
    "Counts",
    "Run",
    "Shim",
    "Strace",
    "best_engine",
    "calls_of",
    "htrack",
    "matrix",
    "python",
]


def htrack(*arguments: str) -> tuple[str, ...]:
    """The argv of the program: this repository's, or the one that HTRACK_INSTALLED names."""
    installed = os.environ.get("HTRACK_INSTALLED")
    if installed:
        found = shutil.which("htrack" if installed == "1" else installed)
        assert found is not None, f"HTRACK_INSTALLED={installed} names no program"
        return (found, *arguments)
    return python("-c", "from tui.start import main; main()", *arguments)


@dataclass
class Counts:
    """How much work a matrix did; a test that believes in it asserts that it is not little."""

    engine: str
    calls: int
    """Calls of the undisturbed child that touch the folder."""
    runs: Counter[str] = field(default_factory=Counter)
    """Runs by fault in which the fault hit its call."""
    missed: int = 0
    """Runs in which the fault hit nothing of ours, because the child went another way."""

    def __str__(self) -> str:
        by_fault = ", ".join(f"{fault} {count}" for fault, count in sorted(self.runs.items()))
        return (
            f"{self.engine}: {self.calls} calls, {self.runs.total()} points ({by_fault}), "
            f"{self.missed} missed"
        )


def matrix(
    child: Child,
    prepare: Callable[[Path], None],
    check: Callable[[Path, Run], None],
    work: Path,
    *,
    engine: Engine | None = None,
    faults: tuple[str, ...] | None = None,
    per_fault: int | None = None,
) -> Counts:
    """Strike `child` at every call on its folder with every fault; `check` after each run.

    Each run has a fresh folder under `work`, filled by `prepare`. The undisturbed run is checked
    too (its fault is ""). Kills strike only calls that change something: between two readings
    the disk is the same. `per_fault` takes that many points a fault, spread evenly.
    """
    _compile()
    engine = engine or best_engine()
    calls = calls_of(child, prepare, check, work, engine=engine)
    counts = Counts(engine.name, len(calls))
    for call, fault in _points(calls, faults or engine.faults, per_fault):
        folder, run = _struck(engine, child, prepare, work, call, fault)
        counts.missed += not run.struck
        counts.runs[fault] += run.struck
        _checked(folder, run, check)
    return counts


def _struck(
    engine: Engine,
    child: Child,
    prepare: Callable[[Path], None],
    work: Path,
    call: Call,
    fault: str,
) -> tuple[Path, Run]:
    """Strike at a call; again where a busy machine made the child come by another way."""
    for _ in range(TRIES):
        folder = _fresh(work, prepare)
        run = engine.strike(child, folder, _log(work), call, fault)
        if run.struck:
            break
    return folder, run


def calls_of(
    child: Child,
    prepare: Callable[[Path], None],
    check: Callable[[Path, Run], None],
    work: Path,
    *,
    engine: Engine | None = None,
) -> list[Call]:
    """The calls of an undisturbed, checked run."""
    folder = _fresh(work, prepare)
    calls, run = (engine or best_engine()).calls(child, folder, _log(work))
    _checked(folder, run, check)
    return calls


@cache
def _compile() -> None:
    """Compile what the children import: whether it is there already must not change their calls."""
    for package in ("catalog", "store", "tui"):
        compileall.compile_dir(REPOSITORY / package, quiet=1)


def _points(
    calls: list[Call], faults: tuple[str, ...], per_fault: int | None
) -> list[tuple[Call, str]]:
    return [
        (call, fault)
        for fault in faults
        for call in _spread([each for each in calls if _matters(each, fault)], per_fault)
    ]


def _matters(call: Call, fault: str) -> bool:
    if fault == "TORN":
        return call.name == "write"
    return call.changing or fault != "KILL"


def _spread(calls: list[Call], at_most: int | None) -> list[Call]:
    if at_most is None or len(calls) <= at_most:
        return calls
    return [calls[index * len(calls) // at_most] for index in range(at_most)]


def _fresh(work: Path, prepare: Callable[[Path], None]) -> Path:
    folder = work / "data"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _log(work).unlink(missing_ok=True)
    prepare(folder)
    return folder


def _log(work: Path) -> Path:
    return work / "calls.log"


def _checked(folder: Path, run: Run, check: Callable[[Path, Run], None]) -> None:
    try:
        check(folder, run)
    except AssertionError as error:
        error.add_note(f"after {run}")
        raise
