"""`schedule edit|take-back`: what staff do about a question that has been posted."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content, literal
from bot.chat.delivery import LEASE
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.parts import Parts
from bot.prompting.posting.afterwards import Afterwards
from bot.prompting.posting.results import Became, Result
from bot.prompting.schedule import Schedule
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.sent_questions import SentQuestions
from bot.prompting.staff.stream_dates import typed
from bot.wording import LANGUAGES

_DATE = Option(name="date", required=False, most=40)
EDIT = Command(
    name="schedule edit",
    role=Role.STAFF,
    options=(
        NUMBER,
        Option(name="text", kind=Kind.TEXT, most=2000),
        Option(name="language", kind=Kind.CHOICE, choices=("fi", "sv", "en"), required=False),
        _DATE,
    ),
)
TAKE_BACK = Command(name="schedule take-back", role=Role.STAFF, options=(NUMBER, _DATE))


class SentCommands:
    def __init__(self, parts: Parts, afterwards: Afterwards) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._faces = parts.faces
        self._chooser = parts.chooser
        self._afterwards = afterwards
        self._talk = ScheduleTalk(parts)
        self._sent = SentQuestions(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {EDIT: self._edit, TAKE_BACK: self._take_back}

    async def _edit(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        done = await self._kept.corrections.corrected_in(schedule.id, call.key)
        if done is None:
            occasion = await self._sent.meant(call, schedule, "edit")
        else:
            # Handled again after a crash: another question may be the last one by now.
            occasion = await self._kept.occurrences.of(schedule.id, occasion=done)
        first, text = occasion[0], call.text("text").strip()
        language = await self._language(call, schedule, occasion)
        before = await self._text(first, language)
        now = self._chat.clock.now()
        mine = await self._kept.corrections.correct(
            schedule.id,
            first.occasion,
            language,
            text,
            by=call.caller,
            call=call.key,
            now=now,
            until=now + LEASE,
        )
        if before != text:
            await self._talk.record(call, EDIT, schedule)
        heading = self._say(
            call,
            "sent-edited",
            day=self._sent.spoken(first.local_date, call),
            language=self._say(call, f"sent-language-{language}"),
            text=literal(text),
            before="none" if before in (None, text) else literal(before or ""),
        )
        lines = [heading]
        for occurrence in await self._kept.occurrences.of(schedule.id, occasion=first.occasion):
            result = Result(Became.LATER)
            if occurrence.place in mine:
                result = await self._afterwards.bring_up_to_date(occurrence, schedule)
            lines.append(await self._edited(call, schedule, occurrence, language, result))
        return Content(text="\n".join(filter(None, lines)))

    async def _text(self, occurrence: Occurrence, language: str) -> str | None:
        """What the question says in this language now."""
        corrected = await self._kept.corrections.of(occurrence.schedule, occurrence.occasion)
        prompt = await self._faces.prompt(occurrence)
        written = prompt.text.get(language) if prompt is not None else None
        return corrected.get(language, written)

    async def _language(self, call: Call, schedule: Schedule, occasion: Sequence[Occurrence]) -> str:
        """The one asked for, else the caller's if the question speaks it, else the first channel's."""
        prompt = await self._faces.prompt(occasion[0])
        wanted = call.text("language")
        if prompt is None:
            return wanted or await self._chooser.language(schedule, occasion[0].place)
        if wanted and wanted not in prompt.text:
            spoken = [each for each in LANGUAGES if each in prompt.text]
            raise UsageError("sent-not-in-language", languages=", ".join(spoken))
        near = await self._chooser.language(schedule, occasion[0].place)
        asked = wanted or call.language
        return asked if asked in prompt.text else prompt.language_near(near)

    async def _edited(
        self, call: Call, schedule: Schedule, occurrence: Occurrence, language: str, result: Result
    ) -> str:
        """What became of it in one channel."""
        match occurrence.state:
            case OccurrenceState.HOSTED:
                return await self._line(call, "sent-hosts-own", occurrence)
            case OccurrenceState.PLANNED:
                return await self._line(call, "sent-waits", occurrence)
            case OccurrenceState.POSTED:
                pass
            case _:
                return ""
        if result.became is Became.LATER:
            return await self._line(call, "sent-edited-later", occurrence)
        if result.reason == "native_poll":
            day = typed(occurrence.local_date, call.language)
            return await self._line(
                call, "sent-native-poll", occurrence, number=str(schedule.number), date=day
            )
        if result.became is Became.NOT:
            return await self._not(call, "sent-edited-not", occurrence, result)
        fresh = await self._kept.occurrences.get(occurrence) or occurrence
        face = await self._faces.of(fresh, schedule)
        if face is None or face.language == language:
            return await self._line(call, "sent-edited-in", occurrence)
        sentence = "sent-edited-in-thread" if fresh.others is not None else "sent-edited-nowhere"
        return await self._line(call, sentence, occurrence)

    async def _take_back(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        occasion = await self._kept.corrections.taken_back_in(schedule.id, call.key)
        if occasion is None:
            occasion = (await self._sent.meant(call, schedule, "take-back"))[0].occasion
            now = self._chat.clock.now()
            await self._kept.corrections.take_back(schedule.id, occasion, call=call.key, now=now)
            await self._talk.record(call, TAKE_BACK, schedule)
        rows = await self._kept.occurrences.of(schedule.id, occasion=occasion)
        lines = [self._say(call, "sent-taken-back", day=self._sent.spoken(rows[0].local_date, call))]
        lines += [await self._taken_back(call, each) for each in rows]
        done = "\n".join(filter(None, lines))
        return Content(text=f"{done}\n\n{self._say(call, 'sent-replies-stay')}")

    async def _taken_back(self, call: Call, occurrence: Occurrence) -> str:
        """Take it away in one channel, and say what became of it."""
        if occurrence.state is OccurrenceState.HOSTED:
            return await self._line(call, "sent-hosts-own", occurrence)
        if not occurrence.taken_back:
            return ""
        result = await self._afterwards.take_away(occurrence)
        if occurrence.state is OccurrenceState.SKIPPED:
            return await self._line(call, "sent-left-out", occurrence)
        match result.became:
            case Became.DONE:
                return await self._line(call, "sent-taken-back-in", occurrence)
            case Became.LATER:
                return await self._line(call, "sent-taken-back-later", occurrence)
            case Became.NOT:
                return await self._not(call, "sent-taken-back-not", occurrence, result)

    async def _not(self, call: Call, sentence: str, occurrence: Occurrence, result: Result) -> str:
        reason = showing.reason(result.reason, call.language, self._chat.wording)
        return await self._line(call, sentence, occurrence, reason=reason)

    async def _line(self, call: Call, sentence: str, occurrence: Occurrence, **fields: str) -> str:
        channel = await showing.place_name(occurrence.place, self._chat)
        return f"- {self._say(call, sentence, channel=channel, **fields)}"

    def _say(self, call: Call, sentence: str, **fields: str) -> str:
        return self._chat.wording.say(call.language, sentence, **fields)
