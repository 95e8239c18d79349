"""Where commands, buttons and forms are handled: one role check, one place that answers errors."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping

from bot.chat.chat import Chat
from bot.chat.commands import Call, Catalogue, Command, Handler, Reply, Value
from bot.chat.content import Content, Form
from bot.chat.events import ButtonPressed, CommandCalled, FormSubmitted, Interaction
from bot.chat.ids import Person, derived_id
from bot.chat.options import read_options
from bot.chat.platform import Platform
from bot.chat.roles import Role
from bot.chat.usage import spoken_name, spoken_option
from bot.chat.words import read_words
from bot.errors import NotAllowed, PlatformError, Refused, StorageError, UsageError
from bot.wording import LANGUAGES

_log = logging.getLogger(__name__)


class Desk:
    """Answers every interaction exactly once, privately unless the command says otherwise."""

    def __init__(self, chat: Chat, catalogue: Catalogue) -> None:
        self._chat = chat
        self._catalogue = catalogue

    async def handle(self, event: Interaction) -> None:
        platform = self._chat.platforms.of(event.space)
        if platform is None:
            return
        language = await self._language(event)
        private = True
        try:
            private, reply = await self._answer(event, language)
        except UsageError as error:
            private = True
            reply = self.explain(error, language)
        except (PlatformError, StorageError) as error:
            private, reply = True, self._trouble(error, language)
        await self._say(platform, event, reply, private=private)

    def explain(self, error: UsageError, language: str) -> Content:
        """The sentence, with the command, the option and its choices named in the words of its language."""
        fields = dict(error.fields)
        if error.sentence == "command-group":
            names = (self._spoken(name, language) for name in str(fields["names"]).split(", "))
            fields["names"] = ", ".join(f"`/{name}`" for name in names)
        if "choices" in fields:
            named = (self._choice(name, language) for name in str(fields["choices"]).split(", "))
            fields["choices"] = ", ".join(named)
        command, _ = self._catalogue.commands.get(str(fields.get("command", "")), (None, None))
        if command is not None:
            fields["command"] = self._spoken(command.name, language)
            options = {
                each.name: spoken_option(each, self._chat.wording, language) for each in command.options
            }
            fields["options"] = ", ".join(f"`{each}:`" for each in options.values()) or "none"
            if fields.get("option") in options:
                fields["option"] = options[str(fields["option"])]
        return Content(text=self._chat.wording.say(language, error.sentence, **fields))

    def _choice(self, name: str, language: str) -> str:
        known = self._chat.wording.knows(language, f"choice-{name}")
        return self._chat.wording.say(language, f"choice-{name}") if known else name

    def _spoken(self, name: str, language: str) -> str:
        return spoken_name(self._catalogue.commands[name][0], self._chat.wording, language)

    async def run(self, event: CommandCalled) -> Content:
        """The command line's way in: the reply instead of sending it. Raises `UsageError`."""
        _, reply = await self._answer(event, await self._language(event))
        return reply if isinstance(reply, Content) else Content()

    async def _language(self, event: Interaction) -> str:
        chosen = await self._chat.people.language(event.person)
        spoken = (event.locale or "")[:2].lower()
        if chosen is None and spoken in LANGUAGES:
            await self._hear(event.person, spoken)
            return spoken
        return chosen or await self._chat.language_for(None, event.place)

    async def _hear(self, person: Person, language: str) -> None:
        """Private notes that come later, when no app tells a language, are in this one."""
        try:
            if await self._chat.people.heard(person) != language:
                await self._chat.people.hear(person, language, now=self._chat.clock.now())
        except StorageError:
            _log.warning("a language could not be kept")

    async def _answer(self, event: Interaction, language: str) -> tuple[bool, Reply]:
        match event:
            case CommandCalled():
                command, raw = self._command(event)
                handler = self._catalogue.commands[command.name][1]
                role = await self._allowed(event, command.role, command.name)
                options = await read_options(command, raw, self._chat, event.person)
                return command.private, await self._call(event, handler, role, language, options=options)
            case ButtonPressed() | FormSubmitted():
                if event.action not in self._catalogue.actions:
                    raise UsageError("button-unknown")
                action, handler = self._catalogue.actions[event.action]
                role = await self._allowed(event, action.role, action.name)
                answers = event.answers if isinstance(event, FormSubmitted) else dict[str, str]()
                reply = await self._call(event, handler, role, language, value=event.value, answers=answers)
                return action.private, reply
            case _:
                raise UsageError("button-unknown")

    def _command(self, event: CommandCalled) -> tuple[Command, Mapping[str, str]]:
        if event.words is not None:
            return read_words(event.words, self._catalogue.declared(), self._chat.wording)
        if event.name not in self._catalogue.commands:
            raise UsageError("command-unknown", typed=event.name[:60])
        return self._catalogue.commands[event.name][0], event.options

    async def _allowed(self, event: Interaction, needed: Role, what: str) -> Role:
        role = await self._chat.role_of(event.person)
        if role < needed:
            _log.info("not allowed", extra={"what": what, "role": role.word})
            raise NotAllowed("not-allowed", role=needed.word, what=what)
        return role

    async def _call(
        self,
        event: Interaction,
        handler: Handler,
        role: Role,
        language: str,
        *,
        options: Mapping[str, Value] | None = None,
        value: str = "",
        answers: Mapping[str, str] | None = None,
    ) -> Reply:
        call = Call(
            caller=event.person,
            role=role,
            place=event.place,
            language=language,
            key=derived_id(event.space, event.event_id, length=20),
            event=event,
            options=options or {},
            value=value,
            answers=answers or {},
        )
        return await handler(call)

    def _trouble(self, error: PlatformError | StorageError, language: str) -> Content:
        trouble = uuid.uuid4().hex[:8]
        _log.error(
            "a command failed",
            extra={"trouble": trouble, "error": type(error).__name__},
        )
        sentence = "trouble-refused" if isinstance(error, Refused) else "trouble"
        return Content(text=self._chat.wording.say(language, sentence, id=trouble))

    async def _say(self, platform: Platform, event: Interaction, reply: Reply, *, private: bool) -> None:
        try:
            if isinstance(reply, Form):
                await platform.ask(event.reply_handle, reply)
            elif reply is not None:
                await platform.reply(event.reply_handle, reply, private=private)
        except PlatformError as error:
            # What was asked for is done; only the confirmation is lost, and doing it again would not help.
            _log.warning("a reply was not delivered", extra={"error": type(error).__name__})
