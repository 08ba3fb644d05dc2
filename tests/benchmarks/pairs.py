"""Interleaved measurement of two things, and what is printed of it."""

from __future__ import annotations

import os
import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PAIRS = int(os.environ.get("HTRACK_BENCH_PAIRS", "11"))


def compare(
    name: str, figure: Callable[[], float], baseline: Callable[[], float], target: float
) -> float:
    """Measure both in turn, in seconds, after one warm-up each; print and return the ratio."""
    figure(), baseline()
    measured = [(figure(), baseline()) for _ in range(PAIRS)]
    ours, theirs = ([pair[side] for pair in measured] for side in (0, 1))
    return report(name, ours, theirs, target)


def report(name: str, ours: list[float], theirs: list[float], target: float) -> float:
    """Print both sides, in seconds, and the median ratio of their pairs; return it."""
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=False))
    verdict = "ok" if ratio <= target else "MISSED"
    print(
        f"{name}: {_spread(ours)}, baseline {_spread(theirs)}, "
        f"ratio {ratio:.2f} (target {target:.2f}, {verdict})"
    )
    return ratio


def _spread(seconds: list[float]) -> str:
    low, middle, high = min(seconds), statistics.median(seconds), max(seconds)
    return f"{middle * 1e3:.2f} ms [{low * 1e3:.2f}–{high * 1e3:.2f}]"
