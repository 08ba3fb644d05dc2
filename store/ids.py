"""Identifiers: random for what is made here, derived for what comes from elsewhere."""

from __future__ import annotations

import hashlib
import os


def new_id() -> str:
    """A random identifier of 16 hex digits."""
    return os.urandom(8).hex()


def derived_id(*parts: str) -> str:
    """The same identifier for the same parts, so that importing twice finds the first time."""
    text = "\x1f".join(parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
