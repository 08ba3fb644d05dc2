"""The command line: `htrack` launches the app, `htrack COMMAND` works without it.

Commands are loaded when they are called, so that `htrack --version` costs little more than click.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from tui.streams import is_terminal, let_go_of_stdout

COMMANDS = {
    "backup": ("tui.cli.backup", "Make, list and restore backups."),
    "balance": ("tui.cli.balance", "Show a week's sets per muscle, and their balance."),
    "demo": (
        "tui.cli.demo",
        "Open the app over a made-up year of training; leaves nothing behind.",
    ),
    "export": ("tui.cli.export", "Write the history as CSV, JSON or Markdown."),
    "import": ("tui.cli.import_", "Read workouts that another app, or htrack, has exported."),
    "history": ("tui.cli.history", "List the workouts, the newest first."),
    "last": ("tui.cli.last", "Show what was done of an exercise the last times."),
    "log": ("tui.cli.log", "Log sets without opening the app."),
    "records": ("tui.cli.records", "List personal records."),
    "show": ("tui.cli.show", "Print a workout, or every set."),
    "status": ("tui.cli.status", "Say where the week stands, in one line for a prompt."),
    "suggest": ("tui.cli.suggest", "Suggest what to slot in today, and why."),
    "undo": ("tui.cli.undo", "Take back the last change."),
}
"""Name -> module and help line; each module has its click command as `command`."""


class LazyGroup(click.Group):
    """A group whose commands are imported only when they run or show their own help."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Names, in the order of the help."""
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command, now that it is wanted."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} is not a command")
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in sorted(COMMANDS)])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader of its output that has seen enough, as `head`, is no error."""
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            let_go_of_stdout()
            return None
        return found

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and turn every error that is meant for a person into one line and an exit status."""
        from tui.guard import guarded

        with guarded():
            return super().main(*args, **kwargs)


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"htrack {version('htrack')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--data",
    metavar="PATH",
    help="The data file; else $HTRACK_DATA, else the platform's data folder.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and exit.",
)
@click.pass_context
def main(ctx: click.Context, data: str | None) -> None:
    """Track workouts in a full-screen terminal: one key a set, nothing ever lost.

    Without a command, htrack opens the app.
    """
    ctx.obj = data
    if ctx.invoked_subcommand is not None:
        return
    if not is_terminal():
        click.echo(ctx.get_help(), err=True)
        click.echo("\nhtrack needs a terminal to open the app.", err=True)
        ctx.exit(2)
    from tui.launch import launch

    ctx.exit(launch(data))
