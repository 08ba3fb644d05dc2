"""What exercise lists elsewhere call an exercise, beyond the names that it goes by here.

Read from the table beside this module, and only when somebody asks: search does without it.
A line for each language and exercise; `;` divides the names. `-` for the exercise stands for
none: those names are gathered under a near relation in the table of exercises, and are others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("aliases.tsv")
NOBODY = "-"


@cache
def read_aliases(table: Path = TABLE) -> tuple[tuple[str, str], ...]:
    """Return every name with the id of its exercise, or `-`, in the order of the table."""
    pairs: list[tuple[str, str]] = []
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        _language, exercise, names = line.split("\t")
        pairs += [(name, exercise) for name in names.split(";")]
    return tuple(pairs)
