"""What hosts are told in private, each note once."""

from __future__ import annotations

from datetime import datetime

from bot.chat.content import Button
from bot.chat.ids import MessageRef
from bot.errors import PlatformError
from bot.prompting import showing
from bot.prompting.dates import Hosting
from bot.prompting.hosting.drafts import Drafts
from bot.prompting.hosting.hours import host_ends, name_of, until, week_value
from bot.prompting.occurrence import Occurrence
from bot.prompting.parts import Parts
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule

BACK, UNDO = "host.back", "host.undo"


class HostNotes:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._telling = parts.telling
        self._drafts = Drafts(parts)

    async def reminder(self, hosting: Hosting, schedule: Schedule, due_at: datetime) -> None:
        channel, wording = await self._channel(hosting), self._chat.wording

        def say(language: str) -> str:
            when = showing.when(due_at, schedule.zone, language, wording)
            return wording.say(language, "host-reminder", when=when, channel=channel)

        await self._telling.leave(
            f"host-reminder:{name_of(hosting)}",
            hosting.host,
            say,
            buttons=lambda language: (self._back(hosting, schedule, language),),
        )

    async def off(self, hosting: Hosting, reason: str) -> None:
        """The date is left out. `reason` is one of `decide.Skip`."""
        wording = self._chat.wording

        def say(language: str) -> str:
            spoken = showing.day(hosting.local_date, language, wording)
            why = showing.reason(reason, language, wording)
            return wording.say(language, "host-off", date=spoken, reason=why)

        await self._telling.leave(f"host-off:{name_of(hosting)}", hosting.host, say)

    async def draft(
        self, hosting: Hosting, schedule: Schedule, occurrence: Occurrence, prompt: Prompt | None
    ) -> None:
        """It is time."""
        channel, wording = await self._channel(hosting), self._chat.wording
        shown = await self._drafts.shown(prompt, schedule, hosting.place) if prompt is not None else ""
        link = await self._place_link(hosting)
        ends = host_ends(occurrence.due_at, schedule.rules)
        then = await self._drafts.lapse(schedule, occurrence.local_date, prompt)

        def say(language: str) -> str:
            here = wording.say(language, "host-open-channel", channel=channel)
            parts = [
                wording.say(language, "host-now" if shown else "host-now-without", channel=channel),
                shown,
                wording.say(language, "host-now-until", then=then, **until(ends, schedule, language)),
                f"[{here}]({link})" if link else "",
            ]
            return "\n\n".join(filter(None, parts))

        await self._telling.leave(
            f"host-draft:{name_of(hosting)}",
            hosting.host,
            say,
            buttons=lambda language: (self._back(hosting, schedule, language),),
        )

    async def took(self, hosting: Hosting, schedule: Schedule, message: MessageRef) -> None:
        """The host's message is the week's question."""
        channel, wording = await self._channel(hosting), self._chat.wording
        link = await self._link(message)

        def say(language: str) -> str:
            if not link:
                return wording.say(language, "host-took-without-link", channel=channel)
            return wording.say(language, "host-took", channel=channel, link=link)

        def undo(language: str) -> tuple[Button, ...]:
            value = week_value(schedule, hosting.local_date, message.message)
            return (Button(UNDO, value, wording.say(language, "host-undo")),)

        await self._telling.leave(
            f"host-took:{name_of(hosting)}:{message.key}", hosting.host, say, buttons=undo
        )

    async def deleted(
        self, hosting: Hosting, schedule: Schedule, message: MessageRef, ends: datetime
    ) -> None:
        """The host has deleted it again, in time."""
        channel, wording = await self._channel(hosting), self._chat.wording

        def say(language: str) -> str:
            return wording.say(language, "host-deleted", channel=channel, **until(ends, schedule, language))

        await self._telling.leave(f"host-deleted:{name_of(hosting)}:{message.key}", hosting.host, say)

    async def freed(self, hosting: Hosting, call_key: str) -> None:
        """Staff took the week from its host, by the command with this key."""
        channel, wording = await self._channel(hosting), self._chat.wording

        def say(language: str) -> str:
            spoken = showing.day(hosting.local_date, language, wording)
            return wording.say(language, "host-freed", date=spoken, channel=channel)

        await self._telling.leave(f"host-freed:{call_key}", hosting.host, say)

    def _back(self, hosting: Hosting, schedule: Schedule, language: str) -> Button:
        label = self._chat.wording.say(language, "host-give-back")
        return Button(BACK, week_value(schedule, hosting.local_date), label)

    async def _channel(self, hosting: Hosting) -> str:
        return await showing.place_name(hosting.place, self._chat)

    async def _place_link(self, hosting: Hosting) -> str:
        platform = self._chat.platforms.of(hosting.place.space)
        try:
            return await platform.place_link(hosting.place) if platform is not None else ""
        except PlatformError:
            # The note is worth more than the link.
            return ""

    async def _link(self, message: MessageRef) -> str:
        platform = self._chat.platforms.of(message.space)
        try:
            return await platform.link(message) if platform is not None else ""
        except PlatformError:
            return ""
