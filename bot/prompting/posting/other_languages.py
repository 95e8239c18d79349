"""The question in the languages its channel does not speak: one message in the thread under it."""

from __future__ import annotations

from bot.chat.chat import Chat
from bot.chat.content import Content
from bot.chat.delivery import LastLook, Parcel
from bot.chat.ids import MessageRef
from bot.chat.platform import Platform
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.ports import Prompts
from bot.prompting.posting.faces import Faces
from bot.prompting.posting.results import sent
from bot.prompting.schedule import Schedule


class OtherLanguages:
    def __init__(self, chat: Chat, kept: Prompts, faces: Faces) -> None:
        self._chat = chat
        self._kept = kept
        self._faces = faces

    async def see_to(
        self, occurrence: Occurrence, schedule: Schedule, platform: Platform
    ) -> MessageRef | None:
        """Post it once, within the window. None: there is none and will be none. Raises `TryLater`."""

        async def last_look() -> Content | None:
            fresh = await self._kept.occurrences.get(occurrence)
            if fresh is None or fresh.state is not OccurrenceState.POSTED:
                return None
            if self._chat.clock.now() >= schedule.rules.ends(fresh.due_at, hosted=True):
                return None
            face = await self._faces.of(fresh, schedule)
            return face.others if face is not None else None

        return await self._deliver(occurrence, platform, last_look)

    async def find(self, occurrence: Occurrence, platform: Platform) -> MessageRef | None:
        """The one that was posted, without posting one. Raises `TryLater`."""

        async def silence() -> Content | None:
            return None

        return await self._deliver(occurrence, platform, silence)

    async def _deliver(
        self, occurrence: Occurrence, platform: Platform, last_look: LastLook
    ) -> MessageRef | None:
        if occurrence.message is None:
            return None
        parcel = Parcel(
            key=occurrence.key(self._chat.community, "q"),
            place=occurrence.place,
            thread=occurrence.message.conversation,
            last_look=last_look,
        )
        return await sent(self._chat.courier, parcel, platform)
