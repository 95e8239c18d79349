"""Commands of the room itself: help, about, language, recording, channel, roles."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content, literal
from bot.chat.delivery import Outcome, Parcel
from bot.chat.ids import Person, Place, derived_id
from bot.chat.ports import Channel
from bot.chat.roles import Role
from bot.chat.usage import usage
from bot.errors import UsageError

HELP = Command(name="help")
ABOUT = Command(name="about")
LANGUAGE = Command(
    name="language",
    options=(Option(name="language", kind=Kind.CHOICE, choices=("fi", "sv", "en")),),
)
RECORDING = Command(
    name="recording",
    options=(Option(name="state", kind=Kind.CHOICE, choices=("on", "off")),),
)
CHANNEL_HERE = Command(
    name="channel here",
    role=Role.STAFF,
    options=(
        Option(
            name="use",
            kind=Kind.CHOICE,
            choices=("questions", "prompts", "watched", "off"),
        ),
        Option(name="wait", kind=Kind.NUMBER, required=False, most=1440),
        Option(
            name="language",
            kind=Kind.CHOICE,
            required=False,
            choices=("fi", "sv", "en"),
        ),
    ),
)
ROLES_GRANT = Command(
    name="roles grant",
    role=Role.STAFF,
    options=(
        Option(name="member", kind=Kind.PERSON),
        Option(name="role", kind=Kind.CHOICE, choices=("moderator", "staff")),
    ),
)
ROLES_REVOKE = Command(
    name="roles revoke",
    role=Role.STAFF,
    options=(Option(name="member", kind=Kind.PERSON),),
)
ROLES_LIST = Command(name="roles list", role=Role.MODERATOR)


class RoomCommands:
    """`declared` gives the whole catalogue, which exists only after all features have added theirs.

    `forget` deletes what was recorded of a person's activity; `texts_kept` is how long questions' texts are kept.
    """

    def __init__(
        self,
        chat: Chat,
        declared: Callable[[], Sequence[Command]],
        forget: Callable[[Person], Awaitable[None]],
        texts_kept: timedelta,
    ) -> None:
        self._chat = chat
        self._declared = declared
        self._forget = forget
        self._days = texts_kept.days

    def commands(self) -> dict[Command | Action, Handler]:
        return {
            HELP: self._help,
            ABOUT: self._about,
            LANGUAGE: self._language,
            RECORDING: self._recording,
            CHANNEL_HERE: self._channel,
            ROLES_GRANT: self._grant,
            ROLES_REVOKE: self._revoke,
            ROLES_LIST: self._roles,
        }

    async def _help(self, call: Call) -> Reply:
        """What the caller's role may do, in the caller's language."""
        lines = [
            f"- `/{usage(command, self._chat.wording, call.language)}` {self._say(call, f'{command.wording}.help')}"
            for command in self._declared()
            if command.role <= call.role
        ]
        return Content(text="\n".join([self._say(call, "help-intro"), "", *lines]))

    async def _about(self, call: Call) -> Reply:
        return Content(text=self._say(call, "about", days=self._days))

    async def _language(self, call: Call) -> Reply:
        language = call.text("language")
        await self._chat.people.choose_language(call.caller, language, now=self._chat.clock.now())
        return Content(text=self._chat.wording.say(language, "language-chosen"))

    async def _recording(self, call: Call) -> Reply:
        on = call.text("state") == "on"
        await self._chat.people.choose_recording(call.caller, recorded=on, now=self._chat.clock.now())
        if not on:
            await self._forget(call.caller)
        return Content(text=self._say(call, "recording-on" if on else "recording-off"))

    async def _channel(self, call: Call) -> Reply:
        before = await self._chat.channels.get(call.place)
        use = call.text("use")
        if use == "off":
            after = replace(before, questions=False, prompts=False, watched=False)
        else:
            after = _turned_on(before, use)
        if "wait" in call.options:
            after = replace(after, people_first=timedelta(minutes=call.number("wait", 10)))
        if "language" in call.options:
            after = replace(after, language=call.text("language"))
        now = self._chat.clock.now()
        was_off = await self._chat.channels.put(after, by=call.caller, now=now)
        await self._chat.audit.record(who=call.caller, what=f"channel {use}", about=call.place.key, now=now)
        if use != "off" and was_off:
            await self._notice(call.place, after, call.key)
        sentence = f"channel-{use}"
        return Content(text=self._say(call, sentence, minutes=_minutes(after)))

    async def _notice(self, place: Place, channel: Channel, key: str) -> None:
        """One public notice, when a channel that was all off is turned on."""
        platform = self._chat.platforms.of(place.space)
        if platform is None:
            return
        language = channel.language or self._chat.language

        async def last_look() -> Content | None:
            return Content(text=self._chat.wording.say(language, "channel-notice", days=self._days))

        parcel = Parcel(
            key=f"n{derived_id(place.key, key, length=20)}",
            place=place,
            thread=None,
            last_look=last_look,
        )
        delivered = await self._chat.courier.deliver(parcel, platform)
        if delivered.outcome is Outcome.REFUSED:
            raise UsageError("channel-cannot-write")

    async def _grant(self, call: Call) -> Reply:
        person, role = call.person("member"), Role.named(call.text("role"))
        if person is None or role is None:
            raise UsageError("option-no-member", member="")
        now = self._chat.clock.now()
        await self._chat.people.grant(person, role, by=call.caller, now=now)
        await self._chat.audit.record(
            who=call.caller, what=f"roles grant {role.word}", about=person.key, now=now
        )
        name = await self._name(call)
        return Content(text=self._say(call, "roles-granted", name=name, role=role.word))

    async def _revoke(self, call: Call) -> Reply:
        person = call.person("member")
        now = self._chat.clock.now()
        if person is None or not await self._chat.people.revoke(person, by=call.caller, now=now):
            raise UsageError("roles-none-granted")
        await self._chat.audit.record(who=call.caller, what="roles revoke", about=person.key, now=now)
        return Content(text=self._say(call, "roles-revoked", name=await self._name(call)))

    async def _roles(self, call: Call) -> Reply:
        lines: list[str] = []
        for person, role in await self._chat.people.grants():
            platform = self._chat.platforms.of(person.space)
            name = await platform.member_name(person.member) if platform else person.member
            lines.append(f"- {literal(name)}: {self._say(call, f'role-{role.word}')}")
        intro = self._say(call, "roles-intro")
        return Content(text="\n".join([intro, "", *(lines or [self._say(call, "roles-nobody")])]))

    async def _name(self, call: Call) -> str:
        person = call.person("member")
        platform = self._chat.platforms.of(person.space) if person else None
        return literal(await platform.member_name(person.member)) if platform and person else ""

    def _say(self, call: Call, sentence: str, **fields: str | int) -> str:
        return self._chat.wording.say(call.language, sentence, **fields)


def _turned_on(channel: Channel, use: str) -> Channel:
    return replace(
        channel,
        questions=channel.questions or use == "questions",
        prompts=channel.prompts or use == "prompts",
        watched=channel.watched or use == "watched",
    )


def _minutes(channel: Channel) -> int:
    return int(channel.people_first.total_seconds() // 60)
