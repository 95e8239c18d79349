"""What the contract tests say, and how they look at what came of it."""

from __future__ import annotations

from typing import TypeVar

from bot.chat.content import Button, Content, Field, Tone
from bot.chat.events import CommandCalled, Event
from bot.chat.ids import Place
from tests.contracts.rig import Rig, Seen

Heard = TypeVar("Heard", bound=Event)

FULL = Content(
    title="Vienti Norjaan",
    text="**EORI** on pakollinen.\n\n- yksi asia\n- toinen asia\n\nKatso [Tullin ohje](https://tulli.fi/eori).",
    fields=(Field("Tarkistettu", "2.3.2026"), Field("Viranomainen", "Tulli")),
    buttons=(
        Button("answer.helped", "cus-eori", "Auttoi", Tone.PRIMARY),
        Button("answer.not", "cus-eori", "Ei auttanut"),
        Button("answer.people", "cus-eori:2", "Kysy ihmisiltä"),
    ),
    footer="Voi olla muuttunut",
)


async def heard(rig: Rig, kind: type[Heard], *, count: int = 1) -> Heard:
    """The `count`-th event of `kind`."""
    event = await rig.event(kind, count=count)
    assert isinstance(event, kind)
    return event


async def called(rig: Rig, *, count: int = 1) -> CommandCalled:
    """Anna calls `help`; the event that comes of it."""
    await rig.command(rig.anna, rig.general, "help", {})
    return await heard(rig, CommandCalled, count=count)


async def seen_in(rig: Rig, place: Place, text: str) -> list[Seen]:
    """The messages of the channel that show `text`."""
    return [one for one in await rig.messages(place) if text in one.text]
