"""Discord for the platform contract suite: our adapter and the real SDK, against the stand-in."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from adapters.discord.adapter import DiscordPlatform
from adapters.discord.commands import ALONE
from adapters.discord.marker import unmarked
from adapters.discord.polls import question_of
from bot.chat.commands import Command, Kind, Option
from bot.chat.events import Event
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Place
from bot.chat.platform import Platform, Receive
from bot.chat.roles import Role
from bot.wording import Wording
from tests.contracts.catalogue import CATALOGUE as SHARED
from tests.contracts.listening import Ears
from tests.contracts.rig import OpenRig, Rig, Seen, on_buttons
from tests.standins.discord.entities import ChannelKind, Message, MessageKind
from tests.standins.discord.guild import Guild
from tests.standins.discord.standin import DiscordStandIn

CATALOGUE = (
    *SHARED,
    Command(name="about", private=False),
    Command(name="suggest"),
    Command(name="why", options=(Option(name="message", kind=Kind.MESSAGE),)),
    Command(name="helpers", options=(Option(name="days", kind=Kind.NUMBER, required=False, most=90),)),
    Command(name="helpers leave"),
    Command(
        name="channel here",
        role=Role.STAFF,
        options=(Option(name="channel", kind=Kind.PLACE, required=False),),
    ),
    Command(name="roles grant", role=Role.STAFF, options=(Option(name="person", kind=Kind.PERSON),)),
)
_MENTION = re.compile(r"^<[@#]!?(\d+)>$")
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_LINK = re.compile(r"\[([^\]]*)\]\((https?://[^)]*)\)")
_HIDDEN = re.compile("[\u200b\u200c\u200d\u2060]")
_SIGNS = re.compile(r"^-# |^> |\*\*|[*`]", re.MULTILINE)
_SHELF = 0xE000


class DiscordRig:
    """People act on the stand-in's guild; what they see is read from its memory."""

    name = "discord"

    def __init__(
        self,
        standin: DiscordStandIn,
        platform: DiscordPlatform,
        catalogue: Sequence[Command] = CATALOGUE,
        core: Receive | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.standin = standin
        self.platform: Platform = platform
        self.guild: Guild = standin.guild
        self._ears = Ears(core)
        self.anna = self._member("anna")
        self.bo = self._member("bertil")
        self.chief = self._member("mikko")
        self.robot = self._member("kalenteri")
        self.hermit: MemberId | None = self._member("kalle")
        self.refuse: Callable[[Event], Exception | None] = lambda _: None
        """Makes the core fail to keep an event."""
        self.also: Callable[[Event], Awaitable[None]] | None = None
        """What the core does before it has kept an event."""

    async def open(self) -> None:
        """Connect; the places have a name only from here on."""
        await self.platform.start(self.receive)
        self.general = self._place("general")
        self.export = self._place("export")

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
        where = int(place.channel)
        if thread is not None:
            where = await self._thread(who, thread)
        words = f"<@{self.guild.bot.id}> {text}" if mention else text
        number = await self.guild.say(who, where, words)
        return self._ref(int(place.channel), number, thread)

    async def edit(self, who: MemberId, message: MessageRef, text: str) -> None:
        await self.guild.edit(who, self._where(message), int(message.message), text)

    async def remove(self, who: MemberId, message: MessageRef) -> None:
        await self.guild.delete(who, self._where(message), int(message.message))

    async def react(self, who: MemberId, message: MessageRef, emoji: str) -> None:
        await self.guild.react(who, self._where(message), int(message.message), _wire(emoji))

    async def unreact(self, who: MemberId, message: MessageRef, emoji: str) -> None:
        await self.guild.unreact(who, self._where(message), int(message.message), _wire(emoji))

    async def direct(self, who: MemberId, text: str) -> MessageRef:
        number = await self.guild.direct(who, text)
        channel = self.guild.direct_channel(self.guild.user(who))
        return self._ref(channel.id, number, None)

    async def command(self, who: MemberId, place: Place, name: str, options: dict[str, str]) -> None:
        given = {key: _MENTION.sub(r"\1", value) for key, value in options.items()}
        nested = any(one.name.startswith(f"{name} ") for one in self.catalogue)
        await self.guild.command(who, place.channel, f"{name} {ALONE}" if nested else name, given)

    async def mention(self, who: MemberId) -> str:
        return f"<@{who}>"

    async def press(self, who: MemberId, message: MessageRef, label: str) -> None:
        where, number = self._where(message), int(message.message)
        buttons = self.guild.message(where, number).buttons
        found = next(button for button in buttons if button.get("label") == label)
        await self.guild.press(who, where, number, found["custom_id"])

    async def vote(self, who: MemberId, message: MessageRef, option: int) -> None:
        await self.guild.vote(who, self._where(message), int(message.message), option)

    async def fill_in(self, who: MemberId, answers: dict[str, str]) -> None:
        opener = await self.guild.wait_for(lambda guild: _opener(guild, who))
        assert opener is not None
        await self.guild.submit_modal(who, opener, answers)

    async def messages(self, place: Place, *, thread: MessageRef | None = None) -> Sequence[Seen]:
        where = int(thread.conversation) if thread else int(place.channel)
        if where not in self.guild.channels:
            return []
        return [
            self._seen(message)
            for message in self.guild.history(where)
            if message.kind is not MessageKind.THREAD_STARTER
        ]

    async def private_replies(self, who: MemberId, *, count: int = 1, timeout: float = 10) -> Sequence[Seen]:
        await self.guild.wait_for(lambda guild: len(_private(guild, who)) >= count, timeout)
        return [self._seen(message) for message in _private(self.guild, who)]

    async def inbox(self, who: MemberId, *, count: int = 1, timeout: float = 10) -> Sequence[Seen]:
        await self.guild.wait_for(lambda guild: len(_inbox(guild, who)) >= count, timeout)
        return [self._seen(message) for message in _inbox(self.guild, who)]

    async def lose_next_answer(self) -> None:
        self.standin.faults.swallow_answer("create_message")

    async def refuse_next_post(self) -> None:
        self.standin.faults.fail("create_message", status=403)

    async def interrupt(self) -> None:
        self.standin.gateway.drop()

    def violations(self) -> Sequence[str]:
        return self.guild.violations

    def _member(self, name: str) -> MemberId:
        return MemberId(str(self.guild.user(name).id))

    def _place(self, name: str) -> Place:
        return Place(self.platform.space, ChannelId(str(self.guild.channel(name).id)))

    async def _thread(self, who: MemberId, root: MessageRef) -> int:
        start = int(root.conversation)
        if start not in self.guild.channels:
            await self.guild.start_thread(who, int(root.channel), "Thread", on=start)
        return start

    def _where(self, message: MessageRef) -> int:
        return int(message.thread or message.channel)

    def _ref(self, channel: int, number: int, root: MessageRef | None) -> MessageRef:
        return MessageRef(
            self.platform.space,
            ChannelId(str(channel)),
            MessageId(str(number)),
            root.conversation if root else None,
        )

    def _seen(self, message: Message) -> Seen:
        channel = self.guild.channel(message.channel_id)
        parent = channel.parent_id or channel.id
        thread = MessageId(str(channel.id)) if channel.parent_id else None
        embeds = [embed.get("description") or "" for embed in message.embeds]
        ref = MessageRef(
            self.platform.space,
            ChannelId(str(parent)),
            MessageId(str(message.id)),
            thread,
        )
        return Seen(
            message=None if message.ephemeral else ref,
            text="\n".join(
                _shown(text)
                for text in (question_of({"poll": message.poll}), message.content, *embeds)
                if text
            ),
            buttons=tuple(button["label"] for button in message.buttons),
            raw=json.dumps([message.content, message.embeds, message.poll], ensure_ascii=False),
            options=message.tally or on_buttons({b["label"]: b["custom_id"] for b in message.buttons}),
        )


@asynccontextmanager
async def open_rig(
    patience: timedelta = timedelta(seconds=2),
    *,
    catalogue: Sequence[Command] = CATALOGUE,
    core: Receive | None = None,
) -> AsyncGenerator[DiscordRig]:
    """A stand-in with a channel `#export`, and the adapter connected to it."""
    async with DiscordStandIn() as standin:
        standin.guild.new_channel("export", topic="Export")
        platform = DiscordPlatform(
            token=standin.token,
            api_url=standin.api_url,
            gateway_url=standin.gateway_url,
            catalogue=catalogue,
            wording=Wording(),
            patience=patience,
        )
        rig = DiscordRig(standin, platform, catalogue, core)
        try:
            await rig.open()
            yield rig
        finally:
            await platform.stop()


def _wire(emoji: str) -> str:
    return f":{emoji}:" if emoji.isascii() else emoji


def _opener(guild: Guild, who: MemberId) -> int | None:
    """The latest interaction that opened a form for somebody."""
    user = guild.user(who)
    opened = [one.id for one in guild.interactions.values() if one.modal and one.user is user]
    return opened[-1] if opened else None


def _private(guild: Guild, who: MemberId) -> list[Message]:
    user = guild.user(who)
    return [
        message
        for one in guild.interactions.values()
        if one.user is user
        for message in guild.replies_to(one.id)
        if message.ephemeral
    ]


def _inbox(guild: Guild, who: MemberId) -> list[Message]:
    user = guild.user(who)
    return [
        message
        for channel in guild.channels.values()
        if channel.kind is ChannelKind.DIRECT and channel.recipient is user
        for message in guild.history(channel)
        if message.author is guild.bot
    ]


def _shown(text: str) -> str:
    """What is left on the screen of Discord's markup."""
    shelved = _ESCAPED.sub(lambda found: chr(_SHELF + ord(found[1])), unmarked(text))
    bare = _SIGNS.sub("", _LINK.sub(r"\1 \2", shelved))
    visible = _HIDDEN.sub("", bare)
    return "".join(
        chr(ord(sign) - _SHELF) if _SHELF <= ord(sign) < _SHELF + 0x80 else sign for sign in visible
    )


_RIG: type[Rig] = DiscordRig
_OPEN: Callable[[], OpenRig] = open_rig
