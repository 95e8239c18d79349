"""`schedule skip|preview|now`: what staff do about the next occasion."""

from __future__ import annotations

from datetime import date, time

from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.calendar.planning import Planning
from bot.prompting.choosing.next_up import NextUp
from bot.prompting.ports import Prompts
from bot.prompting.posting.posting import Posting
from bot.prompting.schedule import (
    Occurrence,
    OccurrenceState,
    Schedule,
    ScheduleState,
    extra_occasion,
)
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk

SKIP = Command(
    name="schedule skip",
    role=Role.STAFF,
    options=(NUMBER, Option(name="date", required=False, most=40)),
)
PREVIEW = Command(
    name="schedule preview",
    role=Role.STAFF,
    options=(Option(name="number", kind=Kind.NUMBER, required=False, most=NUMBER.most),),
)
_EXAMPLE_DAY, _EXAMPLE_TIME = 0, time(9)
"""Of the schedule that `schedule-none-preview` names: Monday at 9.00."""
NOW = Command(name="schedule now", role=Role.STAFF, options=(NUMBER,))


class OccasionCommands:
    def __init__(
        self,
        chat: Chat,
        kept: Prompts,
        planning: Planning,
        posting: Posting,
        next_up: NextUp,
    ) -> None:
        self._chat = chat
        self._kept = kept
        self._planning = planning
        self._posting = posting
        self._next_up = next_up
        self._talk = ScheduleTalk(chat, kept, next_up)

    def commands(self) -> dict[Command | Action, Handler]:
        return {SKIP: self._skip, PREVIEW: self._preview, NOW: self._now}

    async def _skip(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        done = await self._kept.schedules.skipped_by(call.key)
        if done is None:
            await self._planning.plan(schedule)
            done = await self._date_to_skip(call, schedule)
            await self._kept.schedules.skip(
                schedule.id,
                done,
                call=call.key,
                by=call.caller,
                now=self._chat.clock.now(),
            )
            await self._talk.record(call, SKIP, schedule)
        skipped = local_time.instant(done, schedule.time, schedule.zone)
        wording = self._chat.wording
        return await self._talk.said(
            call,
            "schedule-skipped",
            schedule,
            skipped=showing.when(skipped, schedule.zone, call.language, wording),
        )

    async def _preview(self, call: Call) -> Reply:
        schedule = await self._to_preview(call)
        if schedule is None:
            return await self._preview_of_a_first_one(call)
        coming = await self._next_up.coming(schedule)
        prompt = await self._next_up.prompt(schedule, coming.local_date)
        if prompt is None:
            raise UsageError("schedule-nothing-to-preview")
        heading = await self._talk.said(call, "schedule-preview", schedule, state=schedule.state.value)
        shown: list[str] = []
        footer = ""
        for language in sorted(await self._next_up.languages(schedule)):
            content = await showing.prompt_content(prompt, language, self._chat)
            footer = content.footer
            if content.text not in shown:
                shown.append(content.text)
        return Content(text="\n\n".join([heading.text, *shown]), footer=footer)

    async def _preview_of_a_first_one(self, call: Call) -> Reply:
        now = self._chat.clock.now()
        today = local_time.local_date(now, self._chat.timezone)
        example = next(
            day
            for day in local_time.dates(_EXAMPLE_DAY, today)
            if local_time.instant(day, _EXAMPLE_TIME, self._chat.timezone) > now
        )
        prompt = await self._next_up.without_schedule(call.place, example)
        if prompt is None:
            raise UsageError("schedule-nothing-to-preview")
        content = await showing.prompt_content(prompt, call.language, self._chat)
        none_yet = self._talk.say(call, "schedule-none-preview").text
        return Content(text=f"{none_yet}\n\n{content.text}", footer=content.footer)

    async def _now(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        if schedule.state is ScheduleState.REMOVED:
            raise UsageError("schedule-is-removed", number=str(schedule.number))
        extra = self._extra(call, schedule)
        await self._kept.occurrences.add(extra, now=self._chat.clock.now())
        await self._talk.record(call, NOW, schedule)
        occasion = await self._kept.occurrences.of(schedule.id, occasion=extra[0].occasion)
        for occurrence in occasion:
            await self._posting.see_to(occurrence)
        became = await self._kept.occurrences.of(schedule.id, occasion=extra[0].occasion)
        lines = [await self._outcome(each, call.language) for each in became]
        return Content(text="\n".join(lines))

    def _extra(self, call: Call, schedule: Schedule) -> list[Occurrence]:
        today = local_time.local_date(call.event.at, schedule.zone)
        return [
            Occurrence(
                schedule=schedule.id,
                occasion=extra_occasion(today, call.key),
                local_date=today,
                place=place,
                due_at=self._chat.clock.now(),
            )
            for place in schedule.places
        ]

    async def _outcome(self, occurrence: Occurrence, language: str) -> str:
        wording = self._chat.wording
        channel = await showing.place_name(occurrence.place, self._chat)
        match occurrence.state:
            case OccurrenceState.POSTED:
                return wording.say(language, "schedule-now-posted", channel=channel)
            case OccurrenceState.PLANNED:
                return wording.say(language, "schedule-now-later", channel=channel)
            case _:
                reason = showing.reason(occurrence.reason, language, wording)
                return wording.say(language, "schedule-now-not", channel=channel, reason=reason)

    async def _to_preview(self, call: Call) -> Schedule | None:
        """The one asked for, else the active one whose time comes first, if there is any."""
        if "number" in call.options:
            return await self._talk.numbered(call)
        coming = [
            ((await self._next_up.coming(each)).due_at, each.number, each)
            for each in await self._kept.schedules.all()
            if each.state is ScheduleState.ACTIVE
        ]
        return min(coming, key=lambda each: each[:2])[2] if coming else None

    async def _date_to_skip(self, call: Call, schedule: Schedule) -> date:
        coming = (await self._next_up.coming(schedule)).local_date
        if not call.text("date"):
            return coming
        today = local_time.local_date(self._chat.clock.now(), schedule.zone)
        wanted = local_time.read_date(call.text("date"), today=today)
        wording = self._chat.wording
        spoken = showing.day(wanted, call.language, wording)
        if wanted < today:
            raise UsageError("schedule-date-past", date=spoken)
        if wanted.weekday() != schedule.weekday:
            raise UsageError(
                "schedule-date-other-day",
                date=spoken,
                near=showing.day(coming, call.language, wording),
            )
        if wanted < coming:
            raise UsageError("schedule-date-done", date=spoken)
        return wanted
