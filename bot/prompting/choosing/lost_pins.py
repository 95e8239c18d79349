"""Pins whose question is gone: a suggestion declined since, a file taken out of the library."""

from __future__ import annotations

from collections.abc import Sequence

from bot.prompting.calendar.ahead import Week
from bot.prompting.choosing.choosing import Choice
from bot.prompting.dates import Pin
from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.prompt import is_suggested
from bot.prompting.schedule import Schedule
from bot.prompting.telling.staff_notes import StaffNotes


def pin_lost(week: Week, choice: Choice | None) -> bool:
    """Whether another question stands on the date than the one that is pinned to it; `choice` as foreseen for it."""
    if week.pin is None:
        return False
    chosen = {each.prompt for each in week.occurrences if each.prompt}
    if not chosen and not week.settled:
        chosen = {choice.prompt.id} if choice is not None else {""}
    return bool(chosen) and week.pin.prompt not in chosen


class LostPins:
    def __init__(self, kept: Prompts, staff: StaffNotes, library: PromptLibrary) -> None:
        self._kept = kept
        self._staff = staff
        self._library = library

    async def tell(self, schedule: Schedule, weeks: Sequence[Week]) -> None:
        """Whoever pinned a question that is gone hears of it once. `weeks` are the next ones: done dates are left out."""
        dates = await self._kept.dates.of(schedule.id, since=weeks[0].local_date)
        done = {
            each.local_date for each in weeks if each.settled or any(row.prompt for row in each.occurrences)
        }
        pins = [pin for day, pin in sorted(dates.pins.items()) if day not in done | dates.skips]
        if not pins:
            return
        approved = (await self._kept.occurrences.shelf(())).approved
        known = {each.id for each in (*self._library.prompts, *(each.prompt for each in approved))}
        for pin in pins:
            if pin.prompt not in known:
                await self._staff.pin_lost(schedule, pin, await self._name(pin))

    async def _name(self, pin: Pin) -> str:
        """What staff call the question."""
        if not is_suggested(pin.prompt):
            return pin.prompt
        return next(
            (f"s{each.number}" for each in await self._kept.suggestions.behind([pin.prompt])), pin.prompt
        )
