"""Where the data and the settings lie, decided once at the door; creates nothing."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "htrack.json"
VARIABLE = "HTRACK_DATA"
SETTINGS_FILE = "htrack.toml"
SETTINGS_VARIABLE = "HTRACK_CONFIG"


def data_path(option: str | None, environ: Mapping[str, str]) -> Path:
    """The data file: `--data`, else `HTRACK_DATA`, else `htrack.json` in the user's data folder.

    A folder (one that exists, or a name that ends in a slash) means `htrack.json` inside it.
    The path is absolute, links are not followed. Raises `UsageError` for a name that can't be a
    path and where no home folder is known.
    """
    if option is not None:
        return _named(option, "--data")
    if environ.get(VARIABLE):
        return _named(environ[VARIABLE], VARIABLE)
    return _user_data_folder(environ) / FILE_NAME


def settings_path(environ: Mapping[str, str]) -> Path:
    """The settings file: `HTRACK_CONFIG`, else `htrack.toml` in the user's config folder."""
    named = environ.get(SETTINGS_VARIABLE, "")
    if named.strip():
        try:
            return Path(named).expanduser()
        except RuntimeError as error:
            raise UsageError(
                f"{SETTINGS_VARIABLE} names no place that can be found: {error}."
            ) from error
    folder = _folder(environ, "XDG_CONFIG_HOME", ".config")
    if folder is None:
        import platformdirs

        try:
            folder = platformdirs.user_config_path("htrack", appauthor=False)
        except RuntimeError as error:
            raise UsageError(
                f"No home folder is known: set HOME, or name the settings with {SETTINGS_VARIABLE}."
            ) from error
    return folder / SETTINGS_FILE


def _named(text: str, source: str) -> Path:
    if not text.strip() or "\0" in text:
        raise UsageError(f"{source} needs the name of a data file, for example ~/{FILE_NAME}.")
    try:
        path = Path(text).expanduser().absolute()
        is_folder = text.endswith("/") or path.is_dir()
    except (RuntimeError, OSError) as error:
        raise UsageError(f"{source} names no place that can be found: {error}.") from error
    return path / FILE_NAME if is_folder else path


def _folder(environ: Mapping[str, str], variable: str, usual: str) -> Path | None:
    """The folder on a usual Linux, just as `platformdirs` has it, whose import costs a prompt 5 ms.

    None where that is for `platformdirs` to decide: on other systems, without a home folder.
    """
    if sys.platform != "linux" or "ANDROID_ROOT" in environ:
        return None
    named, home = environ.get(variable, ""), environ.get("HOME", "")
    if named:
        return Path(named, "htrack") if named.startswith("/") else None
    return Path(home, usual, "htrack") if home.startswith("/") else None


def _user_data_folder(environ: Mapping[str, str]) -> Path:
    folder = _folder(environ, "XDG_DATA_HOME", ".local/share")
    if folder is None:
        import platformdirs

        with contextlib.suppress(RuntimeError):
            folder = platformdirs.user_data_path("htrack", appauthor=False)
    # Without a home folder the name keeps its tilde; with an empty HOME it hangs off the root.
    if folder is None or not folder.is_absolute() or folder == Path("/.local/share/htrack"):
        raise UsageError(
            f"No home folder is known: set HOME, or name the data file with --data or {VARIABLE}."
        )
    return folder
