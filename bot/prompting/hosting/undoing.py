"""Undo: the host did not mean that message as the week's question."""

from __future__ import annotations

from bot.chat.commands import Action, Call, Handler, Reply
from bot.chat.content import Content
from bot.chat.delivery import Outcome, Parcel
from bot.prompting.dates import Hosting
from bot.prompting.hosting.hearing import occurrence_of
from bot.prompting.hosting.hours import host_ends, read_week, until
from bot.prompting.hosting.notes import UNDO
from bot.prompting.occurrence import Occurrence
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule

_WHY = {
    Outcome.SENT: "host-undo-made-way",
    Outcome.REFUSED: "host-undo-no-other",
    Outcome.HELD: "host-undo-not-now",
    Outcome.LATER: "host-undo-not-now",
}
"""What became of Vertti's own question, where the week cannot simply wait for it again."""


class Undoing:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept

    def commands(self) -> dict[Action, Handler]:
        return {Action(UNDO): self._undo}

    async def _undo(self, call: Call) -> Reply:
        schedule_id, day, message = read_week(call.value)
        hosting = await self._kept.hostings.get(schedule_id, day)
        schedule = await self._kept.schedules.get(schedule_id)
        if hosting is None or schedule is None or hosting.host != call.caller:
            return self._say(call, "host-undo-gone")
        if hosting.message is None or hosting.message.message != message:
            return self._say(call, "host-undo-gone")
        occurrence = await occurrence_of(hosting, self._kept.occurrences)
        if occurrence is None:
            return self._say(call, "host-undo-late")
        stopped = await self._stopped(occurrence, schedule)
        if stopped is not None:
            return self._say(call, stopped)
        return await self._undone(call, hosting, schedule, occurrence)

    async def _undone(
        self, call: Call, hosting: Hosting, schedule: Schedule, occurrence: Occurrence
    ) -> Content:
        now = self._chat.clock.now()
        if hosting.message is None or not await self._kept.hostings.untake(hosting, hosting.message, now=now):
            return self._say(call, "host-undo-gone")
        left = await occurrence_of(hosting, self._kept.occurrences)
        if left is not None and left.taken_back:
            return self._say(call, "host-undone-taken-back")
        ends = host_ends(occurrence.due_at, schedule.rules)
        if now >= ends:
            return self._say(call, "host-undone-soon")
        return self._say(call, "host-undone", **until(ends, schedule, call.language))

    async def _stopped(self, occurrence: Occurrence, schedule: Schedule) -> str | None:
        """The sentence that says why it cannot be undone; None: it can.

        The window has ended; or Vertti's own question was out for a moment, and cannot be posted again.
        """
        now = self._chat.clock.now()
        if now >= schedule.rules.ends(occurrence.due_at, hosted=True):
            return "host-undo-late"
        platform = self._chat.platforms.of(occurrence.place.space)
        if now < host_ends(occurrence.due_at, schedule.rules) or platform is None:
            return None

        async def silence() -> Content | None:
            return None

        key = occurrence.key(self._chat.community, "p")
        parcel = Parcel(key=key, place=occurrence.place, thread=None, last_look=silence)
        return _WHY.get((await self._chat.courier.deliver(parcel, platform)).outcome)

    def _say(self, call: Call, sentence: str, **fields: str) -> Content:
        return Content(text=self._chat.wording.say(call.language, sentence, **fields))
