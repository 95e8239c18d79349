"""Looking four weeks ahead, so that staff hear in good time that the questions run short or a pinned one is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.prompting.calendar.ahead import Week
from bot.prompting.choosing.chooser import Chooser
from bot.prompting.choosing.choosing import Choice
from bot.prompting.choosing.lost_pins import LostPins
from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.schedule import Schedule, ScheduleState
from bot.prompting.telling.staff_notes import StaffNotes

WEEKS = 4
EVERY = timedelta(hours=1)
AT_A_TIME = 5
"""Streams in one round, so that a thousand of them do not keep the rounds waiting."""
NOTHING = "nothing"


class Foresight:
    def __init__(self, kept: Prompts, chooser: Chooser, staff: StaffNotes, library: PromptLibrary) -> None:
        self._kept = kept
        self._chooser = chooser
        self._staff = staff
        self._library = library
        self._lost = LostPins(kept, staff, library)
        self._waiting: dict[str, None] = {}
        """Ids of streams to look at, in order."""
        self._filled_at: datetime | None = None

    async def tick(self, now: datetime) -> None:
        """Look at each stream hourly, some in a round."""
        if self._filled_at is None or now - self._filled_at >= EVERY:
            self._filled_at = now
            self._waiting |= dict.fromkeys(each.id for each in await self._kept.schedules.all())
        for schedule_id in list(self._waiting)[:AT_A_TIME]:
            schedule = await self._kept.schedules.get(schedule_id)
            if schedule is not None and schedule.state is ScheduleState.ACTIVE:
                await self._look(schedule)
            del self._waiting[schedule_id]

    async def _look(self, schedule: Schedule) -> None:
        # Today's has been posted, as like as not.
        season = await self._chooser.season(schedule, WEEKS + 1)
        await self._lost.tell(schedule, [week for week, _ in season])
        short = first_short([each for each in season if not each[0].settled][:WEEKS])
        if short is not None:
            week, rule = short
            await self._staff.running_short(schedule, week, rule, await self._stock())

    async def _stock(self) -> Sequence[str]:
        approved = (await self._kept.occurrences.shelf(())).approved
        return [each.id for each in (*self._library.prompts, *approved)]


def first_short(season: Sequence[tuple[Week, Choice | None]]) -> tuple[Week, str] | None:
    """The first date that is not left out and for which a rule is given up, with the most important one."""
    for week, choice in season:
        if week.left_out:
            continue
        if choice is None:
            return week, NOTHING
        if choice.relaxed:
            return week, choice.relaxed[-1]
    return None
