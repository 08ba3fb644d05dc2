"""JSON read with suspicion: whatever two programs could understand differently is refused."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn


class StrictReader:
    """Reads JSON; what it refuses it raises as `error`, whose message begins with "it"."""

    def __init__(self, error: type[Exception]) -> None:
        self._error = error

    def read(self, text: str) -> object:
        """What the text says; `json.JSONDecodeError` for a text that is no JSON.

        Refused are a key that occurs twice, NaN and infinity, numbers beyond 64 bits, and more
        nesting than the machine can follow.
        """
        try:
            content: object = json.loads(
                text,
                object_pairs_hook=self._unique,
                parse_constant=self._refuse_constant,
                parse_float=self._finite,
                parse_int=self._bounded,
            )
        except RecursionError:
            raise self._error("it is nested too deeply") from None
        return content

    def _unique(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        unique = dict(pairs)
        if len(unique) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise self._error(f"the key {twice[:40]!r} occurs twice in one place")
        return unique

    def _refuse_constant(self, name: str) -> NoReturn:
        raise self._error(f"it holds {name}, which is not a number")

    def _finite(self, text: str) -> float:
        number = float(text)
        if not math.isfinite(number):
            raise self._error(f"it holds the number {text[:20]}, which is too large")
        return number

    def _bounded(self, text: str) -> int:
        if len(text) > 20 or not -(2**63) <= int(text) < 2**64:
            raise self._error(f"it holds the number {text[:20]}, which is too large")
        return int(text)
