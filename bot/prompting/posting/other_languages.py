"""The question in the languages its channel does not speak: one message in the thread under it."""

from __future__ import annotations

from datetime import timedelta

from bot.chat.chat import Chat
from bot.chat.content import Content
from bot.chat.delivery import Outcome, Parcel
from bot.chat.ids import MessageRef
from bot.prompting import showing
from bot.prompting.ports import Occurrences, PromptLibrary
from bot.prompting.schedule import Occurrence, Schedule


class OtherLanguages:
    def __init__(
        self,
        chat: Chat,
        occurrences: Occurrences,
        library: PromptLibrary,
        window: timedelta,
    ) -> None:
        self._chat = chat
        self._occurrences = occurrences
        self._library = library
        self._window = window

    async def see_to(self, occurrence: Occurrence, schedule: Schedule) -> None:
        """Post it once, within the window; the occurrence is finished with it or without."""
        now = self._chat.clock.now()
        content = await self._content(occurrence, schedule)
        too_late = now >= occurrence.due_at + self._window
        if too_late or await self._is_done(occurrence, occurrence.message, content):
            await self._occurrences.finish(occurrence)
        else:
            await self._occurrences.put_off(
                occurrence, until=self._chat.clock.now() + self._chat.courier.again
            )

    async def _is_done(
        self, occurrence: Occurrence, message: MessageRef | None, content: Content | None
    ) -> bool:
        if content is None or message is None:
            return True
        platform = self._chat.platforms.of(occurrence.place.space)
        if platform is None:
            return False
        if not platform.abilities.threads:
            return True

        async def last_look() -> Content | None:
            return content

        parcel = Parcel(
            key=occurrence.key(self._chat.community, "q"),
            place=occurrence.place,
            thread=message.conversation,
            last_look=last_look,
        )
        delivered = await self._chat.courier.deliver(parcel, platform)
        return delivered.outcome not in (Outcome.HELD, Outcome.LATER)

    async def _content(self, occurrence: Occurrence, schedule: Schedule) -> Content | None:
        shelved = {each.id: each for each in self._library.prompts}
        prompt = shelved.get(occurrence.prompt or "")
        if prompt is None:
            return None
        language = schedule.language or await self._chat.language_for(None, occurrence.place)
        return showing.other_languages(prompt, language, self._chat.wording)
