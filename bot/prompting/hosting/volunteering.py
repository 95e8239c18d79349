"""`host`: a member takes a week, chooses its draft, or gives it back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.dates import Hosting
from bot.prompting.hosting.drafts import Drafts
from bot.prompting.hosting.hearing import occurrence_of
from bot.prompting.hosting.hours import read_week
from bot.prompting.hosting.notes import BACK
from bot.prompting.hosting.openings import MOST_WEEKS, Opening, Openings, Streams
from bot.prompting.hosting.replies import DRAFT, WEEK, Own, Replies
from bot.prompting.occurrence import OccurrenceState
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule
from bot.prompting.staff.stream_dates import typed

HOST = Command(
    name="host",
    options=(
        Option(name="date", required=False, most=40),
        Option(name="number", kind=Kind.NUMBER, required=False, most=999_999),
    ),
)
_A_DAY = timedelta(days=1)


class Volunteering:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._openings = Openings(parts)
        self._drafts = Drafts(parts)
        self._replies = Replies(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {
            HOST: self._host,
            Action(WEEK): self._take_week,
            Action(DRAFT): self._choose,
            Action(BACK): self._give_back,
        }

    async def _host(self, call: Call) -> Reply:
        """A date named is taken. Without one, the caller's own weeks are shown, or else the next free one is taken."""
        named = call.text("date")
        own = [] if named else await self._own(call)
        if own:
            return await self._replies.own(call, own, await self._another_day(call))
        streams = await self._openings.streams(call)
        if named:
            return await self._on(call, streams, named)
        near = await self._openings.next_free(streams)
        if near is None:
            raise self._none_free(call, streams)
        return await self._volunteer(call, near, streams)

    def _none_free(self, call: Call, streams: Streams) -> UsageError:
        until = self._openings.paused_until(streams)
        if until is None:
            return UsageError("host-none-free", weeks=str(MOST_WEEKS))
        return UsageError("host-paused-until", until=showing.day(until, call.language, self._chat.wording))

    async def _on(self, call: Call, streams: Streams, named: str) -> Content:
        today = self._openings.today(streams.all[0][0])
        day = local_time.read_date(named, today=today)
        if day < today:
            raise UsageError("schedule-date-past", date=showing.day(day, call.language, self._chat.wording))
        opening = await self._openings.on(streams, day)
        if opening is not None and day <= self._openings.last_day(opening.schedule):
            return await self._volunteer(call, opening, streams)
        too_far = day > today + timedelta(weeks=MOST_WEEKS)
        near = await self._openings.next_free(streams)
        return self._replies.refused(call, "host-too-far" if too_far else "host-other-day", day, near)

    async def _volunteer(self, call: Call, opening: Opening, streams: Streams) -> Content:
        """Take the week, unless it cannot be had, or somebody is quicker."""
        schedule, week = opening.schedule, opening.week
        kept = week.hosting
        if kept is None and self._openings.is_free(opening):
            hosting = Hosting(
                schedule=schedule.id,
                local_date=week.local_date,
                place=opening.place,
                host=call.caller,
                since=self._chat.clock.now(),
            )
            kept = await self._kept.hostings.volunteer(hosting)
        if kept is not None and kept.host == call.caller and kept.message is None and not week.left_out:
            return await self._replies.hosted(call, (kept, schedule, week.due_at))
        near = await self._openings.next_free(streams)
        if week.left_out:
            why = showing.reason(week.left_out, call.language, self._chat.wording)
            return self._replies.refused(call, "host-left-out", week.local_date, near, reason=why)
        late = week.settled or week.due_at <= self._chat.clock.now()
        return self._replies.refused(call, "host-too-late" if late else "host-taken", week.local_date, near)

    async def _take_week(self, call: Call) -> Reply:
        """The button under a refusal: the date that was offered instead."""
        schedule_id, day, _ = read_week(call.value)
        streams = await self._openings.streams(call)
        these = [each for each in streams.all if each[0].id == schedule_id]
        opening = await self._openings.on(Streams(these, []), day)
        if opening is None:
            return self._replies.refused(call, "host-other-day", day, await self._openings.next_free(streams))
        return await self._volunteer(call, opening, streams)

    async def _choose(self, call: Call) -> Reply:
        schedule_id, day, prompt = read_week(call.value)
        schedule = await self._kept.schedules.get(schedule_id)
        hosting = await self._kept.hostings.get(schedule_id, day)
        spoken = showing.day(day, call.language, self._chat.wording)
        if schedule is None or hosting is None or hosting.host != call.caller:
            return self._say(call, "host-not-yours", date=spoken)
        due_at = await self._due_at(hosting, schedule)
        if due_at <= self._chat.clock.now():
            channel = await showing.place_name(hosting.place, self._chat)
            return self._say(call, "host-draft-late", channel=channel)
        if prompt not in await self._drafts.known(schedule):
            return self._say(call, "host-draft-gone", date=typed(day, call.language))
        await self._kept.hostings.choose_draft(schedule_id, day, call.caller, prompt)
        return await self._replies.chosen(call, (hosting, schedule, due_at))

    async def _give_back(self, call: Call) -> Reply:
        schedule_id, day, _ = read_week(call.value)
        hosting = await self._kept.hostings.get(schedule_id, day)
        spoken = showing.day(day, call.language, self._chat.wording)
        if hosting is None or hosting.host != call.caller:
            return self._say(call, "host-not-yours", date=spoken)
        occurrence = await occurrence_of(hosting, self._kept.occurrences)
        if occurrence is not None and occurrence.state is not OccurrenceState.PLANNED:
            return self._say(call, "host-given-late", date=spoken)
        now = self._chat.clock.now()
        await self._kept.hostings.give_back(schedule_id, day, call.caller, now=now)
        return self._say(call, "host-given-back", date=spoken)

    async def _own(self, call: Call) -> list[Own]:
        """The caller's weeks to come or waited for, of the stream that is numbered or of all."""
        now, number = self._chat.clock.now(), call.number("number", 0)
        found: list[Own] = []
        for hosting in await self._kept.hostings.of(call.caller, since=now.date() - _A_DAY):
            schedule = await self._kept.schedules.get(hosting.schedule)
            if schedule is None or hosting.message is not None or number not in (0, schedule.number):
                continue
            planned = await occurrence_of(hosting, self._kept.occurrences)
            due_at = await self._due_at(hosting, schedule)
            if due_at > now or (planned is not None and planned.state is OccurrenceState.PLANNED):
                found.append((hosting, schedule, due_at))
        return found

    async def _another_day(self, call: Call) -> date | None:
        near = await self._openings.next_free(await self._openings.streams(call))
        return near.week.local_date if near is not None else None

    async def _due_at(self, hosting: Hosting, schedule: Schedule) -> datetime:
        planned = await occurrence_of(hosting, self._kept.occurrences)
        if planned is not None:
            return planned.due_at
        return local_time.instant(hosting.local_date, schedule.time, schedule.zone)

    def _say(self, call: Call, sentence: str, **fields: str) -> Content:
        return Content(text=self._replies.say(call, sentence, **fields))
