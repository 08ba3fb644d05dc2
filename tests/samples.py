"""Real export files, where this machine has them: beside the repository, never inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

_PLACE = Path("shared") / "formats" / "samples"


def samples_folder() -> Path | None:
    """The folder with one folder of samples an app; none where there is none."""
    for above in Path(__file__).resolve().parents:
        if (above / _PLACE).is_dir():
            return above / _PLACE
    return None


def sample(app: str, name: str) -> Path:
    """One real file; the test is skipped where the samples are not at hand."""
    folder = samples_folder()
    if folder is None:
        pytest.skip("no folder with sample files beside the repository")
    return folder / app / name


def sample_names(app: str) -> list[str]:
    """The files of an app, for parametrising; empty where the samples are not at hand."""
    folder = samples_folder()
    return sorted(path.name for path in (folder / app).iterdir()) if folder else []
