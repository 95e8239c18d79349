"""What is shown for a verdict: looks the entries up and hands them to `showing`."""

from __future__ import annotations

from bot.answering import showing
from bot.answering.deciding import Answer, Suggest, Unknown, Verdict, Withhold, lapsed
from bot.answering.ports import Knowledge
from bot.answering.sharing.crediting import credited
from bot.answering.sharing.ports import Credits
from bot.chat.content import Content
from bot.clock import Clock
from bot.wording import Wording


class Speaking:
    """An entry that is gone by the time it is shown counts as one Vertti does not have."""

    def __init__(self, knowledge: Knowledge, wording: Wording, clock: Clock) -> None:
        self._knowledge = knowledge
        self._wording = wording
        self._clock = clock
        self.credits: Credits | None = None
        """Who is to be thanked for an entry; set where members share knowledge."""

    async def content(
        self, verdict: Verdict, question: str, language: str, *, private: bool = False
    ) -> Content:
        """`question` is the id its buttons carry. `private`: only the asker sees it."""
        shown: Content | None = None
        match verdict:
            case Answer(entry) | Withhold(entry):
                shown = await self._entry(entry, question, language)
            case Suggest(entries):
                found = [await self._knowledge.get(entry) for entry in entries]
                there = [entry for entry in found if entry is not None]
                if len(there) == len(entries):
                    shown = showing.suggestions(there, question, language, self._wording)
            case Unknown():
                pass
        return shown or showing.unknown(language, self._wording, question=question if private else None)

    async def _entry(self, name: str, question: str, language: str) -> Content | None:
        entry = await self._knowledge.get(name)
        if entry is None:
            return None
        today = self._clock.now().date()
        # Asked again here: time passes between a decision and a button that shows it once more.
        if entry.volatile and lapsed(entry, today):
            return showing.withheld(entry, question, language, self._wording, today=today)
        shown = showing.answer(entry, question, language, self._wording, today=today)
        credit = await self.credits.of(name) if self.credits is not None else None
        return credited(shown, credit, language, self._wording)
