"""Our own table, as `csv_table` writes it, read back: nothing of a workout is lost on the way.

What it can't tell is what isn't in workouts: routines, preferences, and of the user's own exercises
anything but the id and the name that they had when they were last done. Rows that a person has
damaged are left out and reported; what stands on the first row of a workout holds for all of it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from store.errors import ImportFileError, UsageError
from store.exchange.cells import BadCell
from store.exchange.csv_table import COLUMNS, RAW
from store.exchange.formulas import unguarded
from store.exchange.own_rows import entry_of, more_of, set_of, workout_of
from store.exchange.reading import Reading, Skipped
from store.exchange.sheet import bare, has_columns
from store.exchange.table import Table
from store.text_checks import visible_name

if TYPE_CHECKING:
    from store.exchange.reading import Document, Options

Plain = dict[str, Any]
Cells = dict[str, str]

_NEEDED = ("workout_id", "start", "exercise", "exercise_id", "block", "set", "load", "weight")
_TEXTS = (
    "workout_id", "workout", "exercise", "exercise_id", "band", "tempo", "set_note",
    "exercise_note", "workout_note", "source", "source_key",
)  # fmt: skip


def is_own_csv(text: str) -> bool:
    """Whether the first line is that of our own table."""
    return has_columns(text, *_NEEDED)


def read(text: str, options: Options) -> Reading:  # noqa: ARG001  our dates have their offset
    """Every workout in the table; raise ImportFileError when it can't be used at all."""
    table = Table(text)
    header = [bare(cell) for cell in next((row for row in table.rows if row), [])]
    if not set(_NEEDED) <= set(header):
        raise ImportFileError("its first line isn't that of a CSV export of htrack")
    reader = _Reader(table, header)
    for place, row in table.body():
        reader.take(place, row)
    workouts = reader.documents()
    if not workouts and reader.skipped:
        first = reader.skipped[0]
        raise ImportFileError(f"none of its rows can be used (line {first.line}: {first.reason})")
    skipped = sorted(reader.skipped, key=lambda each: each.line)
    units = " and ".join(sorted(reader.units))
    return Reading("htrack", workouts, tuple(skipped), own_exercises=_own(workouts), unit=units)


class _Reader:
    """Takes rows into their workouts."""

    def __init__(self, table: Table, header: list[str]) -> None:
        self.skipped: list[Skipped] = []
        self.units: set[str] = set()
        self._table = table
        self._width = len(header)
        names = {RAW: "more"} | {name: name for name in COLUMNS}
        self._fields = {names[cell]: at for at, cell in enumerate(header) if cell in names}
        self._text = _same if RAW in header else lru_cache(maxsize=4096)(unguarded)
        self._workouts: dict[str, Plain] = {}
        self._blocks: dict[tuple[str, str], Plain] = {}
        self._odd: dict[str, int] = {}
        """Workouts with more than columns hold, and the place of the row that says so."""

    def take(self, place: int, row: list[str]) -> None:
        """Take one row, or skip it."""
        if len(row) != self._width:
            self._skip(place, f"{len(row)} columns instead of {self._width}: damaged or cut off")
            return
        found = {field: row[at] for field, at in self._fields.items()}
        for field in _TEXTS:
            if found.get(field):
                found[field] = self._text(found[field])
        try:
            self._add(place, found)
        except BadCell as error:
            self._skip(place, str(error))

    def documents(self) -> tuple[Document, ...]:
        """The workouts, each as the model would write it."""
        found = []
        for id_, workout in self._workouts.items():
            document = {key: value for key, value in workout.items() if value != ""}
            document["entries"] = [
                {key: value for key, value in entry.items() if value not in ("", [])}
                | {key: entry[key] for key in ("exercise_id", "name")}
                for entry in workout["entries"]
            ]
            if not document["entries"]:
                del document["entries"]
            checked = self._checked(document) if id_ in self._odd else document
            if checked is not None:
                found.append(checked)
        return tuple(found)

    def _checked(self, document: Plain) -> Document | None:
        """The document with what came as JSON, if the model takes it."""
        from pydantic import ValidationError

        from store.models import Workout

        try:
            return Workout.model_validate(document).document()
        except ValidationError as error:
            fault = error.errors(include_url=False, include_input=False)[0]["msg"]
            self._skip(self._odd[document["id"]], f"the workout can't be read: {fault}")
            return None

    def _skip(self, place: int, reason: str) -> None:
        self.skipped.append(Skipped(self._table.line(place), reason))

    def _add(self, place: int, row: Cells) -> None:
        id_ = row["workout_id"]
        if not id_:
            raise BadCell("the workout has no id")
        done = set_of(row) if row["set"].strip() else None
        more = more_of(row.get("more", ""))
        workout = self._workouts.get(id_)
        if workout is None:
            workout = workout_of(row)
        entry = self._blocks.get((id_, row["block"]))
        if entry is None and row["block"].strip():
            entry = entry_of(row)
        # Nothing of a row is kept until all of it has been read.
        self._workouts[id_] = workout
        if entry is not None:
            if (id_, row["block"]) not in self._blocks:
                self._blocks[id_, row["block"]] = entry
                workout["entries"].append(entry)
            if done is not None:
                entry["sets"].append(done)
                self.units |= {done["load"]["unit"]} if "unit" in done.get("load", {}) else set()
        if more:
            self._odd[id_] = place
            _merge(more, workout, entry, done)


def _merge(more: Plain, workout: Plain, entry: Plain | None, done: Plain | None) -> None:
    load = done.get("load") if done is not None else None
    for part, target in (("workout", workout), ("entry", entry), ("set", done), ("load", load)):
        if target is not None:
            target |= more.get(part, {})


def _same(text: str) -> str:
    return text


def _own(workouts: tuple[Document, ...]) -> tuple[Document, ...]:
    """Exercises of the user's own, under the names that they had last."""
    from catalog.library import Catalog

    builtin = Catalog.builtin()
    names = {
        entry["exercise_id"]: entry["name"]
        for workout in workouts
        for entry in workout.get("entries", ())
    }
    found: list[Document] = []
    for id_, name in sorted(names.items()):
        if id_ and id_ not in builtin:
            try:
                found.append({"id": id_, "name": visible_name(name)})
            except UsageError:
                continue
    return tuple(found)
