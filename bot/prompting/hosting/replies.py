"""What a member reads about the weeks they host, or could not take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.chat.commands import Call
from bot.chat.content import Button, Content, literal
from bot.prompting import showing
from bot.prompting.dates import Hosting
from bot.prompting.hosting.drafts import Drafts
from bot.prompting.hosting.hours import week_value
from bot.prompting.hosting.notes import BACK
from bot.prompting.hosting.openings import MOST_WEEKS, Opening
from bot.prompting.hosting.reminding import BEFORE
from bot.prompting.parts import Parts
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule
from bot.prompting.staff.stream_dates import typed

WEEK, DRAFT = "host.week", "host.draft"
LETTERS = "ABC"
"""What the questions are called that can be taken instead; a poll's options have numbers."""
_HOUR = timedelta(hours=1)

Own = tuple[Hosting, Schedule, datetime]
"""A hosted week, its stream, and when it is due."""


class Replies:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._drafts = Drafts(parts)

    async def own(self, call: Call, own: Sequence[Own], another: date | None) -> Content:
        """The caller's weeks, and how to take `another` one."""
        if len(own) == 1:
            return await self.hosted(call, own[0], another=another)
        lines = [await self._sentence(call, "host-week", each) for each in own]
        parts = [self.say(call, "host-several"), "\n".join(lines), self._another(call, another)]
        buttons = [
            Button(
                BACK,
                week_value(schedule, hosting.local_date),
                self.say(call, "host-give-back-one", date=typed(hosting.local_date, call.language)),
            )
            for hosting, schedule, _ in own
        ]
        return Content(text="\n\n".join(filter(None, parts)), buttons=tuple(buttons))

    async def hosted(self, call: Call, own: Own, *, another: date | None = None) -> Content:
        """What will happen in the week, its draft, and what could be taken instead."""
        _, schedule, _ = own
        channel = await showing.place_name(own[0].place, self._chat)
        hours = schedule.rules.host_window // _HOUR
        hosting, _, due_at = own
        draft = await self._drafts.now(schedule, hosting.local_date)
        then = await self._drafts.lapse(schedule, hosting.local_date, draft)
        lead = [
            await self._sentence(call, "host-yours", own),
            self.say(call, "host-remind") if self._to_come(own) and hosting.since <= due_at - BEFORE else "",
            self.say(call, "host-how", channel=channel, hours=hours, then=then),
        ]
        text, buttons = await self._draft(call, own, draft)
        parts = [" ".join(filter(None, lead)), text, self._another(call, another)]
        return Content(text="\n\n".join(filter(None, parts)), buttons=buttons)

    async def chosen(self, call: Call, own: Own) -> Content:
        """Another draft has been chosen."""
        draft = await self._drafts.now(own[1], own[0].local_date)
        lead = await self._sentence(call, "host-draft-taken", own)
        text, buttons = await self._draft(call, own, draft, lead)
        return Content(text=text, buttons=buttons)

    def refused(self, call: Call, sentence: str, day: date, near: Opening | None, **fields: str) -> Content:
        """Why the day cannot be had; the next free one is a button."""
        wording = self._chat.wording
        near_day = near.week.local_date if near is not None else None
        spoken = showing.day(near_day, call.language, wording) if near_day is not None else "none"
        text = self.say(
            call,
            sentence,
            date=showing.day(day, call.language, wording),
            near=spoken,
            weeks=str(MOST_WEEKS),
            **fields,
        )
        if near is None or near_day is None:
            return Content(text=text)
        label = self.say(call, "host-take-week", date=typed(near_day, call.language))
        return Content(text=text, buttons=(Button(WEEK, week_value(near.schedule, near_day), label),))

    def say(self, call: Call, sentence: str, **fields: str | int) -> str:
        return self._chat.wording.say(call.language, sentence, **fields)

    async def _draft(
        self, call: Call, own: Own, draft: Prompt | None, lead: str = ""
    ) -> tuple[str, tuple[Button, ...]]:
        hosting, schedule, _ = own
        day = hosting.local_date
        pinned = day in (await self._kept.dates.of(schedule.id, since=day)).pins
        open_still = self._to_come(own) and not pinned
        others = await self._drafts.others(schedule, day, draft) if open_still else []
        sentence = "host-draft-pinned" if pinned else "host-draft"
        if not pinned and draft is not None and draft.id == hosting.prompt:
            sentence = "host-draft-chosen"
        parts = [lead or self.say(call, sentence)] if draft is not None else []
        if draft is not None:
            parts.append(await self._drafts.shown(draft, schedule, hosting.place))
        if others:
            parts += [self.say(call, "host-others"), await self._listed(others, own)]
        return "\n\n".join(parts), (*self._choices(call, own, others), self._back(call, own))

    def _to_come(self, own: Own) -> bool:
        """Not waited for yet: the draft may still be another."""
        return own[2] > self._chat.clock.now()

    async def _listed(self, others: Sequence[Prompt], own: Own) -> str:
        hosting, schedule, _ = own
        texts = [await self._drafts.spoken(each, schedule, hosting.place) for each in others]
        return "\n".join(
            f"- **{letter}** {literal(text)}" for letter, text in zip(LETTERS, texts, strict=False)
        )

    def _choices(self, call: Call, own: Own, others: Sequence[Prompt]) -> tuple[Button, ...]:
        hosting, schedule, _ = own
        return tuple(
            Button(
                DRAFT,
                week_value(schedule, hosting.local_date, each.id),
                self.say(call, "host-choose", letter=letter),
            )
            for letter, each in zip(LETTERS, others, strict=False)
        )

    def _back(self, call: Call, own: Own) -> Button:
        return Button(BACK, week_value(own[1], own[0].local_date), self.say(call, "host-give-back"))

    def _another(self, call: Call, day: date | None) -> str:
        return self.say(call, "host-another", date=typed(day, call.language)) if day is not None else ""

    async def _sentence(self, call: Call, sentence: str, own: Own) -> str:
        hosting, schedule, due_at = own
        return self.say(
            call,
            sentence,
            when=showing.when(due_at, schedule.zone, call.language, self._chat.wording),
            channel=await showing.place_name(hosting.place, self._chat),
        )
