"""Time as a parameter: what the app asks when it wants to know what time it is."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path


def local_now() -> datetime:
    """The time now, with the offset of the place, in whole seconds."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def local_zone_name() -> str:
    """The name of the time zone here, such as `Europe/Vienna`; empty where the system hides it."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named:
        return named if "/" in named and not named.startswith("/") else ""
    parts = Path("/etc/localtime").resolve().parts
    return "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else ""
