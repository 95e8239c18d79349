"""What the person who made a schedule, or pinned a question, is told, in private and once each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.chat.chat import Chat
from bot.chat.ids import Person
from bot.prompting import showing
from bot.prompting.calendar.ahead import Week
from bot.prompting.dates import Pin
from bot.prompting.occurrence import Occurrence
from bot.prompting.rules import QuietHours
from bot.prompting.schedule import Schedule
from bot.prompting.telling.telling import Telling

A_YEAR = timedelta(days=365)


class StaffNotes:
    def __init__(self, chat: Chat, telling: Telling) -> None:
        self._chat = chat
        self._telling = telling

    async def not_posted(self, schedule: Schedule, occurrence: Occurrence, reason: str) -> None:
        """`reason` is one of `decide.Skip` or of `bot.errors.Refused`."""
        channel = await showing.place_name(occurrence.place, self._chat)
        wording = self._chat.wording

        def say(language: str) -> str:
            return wording.say(
                language,
                "prompting-not-posted",
                number=str(schedule.number),
                when=showing.when(occurrence.due_at, schedule.zone, language, wording),
                channel=channel,
                reason=showing.reason(reason, language, wording),
            )

        await self._telling.leave(f"not-posted:{_name(occurrence)}", schedule.created_by, say)

    async def not_edited(
        self, to: Person, corrected_at: datetime, occurrence: Occurrence, reason: str
    ) -> None:
        """A correction that was put off cannot be made after all; `to` is who asked for it."""
        key = f"not-edited:{_name(occurrence)}:{corrected_at.isoformat()}"
        await self._telling.leave(key, to, await self._why_not("sent-note-not-edited", occurrence, reason))

    async def not_deleted(self, schedule: Schedule, occurrence: Occurrence, reason: str) -> None:
        """It was to go, later than at once, and cannot be deleted."""
        say = await self._why_not("sent-note-not-deleted", occurrence, reason)
        await self._telling.leave(f"not-deleted:{_name(occurrence)}", schedule.created_by, say)

    async def missed(self, schedule: Schedule, missed: Sequence[Occurrence]) -> None:
        """`missed`: one occurrence for each date, oldest first."""
        last = missed[-1]
        wording = self._chat.wording

        def say(language: str) -> str:
            return wording.say(
                language,
                "prompting-missed",
                count=len(missed),
                number=str(schedule.number),
                when=showing.when(last.due_at, schedule.zone, language, wording),
            )

        key = f"missed:{schedule.id}:{last.occasion}"
        await self._telling.leave(key, schedule.created_by, say)

    async def running_short(self, schedule: Schedule, week: Week, rule: str, stock: Sequence[str]) -> None:
        """From `week` on no question keeps every rule; `rule` is the most important that is given up, or "nothing".

        Told once in 365 days for the same rule and stock, so that a stock filled up and used up again is told again;
        and not at night.
        """
        now = self._chat.clock.now()
        this, last = (_short(schedule, rule, stock, year) for year in (now.year, now.year - 1))
        before = await self._telling.left(last)
        if before is not None and now - before < A_YEAR:
            return
        wording = self._chat.wording

        def say(language: str) -> str:
            return wording.say(
                language,
                "choosing-short",
                number=str(schedule.number),
                date=showing.day(week.local_date, language, wording),
                rule=rule,
            )

        quiet = schedule.rules.quiet or QuietHours()
        await self._telling.leave(
            this,
            schedule.created_by,
            say,
            not_before=quiet.until(now, schedule.zone) or now,
        )

    async def pin_lost(self, schedule: Schedule, pin: Pin, name: str) -> None:
        """The question pinned to a date, which staff call `name`, is no longer there. Not told at night."""
        now = self._chat.clock.now()
        wording = self._chat.wording

        def say(language: str) -> str:
            return wording.say(
                language,
                "season-pin-gone",
                number=str(schedule.number),
                prompt=name,
                date=showing.day(pin.local_date, language, wording),
                typed=showing.typed(pin.local_date, language),
            )

        quiet = schedule.rules.quiet or QuietHours()
        await self._telling.leave(
            f"pin-lost:{schedule.id}:{pin.local_date}:{pin.prompt}",
            pin.pinned_by,
            say,
            not_before=quiet.until(now, schedule.zone) or now,
        )

    async def _why_not(self, sentence: str, occurrence: Occurrence, reason: str) -> Callable[[str], str]:
        """The sentence in any language, with the day, the channel and the reason of `bot.errors.Refused`."""
        channel = await showing.place_name(occurrence.place, self._chat)
        wording = self._chat.wording

        def say(language: str) -> str:
            day = showing.day(occurrence.local_date, language, wording)
            why = showing.reason(reason, language, wording)
            return wording.say(language, sentence, day=day, channel=channel, reason=why)

        return say


def _short(schedule: Schedule, rule: str, stock: Sequence[str], year: int) -> str:
    """The key of a note left in that year."""
    return ":".join(["short", schedule.id, rule, str(year), *sorted(stock)])


def _name(occurrence: Occurrence) -> str:
    """For the keys of notes."""
    return f"{occurrence.schedule}:{occurrence.occasion}:{occurrence.place.key}"
