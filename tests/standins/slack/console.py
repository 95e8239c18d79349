"""A line console: be anybody in the workspace, and watch what Vertti does."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from tests.standins.slack.entities import BOT, Message, Refusal
from tests.standins.slack.reading import described, form_described
from tests.standins.slack.standin import SlackStandIn
from tests.standins.slack.typed import short_name, wire
from tests.standins.slack.workspace import Workspace

HELP = """\
as ANNA              be anna from now on       as ANNA say #general Hei   only for this line
in #general          use this channel from now on
say #general TEXT    reply MESSAGE TEXT        dm TEXT
react MESSAGE 💡     unreact MESSAGE 💡        press MESSAGE LABEL
edit MESSAGE TEXT    delete MESSAGE            menu MESSAGE COMMAND
command ask How do I get an EORI number?       fill FIELD:Text OTHER:Text
show [#general]      list   people   calls   violations
drop   reconnect   deaf   hear   retry   join NAME   help   quit
MESSAGE is `last` or the final digits of an id. Write @vertti to mention Vertti.\
"""
_FIELD = re.compile(r"(?:^|\s)([\w-]+):")
Verb = Callable[[str], Awaitable[str]]


class Console:
    """Takes lines, gives lines back."""

    def __init__(self, standin: SlackStandIn) -> None:
        self._standin = standin
        self._workspace = standin.workspace
        self._people = standin.people
        self._who = "anna"
        self._where = self._workspace.channel("#general").id
        self._verbs: dict[str, Verb] = {
            "in": self._go,
            "say": self._say,
            "reply": self._reply,
            "dm": self._direct,
            "react": self._react,
            "unreact": self._unreact,
            "press": self._press,
            "edit": self._edit,
            "delete": self._delete,
            "menu": self._menu,
            "command": self._command,
            "fill": self._fill,
            "show": self._show,
            "list": self._show,
            "join": self._join,
            "people": self._list_people,
            "calls": self._calls,
            "violations": self._violations,
            "drop": self._drop,
            "reconnect": self._reconnect,
            "deaf": self._deaf,
            "hear": self._hear,
            "retry": self._retry,
        }

    async def take(self, line: str) -> str:
        """Do what a line says; the answer is a text, also when it could not be done."""
        verb, rest = _word(line)
        before = self._who
        try:
            if verb != "as":
                return await self._do(verb, rest)
            name, rest = _word(rest)
            self._who = self._workspace.user(name.lower()).name
            if not rest:
                return f"You are {self._who}."
            answer = await self._do(*_word(rest))
        except (Refusal, ValueError) as error:
            answer = f"That did not work: {error}"
        self._who = before
        return answer

    async def _do(self, verb: str, rest: str) -> str:
        return await self._verbs[verb](rest) if verb in self._verbs else HELP

    async def _go(self, rest: str) -> str:
        self._where = self._workspace.channel(rest).id
        return f"You are in {rest}."

    async def _say(self, rest: str) -> str:
        where, text = _word(rest)
        if where.startswith("#"):
            await self._go(where)
        else:
            text = rest
        return f"sent {await self._people.say(self._who, self._where, self._wire(text))}"

    async def _reply(self, rest: str) -> str:
        message, text = self._message(rest)
        start = message.thread_ts or message.ts
        sent = await self._people.say(self._who, self._channel(message), self._wire(text), thread_ts=start)
        return f"sent {sent}"

    async def _direct(self, rest: str) -> str:
        return f"sent {await self._people.direct(self._who, self._wire(rest))}"

    async def _react(self, rest: str) -> str:
        message, emoji = self._message(rest)
        await self._people.react(self._who, self._channel(message), message.ts, short_name(emoji))
        return "done"

    async def _unreact(self, rest: str) -> str:
        message, emoji = self._message(rest)
        await self._people.unreact(self._who, self._channel(message), message.ts, short_name(emoji))
        return "done"

    async def _press(self, rest: str) -> str:
        message, label = self._message(rest, private=True)
        if label not in message.buttons:
            raise Refusal(f"the buttons are: {', '.join(message.buttons) or 'none'}")
        action = str(message.buttons[label]["action_id"])
        self._standin.interactions.press(self._who, self._channel(message), message.ts, action)
        return "done"

    async def _edit(self, rest: str) -> str:
        message, text = self._message(rest)
        await self._people.edit(self._who, self._channel(message), message.ts, self._wire(text))
        return "done"

    async def _delete(self, rest: str) -> str:
        message, _ = self._message(rest)
        await self._people.delete(self._who, self._channel(message), message.ts)
        return "done"

    async def _menu(self, rest: str) -> str:
        message, command = self._message(rest)
        self._standin.interactions.shortcut(self._who, self._channel(message), message.ts, command)
        return "done"

    async def _command(self, rest: str) -> str:
        self._standin.interactions.command(self._who, self._where, self._wire(rest))
        return "done"

    async def _fill(self, rest: str) -> str:
        views = self._workspace.open_views(self._who)
        if not views:
            raise Refusal("no form is open")
        self._standin.interactions.submit_view(self._who, views[-1], parse_fields(rest))
        return "done"

    async def _show(self, rest: str) -> str:
        channels = [self._workspace.channel(rest)] if rest else list(self._workspace.channels.values())
        lines: list[str] = []
        for channel in channels:
            title = f"with {channel.name}" if channel.kind == "im" else f"#{channel.name}"
            lines.append(f"{title} ({channel.id})")
            messages = sorted(
                channel.messages.values(), key=lambda each: (each.thread_ts or each.ts, each.ts)
            )
            lines += [f"  {described(self._workspace, each)}" for each in messages]
        return "\n".join(lines)

    async def _join(self, rest: str) -> str:
        return f"{(await self._people.join(rest)).id} has joined"

    async def _list_people(self, _rest: str) -> str:
        return ", ".join(f"{user.name} ({user.id})" for user in self._workspace.users.values())

    async def _calls(self, _rest: str) -> str:
        return "\n".join(name for name, _ in self._workspace.calls[-20:])

    async def _violations(self, _rest: str) -> str:
        return "\n".join(self._workspace.violations) or "none"

    async def _drop(self, _rest: str) -> str:
        await self._standin.socket.drop()
        return "done"

    async def _reconnect(self, _rest: str) -> str:
        await self._standin.socket.disconnect()
        return "done"

    async def _deaf(self, _rest: str) -> str:
        self._standin.socket.deaf()
        return "connected, and nothing comes through"

    async def _hear(self, _rest: str) -> str:
        self._standin.socket.deaf(is_deaf=False)
        return "done"

    async def _retry(self, _rest: str) -> str:
        return f"{len(self._standin.socket.retry())} sent again"

    def _wire(self, text: str) -> str:
        return wire(self._workspace, text)

    def _message(self, rest: str, *, private: bool = False) -> tuple[Message, str]:
        """A message that is not for somebody else alone; with `private`, also one for this person alone."""
        word, text = _word(rest)
        here = self._workspace.channel(self._where).messages.values()
        channels = self._workspace.channels.values()
        everywhere = (each for channel in channels for each in channel.messages.values())
        readers = {None, self._workspace.user(self._who).id} if private else {None}
        found = [
            each
            for each in (here if word == "last" else everywhere)
            if each.only_for in readers and (word == "last" or each.ts.endswith(word))
        ]
        if not found:
            raise Refusal("message_not_found")
        return max(found, key=lambda each: each.ts), text

    def _channel(self, message: Message) -> str:
        channels = self._workspace.channels.values()
        return next(each.id for each in channels if each.messages.get(message.ts) is message)


def parse_fields(rest: str) -> dict[str, str]:
    """`reason:Too wide link:` as a form's answers."""
    marks = list(_FIELD.finditer(rest))
    ends = [mark.start() for mark in marks[1:]] + [len(rest)]
    return {mark[1]: rest[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)}


def _word(line: str) -> tuple[str, str]:
    word, _, rest = line.strip().partition(" ")
    return word, rest.strip()


async def watch(standin: SlackStandIn, show: Callable[[str], None]) -> None:
    """Show every message of Vertti's and every form as it comes, for ever."""
    shown: set[str] = set()

    def news(workspace: Workspace) -> list[str]:
        found = [
            f"<- {'in private with ' if channel.kind == 'im' else 'in #'}{channel.name}: {described(workspace, each)}"
            for channel in workspace.channels.values()
            for each in channel.messages.values()
            if each.user == BOT
        ]
        found += [f"<- {form_described(workspace, view)}" for view in workspace.views.values()]
        return [line for line in found if line not in shown]

    while True:
        await standin.workspace.wait_for(news, None)
        for line in news(standin.workspace):
            shown.add(line)
            show(line)
