"""What the rooms of prompting share, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from bot.chat.chat import Chat
from bot.prompting.calendar.ahead import Ahead
from bot.prompting.calendar.outlooks import Forecast
from bot.prompting.calendar.planning import Planning
from bot.prompting.calendar.ports import Holidays
from bot.prompting.choosing.chooser import Chooser
from bot.prompting.deciding.facts import FactFinder
from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.posting.faces import Faces
from bot.prompting.telling.staff_notes import StaffNotes
from bot.prompting.telling.telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    chat: Chat
    kept: Prompts
    library: PromptLibrary
    holidays: Holidays
    telling: Telling
    staff: StaffNotes
    facts: FactFinder
    ahead: Ahead
    forecast: Forecast
    chooser: Chooser
    planning: Planning
    faces: Faces

    @classmethod
    def of(cls, chat: Chat, kept: Prompts, library: PromptLibrary, holidays: Holidays) -> Self:
        telling = Telling(chat, kept.notes)
        staff = StaffNotes(chat, telling)
        facts = FactFinder(chat, kept, library, holidays)
        ahead = Ahead(chat, kept, facts)
        chooser = Chooser(chat, kept, library, ahead)
        return cls(
            chat=chat,
            kept=kept,
            library=library,
            holidays=holidays,
            telling=telling,
            staff=staff,
            facts=facts,
            ahead=ahead,
            forecast=Forecast(chat, kept, ahead),
            chooser=chooser,
            planning=Planning(chat, kept, facts, staff),
            faces=Faces(chat, kept, library, chooser),
        )
