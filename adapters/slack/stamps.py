"""Slack's `ts`: a message's id and its time at once, seconds and six more digits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(ts: str) -> datetime:
    """Aware and in UTC. Raises ValueError for what is no `ts`."""
    seconds, _, fraction = ts.partition(".")
    return _EPOCH + timedelta(seconds=int(seconds), microseconds=int(f"{fraction:0<6}"[:6]))


def stamp(at: datetime) -> str:
    """The `ts` a message of that time would have."""
    microseconds = (at - _EPOCH) // timedelta(microseconds=1)
    return f"{microseconds // 1_000_000}.{microseconds % 1_000_000:06}"


def in_order(ts: str) -> str:
    """`ts` so that comparing as text is comparing in time."""
    seconds, _, fraction = ts.partition(".")
    return f"{int(seconds):012}.{fraction:0<6}"
