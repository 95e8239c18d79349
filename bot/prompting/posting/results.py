"""What became of a posted message that was to be changed or deleted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.chat.delivery import Courier, Outcome, Parcel
from bot.chat.ids import MessageRef
from bot.chat.platform import Platform
from bot.errors import TryLater


class Became(StrEnum):
    DONE = "done"
    LATER = "later"
    """Not now; it is tried again until it is done."""
    NOT = "not"
    """It cannot be done; `Result.reason` says why."""


@dataclass(frozen=True, slots=True)
class Result:
    """`reason` is one of `bot.errors.Refused`, or `native_poll`, or `not_there`; it has a wording `prompt-reason-<reason>`."""

    became: Became
    reason: str = ""


async def sent(courier: Courier, parcel: Parcel, platform: Platform) -> MessageRef | None:
    """The parcel's message, posted now or before; None: there is none and will be none. Raises `TryLater`."""
    delivered = await courier.deliver(parcel, platform)
    if delivered.outcome in (Outcome.HELD, Outcome.LATER):
        message = "not delivered yet"
        raise TryLater(message, courier.again)
    return delivered.message if delivered.outcome is Outcome.SENT else None
