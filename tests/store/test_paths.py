"""Where data and settings lie on Linux: where `platformdirs` says, told without its import."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import UsageError
from store.paths import data_path, settings_path

FOLDERS = st.sampled_from(["/home/me", "/home/me/", "/", "/a b/ü", "/x/../y", "~/x", "here", ""])
PLACES = st.fixed_dictionaries(
    {"HOME": FOLDERS}, optional={"XDG_DATA_HOME": FOLDERS, "XDG_CONFIG_HOME": FOLDERS}
)
NEEDS = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")


@NEEDS
@given(PLACES)
def test_it_is_what_platformdirs_says(environ: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            patch.delenv(name, raising=False)
        for name, value in environ.items():
            patch.setenv(name, value)
        wanted = platformdirs.user_config_path("htrack", appauthor=False)
        assert settings_path(environ) == wanted / "htrack.toml"
        folder = platformdirs.user_data_path("htrack", appauthor=False)
        if folder != Path("/.local/share/htrack"):
            assert data_path(None, environ) == folder / "htrack.json"


@pytest.mark.parametrize("variable", ["user_data_path", "user_config_path"])
def test_without_a_home_it_is_told(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr(f"platformdirs.{variable}", homeless)
    with pytest.raises(UsageError, match="No home folder is known: set HOME"):
        data_path(None, {}) if variable == "user_data_path" else settings_path({})
