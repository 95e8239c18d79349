"""What is wrong with the prompt library, found without asking anybody. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations

from bot.errors import ContentError
from bot.prompting.competition import hint
from bot.prompting.prompt import MOST_CHARACTERS, MOST_IN_OPTION, Prompt, same_words
from bot.wording import LANGUAGES

QUICKLY_READ = 160
"""Characters of a question that are read in five seconds."""
WORDS_SHARED = 0.6
"""Of all words of two questions. The shipped ones share 0.35 at most."""
ALIKE = 0.8
"""How alike two questions are, letter by letter, from 0 to 1. The shipped ones are 0.67 at most."""
WEEKS = range(1, 53)
KINDS = ("poll", "win", "failure", "help", "tip", "whatwouldyoudo")
SEASONS = ("winter", "spring", "summer", "autumn")


class Problem(StrEnum):
    """The most serious first."""

    BROKEN = "broken"
    """The file cannot be read: the prompt is left out."""
    LANGUAGE = "language"
    """The text or an option is missing in a language."""
    UNTRANSLATED = "untranslated"
    """The text is the same in two languages."""
    HINT = "hint"
    """It may invite talk that competitors should not have."""
    TWIN = "twin"
    LONG = "long"
    LONG_OPTION = "long-option"
    EMPTY_WEEKS = "empty-weeks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`where` is a file or a prompt. `detail`, by the problem: a reason, a number of characters, or weeks."""

    problem: Problem
    where: str = ""
    languages: tuple[str, ...] = ()
    detail: str = ""
    other: str = ""
    """The other prompt, where it is about two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How many prompts there are of each type and season, those without any left out."""

    count: int
    kinds: Mapping[str, int]
    seasons: Mapping[str, int]


def check(prompts: Sequence[Prompt], problems: Sequence[ContentError]) -> list[Finding]:
    """All findings, the most serious problem first and within it in order of files."""
    found = [Finding(problem=Problem.BROKEN, where=each.where, detail=each.reason) for each in problems]
    for prompt in prompts:
        found += _of_one(prompt)
    found += _twins(prompts)
    found += _empty_weeks(prompts)
    order = list(Problem)
    return sorted(found, key=lambda each: (order.index(each.problem), each.where, each.other))


def balance(prompts: Sequence[Prompt]) -> Balance:
    return Balance(
        count=len(prompts),
        kinds=_counted([each.kind for each in prompts], KINDS),
        seasons=_counted([each.season for each in prompts], SEASONS),
    )


def _counted(names: Sequence[str], known: Sequence[str]) -> dict[str, int]:
    counts = Counter(names)
    return {name: counts[name] for name in known if counts[name]}


def _of_one(prompt: Prompt) -> Iterator[Finding]:
    parts = [prompt.text, *prompt.options]
    missing = tuple(each for each in LANGUAGES if any(not part.get(each, "").strip() for part in parts))
    if missing:
        yield Finding(problem=Problem.LANGUAGE, where=prompt.id, languages=missing)
    for one, other in combinations(prompt.text, 2):
        if same_words(prompt.text[one]) == same_words(prompt.text[other]):
            yield Finding(problem=Problem.UNTRANSLATED, where=prompt.id, languages=(one, other))
    yield from _hints(prompt)
    for language, text in prompt.text.items():
        if len(text) > QUICKLY_READ:
            yield _length(Problem.LONG, prompt, language, len(text), MOST_CHARACTERS)
    for language in LANGUAGES:
        longest = max((len(option.get(language, "")) for option in prompt.options), default=0)
        if longest > MOST_IN_OPTION:
            yield _length(Problem.LONG_OPTION, prompt, language, longest, MOST_IN_OPTION)


def _length(problem: Problem, prompt: Prompt, language: str, length: int, most: int) -> Finding:
    return Finding(problem=problem, where=prompt.id, languages=(language,), detail=f"{length}/{most}")


def _hints(prompt: Prompt) -> Iterator[Finding]:
    """One for each reason; a poll's options are read with its question."""
    languages: dict[str, list[str]] = {}
    for language, text in prompt.text.items():
        whole = ". ".join([text, *(option.get(language, "") for option in prompt.options)])
        found = hint(whole, language)
        if found is not None:
            languages.setdefault(found.reason, []).append(language)
    for reason, spoken in languages.items():
        yield Finding(problem=Problem.HINT, where=prompt.id, languages=tuple(spoken), detail=reason)


def _twins(prompts: Sequence[Prompt]) -> Iterator[Finding]:
    for one, other in combinations(prompts, 2):
        alike = tuple(
            language
            for language in LANGUAGES
            if language in one.text and language in other.text
            if _alike(same_words(one.text[language]), same_words(other.text[language]))
        )
        if alike:
            yield Finding(problem=Problem.TWIN, where=one.id, other=other.id, languages=alike)


def _alike(one: str, other: str) -> bool:
    ones, others = set(one.split()), set(other.split())
    if len(ones & others) >= WORDS_SHARED * len(ones | others):
        return True
    letters = SequenceMatcher(None, one, other, autojunk=False)
    # Each bound is cheaper than the next: most pairs never come to the last.
    return letters.real_quick_ratio() >= ALIKE and letters.quick_ratio() >= ALIKE and letters.ratio() >= ALIKE


def _empty_weeks(prompts: Sequence[Prompt]) -> Iterator[Finding]:
    filled = {each.week for each in prompts}
    empty = [week for week in WEEKS if week not in filled]
    if empty:
        yield Finding(problem=Problem.EMPTY_WEEKS, detail=", ".join(_ranges(empty)))


def _ranges(weeks: Sequence[int]) -> Iterator[str]:
    """4, 7–9."""
    start = previous = weeks[0]
    for week in [*weeks[1:], 0]:
        if week != previous + 1:
            yield str(start) if start == previous else f"{start}–{previous}"
            start = week
        previous = week
