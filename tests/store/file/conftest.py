"""A data path in an empty folder, its two storages, and a clock that a test can turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from store.file.storage import Files, open_files

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Clock:
    """Stands still until it is told to go on."""

    now: datetime = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: float) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "htrack.json"


@pytest.fixture
def files(path: Path, clock: Clock) -> Files:
    return open_files(path, clock)
