"""`htrack backup`: copies of the history, and the way back."""

from __future__ import annotations

import click

from tui.cli.data import open_journal, path_for


@click.group("backup", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Make, list and restore backups; without a command, list them."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_them)


@command.command("list")
@click.pass_obj
def list_them(data: str | None) -> None:
    """List the backups, the newest first."""
    from store.file.backups import list_backups

    found = list_backups(path_for(data))
    for backup in sorted(found, key=lambda each: each.made_at, reverse=True):
        click.echo(f"{backup.path.name}  {backup.size:>9} bytes  {backup.reason}")
    if not found:
        click.echo(
            "There are no backups yet: one is made on each day on which something changes.",
            err=True,
        )


@command.command("now")
@click.pass_context
def now(ctx: click.Context) -> None:
    """Make a backup."""
    from store.errors import HtrackError
    from store.file.backups import flaw
    from tui.guard import say

    journal = open_journal(ctx.obj)
    made = journal.back_up()
    if made is None:
        raise HtrackError("There is no data yet, so there is nothing to back up.")
    click.echo(made.path.name)
    if flaw(made):
        say(f"{made.name} is a copy of damaged data, as it is: it can't be put back.")
        journal.rows()  # says what is wrong, and which backup is whole
        ctx.exit(1)


@command.command("restore")
@click.argument("name")
@click.pass_obj
def restore(data: str | None, name: str) -> None:
    """Put the history back as it was in backup NAME; what stands there now is backed up first."""
    before = open_journal(data).restore(name)
    click.echo(f"Restored {name}.")
    if before is not None:
        click.echo(f"What was there before: htrack backup restore {before.path.name}", err=True)
