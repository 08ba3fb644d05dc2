"""What is amiss in the settings is said by whoever reads them, and stops nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.tui.driving import text_of, wait_for
from tests.tui.driving_train import clock
from tui.app import HtrackApp
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

UNUSED = "Until then, none of the settings are used."
UNKNOWN = "efort is no setting of htrack (the nearest is effort)."


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "htrack.toml"
    monkeypatch.setenv("HTRACK_CONFIG", str(path))
    return path


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("status", "--short"),
        ("last", "rdl"),
        ("suggest",),
        ("log", "rdl 80x8"),
        ("balance",),
        ("records",),
        ("show", "last"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('efort = "rir"\n', f": {UNKNOWN}"),
        ("effort = rir\n", f" is not valid TOML: Invalid value (at line 1, column 10). {UNUSED}"),
        ("effort = 3\n", f': effort = 3 can\'t be used: it has to be "rpe" or "rir". {UNUSED}'),
    ],
    ids=["unknown", "broken", "impossible"],
)
def test_a_command_says_it_once_and_does_its_work(
    command: tuple[str, ...], text: str, words: str, settings: Path, tmp_path: Path
) -> None:
    data = ["--data", str(tmp_path / "htrack.json")]
    for logged in (
        ["--on", "2020-01-01", "rdl 60x5"],
        ["--on", "2020-01-02", "rdl 70x5"],
        ["rdl 80x5"],
    ):
        assert CliRunner().invoke(main, [*data, "log", *logged]).exit_code == 0
    settings.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, [*data, *command])
    assert result.exit_code == 0
    assert result.stdout
    assert [line for line in result.stderr.splitlines() if "toml" in line] == [
        f"htrack: {settings}{words}"
    ]


async def test_the_app_says_it_at_its_start(settings: Path, tmp_path: Path) -> None:
    settings.write_text('efort = "rir"\n', encoding="utf-8")
    app = HtrackApp(tmp_path / "htrack.json", clock=clock)
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        await wait_for(pilot, lambda: "efort" in text_of(app))
