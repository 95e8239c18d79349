"""A stream's rules as people write them, and back."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from datetime import timedelta

from bot.errors import UsageError
from bot.prompting.calendar import local_time
from bot.prompting.calendar.ports import Holidays
from bot.prompting.rules import QuietHours
from bot.wording import LANGUAGES, Wording

_FROM_TO = re.compile(r"\s*(\S+?)\s*[-–—]\s*(\S+)\s*")


class RuleWords:
    """Each method reads one rule. Raises `UsageError` with a sentence that says how it is written."""

    def __init__(self, wording: Wording, holidays: Holidays) -> None:
        self._wording = wording
        self._holidays = holidays

    def country(self, text: str) -> str | None:
        if self._is(text, "none"):
            return None
        code = text.strip().upper()
        if not self._holidays.knows(code):
            raise UsageError("season-bad-country", country=text[:40])
        return code

    def quiet(self, text: str) -> QuietHours | None:
        if self._is(text, "none"):
            return None
        found = _FROM_TO.fullmatch(text)
        if found is None:
            raise UsageError("season-bad-quiet", quiet=text[:40])
        start, end = local_time.read_time(found[1]), local_time.read_time(found[2])
        if start == end:
            raise UsageError("season-bad-quiet", quiet=text[:40])
        return QuietHours(start, end)

    def lively(self, text: str) -> int | None:
        if self._is(text, "none"):
            return None
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 999):
            raise UsageError("season-bad-lively", lively=text[:40])
        return int(text)

    def kinds(self, text: str, known: Collection[str]) -> tuple[str, ...]:
        """In the library's words or those of any language; empty: all."""
        if self._is(text, "all"):
            return ()
        spoken = {self._kind(each, language): each for each in known for language in LANGUAGES}
        spoken |= {each.casefold(): each for each in known}
        found: list[str] = []
        for word in filter(None, (each.strip() for each in text.casefold().split(","))):
            if word not in spoken:
                near = difflib.get_close_matches(word, spoken, n=1)
                kinds = ", ".join(sorted(known))
                raise UsageError(
                    "season-bad-kind", kind=word[:40], near=near[0] if near else "none", kinds=kinds
                )
            found.append(spoken[word])
        return tuple(dict.fromkeys(found))

    def hours(self, number: int) -> timedelta:
        if number < 1:
            raise UsageError("season-bad-hours")
        return timedelta(hours=number)

    def _is(self, text: str, word: str) -> bool:
        wanted = text.strip().casefold()
        return wanted in {self._wording.say(each, f"season-word-{word}").casefold() for each in LANGUAGES} | {
            word
        }

    def _kind(self, kind: str, language: str) -> str:
        sentence = f"prompt-kind-{kind}"
        return (
            self._wording.say(language, sentence).casefold()
            if self._wording.knows(language, sentence)
            else kind
        )
