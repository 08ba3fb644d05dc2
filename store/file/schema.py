"""The version of what a file holds, and the way from every older version to this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from store.file.strict import Unreadable

Kind = Literal["history", "open"]
Documents = dict[str, dict[str, dict[str, Any]]]
Step = Callable[[Documents, Kind], Documents]

CURRENT = 1
APP = "htrack"
META = "meta"
WORKOUTS = "workouts"


def meta(kind: Kind, schema: int = CURRENT) -> dict[str, Any]:
    """What a file says of itself."""
    return {"app": APP, "schema": schema, "kind": kind}


def version_of(names: set[str], about: dict[str, Any] | None, kind: Kind) -> int:
    """The schema of a file with these tables and this meta document.

    Raises `Unreadable` for what is not ours. Without a meta document it is version 0, as long
    as it has workouts: nobody else's TinyDB file would.
    """
    if about is None:
        if WORKOUTS not in names:
            raise Unreadable("it is not an htrack file: it has no table of workouts")
        return 0
    if about.get("app") != APP:
        raise Unreadable("it belongs to another program")
    if about.get("kind") != kind:
        raise Unreadable(f"it holds {_WHAT.get(str(about.get('kind')), 'something else')}")
    version = about.get("schema")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Unreadable("its schema version makes no sense")
    return version


def migrate(tables: Documents, version: int, kind: Kind) -> Documents:
    """The tables as version `CURRENT` has them; pure: what is given is not changed."""
    for step in STEPS[version:]:
        tables = step(tables, kind)
    return tables


def _add_meta(tables: Documents, kind: Kind) -> Documents:
    others = {name: table for name, table in tables.items() if name != META}
    return {META: {"1": meta(kind, 1)}, **others}


STEPS: tuple[Step, ...] = (_add_meta,)
"""`STEPS[n]` leads from version n to n + 1."""

_WHAT = {"history": "a training history", "open": "a workout in progress"}
