"""What one channel sees of a question: the only place where a posted prompt's content is made.

Posting, correcting, counting votes and previewing all ask here, so that a preview shows what is posted, and whoever
edits a message leaves on it what everybody else would.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.chat.chat import Chat
from bot.chat.content import Content
from bot.chat.ids import Person, derived_id
from bot.prompting import showing
from bot.prompting.choosing.chooser import Chooser
from bot.prompting.occurrence import Occurrence
from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """`others` goes into the thread; None: there are no other languages, or no threads. Votes are not counted yet.

    `corrected` are the corrections that are in it, by language.
    """

    question: Content
    others: Content | None
    language: str
    corrected: Mapping[str, str]

    @property
    def digests(self) -> tuple[str, str]:
        """Of the question and of the other languages: the same for the same looks."""
        return derived_id(repr(self.question)), derived_id(repr(self.others))


class Faces:
    def __init__(self, chat: Chat, kept: Prompts, library: PromptLibrary, chooser: Chooser) -> None:
        self._chat = chat
        self._kept = kept
        self._library = library
        self._chooser = chooser

    async def of(self, occurrence: Occurrence, schedule: Schedule) -> Face | None:
        """Of the prompt chosen for it. None: that is in no file any more, and no correction says it in the channel's language."""
        return await self.showing(await self.prompt(occurrence), occurrence, schedule)

    async def showing(self, prompt: Prompt | None, occurrence: Occurrence, schedule: Schedule) -> Face | None:
        """The same for a prompt that is not kept as the occurrence's yet."""
        corrected = await self._kept.corrections.of(occurrence.schedule, occurrence.occasion)
        language = await self._chooser.language(schedule, occurrence.place)
        if prompt is None:
            if language not in corrected:
                return None
            prompt = Prompt(id=occurrence.prompt or "", text=corrected)
        prompt = replace(prompt, text={**prompt.text, **corrected})
        key = occurrence.key(self._chat.community, "p")
        platform = self._chat.platforms.of(occurrence.place.space)
        threads = platform is None or platform.abilities.threads
        return Face(
            question=await showing.prompt_content(
                prompt,
                language,
                self._chat,
                poll_key=key,
                chosen_by=await self._chosen_by(prompt, occurrence),
            ),
            others=showing.other_languages(prompt, language, self._chat.wording) if threads else None,
            language=prompt.language_near(language),
            corrected=corrected,
        )

    async def _chosen_by(self, prompt: Prompt, occurrence: Occurrence) -> Person | None:
        """Who hosts the week in this channel, unless staff chose the question."""
        if occurrence.extra:
            return None
        hosting = await self._kept.hostings.get(occurrence.schedule, occurrence.local_date)
        if hosting is None or hosting.place != occurrence.place:
            return None
        dates = await self._kept.dates.of(occurrence.schedule, since=occurrence.local_date)
        pin = dates.pins.get(occurrence.local_date)
        if pin is not None and pin.prompt == prompt.id:
            return None
        return hosting.host

    async def prompt(self, occurrence: Occurrence) -> Prompt | None:
        """The prompt chosen for it, as it was written; None: none, or it is not there any more."""
        wanted = occurrence.prompt
        if wanted is None:
            return None
        shelved = next((each for each in self._library.prompts if each.id == wanted), None)
        if shelved is not None:
            return shelved
        suggested = (each.prompt for each in await self._kept.suggestions.open())
        return next((each for each in suggested if each.id == wanted), None)
