"""Every command on every platform, in every language, as every role: no cell of the table is empty."""

from __future__ import annotations

import importlib
import re
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answering.sharing.proposal import Choice, Proposal, Texts
from bot.bot import Bot
from bot.chat.chat import Chat
from bot.chat.commands import Command
from bot.chat.content import Content
from bot.chat.events import CommandCalled, MessagePosted
from bot.chat.ids import MemberId, MessageId, MessageRef, Person
from bot.chat.ports import Channel
from bot.chat.roles import Role
from bot.wording import LANGUAGES
from storage.engine import Database
from tests.contracts.rig import Rig
from tests.contracts.whole import put_together

_RIGS = sorted(path.stem for path in (Path(__file__).parent / "rigs").glob("*.py"))
_ANYTHING = "¤"
_SIGNS = re.compile(r"[`*\\]|(?<=/)vertti ")

_OPEN: dict[str, object] = dict.fromkeys(
    ("weekly", "channels", "next", "comes", "question", "channel", "skipped", "name"), _ANYTHING
)


@dataclass(frozen=True, slots=True)
class Cell:
    """`answer` is the wording that whoever may reads, with its `fields`; `options` work for them."""

    answer: str
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    fields: Mapping[str, object] = field(default_factory=dict[str, object])


_ONE = {"number": "1"}
CELLS: dict[str, Cell] = {
    "help": Cell("help-intro"),
    "about": Cell("about", fields={"days": 90}),
    "language": Cell("language-chosen", {"language": "{language}"}),
    "recording": Cell("recording-on", {"state": "on"}),
    "why": Cell("why-not-watched", {"link": "{link}"}),
    "channel here": Cell("channel-questions", {"use": "questions"}, {"minutes": 10}),
    "ask": Cell("answer-unknown-private", {"question": "{question}"}),
    "helpers": Cell("helpers-none", fields={"days": 30}),
    "helpers leave": Cell("helpers-left"),
    "helpers join": Cell("helpers-joined"),
    "suggest": Cell("suggest-thanks", {"text": "What surprised you at your first fair?"}, {"number": "3"}),
    "prompts list": Cell("prompts-waiting", fields={"count": 3}),
    "prompts check": Cell("prompt-check-fine"),
    "prompts approve": Cell("prompts-is-approved", _ONE, _ONE),
    "prompts decline": Cell(
        "prompts-is-declined", {"number": "2", "reason": "Not this time"}, {"number": "2"}
    ),
    "schedule add": Cell(
        "schedule-added", {"weekday": "tuesday", "time": "9:00", "channels": "#export"}, {"number": "2"}
    ),
    "schedule list": Cell("schedule-line", fields={"number": "1", "state": "active"}),
    "schedule preview": Cell("schedule-preview", fields={"number": "1", "state": "active"}),
    "schedule rules": Cell("season-rules-changed", _ONE | {"holidays": "none"}, _ONE),
    "schedule calendar": Cell("season-of-all", fields={"count": 2, "weeks": 12}),
    "schedule pin": Cell(
        "season-pin",
        _ONE | {"date": "{monday}", "prompt": "p12"},
        _ONE | {"date": _ANYTHING, "typed": _ANYTHING, "before": "none"},
    ),
    "schedule unpin": Cell(
        "season-unpin",
        _ONE | {"date": "{monday}"},
        _ONE | {"date": _ANYTHING, "typed": _ANYTHING, "before": "p12"},
    ),
    "schedule swap": Cell("season-swap", _ONE | {"date": "{monday}", "other": "{later}"}, _ONE),
    "schedule move": Cell("season-move", _ONE | {"date": "{monday}", "to": "{later}"}, _ONE),
    "schedule unskip": Cell(
        "season-unskip", _ONE | {"date": "{monday}"}, _ONE | {"date": _ANYTHING, "typed": _ANYTHING}
    ),
    "schedule change": Cell(
        "season-changed",
        _ONE | {"weekday": "wednesday", "time": "10:30"},
        _ONE
        | {"language": "own", "language_was": "own"}
        | dict.fromkeys(("was", "channels_were", "undo"), _ANYTHING),
    ),
    "days-off add": Cell(
        "season-off-added", {"first": "1.7.", "last": "31.7.", "yearly": "yearly"}, _ONE | {"days": _ANYTHING}
    ),
    "days-off list": Cell("season-off-list"),
    "days-off remove": Cell("season-off-removed", _ONE, {"days": _ANYTHING, "undo": _ANYTHING}),
    "host": Cell("host-yours", fields={"when": _ANYTHING}),
    "schedule unhost": Cell(
        "unhost-none", {"number": "1", "date": "7.6.2027"}, {"number": "1", "date": _ANYTHING}
    ),
    "schedule skip": Cell("schedule-skipped", _ONE, _ONE),
    "schedule pause": Cell("schedule-paused", _ONE, _ONE),
    "schedule resume": Cell("schedule-resumed", _ONE, _ONE),
    "schedule now": Cell("schedule-now-posted", _ONE),
    "schedule edit": Cell(
        "sent-edited",
        _ONE | {"text": "What did you learn?"},
        dict.fromkeys(("day", "language", "text", "before"), _ANYTHING),
    ),
    "schedule why": Cell("decided-heading-extra", _ONE, _ONE | {"when": _ANYTHING}),
    "schedule take-back": Cell("sent-taken-back", _ONE, {"day": _ANYTHING}),
    "schedule remove": Cell("schedule-removed", _ONE, _ONE),
    "knowledge add": Cell(
        "knowledge-added",
        {"id": "new-one", "question": "What is new?", "answer": "Nothing"},
        {"id": "new-one"},
    ),
    "knowledge show": Cell("knowledge-phrasings", {"id": "eori"}),
    "knowledge edit": Cell(
        "knowledge-edited", {"id": "eori", "field": "also", "text": "Where is it from?"}, {"id": "eori"}
    ),
    "knowledge list": Cell("knowledge-count", fields={"count": 2}),
    "knowledge check": Cell("check-no-source"),
    "knowledge reviews": Cell("reviews-none"),
    "knowledge confirm": Cell("confirm-thanks", {"id": "eori"}, {"id": "eori", "date": _ANYTHING}),
    "knowledge history": Cell("history-of", {"id": "eori"}, {"id": "eori"}),
    "knowledge right": Cell("right-shown", {"message": "{asked}", "id": "eori"}, {"id": "eori"}),
    "knowledge gaps": Cell("gaps-found", fields={"count": 1, "days": 28}),
    "knowledge candidates": Cell("candidates-found", fields={"count": 1}),
    "knowledge accept": Cell("candidates-accepted", _ONE, {"number": "1", "id": "eori"}),
    "knowledge drop": Cell("candidates-unknown", {"number": "2"}, {"number": "2"}),
    "knowledge save": Cell("share-mine", {"message": "{posted}"}),
    "knowledge mine": Cell("share-mine-none"),
    "knowledge proposals": Cell("proposals-found", fields={"count": 2}),
    "knowledge approve": Cell("proposals-approved", {"number": "1", "id": "shared"}, {"id": "shared"}),
    "knowledge refuse": Cell("proposals-refused", {"number": "2"}, {"number": "2"}),
    "knowledge retire": Cell("knowledge-retired", {"id": "eori"}, {"id": "eori"}),
    "roles grant": Cell("roles-granted", {"member": "{person}", "role": "moderator"}, {"role": "moderator"}),
    "roles list": Cell("roles-intro"),
    "roles revoke": Cell("roles-revoked", {"member": "{person}"}),
}
"""In an order in which all of them work."""
ASKED = "Huolitsija pyytää meiltä tullin tunnusta, mikä se on?"
UNKNOWN = {
    "fi": "Paljonko kahvi maksaa Oulussa?",
    "sv": "Vad kostar kaffet i Uleåborg?",
    "en": "How much is a coffee in Oulu?",
}


@dataclass(slots=True)
class Table:
    rig: Rig
    bot: Bot
    chat: Chat
    link: str
    person: str
    asked: str = ""
    """A link to a question that Vertti has said something to."""
    posted: str = ""
    """A link to a message of Vertti's."""

    async def prepare(self, language: str) -> None:
        """What the commands need: a channel for questions, a schedule, suggestions, an entry, roles, a language."""
        now = self.chat.clock.now()
        chief = self.at_home(self.rig.chief)
        await self.chat.channels.put(Channel(place=self.rig.export, prompts=True), by=chief, now=now)
        await self.chat.people.grant(self.at_home(self.rig.bo), Role.MODERATOR, by=chief, now=now)
        for who in (self.rig.anna, self.rig.bo, self.rig.chief):
            await self.chat.people.choose_language(self.at_home(who), language, now=now)
        for words in (
            "schedule add monday 9:00 #export",
            "suggest What was your first order?",
            "suggest Who checks your labels?",
            'knowledge add eori "Mikä on EORI-numero?" "Hae se Tullista."',
        ):
            await self.bot.do(self._call(words))
        question = await self.rig.say(self.rig.anna, self.rig.general, ASKED, mention=True)
        await self.rig.event(MessagePosted, count=2)
        await self.bot.settle()
        self.asked = await self.rig.platform.link(question)
        posted = await self.rig.platform.post(self.rig.general, Content(text="Hei"), key="hello")
        self.posted = await self.rig.platform.link(posted)
        for number in (1, 2):
            await self._propose(number)

    async def _propose(self, number: int) -> None:
        """Something that its author has agreed to share."""
        kept, now = self.bot.sharing, self.chat.clock.now()
        assert kept is not None
        author = self.at_home(self.rig.hermit or self.rig.anna)
        proposal = Proposal(
            message=MessageRef(author.space, self.rig.general.channel, MessageId(f"{number}")),
            author=author,
            saver=self.rig.anna,
            language="en",
            texts=Texts("What is it?", "It is this."),
        )
        await kept.kept.propose(proposal, now=now)
        await kept.kept.choose(number, Choice.NAMED, "Somebody", now=now)

    async def reply(self, who: MemberId, command: Command, language: str, so_far: int) -> str:
        """Call it the way this platform's people do; the newest private reply."""
        values = {
            "link": self.link,
            "asked": self.asked,
            "posted": self.posted,
            "person": self.person,
            "language": language,
            "question": UNKNOWN[language],
            "monday": self._monday(1),
            "later": self._monday(2),
        }
        options = {name: text.format(**values) for name, text in CELLS[command.name].options.items()}
        await self.rig.command(who, self.rig.general, command.name, options)
        replies = await self.rig.private_replies(who, count=so_far + 1)
        assert len(replies) == so_far + 1
        return replies[-1].text

    def _monday(self, weeks: int) -> str:
        """So many weeks after this week's Monday, and not today."""
        today = self.chat.clock.now().date()
        return (today + timedelta(days=7 * weeks - today.weekday())).isoformat()

    def at_home(self, who: MemberId) -> Person:
        return Person(self.rig.platform.space, who)

    def _call(self, words: str) -> CommandCalled:
        return CommandCalled(
            event_id=f"prepare:{words}",
            space=self.rig.platform.space,
            at=self.chat.clock.now(),
            member=self.rig.chief,
            place=self.rig.general,
            reply_handle="",
            words=words,
        )


@asynccontextmanager
async def laid(platform: str, database: Database) -> AsyncGenerator[Table]:
    module = importlib.import_module(f"tests.contracts.rigs.{platform}")
    bot, chat = put_together(database)
    async with module.open_rig(catalogue=bot.catalogue.declared(), core=bot.receive) as rig:
        chat.platforms.running.append(rig.platform)
        message = await rig.say(rig.anna, rig.general, "Hei")
        link = await rig.platform.link(message)
        yield Table(rig, bot, chat, link, await rig.mention(rig.anna))
        await bot.settle()

        assert list(rig.violations()) == []


async def test_every_command_stands_in_the_table(sqlite: Database) -> None:
    bot, _ = put_together(sqlite)

    assert set(CELLS) == set(bot.catalogue.commands)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("platform", _RIGS)
async def test_every_command_is_answered_or_refused_in_words(
    platform: str, role: Role, language: str, sqlite: Database
) -> None:
    async with laid(platform, sqlite) as table:
        await table.prepare(language)
        who = {Role.MEMBER: table.rig.anna, Role.MODERATOR: table.rig.bo, Role.STAFF: table.rig.chief}[role]
        wrong: list[tuple[str, str]] = []
        for number, name in enumerate(CELLS):
            command, _ = table.bot.catalogue.commands[name]
            said = await table.reply(who, command, language, number)
            if not all(part in plain(said) for part in wanted(table, command, role, language)):
                wrong.append((name, said))

    assert wrong == []


def wanted(table: Table, command: Command, role: Role, language: str) -> list[str]:
    """The fixed parts of the sentence that is due to this role, in its language."""
    if role < command.role:
        fields = {"role": command.role.word, "what": command.name}
        sentence = table.chat.wording.say(language, "not-allowed", **fields)
    else:
        cell = CELLS[command.name]
        sentence = table.chat.wording.say(language, cell.answer, **{**_OPEN, **cell.fields})
    return [part.strip() for part in plain(sentence).split(_ANYTHING) if part.strip(" .,:()")]


def plain(text: str) -> str:
    return " ".join(_SIGNS.sub("", text).split())
