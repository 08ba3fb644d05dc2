"""The smallest description of an edit that can be turned round: cut these, put those here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Json = Any
"""A JSON value: dict with text keys, list, text, number, bool or None."""


@dataclass(frozen=True, slots=True)
class Splice:
    """At `path`, `old` gives way to `new`.

    The last step of the path is a key (then both hold one value, or none for an absent key) or an
    index (then `old` and `new` are runs of list items).
    """

    path: tuple[str | int, ...]
    old: tuple[Json, ...]
    new: tuple[Json, ...]

    def inverted(self) -> Splice:
        """The splice that takes this one back."""
        return Splice(self.path, self.new, self.old)

    def document(self) -> dict[str, Json]:
        """As JSON."""
        return {"path": list(self.path), "old": list(self.old), "new": list(self.new)}

    @classmethod
    def of(cls, document: dict[str, Json]) -> Splice:
        """From JSON."""
        return cls(tuple(document["path"]), tuple(document["old"]), tuple(document["new"]))


def difference(
    before: dict[str, Json], after: dict[str, Json], at: tuple[str | int, ...] = ()
) -> list[Splice]:
    """The splices that lead from one document to another."""
    found: list[Splice] = []
    for key in sorted({*before, *after}):
        if key not in before:
            found.append(Splice((*at, key), (), (after[key],)))
        elif key not in after:
            found.append(Splice((*at, key), (before[key],), ()))
        else:
            found.extend(_between(before[key], after[key], (*at, key)))
    return found


def _between(before: Json, after: Json, at: tuple[str | int, ...]) -> Iterator[Splice]:
    if before == after and type(before) is type(after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from difference(before, after, at)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _between_lists(before, after, at)
    else:
        yield Splice(at, (before,), (after,))


def _between_lists(
    before: list[Json], after: list[Json], at: tuple[str | int, ...]
) -> Iterator[Splice]:
    if len(before) == len(after) and all(isinstance(item, dict) for item in [*before, *after]):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _between(old, new, (*at, index))
        return
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    end = next(
        (i for i in range(shorter - start) if before[-1 - i] != after[-1 - i]), shorter - start
    )
    yield Splice(
        (*at, start),
        tuple(before[start : len(before) - end]),
        tuple(after[start : len(after) - end]),
    )


def patched(document: Json, splices: Iterable[Splice]) -> Json:
    """A copy of the document after the splices; raise ConflictError where `old` isn't there."""
    for splice in splices:
        document = _spliced(document, splice.path, splice)
    return document


def _spliced(value: Json, path: tuple[str | int, ...], splice: Splice) -> Json:
    step, rest = path[0], path[1:]
    if isinstance(value, dict) and isinstance(step, str):
        return _in_dict(value, step, rest, splice)
    if isinstance(value, list) and isinstance(step, int):
        return _in_list(value, step, rest, splice)
    raise _changed()


def _in_dict(value: dict[str, Json], key: str, rest: tuple[str | int, ...], splice: Splice) -> Json:
    if rest:
        if key not in value:
            raise _changed()
        return {**value, key: _spliced(value[key], rest, splice)}
    if (value[key],) != splice.old if key in value else splice.old:
        raise _changed()
    kept = {name: item for name, item in value.items() if name != key}
    if not splice.new:
        return kept
    return {**value, key: splice.new[0]}


def _in_list(value: list[Json], index: int, rest: tuple[str | int, ...], splice: Splice) -> Json:
    if rest:
        if index >= len(value):
            raise _changed()
        return [*value[:index], _spliced(value[index], rest, splice), *value[index + 1 :]]
    end = index + len(splice.old)
    if tuple(value[index:end]) != splice.old or index > len(value):
        raise _changed()
    return [*value[:index], *splice.new, *value[end:]]


def _changed() -> ConflictError:
    return ConflictError(
        "What was to be undone has been changed since, elsewhere; nothing was undone."
    )
