"""The stand-in's time, and the ids made from it."""

from datetime import UTC, datetime, timedelta

DISCORD_EPOCH_MS = 1_420_070_400_000


class StandInClock:
    """Real time by default, plus whatever a test has advanced it by."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> datetime:
        """The aware UTC moment the stand-in believes in."""
        return datetime.now(UTC) + timedelta(seconds=self._ahead)

    def advance(self, seconds: float) -> None:
        """Move forward: windows and deadlines pass, nobody sleeps."""
        if seconds < 0:
            message = "The stand-in's clock only moves forward."
            raise ValueError(message)
        self._ahead += seconds


class Snowflakes:
    """Discord ids: milliseconds since 2015 above 22 low bits. Every next one is larger."""

    def __init__(self, clock: StandInClock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """A new id whose creation time is the clock's now."""
        milliseconds = int(self._clock.now().timestamp() * 1000) - DISCORD_EPOCH_MS
        self._last = max(milliseconds << 22, self._last + 1)
        return self._last


def stamp(moment: datetime) -> str:
    """ISO 8601 with an offset, as Discord writes it."""
    return moment.isoformat()
