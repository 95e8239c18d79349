"""Settings as people type them into a command, so that every reply can name what takes it back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import time, timedelta

from bot.chat.chat import Chat
from bot.chat.commands import Command
from bot.chat.ids import Place
from bot.chat.usage import spoken_name, spoken_option
from bot.errors import PlatformError
from bot.prompting import showing
from bot.prompting.rules import QuietHours
from bot.prompting.schedule import WEEKDAYS, Schedule
from bot.wording import Wording

HOUR = timedelta(hours=1)


def command(
    declared: Command, number: int, values: Iterable[tuple[str, str]], language: str, wording: Wording
) -> str:
    """`/schedule change 1 time:10:00`, in the words of the language. `values` are options' names with theirs."""
    options = {each.name: each for each in declared.options}
    named = [f"{spoken_option(options[name], wording, language)}:{_quoted(value)}" for name, value in values]
    return " ".join([f"/{spoken_name(declared, wording, language)}", str(number), *named])


async def channels(places: Iterable[Place], chat: Chat) -> str:
    """`#export,discord:#vienti`"""
    names: list[str] = []
    for place in places:
        platform = chat.platforms.of(place.space)
        name = str(place.channel)
        if platform is not None:
            # Gone or out of reach: its id is understood as well.
            with suppress(PlatformError):
                name = await platform.place_name(place)
        several = platform is not None and len(chat.platforms.running) > 1
        names.append(f"{platform.name}:{name}" if platform is not None and several else name)
    return ",".join(names)


def weekday(schedule: Schedule, language: str, wording: Wording) -> str:
    return wording.say(language, f"choice-{WEEKDAYS[schedule.weekday]}")


def clock(wall: time, language: str) -> str:
    return showing.wall_time(wall.hour, wall.minute, language)


def quiet_hours(quiet: QuietHours | None, language: str, wording: Wording) -> str:
    """`21-8`, or none."""
    if quiet is None:
        return wording.say(language, "season-word-none")
    return "-".join(
        str(each.hour) if not each.minute else clock(each, language) for each in (quiet.start, quiet.end)
    )


def hours(span: timedelta) -> str:
    return f"{span / HOUR:g}"


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
