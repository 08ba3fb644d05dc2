"""What exercise lists elsewhere call an exercise, beyond the names that it goes by here.

Read from the table beside this module, and only when somebody searches or imports.
A line for each source and exercise; `;` divides the names. The source is a language, or an app
(as `store.exchange.formats` calls it) in whose files alone the names mean that: its "Lunge" may be
another app's barbell lunge. `-` for the exercise stands for none: in a language, for names that
are gathered under a near relation in the table of exercises, and are others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from catalog.text import fold

TABLE = Path(__file__).with_name("aliases.tsv")
NOBODY = "-"
LANGUAGES: Final = frozenset({"en", "it"})


def read_aliases(table: Path = TABLE) -> tuple[tuple[str, str], ...]:
    """Return every name with the id of its exercise, or `-`, in the order of the table."""
    return tuple(
        pair for source, pairs in _read(table).items() if source in LANGUAGES for pair in pairs
    )


def read_names_of(app: str, table: Path = TABLE) -> tuple[tuple[str, str], ...]:
    """Return the names that mean in this app's files what they mean nowhere else, likewise."""
    return () if app in LANGUAGES else tuple(_read(table).get(app, ()))


def named_elsewhere(name: str) -> str | None:
    """Return the id of the exercise that has this name in other lists; none where none has it."""
    found = _by_name().get(fold(name), NOBODY)
    return None if found == NOBODY else found


@cache
def _by_name() -> dict[str, str]:
    return {fold(name): exercise for name, exercise in read_aliases()}


@cache
def _read(table: Path) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        source, exercise, names = line.split("\t")
        found.setdefault(source, []).extend((name, exercise) for name in names.split(";"))
    return found
