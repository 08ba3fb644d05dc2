"""A closed vocabulary whose members know their name in plain words."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A string enum whose members are written `NAME = stored value, label for people`."""

    label: str
    """What a person calls it."""

    def __new__(cls, value: str, label: str = "") -> Self:
        """Store the value and keep the label beside it; without one the value is its own."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member
