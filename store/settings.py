"""The person's settings: a TOML file that they may edit, with a default for everything in it.

Keys that htrack doesn't know are left alone, when reading and when writing, and told.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from store.errors import UsageError
from store.gym import Gym, standard_gym
from store.paths import SETTINGS_VARIABLE
from store.paths import settings_path as settings_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from catalog.equipment import Equipment

VARIABLE = SETTINGS_VARIABLE
LARGEST = 1_000_000
"""Bytes; nobody types more settings than that."""
MOST_TOLD = 5
"""Unknown keys that are told at once."""


UNUSED = "Until then, none of the settings are used."
"""What a file that can't be used means for whoever goes on without it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is asked of the program; none of it is data."""

    effort: str = "rpe"
    """How effort is shown and typed: `rpe` or `rir`. It is stored as RPE."""
    bell: bool = True
    """Whether the end of a rest is rung."""
    formula: str = "epley"
    """A `store.review.strength.Formula`."""
    week_goal: int = 3
    """Workouts a week; 0: no goal."""
    equipment: frozenset[Equipment] | None = None
    """What there is to train with; none: not said, so anything may be."""
    level: int = 2
    """How far a person is: 1 (beginner), 2 or 3 (advanced)."""
    nudge_days: int = 0
    """Days without work for the hamstrings after which the program says so; 0: never."""
    places: Mapping[str, frozenset[Equipment]] = field(default_factory=dict)
    """What there is to train with elsewhere, by the name of the place."""
    place: str = ""
    """The place that was chosen last; none: what is said for all of them holds."""
    bands: tuple[str, ...] = ()
    """Labels of the bands, from the weakest to the strongest."""
    kg: Gym = field(default_factory=lambda: standard_gym("kg"))
    lb: Gym = field(default_factory=lambda: standard_gym("lb"))
    unknown: tuple[str, ...] = field(default=(), compare=False)
    """A sentence for each key in the file that htrack doesn't know."""

    @property
    def kit(self) -> frozenset[Equipment] | None:
        """What there is to train with at the chosen place; none: not said."""
        return self.places.get(self.place, self.equipment)

    def gym(self, unit: str) -> Gym:
        """What there is to load with in a unit of weight."""
        return self.kg if unit == "kg" else self.lb


def read(path: Path) -> Settings:
    """The settings in the file, defaults where there is none or it is silent.

    Raises UsageError that names file, key and what is allowed; StoreError where it can't be read.
    """
    return _settings(_parsed(_text(path), path), path)


def set_value(path: Path, key: str, value: object) -> Settings:
    """Write one setting, named like `effort` or `kg.bar`; None removes it, back to the default.

    Comments, order and unknown keys stay. The file is untouched where UsageError (the value, or
    what the file holds already, can't be used) or StoreError is raised.
    """
    if not path.is_absolute():
        raise UsageError(f"{path} is no full path: name the settings file with {VARIABLE}.")
    from store.file import durable
    from store.file.lock import FileLock
    from store.file.places import lock_path

    durable.make_folder(lock_path(path).parent)
    with FileLock(lock_path(path)):
        found = durable.read_bytes(path)
        text = _decoded(found[0], path) if found else ""
        changed = _edited(text, path, key, value)
        settings = _settings(_parsed(changed, path), path)
        revision = found[1] if found else None
        durable.atomic_write(path, changed.encode(), revision).release()
    return settings


def _edited(text: str, path: Path, key: str, value: object) -> str:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    _parsed(text, path)  # its message says where the trouble is
    try:
        document = tomlkit.parse(text)
        *tables, name = key.split(".")
        place: Any = document
        for table in tables:
            if table not in place and value is None:
                return text
            if not isinstance(place.get(table, {}), dict):
                raise UsageError(f"{path}: {table} has to be a table, which begins with [{table}].")
            place = place.setdefault(table, tomlkit.table())
        if value is None:
            place.pop(name, None)
        else:
            place[name] = value
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError, TypeError, RecursionError) as error:
        raise UsageError(f"{path}: {key} can't be set: {error}.") from error


def _text(path: Path) -> str:
    from store.file import durable

    try:
        found = durable.read_bytes(path)
    except ValueError as error:
        raise UsageError(f"{VARIABLE} names no place that can be found: {error}.") from error
    if found is None:
        return ""
    content, revision = found
    revision.release()
    return _decoded(content, path)


def _decoded(content: bytes, path: Path) -> str:
    if len(content) > LARGEST:
        raise UsageError(f"{path} is too large to be settings; name another with {VARIABLE}.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text: save it as UTF-8 ({error.reason}).") from error


def _parsed(text: str, path: Path) -> dict[str, Any]:
    if not text:
        return {}
    import tomllib

    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise UsageError(f"{path} is not valid TOML: {error}.") from error
    except RecursionError as error:
        raise UsageError(f"{path} is not valid TOML: it is nested too deeply.") from error


def _settings(document: dict[str, Any], path: Path) -> Settings:
    if not document:
        return Settings()
    from store.settings_values import Values, gym

    values = Values(document, path)
    training = values.table("training")
    values.known_elsewhere("theme")
    found = Settings(
        effort=values.one_of("effort", ("rpe", "rir"), "rpe"),
        bell=values.switch("bell", True),
        formula=values.formula("formula"),
        week_goal=values.whole("week_goal", 14, 3),
        equipment=values.equipment("equipment"),
        level=training.whole("level", 3, 2, least=1),
        nudge_days=training.whole("nudge_days", 365, 0),
        places=values.places("places"),
        place=training.label("place"),
        bands=values.texts("bands"),
        kg=gym("kg", values.table("kg")),
        lb=gym("lb", values.table("lb")),
    )
    return replace(found, unknown=tuple(islice(values.unknown(), MOST_TOLD)))
