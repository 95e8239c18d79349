"""How a question, and what is said about schedules, looks."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from bot.chat.chat import Chat
from bot.chat.content import Content, Poll, literal
from bot.chat.ids import Person, Place
from bot.errors import PlatformError
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import WEEKDAYS, Schedule
from bot.wording import LANGUAGES, Wording


async def prompt_content(
    prompt: Prompt, language: str, chat: Chat, *, poll_key: str = "", chosen_by: Person | None = None
) -> Content:
    """The question alone, and in a small line who suggested it and which member chose it for the week.

    With a key a poll can be voted in, and the key names it; without one its options are a list.
    """
    spoken = prompt.language_near(language)
    footer = " · ".join(await _credits(prompt, chosen_by, language, chat))
    if not (poll_key and prompt.options):
        return Content(text=question(prompt, spoken), footer=footer)
    options = tuple(option.get(spoken, "") for option in prompt.options)
    return Content(text=literal(prompt.text[spoken]), footer=footer, poll=Poll(options, poll_key))


def other_languages(prompt: Prompt, language: str, wording: Wording) -> Content | None:
    """For the thread: the same question in the languages the channel does not speak. None: there are none."""
    said = prompt.language_near(language)
    others = [each for each in LANGUAGES if each in prompt.text and each != said]
    if not others:
        return None
    parts = [
        f"*{wording.say(each, 'prompt-in-this-language')}*\n\n{question(prompt, each)}" for each in others
    ]
    return Content(text="\n\n".join(parts))


def question(prompt: Prompt, language: str) -> str:
    """In Vertti's markup. Options are numbered, since a number is enough for an answer."""
    options = [option.get(language, "") for option in prompt.options]
    lines = [f"- **{number}** {literal(option)}" for number, option in enumerate(options, 1)]
    return "\n\n".join(filter(None, [literal(prompt.text[language]), "\n".join(lines)]))


def when(moment: dt.datetime, zone: str, language: str, wording: Wording) -> str:
    """Date and time on the wall clock in `zone`, in words."""
    local = moment.astimezone(ZoneInfo(zone))
    return wording.say(
        language,
        "prompting-when",
        day=day(local.date(), language, wording),
        time=wall_time(local.hour, local.minute, language),
    )


def day(date: dt.date, language: str, wording: Wording) -> str:
    """Weekday and date, in words."""
    return wording.say(
        language,
        "prompting-day",
        weekday=wording.say(language, f"choice-{WEEKDAYS[date.weekday()]}"),
        day=date.day,
        month=date.month,
        year=str(date.year),
    )


def typed(date: dt.date, language: str) -> str:
    """A date as people write it into a command."""
    return date.isoformat() if language == "en" else f"{date.day}.{date.month}.{date.year}"


def reason(why: str, language: str, wording: Wording) -> str:
    """Why an occurrence was not posted: a reason of `decide.Skip` or of `bot.errors.Refused`."""
    sentence = f"prompt-reason-{why.replace('_', '-')}"
    known = wording.knows(language, sentence)
    return wording.say(language, sentence if known else "prompt-reason-refused")


def wall_time(hour: int, minute: int, language: str) -> str:
    """9.05 in Finnish and Swedish, 9:05 in English."""
    return f"{hour}{':' if language == 'en' else '.'}{minute:02}"


def weekly(schedule: Schedule, language: str, wording: Wording) -> str:
    """The weekday, time and zone of a schedule, in words."""
    return wording.say(
        language,
        "prompting-weekly",
        weekday=wording.say(language, f"choice-{WEEKDAYS[schedule.weekday]}"),
        time=wall_time(schedule.time.hour, schedule.time.minute, language),
        zone=schedule.zone,
    )


async def place_names(places: tuple[Place, ...], chat: Chat) -> str:
    """Escaped, with commas; the platform's name in front where several run."""
    return ", ".join([await place_name(place, chat) for place in places])


async def place_name(place: Place, chat: Chat) -> str:
    """A channel that is gone or out of reach is named by its id."""
    platform = chat.platforms.of(place.space)
    if platform is None:
        return literal(place.key)
    try:
        name = await platform.place_name(place)
    except PlatformError:
        name = place.channel
    several = len(chat.platforms.running) > 1
    return literal(f"{platform.name}:{name}" if several else name)


async def _credits(prompt: Prompt, chosen_by: Person | None, language: str, chat: Chat) -> list[str]:
    """Who suggested it comes first; who chose their own is named once."""
    named: list[str] = []
    if prompt.suggested_by is not None:
        named.append(await _credit(prompt.suggested_by, "prompt-credit", language, chat))
    if chosen_by is not None and chosen_by != prompt.suggested_by:
        named.append(await _credit(chosen_by, "prompt-chosen", language, chat))
    return named


async def _credit(person: Person, sentence: str, language: str, chat: Chat) -> str:
    platform = chat.platforms.of(person.space)
    if platform is not None:
        try:
            name = await platform.member_name(person.member)
        except PlatformError:
            # A question on time without the name is better than one held back for it.
            pass
        else:
            return chat.wording.say(language, sentence, name=literal(name))
    return chat.wording.say(language, f"{sentence}-member")
