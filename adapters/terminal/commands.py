"""What the command line does with a house that is put together: ask, do, knowledge."""

from __future__ import annotations

import argparse
import json
import sys
import uuid

from adapters.terminal.asking import BadRow, ask_many, decide
from adapters.terminal.knowledge_files import BadFile, export_file, import_file
from adapters.terminal.progress import show_left
from adapters.terminal.rendering import render
from bot.answering import showing
from bot.answering.answers import Answers
from bot.answering.deciding import Unknown
from bot.answering.ports import Knowledge, KnowledgeIndex
from bot.answering.sharing.crediting import StoredCredits
from bot.answering.sharing.ports import CreditStore
from bot.answering.speaking import Speaking
from bot.bot import Bot
from bot.chat.chat import Chat
from bot.chat.content import Content
from bot.chat.events import CommandCalled
from bot.chat.ids import MemberId, Person
from bot.chat.roles import Role
from bot.clock import Clock
from bot.errors import UsageError

DONE, FAILED = 0, 1


async def ask(
    arguments: argparse.Namespace, answers: Answers, chat: Chat, authors: CreditStore | None
) -> int:
    """One question to standard output, or a file of them."""
    if arguments.batch is not None:
        try:
            count = await ask_many(answers, arguments.batch, arguments.out, language=chat.language)
        except BadRow as error:
            return _failed(f"{arguments.batch}: {error}")
        except OSError as error:
            return _failed(f"{error.filename}: {error.strerror}")
        print(f"Questions answered: {count}, into {arguments.out}")
        return DONE
    row, found = await decide(answers, arguments.text, language=chat.language)
    if arguments.json:
        print(json.dumps(row, ensure_ascii=False))
        return DONE
    speaking = Speaking(answers.knowledge, chat.wording, chat.clock)
    speaking.credits = StoredCredits(authors) if authors is not None else None
    content = await speaking.content(found.verdict, "", found.language)
    if isinstance(found.verdict, Unknown):
        content = showing.nothing(found.language, chat.wording)
    print(render(content))
    return DONE


async def do(arguments: argparse.Namespace, bot: Bot, chat: Chat) -> int:
    """One command as a person of the local page, in its first channel."""
    platform = chat.platforms.running[0]
    role = Role.named(arguments.role) or Role.MEMBER
    place = await platform.find_place("general")
    person = await _somebody(chat, role)
    if place is None or person is None:
        return _failed(
            f"Nobody on the local page has just the role {role.word} any more, or its first channel is gone."
        )
    event = CommandCalled(
        event_id=f"do:{uuid.uuid4().hex}",
        space=platform.space,
        at=chat.clock.now(),
        member=person.member,
        place=place,
        reply_handle="",
        words=arguments.words,
    )
    try:
        reply = await bot.do(event)
    except UsageError as error:
        language = await chat.language_for(person, place)
        return _failed(render(bot.explain(error, language)))
    print(render(reply) if isinstance(reply, Content) else "")
    return DONE


async def knowledge(
    arguments: argparse.Namespace,
    kept: Knowledge,
    index: KnowledgeIndex,
    clock: Clock,
    authors: CreditStore | None,
) -> int:
    """Import or export a file, with the names of those who want to be named."""
    try:
        if arguments.action == "export":
            count = await export_file(kept, arguments.file, authors=authors)
            print(f"Entries written: {count}, to {arguments.file}")
            return DONE
        read, changed, remarks = await import_file(kept, arguments.file, now=clock.now(), authors=authors)
    except BadFile as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return _failed("Nothing was imported: mend these rows and try again.")
    except OSError as error:
        return _failed(f"{arguments.file}: {error.strerror}")
    for remark in remarks:
        print(remark, file=sys.stderr)
    await index.catch_up(show_left)
    print(f"Entries read: {read}, new or changed: {changed}")
    return DONE


async def _somebody(chat: Chat, role: Role) -> Person | None:
    """The first of the local page's people who has just this role, granted ones counted."""
    platform = chat.platforms.running[0]
    for name in ("anna", "maija", "sari"):
        person = Person(platform.space, MemberId(name))
        if await chat.role_of(person) is role:
            return person
    return None


def _failed(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return FAILED
