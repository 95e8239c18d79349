"""`schedule preview`: what each channel will show, as it will show it, to the caller alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content, poll_as_list
from bot.chat.ids import Place
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.calendar.ahead import Week
from bot.prompting.occurrence import Occurrence, OccurrenceState, regular_occasion
from bot.prompting.parts import Parts
from bot.prompting.posting.faces import Face
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule, ScheduleState
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.season_words import SeasonWords, posted_at
from bot.prompting.staff.stream_dates import StreamDates

PREVIEW = Command(
    name="schedule preview",
    role=Role.STAFF,
    options=(
        Option(name="number", kind=Kind.NUMBER, required=False, most=NUMBER.most),
        Option(name="date", required=False, most=40),
    ),
)
_EXAMPLE_DAY, _EXAMPLE_TIME = 0, time(9)
"""Of the schedule that `schedule-none-preview` names: Monday at 9.00."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a reader sees: the same in all channels where it is equal."""

    question: Content
    others: Content | None
    notes: tuple[str, ...]


class Preview:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._ahead = parts.ahead
        self._chooser = parts.chooser
        self._faces = parts.faces
        self._dates = StreamDates(parts)
        self._words = SeasonWords(parts)
        self._talk = ScheduleTalk(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {PREVIEW: self._preview}

    async def _preview(self, call: Call) -> Reply:
        schedule = await self._schedule(call)
        if schedule is None:
            return await self._of_a_first_one(call)
        coming = await self._ahead.coming(schedule)
        week = await self._dates.week(call, schedule) if call.text("date") else coming
        prompt = await self._prompt(schedule, week, coming)
        if prompt is None:
            raise UsageError("schedule-nothing-to-preview")
        when = showing.when(week.due_at, schedule.zone, call.language, self._chat.wording)
        waits = schedule.state is ScheduleState.ACTIVE and week.due_at <= self._chat.clock.now()
        state = "waiting" if waits else schedule.state.value
        heading = await self._talk.said(call, "schedule-preview", schedule, state=state, next=when)
        parts = [heading.text, *await self._left_out(call, schedule, week)]
        by_look: dict[_Look, list[str]] = {}
        for occurrence in _waiting(schedule, week):
            look = await self._look(prompt, occurrence, schedule, call.language)
            if look is not None:
                line = await self._channel(call, occurrence, schedule, week, prompt)
                by_look.setdefault(look, []).append(line)
        for look, channels in by_look.items():
            parts += ["\n".join(channels), *_shown(look, self._say(call, "preview-in-thread"))]
        return Content(text="\n\n".join(parts))

    async def _schedule(self, call: Call) -> Schedule | None:
        """The one asked for, else the active one whose time comes first, if there is any."""
        if "number" in call.options:
            return await self._talk.numbered(call)
        coming = [
            (await self._ahead.coming(each), each)
            for each in await self._kept.schedules.all()
            if each.state is ScheduleState.ACTIVE
        ]
        first = min(
            coming, key=lambda each: (not each[0].comes, each[0].due_at, each[1].number), default=None
        )
        return first[1] if first is not None else None

    async def _prompt(self, schedule: Schedule, week: Week, coming: Week) -> Prompt | None:
        """What comes on that date if nothing changes until then."""
        if week.local_date > coming.local_date and not week.left_out:
            count = self._dates.count_to(schedule, week.local_date)
            season = {each.local_date: choice for each, choice in await self._chooser.season(schedule, count)}
            if choice := season.get(week.local_date):
                return choice.prompt
        choice = await self._chooser.likely(schedule, week.local_date)
        return choice.prompt if choice is not None else None

    async def _look(
        self, prompt: Prompt, occurrence: Occurrence, schedule: Schedule, language: str
    ) -> _Look | None:
        face = await self._faces.showing(prompt, occurrence, schedule)
        if face is None:
            return None
        question = face.question
        if question.poll is not None:
            question = replace(question, poll=replace(question.poll, key=""))
        return _Look(question, face.others, self._notes(face, occurrence.place, language))

    def _notes(self, face: Face, place: Place, language: str) -> tuple[str, ...]:
        """What is peculiar to the platform."""
        platform = self._chat.platforms.of(place.space)
        if platform is None:
            return (self._say_in(language, "preview-not-connected"),)
        notes: list[str] = []
        able = platform.abilities
        if face.question.poll is not None:
            kind = "preview-native-poll" if able.native_polls else "preview-buttons"
            notes.append(self._say_in(language, kind))
        if max(len(face.question.text), len(face.others.text) if face.others else 0) > able.message_length:
            notes.append(self._say_in(language, "preview-too-long", most=str(able.message_length)))
        return tuple(notes)

    async def _channel(
        self, call: Call, occurrence: Occurrence, schedule: Schedule, week: Week, prompt: Prompt
    ) -> str:
        """Where, in which language and when."""
        place, language, wording = occurrence.place, call.language, self._chat.wording
        platform = self._chat.platforms.of(place.space)
        spoken = prompt.language_near(await self._chooser.language(schedule, place))
        moment = posted_at(schedule, week)
        fields = {
            "channel": await showing.place_name(place, self._chat),
            "platform": platform.name if platform is not None else place.space.partition(":")[0],
            "language": wording.say(language, f"sent-language-{spoken}"),
            "when": showing.when(moment or week.due_at, schedule.zone, language, wording),
        }
        line = self._say(call, "preview-channel", **fields)
        more: list[str] = []
        if moment is None:
            more.append(self._say(call, "season-never-quiet"))
        if not (await self._chat.channels.get(place)).prompts:
            more.append(self._say(call, "prompt-reason-channel-off"))
        if week.hosting is not None and week.hosting.place == place:
            name = await self._words.host(week.hosting, language)
            ends = week.due_at + schedule.rules.host_window
            until = showing.when(ends, schedule.zone, language, wording)
            more.append(self._say(call, "preview-hosted", name=name, until=until))
        return f"- {'; '.join([line, *more])}"

    async def _left_out(self, call: Call, schedule: Schedule, week: Week) -> Sequence[str]:
        """That nothing comes at all, and why."""
        if not week.left_out:
            return []
        off = tuple(await self._kept.dates.days_off())
        reason = self._words.left_out(schedule, week, call.language, off)
        return [self._say(call, "preview-left-out", reason=reason)]

    async def _of_a_first_one(self, call: Call) -> Reply:
        now = self._chat.clock.now()
        today = local_time.local_date(now, self._chat.timezone)
        example = next(
            day
            for day in local_time.dates(_EXAMPLE_DAY, today)
            if local_time.instant(day, _EXAMPLE_TIME, self._chat.timezone) > now
        )
        choice = await self._chooser.without_schedule(call.place, example)
        if choice is None:
            raise UsageError("schedule-nothing-to-preview")
        content = await showing.prompt_content(choice.prompt, call.language, self._chat)
        none_yet = self._say(call, "schedule-none-preview")
        return Content(text=f"{none_yet}\n\n{content.text}", footer=content.footer)

    def _say(self, call: Call, sentence: str, /, **fields: str) -> str:
        return self._say_in(call.language, sentence, **fields)

    def _say_in(self, language: str, sentence: str, /, **fields: str) -> str:
        return self._chat.wording.say(language, sentence, **fields)


def _waiting(schedule: Schedule, week: Week) -> list[Occurrence]:
    """What is still to be posted on the date, in each channel."""
    rows = [each for each in week.occurrences if each.state is OccurrenceState.PLANNED]
    return rows or [
        Occurrence(
            schedule=schedule.id,
            occasion=regular_occasion(week.local_date),
            local_date=week.local_date,
            place=place,
            due_at=week.due_at,
        )
        for place in schedule.places
    ]


def _shown(look: _Look, in_thread: str) -> list[str]:
    """The very texts that will stand there, one after the other."""
    question = look.question
    footer = f"*{question.footer}*" if question.footer else ""
    options = poll_as_list(question.poll) if question.poll is not None else ""
    shown = [question.title, question.text, options, *look.notes, footer]
    if look.others is not None:
        shown += [in_thread, look.others.text]
    return [each for each in shown if each]
