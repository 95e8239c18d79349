"""Start Vertti, or use it from the command line: the only place that knows concrete classes.

`python run_bot.py` runs; `python run_bot.py --help` lists the rest. Exit codes: 0 stopped cleanly or done,
1 it did not work, 2 wrong words on the command line, 78 the settings or the data folder are not usable.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import uuid
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.calendar.holidays import PublicHolidays
from adapters.terminal import commands as typed
from adapters.terminal import prompt_files, upkeep
from adapters.terminal.arguments import read_arguments
from adapters.terminal.logs import begin_logging
from adapters.terminal.problems import say_problems
from bot.bot import Bot, Finders
from bot.chat.chat import Chat, Platforms
from bot.chat.delivery import Courier
from bot.chat.ids import CommunityId
from bot.chat.noticing import NoticingChannels, NoticingPeople
from bot.clock import MachineClock
from bot.errors import (
    NewerDatabase,
    PlatformError,
    SettingsError,
    StorageError,
    StorageFull,
)
from bot.settings import Settings, read_settings
from bot.wording import Wording
from storage.answering import StoredKnowledge
from storage.chat import (
    StoredAudit,
    StoredChannels,
    StoredDeliveries,
    StoredPeople,
)
from storage.engine import Database
from storage.prompt_library import FilePromptLibrary
from storage.search.index import HybridIndex
from storage.search.opening import open_search
from storage.stores import all_stores

if TYPE_CHECKING:
    from adapters.local.adapter import LocalPlatform
    from bot.chat.platform import Platform

HERE = Path(__file__).parent
DONE, FAILED, USAGE, SETTINGS = 0, 1, 2, 78
TO_END = 10
"""Seconds that stopping waits for a round, and then for events, under way."""


@dataclass(frozen=True, slots=True)
class House:
    """Everything, put together."""

    bot: Bot
    chat: Chat
    knowledge: StoredKnowledge
    index: HybridIndex
    settings: Settings


def main(typed: Sequence[str] | None = None) -> int:
    """Do what was typed; returns the exit code."""
    arguments = read_arguments(list(sys.argv[1:] if typed is None else typed))
    try:
        settings = read_settings(_environment(arguments))
        begin_logging(level=settings.log_level, form=settings.log_format)
        return asyncio.run(_commands(arguments, settings))
    except SettingsError as error:
        return say_problems(error.problems, SETTINGS)
    except NewerDatabase as error:
        return say_problems([str(error)], SETTINGS)
    except StorageFull:
        return say_problems(["There is no room on the disk. Make some, and start again."], FAILED)
    except (StorageError, PlatformError, OSError) as error:
        return say_problems([f"{error}"], FAILED)
    except KeyboardInterrupt:
        return DONE


async def _commands(arguments: argparse.Namespace, settings: Settings) -> int:
    match arguments.command:
        case "slack-manifest":
            return await _slack_manifest(arguments, settings)
        case "discord-invite":
            return _discord_invite(arguments)
        case "prompts":
            return prompt_files.check(FilePromptLibrary(HERE / "prompts"), settings.language)
        case _:
            pass
    async with _house(arguments, settings) as house:
        match arguments.command:
            case "ask":
                return await typed.ask(arguments, house.bot.answers, house.chat, house.bot.sharing.kept)
            case "do":
                return await _do(arguments, house)
            case "knowledge" if arguments.action == "check":
                return await upkeep.check(house.knowledge, house.chat)
            case "knowledge" if arguments.action == "labels":
                return await upkeep.labels(house.bot, arguments.file)
            case "knowledge":
                return await typed.knowledge(
                    arguments, house.knowledge, house.index, house.chat.clock, house.bot.sharing.kept
                )
            case _:
                return await _run(house)


async def _run(house: House) -> int:
    """Run until told to stop."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(each, stopped.set)
    platforms = _platforms(house)
    rounds: asyncio.Task[None] | None = None
    try:
        for platform in platforms:
            await platform.start(house.bot.receive)
            house.chat.platforms.running.append(platform)
            for problem in await platform.problems():
                print(f"{platform.name}: {problem}", file=sys.stderr)
        rounds = asyncio.create_task(house.bot.run())
        told = ", ".join(f"{platform.name} {platform.address}" for platform in platforms)
        print(f"Vertti is ready: {told}", flush=True)
        await stopped.wait()
    finally:
        if rounds is not None:
            rounds.cancel()
            await asyncio.wait([rounds], timeout=TO_END)
        for platform in platforms:
            await platform.stop()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(house.bot.settle(), TO_END)
    return DONE


def _platforms(house: House) -> list[Platform]:
    """Those with tokens; with none, the local page. SDKs are imported only where they are used."""
    settings, catalogue, wording = (
        house.settings,
        house.bot.catalogue.declared(),
        house.chat.wording,
    )
    found: list[Platform] = []
    if settings.on_slack:
        from adapters.slack.adapter import SlackPlatform

        found.append(
            SlackPlatform(
                bot_token=settings.slack_bot_token,
                app_token=settings.slack_app_token,
                api_url=settings.slack_api_url or None,
                catalogue=catalogue,
                wording=wording,
            )
        )
    if settings.on_discord:
        from adapters.discord.adapter import DiscordPlatform

        found.append(
            DiscordPlatform(
                token=settings.discord_token,
                api_url=settings.discord_api_url or None,
                gateway_url=settings.discord_gateway_url or None,
                catalogue=catalogue,
                wording=wording,
            )
        )
    return found or [_local(house)]


def _local(house: House) -> LocalPlatform:
    from adapters.local.adapter import LocalPlatform

    return LocalPlatform(
        data=house.settings.data_dir,
        port=house.settings.local_port,
        catalogue=house.bot.catalogue.declared(),
        wording=house.chat.wording,
        ready_in=house.settings.language,
    )


@contextlib.asynccontextmanager
async def _house(arguments: argparse.Namespace, settings: Settings) -> AsyncGenerator[House]:
    from storage.migrate import migrate
    from storage.starter import load_starter

    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError([f"VERTTI_DATA_DIR cannot be {settings.data_dir}: {error.strerror}."]) from error
    database = _database(settings)
    try:
        await migrate(database)
        house = _put_together(arguments, settings, database)
        if not arguments.no_starter:
            for problem in await load_starter(house.knowledge, now=house.chat.clock.now()):
                print(f"Starter knowledge left out: {problem}", file=sys.stderr)
        try:
            yield house
        finally:
            await house.index.close()
    finally:
        await database.close()


def _database(settings: Settings) -> Database:
    """Not yet opened."""
    return Database(settings.database_url or f"sqlite+aiosqlite:///{settings.data_dir / 'vertti.db'}")


def _put_together(arguments: argparse.Namespace, settings: Settings, database: Database) -> House:
    community = CommunityId(settings.community)
    clock = MachineClock(datetime.combine(arguments.today, time(), UTC) if arguments.today else None)
    holder = f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
    chat = Chat(
        community=community,
        platforms=Platforms(),
        wording=Wording(),
        clock=clock,
        channels=NoticingChannels(StoredChannels(database, community)),
        people=NoticingPeople(StoredPeople(database, community)),
        audit=StoredAudit(database, community),
        courier=Courier(StoredDeliveries(database, community), clock, holder, lease=settings.lease_seconds),
        language=settings.language,
        timezone=settings.timezone,
    )
    knowledge = StoredKnowledge(database, community)
    stores = all_stores(database, community)
    library = FilePromptLibrary(HERE / "prompts")
    for problem in library.problems:
        print(f"Prompt left out: {problem}", file=sys.stderr)
    search = open_search(database, community, semantic=settings.semantic)
    if search.missing:
        print(f"Answers are found by their letters alone: {search.missing}.", file=sys.stderr)
    finders = Finders(
        holidays=PublicHolidays(),
        index=search.index,
        languages=search.languages,
        prompt_library=library,
        likeness=search.likeness,
    )
    return House(Bot(chat, stores, finders, settings), chat, knowledge, search.index, settings)


async def _do(arguments: argparse.Namespace, house: House) -> int:
    platform = _local(house)
    await platform.room.open()
    try:
        house.chat.platforms.running.append(platform)
        return await typed.do(arguments, house.bot, house.chat)
    finally:
        await platform.room.close()


async def _slack_manifest(arguments: argparse.Namespace, settings: Settings) -> int:
    from adapters.slack.commands import manifest

    # The commands are known without looking into the database, which need not be there yet.
    house = _put_together(arguments, settings, _database(settings))
    print(manifest(house.bot.catalogue.declared(), house.chat.wording))
    return DONE


def _discord_invite(arguments: argparse.Namespace) -> int:
    from adapters.discord.commands import invitation

    print(invitation(arguments.application))
    return DONE


def _environment(arguments: argparse.Namespace) -> dict[str, str]:
    """The `.env` file beside this program, then the environment, then the command line."""
    from dotenv import dotenv_values

    written = {name: value or "" for name, value in dotenv_values(HERE / ".env").items()}
    typed = {"VERTTI_DATA_DIR": str(arguments.data_dir)} if arguments.data_dir else {}
    return {**written, **os.environ, **typed}


if __name__ == "__main__":
    sys.exit(main())
