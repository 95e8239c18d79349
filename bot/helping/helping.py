"""The feature as the bot sees it: events, commands, and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat.chat import Chat
from bot.chat.commands import Action, Command, Handler
from bot.chat.events import CaughtUp, Event, MessageDeleted, ReactionChanged
from bot.helping.explaining import WHY, Explaining
from bot.helping.judging import Limits
from bot.helping.listing import HELPERS, JOIN, LEAVE, Listing
from bot.helping.marking import Label, Marking, Rules
from bot.helping.marks import DEFAULT_EMOJI
from bot.helping.ports import Marks
from bot.helping.rereading import Rereading
from bot.helping.thanking import Thanking


class Helping:
    """`oldest` is how old a message may be for a mark on it to count; it wins over the one in `limits`."""

    def __init__(
        self,
        chat: Chat,
        log: Marks,
        *,
        label: Label,
        emoji: tuple[str, ...] = DEFAULT_EMOJI,
        oldest: timedelta | None = None,
        limits: Limits = Limits(),  # noqa: B008 - frozen
    ) -> None:
        if oldest is not None:
            limits = replace(limits, oldest=oldest)
        rules = Rules(emoji=emoji, limits=limits)
        self._marking = Marking(chat, log, rules, label)
        self._rereading = Rereading(chat, log, rules, self._marking)
        self._explaining = Explaining(chat, log, rules, self._marking)
        self._listing = Listing(chat, log)
        self._thanking = Thanking(chat, log)

    def commands(self) -> Mapping[Command | Action, Handler]:
        return {
            WHY: self._explaining.why,
            HELPERS: self._listing.helpers,
            LEAVE: self._listing.leave,
            JOIN: self._listing.join,
        }

    async def on(self, event: Event) -> None:
        """Safe to call twice with one event. Raises `PlatformError` when it should be called again later."""
        match event:
            case ReactionChanged():
                await self._marking.changed(event)
            case MessageDeleted():
                await self._marking.deleted(event)
            case CaughtUp():
                await self._rereading.caught_up(event)
            case _:
                pass

    async def tick(self, now: datetime) -> datetime | None:
        """Read reactions again where that is due, and tell helpers; returns when it next wants to be called."""
        wishes = (await self._rereading.tick(now), await self._thanking.tick(now))
        return min((wish for wish in wishes if wish is not None), default=None)
