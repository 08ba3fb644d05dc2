"""Time as a parameter: what the app asks when it wants to know what time it is."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

_ZONE_NAME = re.compile(r"[A-Za-z0-9_+/-]{1,64}", re.ASCII)


def local_now() -> datetime:
    """The time now, with the offset of the place, in whole seconds."""
    return at_home(datetime.now(UTC)).replace(microsecond=0)


def at_home(moment: datetime) -> datetime:
    """A moment as an instant of this machine's zone; in UTC where ISO 8601 has no such offset.

    Without an offset it is a time on the clock of this machine.
    """
    there = on_this_clock(moment)
    has_seconds = (there.utcoffset() or timedelta()) % timedelta(minutes=1)
    return there.astimezone(UTC) if has_seconds else there


def on_this_clock(moment: datetime) -> datetime:
    """A moment with the offset that the system gives it; none at all with a `TZ` like `UTC-99`."""
    try:
        return moment.astimezone()
    except ValueError:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def local_zone_name() -> str:
    """The name of the time zone here, such as `Europe/Vienna`; empty where the system hides it."""
    name = _zone_name()
    return name if _ZONE_NAME.fullmatch(name) else ""


def _zone_name() -> str:
    named = os.environ.get("TZ", "").lstrip(":")
    if named:
        return named if "/" in named and not named.startswith("/") else ""
    parts = Path("/etc/localtime").resolve().parts
    return "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else ""
