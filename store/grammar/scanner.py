"""A place in a line that moves forward as things are read."""

from __future__ import annotations

import re
from typing import Final

from store.grammar.error import GrammarError

SPACE: Final = re.compile(r"\s+")


class Scanner:
    """A line, and how far it has been read; patterns are tried at that place only."""

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Read what the pattern matches, if it does."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def sees(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern matches next."""
        return pattern.match(self.text, self.at) is not None

    def saw(self, pattern: re.Pattern[str], at: int) -> bool:
        """Whether the pattern matches at another place."""
        return pattern.match(self.text, at) is not None

    def skip_space(self) -> bool:
        """Read white space; whether there was any."""
        return self.take(SPACE) is not None

    @property
    def done(self) -> bool:
        """Whether everything has been read."""
        return self.at >= len(self.text)

    def refused(self, expected: str, at: int | None = None) -> GrammarError:
        """The error to raise about this place, or another."""
        return GrammarError(self.text, self.at if at is None else at, expected)
