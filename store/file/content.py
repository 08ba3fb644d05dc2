"""From bytes to tables of the present schema: layout, doubts, version and migration in one."""

from __future__ import annotations

from typing import Any, NamedTuple

import orjson

from store.file import lines, schema


class Loaded(NamedTuple):
    """What a file holds, migrated, and the schema version that it has on disk."""

    tables: lines.Tables
    version: int


def load(content: bytes, kind: schema.Kind) -> Loaded:
    """Understand a file completely or raise `strict.Unreadable`.

    A file of a newer schema is handed out as it is: reading what can be read is harmless.
    """
    tables = lines.parse(content)
    version = schema.version_of(set(tables), _about(tables), kind)
    if version < schema.CURRENT:
        tables = _migrate(tables, version, kind)
    return Loaded(tables, version)


def complete(tables: lines.Tables, kind: schema.Kind) -> lines.Tables:
    """The tables with what every file of ours has: a meta document and a table of workouts."""
    rest = {name: table for name, table in tables.items() if name != schema.META}
    about = tables.get(schema.META) or {"1": lines.encode(schema.meta(kind))}
    return {schema.META: about, schema.WORKOUTS: {}, **rest}


def _about(tables: lines.Tables) -> dict[str, Any] | None:
    documents = tables.get(schema.META)
    if not documents:
        return None
    about: dict[str, Any] = orjson.loads(next(iter(documents.values())))
    return about


def _migrate(tables: lines.Tables, version: int, kind: schema.Kind) -> lines.Tables:
    decoded = {
        name: {doc_id: orjson.loads(raw) for doc_id, raw in table.items()}
        for name, table in tables.items()
    }
    migrated = schema.migrate(decoded, version, kind)
    return {
        name: {doc_id: lines.encode(document) for doc_id, document in table.items()}
        for name, table in migrated.items()
    }
