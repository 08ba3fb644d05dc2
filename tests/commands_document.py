"""Write `tui/cli/commands.md` from the commands' own help: `python -m tests.commands_document`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import main as htrack

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = Path(__file__).parent.parent / "tui" / "cli" / "commands.md"
HEAD = """\
# The command line of htrack

Made from the commands' own help by `python -m tests.commands_document`.

Data goes to stdout, everything else to stderr. Exit status: 0 done, 1 it could not be done, 2 wrong
usage. Every command works on the file that `--data` names, else `HTRACK_DATA`, else the platform's
data folder.
"""
WIDTH = 96


def written() -> str:
    """The whole document."""
    return "\n".join([HEAD, *_sections(htrack, "htrack", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        max_content_width=WIDTH,
        terminal_width=WIDTH,
        **command.context_settings,
    )
    yield f"## {context.command_path}\n\n```\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _sections(found, child, context)


if __name__ == "__main__":
    DOCUMENT.write_text(written(), encoding="utf-8")
