"""Tests of the interface are coroutines, run in an event loop of their own; they share data."""

from __future__ import annotations

import asyncio
import inspect
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.driving_import import downloads as downloads
from tests.tui.driving_routines import journal as journal
from tests.tui.driving_train import data as data
from tests.tui.shell import shell as shell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Of a data file that isn't there yet."""
    return tmp_path / "htrack.json"


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> object:
    """Run `async def test_…` to its end."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = pyfuncitem._fixtureinfo.argnames
    given: dict[str, Any] = {name: pyfuncitem.funcargs[name] for name in names}
    asyncio.run(pyfuncitem.obj(**given))
    return True
