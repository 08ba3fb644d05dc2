"""Output of commands: tables that fit a terminal, plain lines for other programs, JSON.

On a terminal columns are aligned under headings and cut to its width, and lines are wrapped at
words. Anywhere else each row is a line, its cells apart by one tab, without headings and whole, as
`cut` and `awk` like it.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

APART = 2
LEAST = 8
"""Cells that are left to a column that has to give way."""
HANGS = 2
"""Cells by which a line that was wrapped goes on farther in."""
_WORD = re.compile(r" *[^ ]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    head: str
    right: bool = False
    """Numbers stand at the right."""
    gives: bool = False
    """Whether its cells are cut where there is too little room."""
    spare: bool = False
    """Whether it is left out where cutting is not enough, the last of these first."""


def write_line(text: str) -> None:
    """Print a line of stored text; on a terminal as many as it takes."""
    shown = showable(text)
    if not sys.stdout.isatty():
        click.echo(shown)
        return
    for line in wrapped(shown, shutil.get_terminal_size().columns):
        click.echo(line)


def wrapped(line: str, width: int) -> list[str]:
    """A line broken at its spaces into as many cells, the parts set in; longer words stay whole."""
    from rich.cells import cell_len

    if cell_len(line) <= width:
        return [line]
    first, *words = _WORD.findall(line) or [line]
    inset = " " * (len(first) - len(first.lstrip(" ")) + HANGS)
    parts = [first]
    for word in words:
        if cell_len(parts[-1] + word) <= width:
            parts[-1] += word
        else:
            parts.append(inset + word.lstrip(" "))
    return parts


def write_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of stored text."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(showable(cell) for cell in row))
        return
    for line in aligned(columns, list(rows), shutil.get_terminal_size().columns):
        click.echo(line)


def aligned(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """The lines of a table with its headings, none longer than so many cells; none of no rows."""
    from tui.text import fitted

    if not rows:
        return []
    table = [[column.head for column in columns], *rows]
    wanted = [_widest(cells) for cells in zip(*table, strict=True)]
    sizes = _sizes(columns, wanted, width)
    lines = []
    for row in table:
        cells = (
            fitted(row[at], size, right=columns[at].right) for at, size in sorted(sizes.items())
        )
        lines.append(fitted((" " * APART).join(cells), width).rstrip())
    return lines


def _widest(cells: Iterable[str]) -> int:
    from rich.cells import cell_len

    return max(cell_len(showable(cell)) for cell in cells)


def _sizes(columns: Sequence[Column], wanted: Sequence[int], width: int) -> dict[int, int]:
    """Place of a column -> its cells, for those that are shown."""
    sizes = dict(enumerate(wanted))
    least = {at: min(size, LEAST) if columns[at].gives else size for at, size in sizes.items()}
    while _across(least.values()) > width:
        spare = [at for at in least if columns[at].spare]
        if not spare:
            return least
        del least[spare[-1]], sizes[spare[-1]]
    while _across(sizes.values()) > width:
        sizes[max((at for at in sizes if sizes[at] > least[at]), key=lambda at: sizes[at])] -= 1
    return sizes


def _across(sizes: Collection[int]) -> int:
    return sum(sizes) + APART * (len(sizes) - 1)


def write_json(value: Any) -> None:
    """Print JSON: UTF-8 for other programs, ASCII for a terminal, which must not be commanded."""
    is_terminal = sys.stdout.isatty()
    text = json.dumps(value, ensure_ascii=is_terminal, indent=2, allow_nan=False)
    # A lone surrogate stands for no character, and DEL is one that JSON does not escape.
    click.echo(text.replace("\x7f", "\\u007f").encode("utf-8", "backslashreplace"))


def rounded(value: float) -> float:
    """A computed number without the noise of its last bits."""
    near = round(value, 3)
    return int(near) if near == int(near) else near
