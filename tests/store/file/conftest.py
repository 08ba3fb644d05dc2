"""The two storages of the data path, and a clock that stands in spring."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from store.file.storage import Files, open_files
from tests.store.turning import Clock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 3, 2, 18, 30, tzinfo=UTC))


@pytest.fixture
def files(path: Path, clock: Clock) -> Files:
    return open_files(path, clock)
