"""The room as a whole: what members and staff can do, what is heard, and what posting asks."""

from __future__ import annotations

from datetime import datetime

from bot.chat.commands import Action, Command, Handler
from bot.chat.events import Event
from bot.prompting.hosting.freeing import Freeing
from bot.prompting.hosting.hearing import Hearing
from bot.prompting.hosting.notes import HostNotes
from bot.prompting.hosting.reminding import Reminding
from bot.prompting.hosting.undoing import Undoing
from bot.prompting.hosting.volunteering import Volunteering
from bot.prompting.occurrence import Occurrence
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule


class Hosting:
    def __init__(self, parts: Parts) -> None:
        self._volunteering = Volunteering(parts)
        self._freeing = Freeing(parts)
        self._undoing = Undoing(parts)
        self._hearing = Hearing(parts)
        self._reminding = Reminding(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {**self._volunteering.commands(), **self._freeing.commands(), **self._undoing.commands()}

    async def on(self, event: Event) -> bool:
        """True: the event is a message that is a week's question, and nothing else."""
        return await self._hearing.on(event)

    async def tick(self, now: datetime) -> None:
        """Leave the reminders that are due."""
        await self._reminding.tick(now)


class Hosts:
    """What posting asks: the host's draft, their thanks, and whether they came first."""

    def __init__(self, parts: Parts) -> None:
        self._kept = parts.kept
        self._chooser = parts.chooser
        self._hearing = Hearing(parts)
        self._notes = HostNotes(parts)

    async def send_draft(self, occurrence: Occurrence, schedule: Schedule) -> None:
        """It is time: the host is given the draft, once. It is kept, and what is posted if nobody asks it."""
        hosting = await self._kept.hostings.get(schedule.id, occurrence.local_date)
        if hosting is not None and hosting.place == occurrence.place:
            prompt = await self._chooser.choose(occurrence, schedule)
            await self._notes.draft(hosting, schedule, occurrence, prompt)

    async def came_first(self, occurrence: Occurrence, schedule: Schedule) -> bool:
        """The host's time is over. True: the host has asked, or that cannot be seen just now; nothing is to be posted."""
        return await self._hearing.came_first(occurrence, schedule)

    async def thank(self, occurrence: Occurrence, schedule: Schedule) -> None:
        """Tell the host once that their message was taken."""
        hosting = await self._kept.hostings.get(schedule.id, occurrence.local_date)
        if hosting is not None and hosting.message is not None and hosting.place == occurrence.place:
            await self._notes.took(hosting, schedule, hosting.message)
