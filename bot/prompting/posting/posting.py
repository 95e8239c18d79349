"""An occurrence on its way from its row to its message: decided, posted once, or left out with a reason.

Stopped anywhere in between, the next round (of this process or another) goes on where it stopped.
"""

from __future__ import annotations

from bot.chat.content import Content
from bot.chat.delivery import Delivered, Outcome, Parcel
from bot.chat.platform import Platform
from bot.prompting.deciding.decide import Decision, Post, Skip, Wait, decide
from bot.prompting.hosting.hosting import Hosts
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.parts import Parts
from bot.prompting.posting.afterwards import Afterwards
from bot.prompting.schedule import Schedule

STAFF_KNOW = frozenset(
    {
        "date_skipped",
        "paused_until",
        "day_off",
        "holiday",
        "paused",
        "removed",
        "settled",
        "ceiling",
        "stepping_back",
        "lively",
    }
)
"""Reasons that staff gave themselves, or that are as they should be: nobody is told."""
_TOO_LATE = frozenset({"missed", "quiet_hours", "nothing_left"})
"""Nobody chose these: a host may have asked all the same."""


class Posting:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._staff = parts.staff
        self._facts = parts.facts
        self._chooser = parts.chooser
        self._faces = parts.faces
        self._hosts = Hosts(parts)
        self.afterwards = Afterwards(parts)

    async def see_to(self, occurrence: Occurrence) -> None:
        """Do what can be done now; what cannot stays due for later."""
        schedule = await self._kept.schedules.get(occurrence.schedule)
        if schedule is None:
            await self._kept.occurrences.finish(occurrence)
        elif occurrence.state is OccurrenceState.POSTED:
            await self.afterwards.see_to(occurrence, schedule)
        elif occurrence.state is OccurrenceState.HOSTED:
            await self._hosts.thank(occurrence, schedule)
            await self.afterwards.make_way(occurrence, schedule)
        elif occurrence.taken_back:
            await self.afterwards.take_away(occurrence, schedule)
        else:
            await self._post_or_not(occurrence, schedule)

    async def _post_or_not(self, occurrence: Occurrence, schedule: Schedule) -> None:
        gathered = await self._facts.gather(occurrence, schedule)
        decision = decide(occurrence, gathered.facts)
        lapsed = gathered.facts.hosted and _without_its_host(decision)
        if lapsed and await self._hosts.came_first(occurrence, schedule):
            return
        platform = self._chat.platforms.of(occurrence.place.space)
        # Where a prompt was chosen a message may have been sent: the courier looks before it is given up.
        never_sent = platform is None or occurrence.prompt is None
        match decision:
            case Wait(until, reason):
                if reason == "host":
                    await self._hosts.send_draft(occurrence, schedule)
                await self._kept.occurrences.put_off(occurrence, until=until, reason=reason)
            case Skip(reason) if never_sent:
                await self._leave_out(occurrence, schedule, reason, unchosen=occurrence.prompt is None)
            case Post() | Skip():
                if platform is not None:
                    await self._deliver(occurrence, schedule, platform, decision)

    async def _deliver(
        self,
        occurrence: Occurrence,
        schedule: Schedule,
        platform: Platform,
        decision: Decision,
    ) -> None:
        parcel = Parcel(
            key=occurrence.key(self._chat.community, "p"),
            place=occurrence.place,
            thread=None,
            last_look=lambda: self._last_look(occurrence),
        )
        delivered = await self._chat.courier.deliver(parcel, platform)
        match delivered.outcome:
            case Outcome.SENT:
                await self._posted(occurrence, delivered)
            case Outcome.REFUSED:
                await self._refused(occurrence, schedule, delivered.reason)
            case Outcome.CHANGED_MIND if isinstance(decision, Skip):
                await self._leave_out(occurrence, schedule, decision.reason)
            case Outcome.CHANGED_MIND | Outcome.HELD | Outcome.LATER:
                until = self._chat.clock.now() + self._chat.courier.again
                await self._kept.occurrences.put_off(occurrence, until=until)

    async def _last_look(self, occurrence: Occurrence) -> Content | None:
        """Right before the send: read everything again, and keep the choice before anybody can see it."""
        fresh = await self._kept.occurrences.get(occurrence)
        schedule = await self._kept.schedules.get(occurrence.schedule)
        if fresh is None or schedule is None:
            return None
        gathered = await self._facts.gather(fresh, schedule)
        if not isinstance(decide(fresh, gathered.facts), Post):
            return None
        prompt = await self._chooser.choose(fresh, schedule)
        face = await self._faces.showing(prompt, fresh, schedule) if prompt is not None else None
        return face.question if face is not None else None

    async def _posted(self, occurrence: Occurrence, delivered: Delivered) -> None:
        await self._kept.occurrences.settle(
            occurrence,
            OccurrenceState.POSTED,
            now=self._chat.clock.now(),
            message=delivered.message,
            more_to_do=True,
        )
        posted = await self._kept.occurrences.get(occurrence)
        # Asked by its host while this was on its way: then what was sent makes way.
        if posted is not None and posted.state in (OccurrenceState.POSTED, OccurrenceState.HOSTED):
            await self.see_to(posted)

    async def _refused(self, occurrence: Occurrence, schedule: Schedule, reason: str) -> None:
        why = reason or "refused"
        await self._staff.not_posted(schedule, occurrence, why)
        await self._settle(occurrence, OccurrenceState.REFUSED, why)

    async def _leave_out(
        self, occurrence: Occurrence, schedule: Schedule, reason: str, *, unchosen: bool = False
    ) -> None:
        """`unchosen`: unless a question was chosen meanwhile; then it may be on its way, and stays due."""
        if reason not in STAFF_KNOW:
            await self._staff.not_posted(schedule, occurrence, reason)
        await self._settle(occurrence, OccurrenceState.SKIPPED, reason, unchosen=unchosen)

    async def _settle(
        self, occurrence: Occurrence, state: OccurrenceState, reason: str, *, unchosen: bool = False
    ) -> None:
        now = self._chat.clock.now()
        await self._kept.occurrences.settle(occurrence, state, now=now, reason=reason, unchosen=unchosen)


def _without_its_host(decision: Decision) -> bool:
    """A hosted question is Vertti's to ask, or to give up: its host's time is over."""
    match decision:
        case Post():
            return True
        case Wait(_, reason):
            return reason == "quiet_hours"
        case Skip(reason):
            return reason in _TOO_LATE
