"""Which posted question staff mean: the last one, or the one of a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.chat.commands import Call
from bot.chat.delivery import CLOCKS_APART
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule
from bot.prompting.staff.stream_dates import typed

_OUT = (OccurrenceState.POSTED, OccurrenceState.HOSTED, OccurrenceState.TAKEN_BACK)
_YEAR = timedelta(days=364)


class SentQuestions:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept

    async def meant(self, call: Call, schedule: Schedule, doing: str) -> Sequence[Occurrence]:
        """The occasion in all its channels, of which at least one is posted. Raises `UsageError`.

        `doing` is what the sentence then gives an example of: `edit` or `take-back`.

        It is the last one that was out when the command was given: handled again later, the same.
        """
        rows = await self._kept.occurrences.of(schedule.id)
        then = call.event.at + CLOCKS_APART
        out = [each for each in rows if each.state in _OUT and _at(each) <= then]
        if call.text("date"):
            day = self.day(call, schedule)
            out = [each for each in out if each.local_date == day]
        if not out:
            raise self._none(call, schedule)
        # Of a date that had several, one that still stands.
        standing = [each for each in out if each.state is OccurrenceState.POSTED] if call.text("date") else []
        last = max(standing or out, key=_at)
        occasion = [each for each in rows if each.occasion == last.occasion]
        if all(each.state is not OccurrenceState.POSTED for each in occasion):
            hosted = any(each.state is OccurrenceState.HOSTED for each in occasion)
            sentence = "sent-is-the-hosts" if hosted else "sent-is-taken-back"
            date = self.spoken(last.local_date, call)
            raise UsageError(sentence, date=date, number=str(schedule.number), doing=doing)
        return occasion

    def day(self, call: Call, schedule: Schedule) -> date:
        """The date named; without a year the last such day. Raises `UsageError`."""
        today = local_time.local_date(self._chat.clock.now(), schedule.zone)
        return local_time.read_date(call.text("date"), today=today - _YEAR)

    def spoken(self, day: date, call: Call) -> str:
        return showing.day(day, call.language, self._chat.wording)

    def _none(self, call: Call, schedule: Schedule) -> UsageError:
        number = str(schedule.number)
        if not call.text("date"):
            return UsageError("sent-none", number=number)
        day = self.day(call, schedule)
        written = typed(day, call.language)
        return UsageError("sent-none-on", number=number, date=self.spoken(day, call), written=written)


def _at(occurrence: Occurrence) -> datetime:
    return occurrence.posted_at or occurrence.due_at
