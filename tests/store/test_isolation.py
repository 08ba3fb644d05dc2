"""No test can touch the data of the person who runs it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from store.paths import data_path

if TYPE_CHECKING:
    import pytest


def test_the_usual_place_of_the_data_is_a_folder_of_the_test(
    tmp_path_factory: pytest.TempPathFactory, home: Path
) -> None:
    usual = data_path(None, os.environ)
    assert usual.is_relative_to(home)
    assert usual.is_relative_to(tmp_path_factory.getbasetemp())
    assert Path.home() == home
