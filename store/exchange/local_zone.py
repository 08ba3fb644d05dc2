"""The time zone that this machine is set to, for dates that were written without one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from store.clock import on_this_clock


class LocalZone(tzinfo):
    """The system's rules, past changes of clocks included, however the system names them.

    `datetime.astimezone()` gives only the offset of one moment; a zone name can't always be had.
    """

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """The offset that a local time has, or had."""
        if when is None:
            return None
        return on_this_clock(when.replace(tzinfo=None)).utcoffset()

    def dst(self, when: datetime | None) -> timedelta | None:  # noqa: ARG002
        """Unknown: nobody here asks."""
        return None

    def tzname(self, when: datetime | None) -> str | None:  # noqa: ARG002
        """Unnamed."""
        return None

    def fromutc(self, when: datetime) -> datetime:
        """The local time of an instant that is given in UTC, as `tzinfo` asks for."""
        there = on_this_clock(when.replace(tzinfo=UTC))
        local = there.replace(tzinfo=self)
        is_second = self.utcoffset(local) != there.utcoffset()
        return local.replace(fold=1) if is_second else local
