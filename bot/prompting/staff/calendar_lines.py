"""One line for each date of the calendar, with little markup: on Slack each change of look costs room in the one message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.prompting import showing
from bot.prompting.calendar.ahead import Week
from bot.prompting.calendar.outlooks import Outlooks
from bot.prompting.choosing.choosing import Choice
from bot.prompting.choosing.lost_pins import pin_lost
from bot.prompting.dates import DaysOff
from bot.prompting.occurrence import OccurrenceState
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule
from bot.prompting.staff.outlook_words import OutlookWords
from bot.prompting.staff.season_words import Reader, SeasonWords, posted_at


@dataclass(frozen=True, slots=True)
class Entry:
    """A date of a stream, with what it would ask."""

    schedule: Schedule
    week: Week
    choice: Choice | None
    outlooks: Outlooks

    @property
    def at(self) -> datetime:
        """When it really comes; when it would have, if it is left out."""
        week = self.week
        return week.due_at if week.left_out else posted_at(self.schedule, week) or week.due_at


class CalendarLines:
    """`channels`: what the streams' channels are called, by the streams' ids; of a stream alone they are not said."""

    def __init__(
        self, parts: Parts, reader: Reader, off: tuple[DaysOff, ...], channels: Mapping[str, str]
    ) -> None:
        self._chat = parts.chat
        self._words = SeasonWords(parts)
        self._outlook = OutlookWords(parts)
        self._reader = reader
        self._off = off
        self._channels = channels

    async def line(self, entry: Entry) -> str:
        schedule, language = entry.schedule, self._reader.language
        parts = [f"**{self._words.when(entry.at, schedule.zone, language)}**"]
        if schedule.id in self._channels:
            parts.append(f"{schedule.number} {self._channels[schedule.id]}")
        left_out = self._words.left_out(schedule, entry.week, language, self._off)
        if left_out:
            parts.append(self._say("season-left-out", reason=left_out))
        else:
            parts.append(self._words.asked(entry.choice, self._reader))
            parts += await self._remarks(entry)
        return f"- {' · '.join(parts)}"

    async def _remarks(self, entry: Entry) -> list[str]:
        week, said = entry.week, list[str]()
        if week.settled:
            hosted = any(each.state is OccurrenceState.HOSTED for each in week.occurrences)
            said.append(self._say("season-was-hosted" if hosted else "season-was-posted"))
        said += self._pinned(entry)
        if week.hosting is not None:
            name = await self._words.host(week.hosting, self._reader.language)
            channel = await showing.place_name(week.hosting.place, self._chat)
            said.append(self._say("season-host", name=name, channel=channel))
        if entry.choice is not None and not week.settled:
            said += [self._say(f"season-relaxed-{each.replace('_', '-')}") for each in entry.choice.relaxed]
        if entry.at != week.due_at:
            planned = self._words.when(week.due_at, entry.schedule.zone, self._reader.language)
            said.append(self._say("season-after-quiet", planned=planned))
        outlook = self._outlook.remarks(entry.schedule, week, entry.outlooks, self._reader.language)
        return [*said, *await outlook]

    def _pinned(self, entry: Entry) -> list[str]:
        pin = entry.week.pin
        if pin is None:
            return []
        said = [self._say("season-pinned")]
        if pin_lost(entry.week, entry.choice):
            instead = "yes" if entry.choice is not None else "no"
            said = [self._say("season-pin-lost", prompt=self._reader.name(pin.prompt), instead=instead)]
        although = self._words.although(entry.schedule, entry.week, self._reader.language, self._off)
        return [*said, *([self._say("season-although", what=although)] if although else [])]

    def _say(self, sentence: str, **fields: str | int) -> str:
        return self._chat.wording.say(self._reader.language, sentence, **fields)
