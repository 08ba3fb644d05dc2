"""The lists of our own JSON: what stands in each, in which order, and every document checked."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.errors import ImportFileError
from store.exchange.instants import is_plausible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic import ValidationError

    from store.exchange.reading import Document
    from store.ledger import TableName
    from store.models import Model
    from store.reader import Reader

PLANS: dict[TableName, str] = {
    "routines": "routine",
    "preferences": "preference",
    "body": "body weight",
    "names": "name decision",
}
"""Beside the training itself: each list, and what people call one of its documents."""

_TIMES = {
    "workouts": ("started_at", "ended_at", "rest_until", "updated_at"),
    "exercises": ("created_at",),
    "routines": ("created_at", "updated_at"),
    "body": ("at",),
}


def plans_of(reader: Reader) -> dict[TableName, list[Document]]:
    """What a data file holds beside the training; also of one that is only read."""
    return {name: [dict(each) for each in reader._documents(name).values()] for name in PLANS}


def in_order(name: str, documents: Iterable[Document]) -> list[Document]:
    """By instant and id what has an instant, the rest by id."""
    time = {"workouts": "started_at", "body": "at"}.get(name)
    if time is None:
        return sorted(documents, key=lambda each: str(each["id"]))
    return sorted(documents, key=lambda each: (datetime.fromisoformat(each[time]), str(each["id"])))


def plans_in(content: Mapping[str, Any]) -> dict[TableName, tuple[Document, ...]]:
    """The lists of plans that there are; raise ImportFileError as `checked` does."""
    from store.plan import BodyWeight, NameDecision, Preference, Routine

    models: dict[TableName, type[Model]] = {
        "routines": Routine,
        "preferences": Preference,
        "body": BodyWeight,
        "names": NameDecision,
    }
    return {name: checked(content, name, models[name]) for name in PLANS if name in content}


def checked(content: Mapping[str, Any], name: str, model: type[Model]) -> tuple[Document, ...]:
    """The documents of one list; raise ImportFileError with the place of the first fault."""
    documents = _validated(content.get(name, []), name, model)
    _refuse_twins(name, documents)
    _refuse_odd_times(name, documents)
    return documents


def _validated(items: object, name: str, model: type[Model]) -> tuple[Document, ...]:
    from pydantic import ValidationError

    if not isinstance(items, list):
        raise ImportFileError(f"{name} is not a list")
    documents = []
    for place, item in enumerate(items):
        try:
            documents.append(model.model_validate(item).document())
        except ValidationError as error:
            raise ImportFileError(f"{name}[{place}]{_first_fault(error)}") from error
    return tuple(documents)


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False)[0]
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"])
    return f"{path}: {fault['msg']}"


def _refuse_twins(name: str, documents: Sequence[Document]) -> None:
    seen: set[str] = set()
    for place, document in enumerate(documents):
        id_ = document.get("id")
        if not id_:
            raise ImportFileError(f"{name}[{place}] has an empty id")
        if id_ in seen:
            raise ImportFileError(f"{name}[{place}] has the id {id_[:40]!r}, which occurs twice")
        seen.add(id_)


def _refuse_odd_times(name: str, documents: Sequence[Document]) -> None:
    for place, document in enumerate(documents):
        for where, text in _times(name, document):
            if not is_plausible(datetime.fromisoformat(text)):
                raise ImportFileError(
                    f"{name}[{place}]{where} is in the year {text[:4]}, when nobody trains"
                )


def _times(name: str, document: Document) -> Iterator[tuple[str, str]]:
    """Every instant in a document, behind its place there."""
    found = [(f".{each}", document.get(each)) for each in _TIMES.get(name, ())]
    if name == "workouts":
        for i, entry in enumerate(document.get("entries", ())):
            for j, done in enumerate(entry.get("sets", ())):
                found.append((f".entries[{i}].sets[{j}].logged_at", done.get("logged_at")))
    return ((where, text) for where, text in found if text)
