"""How far a typed word is from a word, counted in typing errors."""

from __future__ import annotations

from typing import Final

FAR: Final = 99


def allowed_edits(word: str) -> int:
    """Return how many typing errors a typed word of this length may hold."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def letters(word: str) -> int:
    """Return a set of the word's characters as bits, for `may_match`."""
    mask = 0
    for char in word:
        mask |= 1 << (ord(char) & 63)
    return mask


def may_match(typed: int, known: int, edits: int) -> bool:
    """Return False where too many typed letters are absent: one edit mends one letter."""
    return (typed & ~known).bit_count() <= edits


def distance(typed: str, known: str, edits: int) -> tuple[int, int]:
    """Return the edits from the typed word to the known one, and to a beginning of it.

    Insertions, deletions, substitutions and swaps of neighbours count one each (optimal
    string alignment); anything over `edits` comes back as `FAR`.
    """
    reach = len(typed) + edits
    width = min(len(known), reach)
    before: list[int] = []
    row = [j if j <= edits else FAR for j in range(width + 1)]
    for i, char in enumerate(typed, 1):
        above, row = row, [FAR] * (width + 1)
        if i <= edits:
            row[0] = i
        for j in range(max(1, i - edits), min(width, i + edits) + 1):
            best = above[j - 1] + (char != known[j - 1])
            best = min(best, above[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and char == known[j - 2] and typed[i - 2] == known[j - 1]:
                best = min(best, before[j - 2] + 1)
            row[j] = best
        if min(row) > edits:
            return FAR, FAR
        before = above
    whole = row[width] if len(known) <= reach else FAR
    return (whole if whole <= edits else FAR), min(row)
