"""How staff call a question: `p07` from the library, `s3` the suggestion with the number 3."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from bot.errors import UsageError
from bot.prompting.parts import Parts
from bot.prompting.prompt import Prompt, Suggestion, SuggestionState, is_suggested

_SUGGESTION = re.compile(r"s-?(\d{1,9})")
_ID = re.compile(r"([a-z-]*?)0*(\d+)")


class PromptNames:
    def __init__(self, parts: Parts) -> None:
        self._kept = parts.kept
        self._library = parts.library

    async def find(self, words: str) -> Prompt:
        """Raises `UsageError` where there is no such question, or a suggestion that nobody has approved."""
        wanted = words.strip().strip("`").casefold()
        library = {each.id.casefold(): each for each in self._library.prompts}
        if wanted in library:
            return library[wanted]
        if number := _SUGGESTION.fullmatch(wanted):
            return await self._suggested(int(number[1]))
        self._readable(wanted)
        near = _nearest(wanted, library)
        if near is None:
            raise UsageError("season-prompt-unknown", prompt=words[:40])
        raise UsageError("season-prompt-unknown-near", prompt=words[:40], near=library[near].id)

    async def labels(self, also: Iterable[str] = ()) -> Mapping[str, str]:
        """What suggestions are called, by their prompts' ids: open ones, and declined ones among the ids in `also`.

        Library questions are called by their own ids.
        """
        found = list(await self._kept.suggestions.open())
        known = {each.prompt.id for each in found}
        others = [each for each in also if is_suggested(each) and each not in known]
        if others:
            found += await self._kept.suggestions.behind(others)
        return {each.prompt.id: f"s{each.number}" for each in found}

    async def known(self) -> Mapping[str, Prompt]:
        """The library and the approved suggestions, by id."""
        approved = [
            each.prompt
            for each in await self._kept.suggestions.open()
            if each.state is SuggestionState.APPROVED
        ]
        return {each.id: each for each in (*self._library.prompts, *approved)}

    async def _suggested(self, number: int) -> Prompt:
        suggestion: Suggestion | None = await self._kept.suggestions.numbered(number)
        if suggestion is None:
            raise UsageError("prompts-unknown", number=str(number))
        if suggestion.state is SuggestionState.WAITING:
            raise UsageError("season-suggestion-waiting", number=str(number))
        if suggestion.state is SuggestionState.DECLINED:
            raise UsageError("season-suggestion-declined", number=str(number))
        return suggestion.prompt

    def _readable(self, wanted: str) -> None:
        for problem in self._library.problems:
            if f"{wanted}.toml" in problem.where.casefold():
                raise UsageError(
                    "season-prompt-broken", file=problem.where[-80:], reason=problem.reason[:200]
                )


def _nearest(wanted: str, library: Mapping[str, Prompt]) -> str | None:
    """`7` and `p7` are near to `p07`."""
    for each in library:
        letters, number = _ID.fullmatch(each), _ID.fullmatch(wanted)
        if letters and number and number[1] in ("", letters[1]) and number[2] == letters[2]:
            return each
    return next(iter(difflib.get_close_matches(wanted, library, n=1, cutoff=0.5)), None)
