"""Weights: conversion on the way out, never in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.models import Unit

KG_PER_LB = 0.45359237
"""Exact by definition (international yard and pound agreement, 1959)."""


def convert(value: float, unit: Unit | str, to: Unit | str) -> float:
    """A weight in another unit; unchanged, to the last bit, when it is the same unit."""
    if unit == to:
        return value
    return value * KG_PER_LB if to == "kg" else value / KG_PER_LB


def plain_number(value: float) -> str:
    """A number as a person writes it: `80`, `82.5`, `6.80388555`."""
    return str(int(value)) if value == int(value) else repr(value)
