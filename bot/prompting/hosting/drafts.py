"""The draft that a host is given, and what could be taken instead."""

from __future__ import annotations

from datetime import date

from bot.chat.ids import Place
from bot.prompting import showing
from bot.prompting.choosing.choosing import REPEAT
from bot.prompting.parts import Parts
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule

OTHERS = 3
_LOOKED_AT = 12


class Drafts:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._library = parts.library
        self._chooser = parts.chooser

    async def now(self, schedule: Schedule, day: date) -> Prompt | None:
        """The question that would be posted on the date as things stand."""
        likely = await self._chooser.likely(schedule, day)
        return likely.prompt if likely is not None else None

    async def others(self, schedule: Schedule, day: date, draft: Prompt | None) -> list[Prompt]:
        """What would be considered next, best first; nothing that these channels saw within a year."""
        considered = await self._chooser.considered(schedule, day, _LOOKED_AT)
        fresh = [each.prompt for each in considered if REPEAT not in each.relaxed]
        return [each for each in fresh if draft is None or each.id != draft.id][:OTHERS]

    async def lapse(self, schedule: Schedule, day: date, draft: Prompt | None) -> str:
        """What is posted when the host asks nothing: `hosts`, the draft with their name; `staffs`, without; `nothing`."""
        if draft is None:
            return "nothing"
        pin = (await self._kept.dates.of(schedule.id, since=day)).pins.get(day)
        return "staffs" if pin is not None and pin.prompt == draft.id else "hosts"

    async def known(self, schedule: Schedule) -> frozenset[str]:
        """All that can be chosen at all: the library and approved suggestions that have not been posted."""
        shelf = await self._kept.occurrences.shelf(schedule.places)
        suggested = {each.prompt.id for each in shelf.approved} - shelf.taken
        return frozenset(each.id for each in self._library.prompts) | suggested

    async def shown(self, prompt: Prompt, schedule: Schedule, place: Place) -> str:
        """In the channel's language, for the host to write there; whoever suggested it stands under it."""
        language = await self._chooser.language(schedule, place)
        content = await showing.prompt_content(prompt, language, self._chat)
        return "\n\n".join(filter(None, [f"> {content.text}", content.footer and f"*{content.footer}*"]))

    async def spoken(self, prompt: Prompt, schedule: Schedule, place: Place) -> str:
        """The question alone, plain."""
        return prompt.text[prompt.language_near(await self._chooser.language(schedule, place))]
