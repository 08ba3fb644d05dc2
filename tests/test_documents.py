"""What README and the documents say must be so."""

from __future__ import annotations

import re
from pathlib import Path

from tests import commands_document

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_document_of_the_commands_is_what_their_help_says() -> None:
    assert commands_document.DOCUMENT.read_text(encoding="utf-8") == commands_document.written()


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)
    testing = [command for command in commands if command.endswith("pytest")]
    assert len(testing) == 1
    assert testing[0] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_top_level_is_as_agreed() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == {"catalog", "store", "tui", "tests"}


def test_every_file_that_a_promise_names_is_there() -> None:
    table = (ROOT / "store" / "file" / "reliability.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:catalog|store|tui|tests)/[^`]*)`", table)
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []
