"""`days-off add|list|remove`: days on which no stream posts, such as July."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule, ScheduleState
from bot.prompting.staff.hosts_told import HostsTold
from bot.prompting.staff.season_words import SeasonWords
from bot.prompting.staff.stream_dates import typed
from bot.wording import LANGUAGES

YEARLY = "yearly"
ADD_OFF = Command(
    name="days-off add",
    role=Role.STAFF,
    options=(
        Option(name="first", most=40),
        Option(name="last", required=False, most=40),
        Option(name="yearly", kind=Kind.CHOICE, choices=(YEARLY,), required=False),
    ),
)
LIST_OFF = Command(name="days-off list", role=Role.STAFF)
REMOVE_OFF = Command(
    name="days-off remove",
    role=Role.STAFF,
    options=(Option(name="number", kind=Kind.NUMBER, most=999_999),),
)
_YEAR = re.compile(r"\d{4}")
_LONGEST = timedelta(days=732)
_YEARLY_LONGEST = timedelta(days=366)
_OVER_NEW_YEAR = timedelta(days=60)
"""Longer from one year into the next it is asked for with its years: the first day may have been named last."""


class DaysOffCommands:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._ahead = parts.ahead
        self._words = SeasonWords(parts)
        self._hosts = HostsTold(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {ADD_OFF: self._add, LIST_OFF: self._list, REMOVE_OFF: self._remove}

    async def _add(self, call: Call) -> Reply:
        now = self._chat.clock.now()
        # Of the call's day, so that a call handled again after midnight means the same days.
        today = local_time.local_date(call.event.at, self._chat.timezone)
        yearly = call.text("yearly") == YEARLY or self._says_yearly(call.text("last"))
        first, last = _read(call.text("first"), self._last(call), today)
        self._as_meant(call, first, last, yearly=yearly)
        if last < today and not yearly:
            raise UsageError("schedule-date-past", date=showing.day(last, call.language, self._chat.wording))
        added = await self._kept.dates.add_days_off(
            first, last, yearly=yearly, call=call.key, by=call.caller, now=now
        )
        await self._record(call, ADD_OFF, added.number)
        days = self._words.days_off(added, call.language)
        said = self._say(call, "season-off-added", number=str(added.number), days=days)
        streams = [each for each in await self._kept.schedules.all() if each.state is ScheduleState.ACTIVE]
        remarks = [*await self._nothing_comes(call, streams), *await self._hosts.remarks(call, streams)]
        return Content(text="\n\n".join([said.text, *remarks]))

    def _as_meant(self, call: Call, first: date, last: date, *, yearly: bool) -> None:
        """Raises `UsageError` for what nobody means, or hardly anybody."""
        days = last - first + timedelta(days=1)
        fields = {
            "first": showing.day(first, call.language, self._chat.wording),
            "last": showing.day(last, call.language, self._chat.wording),
        }
        if first > last:
            raise UsageError("season-off-backwards", **fields)
        if days > (_YEARLY_LONGEST if yearly else _LONGEST):
            raise UsageError("season-off-too-long", yearly="yes" if yearly else "no", **fields)
        over_new_year = (first.month, first.day) > (last.month, last.day)
        said_so = all(_YEAR.search(each) for each in (call.text("first"), self._last(call)))
        if over_new_year and days > _OVER_NEW_YEAR and not said_so:
            written = self._written(first, last, call, yearly=yearly)
            raise UsageError("season-off-over-new-year", days=str(days.days), written=written, **fields)

    async def _list(self, call: Call) -> Reply:
        found = await self._kept.dates.days_off()
        if not found:
            return self._say(call, "season-off-none")
        lines = [f"- **{each.number}** {self._words.days_off(each, call.language)}" for each in found]
        heading = self._say(call, "season-off-list").text
        return Content(text="\n".join([heading, "", *lines]))

    async def _remove(self, call: Call) -> Reply:
        number = call.number("number", 0)
        found = next((each for each in await self._kept.dates.days_off() if each.number == number), None)
        if found is None or not await self._kept.dates.remove_days_off(number):
            raise UsageError("season-off-unknown", number=str(number))
        await self._record(call, REMOVE_OFF, number)
        days = self._words.days_off(found, call.language)
        undo = self._written(found.first, found.last, call, yearly=found.yearly)
        return self._say(call, "season-off-removed", days=days, undo=undo)

    async def _nothing_comes(self, call: Call, streams: Sequence[Schedule]) -> list[str]:
        """A sentence when these days leave nothing of a stream. A community may have many: each is not named."""
        for each in streams:
            if not (await self._ahead.coming(each)).comes:
                return [self._say(call, "season-nothing-comes", number=str(each.number)).text]
        return []

    def _last(self, call: Call) -> str:
        return "" if self._says_yearly(call.text("last")) else call.text("last")

    def _says_yearly(self, text: str) -> bool:
        """`days-off add 6.12. yearly` leaves out the last day."""
        wording = self._chat.wording
        return text.casefold() in {wording.say(each, "choice-yearly").casefold() for each in LANGUAGES}

    def _written(self, first: date, last: date, call: Call, *, yearly: bool) -> str:
        """As it is typed after `days-off add`, with the years."""
        days = [typed(first, call.language), typed(last, call.language)]
        every_year = [self._chat.wording.say(call.language, "choice-yearly")] if yearly else []
        return " ".join([*days, *every_year])

    async def _record(self, call: Call, command: Command, number: int) -> None:
        await self._chat.audit.record(
            who=call.caller, what=command.name, about=str(number), now=self._chat.clock.now()
        )

    def _say(self, call: Call, sentence: str, **fields: str) -> Content:
        return Content(text=self._chat.wording.say(call.language, sentence, **fields))


def _read(first: str, last: str, today: date) -> tuple[date, date]:
    """Without years: the next such days, or those that have begun and not ended."""
    begin = local_time.read_date(first, today=today)
    if not last:
        return begin, begin
    if _YEAR.search(first):
        return begin, local_time.read_date(last, today=max(today, begin))
    end = local_time.read_date(last, today=today)
    return _latest(begin, end), end


def _latest(day: date, end: date) -> date:
    """The same day and month, as late as it can be without coming after `end`."""
    this_year = (day.month, day.day) <= (end.month, end.day)
    year = end.year if this_year else end.year - 1
    # Only the 29th of February has no other year at hand.
    leap = (day.month, day.day) == (2, 29) and not calendar.isleap(year)
    return date(year, 2, 28) if leap else day.replace(year=year)
