"""Hearing the host: their first message of their own in the channel, in time, is the week's question."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.chat.events import AuthorKind, Event, MessageDeleted, MessagePosted
from bot.chat.ids import MessageRef
from bot.errors import OutcomeUnknown, Refused, TryLater
from bot.prompting.calendar import local_time
from bot.prompting.dates import Hosting
from bot.prompting.deciding.decide import Skip, Wait, decide
from bot.prompting.hosting.hours import host_ends
from bot.prompting.hosting.notes import HostNotes
from bot.prompting.occurrence import Occurrence, OccurrenceState, regular_occasion
from bot.prompting.parts import Parts
from bot.prompting.ports import Occurrences
from bot.prompting.schedule import Schedule, ScheduleState

_BEFORE = timedelta(microseconds=1)
_BACK = timedelta(days=4)
"""No window is longer than two days, and no local date further from UTC's than one."""


class Hearing:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._facts = parts.facts
        self._planning = parts.planning
        self._telling = parts.telling
        self._notes = HostNotes(parts)

    async def on(self, event: Event) -> bool:
        """True: the event is a message that is a week's question, and nothing else."""
        match event:
            case MessagePosted():
                return await self._heard(event)
            case MessageDeleted():
                await self._deleted(event)
            case _:
                pass
        return False

    async def came_first(self, occurrence: Occurrence, schedule: Schedule) -> bool:
        """When the host's time is over: they may have asked while Vertti was away. True: nothing is to be posted now."""
        hosting = await self._kept.hostings.get(schedule.id, occurrence.local_date)
        platform = self._chat.platforms.of(occurrence.place.space)
        if occurrence.extra or hosting is None or hosting.place != occurrence.place or platform is None:
            return False
        if not platform.abilities.reads_history:
            return False
        now = self._chat.clock.now()
        since = max(occurrence.due_at - _BEFORE, hosting.not_before or occurrence.due_at - _BEFORE)
        ends = host_ends(occurrence.due_at, schedule.rules)
        try:
            message = await platform.first_by(hosting.host.member, hosting.place, since=since, until=ends)
            if message is None:
                return False
            at = await platform.sent_at(message)
        except Refused:
            return False
        except (TryLater, OutcomeUnknown):
            await self._kept.occurrences.put_off(occurrence, until=now + self._chat.courier.again)
            return True
        return await self._kept.hostings.take(hosting, message, at=at, now=now)

    async def _heard(self, event: MessagePosted) -> bool:
        if not _may_ask(event) or not (await self._chat.channels.get(event.message.place)).prompts:
            return False
        since = (event.at - _BACK).date()
        for hosting in await self._kept.hostings.of_host_in(event.message.place, event.person, since=since):
            if hosting.message == event.message or await self._takes(hosting, event):
                await self._thank(hosting, event.message)
                return True
        return False

    async def _takes(self, hosting: Hosting, event: MessagePosted) -> bool:
        schedule = await self._kept.schedules.get(hosting.schedule)
        if schedule is None or hosting.message is not None:
            return False
        occurrence = await self._occurrence(hosting, schedule, event.at)
        if occurrence is None or not occurrence.due_at <= event.at < host_ends(
            occurrence.due_at, schedule.rules
        ):
            return False
        if hosting.not_before is not None and event.at <= hosting.not_before:
            return False
        decision = decide(occurrence, (await self._facts.gather(occurrence, schedule)).facts)
        stopped = isinstance(decision, Wait) and decision.reason in tuple(ScheduleState)
        if stopped or isinstance(decision, Skip):
            return False
        now = self._chat.clock.now()
        return await self._kept.hostings.take(hosting, event.message, at=event.at, now=now)

    async def _occurrence(self, hosting: Hosting, schedule: Schedule, at: datetime) -> Occurrence | None:
        """The week's in the host's channel; planned now if its hour has just struck."""
        found = await occurrence_of(hosting, self._kept.occurrences)
        if found is None and local_time.instant(hosting.local_date, schedule.time, schedule.zone) <= at:
            await self._planning.plan(schedule)
            found = await occurrence_of(hosting, self._kept.occurrences)
        return found

    async def _thank(self, hosting: Hosting, message: MessageRef) -> None:
        schedule = await self._kept.schedules.get(hosting.schedule)
        if schedule is not None:
            await self._notes.took(hosting, schedule, message)
            await self._telling.tick(self._chat.clock.now())

    async def _deleted(self, event: MessageDeleted) -> None:
        """A deleted question counts as undone as long as its host's time lasts."""
        hosting = await self._kept.hostings.taken_as(event.message)
        schedule = await self._kept.schedules.get(hosting.schedule) if hosting is not None else None
        occurrence = await occurrence_of(hosting, self._kept.occurrences) if hosting is not None else None
        if hosting is None or schedule is None or occurrence is None:
            return
        now = self._chat.clock.now()
        ends = host_ends(occurrence.due_at, schedule.rules)
        if max(now, event.at) >= ends or occurrence.state is not OccurrenceState.HOSTED:
            return
        if not await self._kept.hostings.untake(hosting, event.message, now=now):
            return
        left = await occurrence_of(hosting, self._kept.occurrences)
        # What staff have taken back meanwhile waits for nobody.
        if left is not None and left.state is OccurrenceState.PLANNED:
            await self._notes.deleted(hosting, schedule, event.message, ends)
            await self._telling.tick(now)


async def occurrence_of(hosting: Hosting, occurrences: Occurrences) -> Occurrence | None:
    """The hosted occurrence, if it has been planned."""
    occasion = regular_occasion(hosting.local_date)
    planned = await occurrences.of(hosting.schedule, occasion=occasion)
    return next((each for each in planned if each.place == hosting.place), None)


def _may_ask(event: MessagePosted) -> bool:
    """A person's own message at the top level, with words, and not to Vertti."""
    inside = event.message.thread is not None or event.reply_to is not None
    to_vertti = event.addressed or event.direct
    return (
        event.author.kind is AuthorKind.PERSON and not inside and not to_vertti and bool(event.text.strip())
    )
