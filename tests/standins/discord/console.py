"""A line console: be anybody in the guild, and watch what the bot does."""

import re
from collections.abc import Awaitable, Callable, Iterator

from tests.standins.discord.entities import ChannelKind, Message
from tests.standins.discord.options import NotOffered
from tests.standins.discord.refusals import Refused
from tests.standins.discord.standin import DiscordStandIn

HELP = """\
as ANNA              be anna from now on       as ANNA say #general Hei   only for this line
in #general          use this channel from now on
say #general TEXT    reply MESSAGE TEXT        dm TEXT
react MESSAGE 💡     unreact MESSAGE 💡        press MESSAGE CUSTOM_ID
edit MESSAGE TEXT    delete MESSAGE                vote MESSAGE 2         unvote MESSAGE 2
command ask question:How do I get an EORI number?
show [#general]      people   commands   calls   violations
drop   reconnect   invalidate   advance SECONDS   help   quit
MESSAGE is `last` or the final digits of an id. A thread is named by its id or its name.\
"""
OPTION = re.compile(r"(?:^|\s)([\w-]+):")
Verb = Callable[[str], Awaitable[str]]


class Console:
    """Takes lines, gives lines back."""

    def __init__(self, standin: DiscordStandIn) -> None:
        self._standin = standin
        self._guild = standin.guild
        self._who = "anna"
        self._where = str(self._guild.channel("#general").id)
        self._verbs: dict[str, Verb] = {
            "in": self._go,
            "say": self._say,
            "reply": self._reply,
            "dm": self._direct,
            "react": self._react,
            "unreact": self._unreact,
            "vote": self._vote,
            "unvote": self._unvote,
            "press": self._press,
            "edit": self._edit,
            "delete": self._delete,
            "command": self._command,
            "show": self._show,
            "drop": self._trouble(standin.gateway.drop),
            "reconnect": self._trouble(standin.gateway.reconnect),
            "invalidate": self._trouble(standin.gateway.invalidate),
            "advance": self._advance,
            "people": self._people,
            "commands": self._commands,
            "calls": self._calls,
            "violations": self._violations,
        }

    async def take(self, line: str) -> str:
        """Do what a line says; the answer is a text, also when it could not be done."""
        verb, _, rest = line.strip().partition(" ")
        before = self._who
        try:
            if verb == "as":
                name, _, rest = rest.strip().partition(" ")
                self._who = self._guild.user(name).name
                if not rest:
                    return f"You are {self._who}."
                verb, _, rest = rest.strip().partition(" ")
                answer = await self._do(verb, rest.strip())
                self._who = before
                return answer
            return await self._do(verb, rest.strip())
        except (Refused, NotOffered, ValueError) as error:
            self._who = before
            return f"That did not work: {error}"

    async def _do(self, verb: str, rest: str) -> str:
        if verb not in self._verbs:
            return HELP
        return await self._verbs[verb](rest)

    async def _go(self, rest: str) -> str:
        self._where = str(self._guild.channel(rest).id)
        return f"You are in {rest}."

    async def _say(self, rest: str) -> str:
        where, _, text = rest.partition(" ")
        if not where.startswith("#"):
            where, text = self._where, rest
        await self._go(where)
        return f"sent {await self._guild.say(self._who, where, text)}"

    async def _reply(self, rest: str) -> str:
        message, text = self._message(rest)
        sent = await self._guild.say(self._who, message.channel_id, text, reply_to=message.id)
        return f"sent {sent}"

    async def _direct(self, rest: str) -> str:
        return f"sent {await self._guild.direct(self._who, rest)}"

    async def _react(self, rest: str) -> str:
        message, emoji = self._message(rest)
        await self._guild.react(self._who, message.channel_id, message.id, emoji)
        return "done"

    async def _unreact(self, rest: str) -> str:
        message, emoji = self._message(rest)
        await self._guild.unreact(self._who, message.channel_id, message.id, emoji)
        return "done"

    async def _vote(self, rest: str) -> str:
        message, answer = self._message(rest)
        await self._guild.vote(self._who, message.channel_id, message.id, int(answer))
        return "done"

    async def _unvote(self, rest: str) -> str:
        message, answer = self._message(rest)
        await self._guild.unvote(self._who, message.channel_id, message.id, int(answer))
        return "done"

    async def _press(self, rest: str) -> str:
        message, custom_id = self._message(rest)
        await self._guild.press(self._who, message.channel_id, message.id, custom_id)
        return "done"

    async def _edit(self, rest: str) -> str:
        message, text = self._message(rest)
        await self._guild.edit(self._who, message.channel_id, message.id, text)
        return "done"

    async def _delete(self, rest: str) -> str:
        message, _ = self._message(rest)
        await self._guild.delete(self._who, message.channel_id, message.id)
        return "done"

    async def _command(self, rest: str) -> str:
        words, options = parse_command(rest)
        await self._guild.command(self._who, self._where, words, options)
        return "done"

    async def _show(self, rest: str) -> str:
        channels = [self._guild.channel(rest)] if rest else list(self._guild.channels.values())
        lines: list[str] = []
        for channel in channels:
            title = f"#{channel.name}" if channel.name else f"with {channel.recipient}"
            lines.append(f"{title} ({channel.id})")
            lines += [f"  {described(m)}" for m in self._guild.history(channel)]
        return "\n".join(lines)

    async def _people(self, _rest: str) -> str:
        return ", ".join(f"{user.name} ({user.id})" for user in self._guild.users.values())

    async def _commands(self, _rest: str) -> str:
        every = [*self._guild.commands["guild"], *self._guild.commands["global"]]
        return ", ".join(command["name"] for command in every) or "none yet"

    async def _calls(self, _rest: str) -> str:
        return "\n".join(f"{c.method} {c.path}" for c in self._guild.calls[-20:])

    async def _violations(self, _rest: str) -> str:
        return "\n".join(self._guild.violations) or "none"

    async def _advance(self, rest: str) -> str:
        self._standin.clock.advance(float(rest))
        return f"It is {self._standin.clock.now():%Y-%m-%d %H:%M:%S} UTC."

    def _trouble(self, make: Callable[[], None]) -> Verb:
        async def verb(_rest: str) -> str:
            make()
            return "done"

        return verb

    def _message(self, rest: str) -> tuple[Message, str]:
        word, _, text = rest.partition(" ")
        for message in reversed(self._guild.messages.values()):
            here = word == "last" and str(message.channel_id) == self._where
            if not message.deleted and (here or (word.isdigit() and str(message.id).endswith(word))):
                return message, text
        raise Refused(10008)


def parse_command(rest: str) -> tuple[str, dict[str, str]]:
    """`schedule add time:09:00 text:Hello there` as words and options."""
    marks = list(OPTION.finditer(rest))
    words = rest[: marks[0].start()] if marks else rest
    ends = [mark.start() for mark in marks[1:]] + [len(rest)] * bool(marks)
    values = [rest[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    return words.strip(), {mark[1]: value for mark, value in zip(marks, values, strict=True)}


def described(message: Message) -> str:
    """A message in a line or a few."""
    seen = " (only you see this)" if message.ephemeral else ""
    return "\n      ".join(
        [
            f"{message.id} {message.author.name}{seen}: {message.content}",
            *_parts(message),
        ]
    )


def _parts(message: Message) -> Iterator[str]:
    for embed in message.embeds:
        yield f"| {embed.get('title', '')} {embed.get('description', '')}"
        for field in embed.get("fields", []):
            yield f"| {field['name']}: {field['value']}"
    for button in message.buttons:
        yield f"[{button.get('label') or button.get('placeholder', '')}] {button['custom_id']}"
    if message.reactions:
        counted = ((e.name, len(r.normal | r.burst)) for e, r in message.reactions.items())
        yield " ".join(f"{name} {count}" for name, count in counted)


async def watch(standin: DiscordStandIn, show: Callable[[str], None]) -> None:
    """Show every message of the bot's as it comes, for ever."""
    shown: dict[int, str] = {}
    guild = standin.guild

    def news() -> list[Message]:
        mine = [m for m in guild.messages.values() if m.author is guild.bot and not m.loading]
        return [m for m in mine if shown.get(m.id) != described(m)]

    while True:
        for message in await guild.wait_for(lambda _g: news(), None):
            shown[message.id] = described(message)
            channel = guild.channels[message.channel_id]
            private = channel.kind is ChannelKind.DIRECT
            place = "in private" if private else f"in #{channel.name}"
            show(f"<- {place}: {described(message)}")
