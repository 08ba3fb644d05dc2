"""What the first frame does not wait for: none of it is loaded before something is drawn."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

SLOW = (
    "pydantic",
    "tinydb",
    "click",
    "tomlkit",
    "zoneinfo",
    "store.models",
    "store.journal",
    "store.exchange",
    "store.grammar",
    "catalog.library",
    "tui.screens.picker",
)


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """Everything that the app is imported with."""
    script = "import sys, tui.app; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return set(done.stdout.decode().split())


@pytest.mark.parametrize("module", SLOW)
def test_the_app_is_imported_without(module: str, loaded: set[str]) -> None:
    assert find_spec(module) is not None
    assert "tui.screens.train_keeping" in loaded
    assert module not in loaded
