"""All that staff lay down beyond the next question: dates, days off, a stream's hour and its rules."""

from __future__ import annotations

from bot.chat.commands import Action, Command, Handler
from bot.prompting.parts import Parts
from bot.prompting.staff.calendar_command import CalendarCommand
from bot.prompting.staff.change_command import ChangeCommand
from bot.prompting.staff.days_off_commands import DaysOffCommands
from bot.prompting.staff.order_commands import OrderCommands
from bot.prompting.staff.pin_commands import PinCommands
from bot.prompting.staff.rules_command import RulesCommand
from bot.prompting.staff.skip_commands import SkipCommands


class SeasonCommands:
    def __init__(self, parts: Parts) -> None:
        self._rooms = (
            CalendarCommand(parts),
            PinCommands(parts),
            OrderCommands(parts),
            SkipCommands(parts),
            ChangeCommand(parts),
            RulesCommand(parts),
            DaysOffCommands(parts),
        )

    def commands(self) -> dict[Command | Action, Handler]:
        return {command: handler for room in self._rooms for command, handler in room.commands().items()}
