"""A journal in an empty folder, with a clock that a test can turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from tests.store.turning import Clock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "htrack.json"


@pytest.fixture
def journal(path: Path, clock: Clock) -> Journal:
    return Journal(path, clock=clock)
