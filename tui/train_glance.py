"""A workout in progress from a glance at its file, for the first frame: no models are made."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.effort import in_reserve
from store.rows import document_rows
from tui import words
from tui.columns import place_of
from tui.train_view import HEADS, PlanLine, WorkoutView, name_of
from tui.widgets.set_lines import GridRow, Mark

if TYPE_CHECKING:
    from store.rows import Document


def glanced(document: dict[str, Any], effort: str = "rpe") -> WorkoutView:
    """The workout as its bare document has it, for the first frame: no last time, no drafts.

    Loads are as they were typed, and so is what stands over them; `effort` is `rpe` or `rir`.
    """
    entries = document.get("entries", [])
    plan = tuple(_glanced_line(entry) for entry in entries)
    at = next((i for i, line in enumerate(plan) if line.done < line.total), max(0, len(plan) - 1))
    rows = document_rows(entries[at].get("sets", [])) if entries else []
    two = any(each.get("side", "both") != "both" for row in rows for each in row)
    return WorkoutView(
        title=document.get("title", ""),
        started_at=datetime.fromisoformat(document["started_at"]),
        plan=plan,
        at=at,
        facts="",
        rows=_glanced_rows(rows, 2 if two else 1, effort),
        heads=_heads(rows, effort, two=two),
        volume="",
    )


def _heads(rows: list[tuple[Document, ...]], effort: str, *, two: bool) -> tuple[str, ...]:
    loads = [each.get("load") or {} for row in rows for each in row]
    units = {load.get("unit", "") for load in loads if load.get("mode", "external") == "external"}
    unit = units.pop().upper() if len(units) == 1 and loads else ""
    pair = (unit or "LOAD", _amount_head(rows))
    sides = [f"{side} {head}" for side in "LR" for head in pair] if two else pair
    return (*sides, effort.upper())


def _amount_head(rows: list[tuple[Document, ...]]) -> str:
    counted = [
        key for key in HEADS if all(each.get(key) is not None for row in rows for each in row)
    ]
    return HEADS[counted[0]] if counted else HEADS["reps"]


def _glanced_line(entry: dict[str, Any]) -> PlanLine:
    rows = document_rows(entry.get("sets", []))
    done = sum(row[0].get("kind") != "warmup" for row in rows)
    return PlanLine(entry["name"], done, max(done, entry.get("planned", 0)), "")


def _glanced_rows(rows: list[tuple[Document, ...]], parts: int, effort: str) -> tuple[GridRow, ...]:
    found, number = [], 0
    for row in rows:
        kind = row[0].get("kind", "working")
        number += kind != "warmup"
        found.append(_glanced_row(name_of(kind, number), row, parts, effort))
    return tuple(found)


def _glanced_row(name: str, row: tuple[Document, ...], parts: int, effort: str) -> GridRow:
    rpe = row[0].get("rpe")
    said = rpe if effort == "rpe" else in_reserve(rpe)
    sides = [each.get("side", "both") for each in row]
    places = [place_of(sides, part) for part in range(parts)]
    cells = [
        cell
        for place in places
        for cell in (("–", "–") if place is None else _glanced_cells(row[place]))
    ]
    last = "" if said is None else words.number(said)
    return GridRow(name, "", (*cells, last), Mark.DONE, warmup=name == "W")


def _glanced_cells(each: Document) -> tuple[str, str]:
    load = each.get("load") or {}
    amount = each.get("reps", each.get("seconds", each.get("metres")))
    return (
        words.number(load["value"]) if "value" in load else "–",
        "–" if amount is None else words.number(amount),
    )
