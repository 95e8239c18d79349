"""`knowledge save`: a message that helped, as knowledge that others could be given, if its author agrees."""

from __future__ import annotations

from collections.abc import Callable

from bot.answering.sharing import showing
from bot.answering.sharing.asking import AskingAuthors, Told
from bot.answering.sharing.ports import Shared
from bot.answering.sharing.proposal import Note, Proposal, Texts
from bot.answering.sharing.reading import names_of, texts_in
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content
from bot.chat.events import AuthorKind
from bot.chat.ids import MessageId, MessageRef, Person
from bot.chat.platform import Platform, Said
from bot.errors import PlatformError, Refused, UsageError

SAVE = Command(name="knowledge save", options=(Option(name="message", kind=Kind.MESSAGE),))
SAVE_FORM = Action("share.save")

_ASKED = {Told.NOW: "share-saved", Told.LATER: "share-saved-later", Told.NEVER: "share-not-asked"}

Guess = Callable[[str, str], str]
"""The language of a text, given the one it has where it does not say."""


class Saving:
    def __init__(self, chat: Chat, kept: Shared, asking: AskingAuthors, guess: Guess) -> None:
        self._chat = chat
        self._kept = kept
        self._asking = asking
        self._guess = guess

    def commands(self) -> dict[Command | Action, Handler]:
        return {SAVE: self._save, SAVE_FORM: self._filled_in}

    async def _save(self, call: Call) -> Reply:
        message = call.message("message")
        if message is None:
            raise UsageError("option-not-a-link")
        said, platform = await self._savable(call, message)
        texts = Texts(await self._question(said, platform), said.text)
        if not platform.abilities.forms:
            return await self._propose(
                call, said, texts_in({"question": texts.question, "answer": texts.answer})
            )
        return showing.text_form(
            SAVE_FORM.name,
            _value(said.message),
            texts,
            call.language,
            self._chat.wording,
            title="share-save-title",
        )

    async def _filled_in(self, call: Call) -> Reply:
        # Read again: a form may lie open for long, and who wrote the message is for the platform to say.
        said, _ = await self._savable(call, _read_value(call))
        return await self._propose(call, said, texts_in(call.answers))

    async def _savable(self, call: Call, message: MessageRef) -> tuple[Said, Platform]:
        """Raises `UsageError` for what cannot be saved, or not by the caller."""
        platform = self._chat.platforms.of(message.space)
        said = await self._read(platform, message) if platform is not None else None
        if platform is None or said is None:
            raise UsageError("share-gone")
        # A link opens no door: where the caller is not, they may not see the message.
        if said.message.place != call.place:
            raise UsageError("share-elsewhere")
        if said.author.kind is AuthorKind.VERTTI:
            raise UsageError("share-mine")
        author = Person(message.space, said.author.member)
        if said.author.kind is not AuthorKind.PERSON or not await names_of(author, self._chat):
            raise UsageError("share-nobody")
        if not said.text.strip():
            raise UsageError("share-no-text")
        return said, platform

    async def _read(self, platform: Platform, message: MessageRef) -> Said | None:
        try:
            return await platform.read(message)
        except Refused:
            # Where Vertti is not let in, it is not for Vertti either.
            return None

    async def _question(self, said: Said, platform: Platform) -> str:
        """What the message answers, as far as that can be read."""
        if said.about is None:
            return ""
        try:
            asked = await platform.read(said.about)
        except PlatformError:
            return ""
        return asked.text if asked is not None and asked.author.kind is AuthorKind.PERSON else ""

    async def _propose(self, call: Call, said: Said, texts: Texts) -> Content:
        author = Person(said.message.space, said.author.member)
        own = author == call.caller
        # Who wants nothing recorded is not drawn into it by others.
        if not own and not await self._chat.people.recorded(author):
            raise UsageError("share-not-asked")
        otherwise = await self._chat.language_for(author, said.message.place)
        proposal = Proposal(
            message=said.message,
            author=author,
            saver=call.caller.member,
            language=self._guess(texts.answer, otherwise),
            texts=texts,
            note=None if own else Note.ASK,
        )
        proposed = await self._kept.propose(proposal, now=self._chat.clock.now())
        kept = proposed.proposal
        if own and kept.choice is None and not kept.decided:
            return await self._asking.question(kept, call.language, own=True)
        if not proposed.new:
            return self._said(call, "share-already-yours" if own and not kept.decided else "share-already")
        return self._said(call, _ASKED[await self._asking.tell(kept)])

    def _said(self, call: Call, sentence: str) -> Content:
        return Content(text=self._chat.wording.say(call.language, sentence))


def _value(message: MessageRef) -> str:
    """What a form carries: its channel is the one the form is sent from, and Discord has no room for more."""
    return f"{message.message}/{message.thread or ''}"


def _read_value(call: Call) -> MessageRef:
    message, _, thread = call.value.partition("/")
    inside = MessageId(thread) if thread else None
    return MessageRef(call.place.space, call.place.channel, MessageId(message), inside)
