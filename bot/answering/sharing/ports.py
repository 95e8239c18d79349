"""What sharing needs kept. Each method is one intention and one transaction; `now` is passed in and aware."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.answering.knowledge import Row
from bot.answering.sharing.proposal import Choice, Note, Proposal, Texts
from bot.chat.ids import MessageRef, Person


@dataclass(frozen=True, slots=True)
class Proposed:
    """`new`: it was kept just now. Else `proposal` is what is known of the message already."""

    proposal: Proposal
    new: bool


class Approval(StrEnum):
    DONE = "done"
    CHANGED = "changed"
    """Its author has put it differently in the meantime, or has agreed to something else, or to nothing."""
    DECIDED = "decided"
    ID_TAKEN = "id_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """An entry whose author has changed something, while Vertti's messages still show it as it was."""

    entry: str
    withdrawn: bool
    since: datetime


class Proposals(Protocol):
    async def propose(self, proposal: Proposal, *, now: datetime) -> Proposed:
        """Keep it, once for a message. Whose author had said no is proposed anew only by the author."""
        ...

    async def get(self, number: int) -> Proposal | None: ...

    async def about(self, message: MessageRef) -> Proposal | None:
        """The one for this message."""
        ...

    async def waiting(self) -> Sequence[Proposal]:
        """Those nobody has decided and whose author has not said no, by number."""
        ...

    async def of_author(self, author: Person) -> Sequence[Proposal]:
        """Those of theirs that wait or are in use, the newest first."""
        ...

    async def drop(self, number: int) -> None:
        """Its author cannot be asked: nothing of it stays."""
        ...

    async def forget_unanswered(self, *, before: datetime) -> int:
        """Nothing stays of those whose authors have said nothing since then; how many."""
        ...

    async def refuse(self, number: int, reason: str, *, by: Person, now: datetime) -> bool:
        """Its texts are not kept any longer, and its author is to be told. False: it does not wait."""
        ...

    async def approve(
        self, proposal: Proposal, entry: str, texts: Texts, *, by: Person, now: datetime
    ) -> Approval:
        """Make it an entry with these texts, if it is still the proposal that was read; its author is to be told."""
        ...


class Notes(Protocol):
    async def to_tell(self) -> Sequence[Proposal]:
        """Those with a note for their author, the oldest first."""
        ...

    async def claim(self, number: int, note: Note) -> bool:
        """The right to tell it. False: somebody has it or had it."""
        ...

    async def give_back(self, number: int, note: Note) -> None:
        """It was not told after all."""
        ...

    async def asked(self, number: int, message: MessageRef, *, now: datetime) -> None:
        """The author has been asked, in that private message."""
        ...

    async def asked_since(self, author: Person, since: datetime) -> int:
        """How often the author has been asked since then."""
        ...


class Choices(Protocol):
    async def choose(self, number: int, choice: Choice, name: str, *, now: datetime) -> bool:
        """What the author allows, in force at once. `name` is shown where it is `NAMED`, else kept nowhere. Not for `NO`.

        False: there is nothing to choose for any more.
        """
        ...

    async def hold_back(self, number: int, *, now: datetime) -> None:
        """The author agrees no more to the text as it is: nothing of it is shown until `put_differently`."""
        ...

    async def draft(self, number: int, texts: Texts) -> None:
        """Keep what the author is writing; it is shared nowhere."""
        ...

    async def put_differently(
        self, number: int, texts: Texts, change: Callable[[Row], Row], *, now: datetime
    ) -> bool:
        """The author's own wording, without a name. Of what it replaces nothing stays, in no revision and no vector.

        `change` (pure) puts it into the entry, if there is one. False: there is nothing to put differently any more.
        """
        ...

    async def withdraw(self, number: int, *, now: datetime) -> None:
        """Take it out of everything that is kept. Again: nothing more to do."""
        ...


class Quotations(Protocol):
    """Where Vertti's messages show what was shared."""

    async def stale(self) -> Sequence[Stale]:
        """What is to be put right in messages, the oldest first."""
        ...

    async def quoted_in(self, entry: str) -> Sequence[str]:
        """Questions whose answer in a channel shows the entry, or offers it, the newest first."""
        ...

    async def fresh(self, stale: Stale) -> None:
        """All of them are put right, unless its author has changed something again."""
        ...


class CreditStore(Protocol):
    async def credit(self, entry: str) -> str | None:
        """The name to show with the entry."""
        ...

    async def credits(self) -> Mapping[str, str]:
        """All names to show, by entry."""
        ...

    async def take_over(self, names: Mapping[str, str], entries: Sequence[str], *, now: datetime) -> None:
        """The names that came with `entries` from a file, and no others. What a member here has chosen stays."""
        ...

    async def authored(self) -> frozenset[str]:
        """Entries that a member here has shared or taken back: no file has a say in them."""
        ...


class Shared(Proposals, Notes, Choices, Quotations, CreditStore, Protocol):
    """All of it, as `bot.answering.sharing.sharing.Sharing` needs it."""


class Credits(Protocol):
    """Who is to be thanked for an entry, where it is shown or exported."""

    async def of(self, entry: str) -> str | None:
        """The name its author wants shown with it, or None."""
        ...
