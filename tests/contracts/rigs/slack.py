"""Slack for the platform contract suite: our adapter and the real SDKs, against the stand-in."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from adapters.slack.adapter import SlackPlatform
from adapters.slack.commands import EVENTS, SCOPES
from adapters.slack.connection import Pace
from adapters.slack.emoji import CHARACTERS
from bot.chat.commands import Command, Kind, Option
from bot.chat.events import Event
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Place, SpaceId
from bot.chat.platform import Platform, Receive
from bot.wording import Wording
from tests.contracts.catalogue import CATALOGUE as SHARED
from tests.contracts.listening import Ears
from tests.contracts.rig import OpenRig, Rig, Seen, on_buttons, typed
from tests.standins.slack.entities import BOT, TEAM, Message
from tests.standins.slack.reading import read
from tests.standins.slack.standin import SlackStandIn
from tests.standins.slack.typed import wire
from tests.standins.slack.workspace import Workspace

SPACE = SpaceId(f"slack:{TEAM}")
CATALOGUE = (
    *SHARED,
    Command(name="about", private=False),
    Command(name="why", options=(Option(name="message", kind=Kind.MESSAGE),)),
)
_NAMES = {character: name for name, character in reversed(CHARACTERS.items())}


class SlackRig:
    """People act in the stand-in's workspace; what they see is read from its memory."""

    name = "slack"
    harmless = ("<script", "<img")
    """Texts of rich text blocks are shown as they are: only Slack's own tokens mean anything."""
    anna, bo, chief = MemberId("U0ANNA"), MemberId("U0BO"), MemberId("U0CHIEF")
    robot = MemberId("U0KALENTERI")
    hermit: MemberId | None = MemberId("U0HERMIT")
    general, export = Place(SPACE, ChannelId("C0GENERAL")), Place(SPACE, ChannelId("C0EXPORT"))

    def __init__(self, standin: SlackStandIn, platform: SlackPlatform, core: Receive | None = None) -> None:
        self.standin = standin
        self.platform: Platform = platform
        self.workspace: Workspace = standin.workspace
        self._people = standin.people
        self._ears = Ears(core)
        self.refuse: Callable[[Event], Exception | None] = lambda _: None
        """Makes the core fail to keep an event."""
        self.also: Callable[[Event], Awaitable[None]] | None = None
        """What the core does before it has kept an event."""

    async def receive(self, event: Event) -> None:
        """What the adapter hands events to."""
        error = self.refuse(event)
        if error is not None:
            raise error
        if self.also is not None:
            await self.also(event)
        await self._ears.receive(event)

    async def event(self, kind: type[Event], *, count: int = 1, timeout: float = 10) -> Event:
        return await self._ears.event(kind, count=count, timeout=timeout)

    def events(self, kind: type[Event]) -> Sequence[Event]:
        return self._ears.events(kind)

    async def say(
        self,
        who: MemberId,
        place: Place,
        text: str,
        *,
        thread: MessageRef | None = None,
        mention: bool = False,
    ) -> MessageRef:
        said = wire(self.workspace, text)
        words = f"<@{BOT}> {said}" if mention else said
        start = thread.conversation if thread else None
        ts = await self._people.say(who, place.channel, words, thread_ts=start)
        return _ref(place.channel, ts, start)

    async def edit(self, who: MemberId, message: MessageRef, text: str) -> None:
        await self._people.edit(who, message.channel, message.message, wire(self.workspace, text))

    async def remove(self, who: MemberId, message: MessageRef) -> None:
        await self._people.delete(who, message.channel, message.message)

    async def react(self, who: MemberId, message: MessageRef, emoji: str) -> None:
        await self._people.react(who, message.channel, message.message, _NAMES.get(emoji, emoji))

    async def unreact(self, who: MemberId, message: MessageRef, emoji: str) -> None:
        await self._people.unreact(who, message.channel, message.message, _NAMES.get(emoji, emoji))

    async def direct(self, who: MemberId, text: str) -> MessageRef:
        ts = await self._people.direct(who, wire(self.workspace, text))
        return _ref(self.workspace.direct(who).id, ts)

    async def command(self, who: MemberId, place: Place, name: str, options: dict[str, str]) -> None:
        line = wire(self.workspace, typed(name, options))
        self.standin.interactions.command(who, place.channel, line)

    async def mention(self, who: MemberId) -> str:
        return f"@{self.workspace.user(who).name}"

    async def press(self, who: MemberId, message: MessageRef, label: str) -> None:
        button = self.workspace.message(message.channel, message.message).buttons[label]
        self.standin.interactions.press(who, message.channel, message.message, button["action_id"])

    async def vote(self, who: MemberId, message: MessageRef, option: int) -> None:
        labels = self.workspace.message(message.channel, message.message).buttons
        await self.press(who, message, next(label for label in labels if label.startswith(f"{option}  ")))

    async def fill_in(self, who: MemberId, answers: dict[str, str]) -> None:
        await self.workspace.wait_for(lambda workspace: workspace.open_views(who))
        self.standin.interactions.submit_view(who, self.workspace.open_views(who)[-1], answers)

    async def messages(self, place: Place, *, thread: MessageRef | None = None) -> Sequence[Seen]:
        start = thread.conversation if thread else None
        found = self.workspace.messages(place.channel, start)
        return [_seen(place.channel, message) for message in found]

    async def private_replies(self, who: MemberId, *, count: int = 1, timeout: float = 10) -> Sequence[Seen]:
        await self.workspace.wait_for(lambda workspace: len(workspace.ephemerals(who)) >= count, timeout)
        return [_seen("", message) for message in self.workspace.ephemerals(who)]

    async def inbox(self, who: MemberId, *, count: int = 1, timeout: float = 10) -> Sequence[Seen]:
        await self.workspace.wait_for(lambda workspace: len(_inbox(workspace, who)) >= count, timeout)
        where = self.workspace.direct(who).id
        return [_seen(where, message) for message in _inbox(self.workspace, who)]

    async def lose_next_answer(self) -> None:
        self.standin.faults.swallow_answer("chat.postMessage")

    async def refuse_next_post(self) -> None:
        self.standin.faults.refuse("chat.postMessage", "not_in_channel")

    async def interrupt(self) -> None:
        await self.standin.socket.drop()

    def violations(self) -> Sequence[str]:
        return self.workspace.violations


@asynccontextmanager
async def open_rig(
    pace: Pace | None = None,
    *,
    catalogue: Sequence[Command] = CATALOGUE,
    core: Receive | None = None,
) -> AsyncGenerator[SlackRig]:
    """A stand-in where Vertti is installed from its manifest, and the adapter connected to it."""
    async with SlackStandIn() as standin:
        standin.workspace.scopes, standin.workspace.subscriptions = frozenset(SCOPES), frozenset(EVENTS)
        platform = platform_for(standin, pace=pace, catalogue=catalogue)
        rig = SlackRig(standin, platform, core)
        try:
            await platform.start(rig.receive)
            yield rig
        finally:
            await platform.stop()


def platform_for(
    standin: SlackStandIn,
    *,
    bot_token: str = "",
    app_token: str = "",
    pace: Pace | None = None,
    catalogue: Sequence[Command] = CATALOGUE,
) -> SlackPlatform:
    """Vertti on this stand-in's workspace, not yet started."""
    return SlackPlatform(
        bot_token=bot_token or standin.bot_token,
        app_token=app_token or standin.app_token,
        api_url=standin.api_url,
        catalogue=catalogue,
        wording=Wording(),
        pace=pace,
    )


def _ref(channel: str, ts: str, thread: str | None = None) -> MessageRef:
    inside = MessageId(thread) if thread else None
    return MessageRef(SPACE, ChannelId(channel), MessageId(ts), inside)


def _inbox(workspace: Workspace, who: MemberId) -> list[Message]:
    found = workspace.messages(workspace.direct(who).id)
    return [message for message in found if message.user == BOT]


def _seen(channel: str, message: Message) -> Seen:
    start = message.thread_ts if message.thread_ts != message.ts else None
    return Seen(
        message=None if message.only_for else _ref(channel, message.ts, start),
        text=read(message),
        buttons=tuple(message.buttons),
        raw=json.dumps([message.text, message.blocks], ensure_ascii=False),
        options=on_buttons({label: str(each["value"]) for label, each in message.buttons.items()}),
    )


_RIG: type[Rig] = SlackRig
_OPEN: Callable[[], OpenRig] = open_rig
