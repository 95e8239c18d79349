"""Each single time that a question is posted in a channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.chat.ids import CommunityId, MessageRef, Place, derived_id

STAYS = "stays:"
"""Kept as what the message shows, with the reason behind it, where it could not be deleted."""


class OccurrenceState(StrEnum):
    PLANNED = "planned"
    POSTED = "posted"
    HOSTED = "hosted"
    """A member asked it in their own words: `message` is theirs."""
    SKIPPED = "skipped"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One posting in one channel, unique by (schedule, occasion, place).

    The occasion of a regular posting is its local date in ISO form, so that no change of the clocks can make two of
    one. A posting that staff asked for with `schedule now` is extra: its occasion is the local date, `+`, and an id
    derived from the call, so that it stands beside the regular one and the same call makes it once.
    """

    schedule: str
    occasion: str
    local_date: date
    place: Place
    due_at: datetime
    state: OccurrenceState = OccurrenceState.PLANNED
    prompt: str | None = None
    """The prompt that was chosen first."""
    message: MessageRef | None = None
    others: MessageRef | None = None
    """The message under it with the question in the other languages."""
    reason: str = ""
    """Why it was skipped or refused; while it is planned, what it waits for."""
    posted_at: datetime | None = None
    shown: str = ""
    """A digest of what the message shows, to see whether it has to be edited. See `stays_because`."""
    unfinished: bool = field(default=False, compare=False)
    """Something is left to do: to post, to edit or to delete it."""

    @property
    def extra(self) -> bool:
        return "+" in self.occasion

    @property
    def taken_back(self) -> bool:
        """Posted and taken back, or left out because it waited when the others were."""
        waited = self.state is OccurrenceState.SKIPPED and self.reason == "taken_back"
        return waited or self.state is OccurrenceState.TAKEN_BACK

    @property
    def stays_because(self) -> str:
        """Why its message could not be deleted, when it was to be; otherwise empty."""
        return self.shown.removeprefix(STAYS) if self.shown.startswith(STAYS) else ""

    def key(self, community: CommunityId, what: str) -> str:
        """The delivery's key, 21 characters. `what` is one letter: `p` the prompt, `q` its other languages."""
        parts = (community, self.schedule, self.occasion, self.place.key)
        return what + derived_id(*parts, length=20)


def regular_occasion(local_date: date) -> str:
    return local_date.isoformat()


def extra_occasion(local_date: date, call_key: str) -> str:
    return f"{local_date.isoformat()}+{derived_id(call_key)}"
