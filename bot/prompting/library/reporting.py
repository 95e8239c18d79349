"""How the findings are said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bot.chat.content import Content, literal
from bot.prompting.competition.showing import about
from bot.prompting.library.checking import Balance, Finding, Problem
from bot.wording import Wording


def report(
    found: Sequence[Finding],
    library: Balance,
    language: str,
    wording: Wording,
    *,
    most: int | None = None,
) -> Content:
    """Grouped by problem, with what to do about each, in `most` lines at most; the library's balance comes first."""
    summary = _summary(library, language, wording)
    if not found:
        return Content(text=f"{wording.say(language, 'prompt-check-fine')} {summary}")
    groups = [
        [
            wording.say(language, f"prompt-check-{problem}"),
            *(_line(each, language, wording) for each in group),
        ]
        for problem, group in groupby(found, key=lambda each: each.problem)
    ]
    kept, left_out = _first(groups, most - 2 if most is not None else None)
    parts = [summary, *("\n".join([heading, "", *lines]) for heading, *lines in kept)]
    if left_out:
        parts.append(wording.say(language, "prompt-check-more", count=left_out))
    return Content(text="\n\n".join(parts))


def _first(groups: Sequence[list[str]], most: int | None) -> tuple[list[list[str]], int]:
    """As many whole lines as fit, no heading without a line, and how many findings do not fit."""
    kept: list[list[str]] = []
    left = sum(len(group) for group in groups) if most is None else most
    left_out = 0
    for group in groups:
        shown = group[:left] if left >= 2 else []
        kept += [shown] if shown else []
        left_out += len(group) - max(len(shown), 1)
        left -= len(shown)
    return kept, left_out


def _line(finding: Finding, language: str, wording: Wording) -> str:
    where = " – ".join(f"`{each}`" for each in (finding.where, finding.other) if each)
    details = "; ".join(_details(finding, language, wording))
    return f"- {': '.join(each for each in (where, details) if each)}"


def _details(finding: Finding, language: str, wording: Wording) -> Iterator[str]:
    if finding.languages:
        yield ", ".join(wording.say(language, f"choice-{each}") for each in finding.languages)
    if finding.problem is Problem.HINT:
        yield about(finding.detail, language, wording)
    elif finding.detail:
        yield literal(finding.detail)


def _summary(library: Balance, language: str, wording: Wording) -> str:
    return wording.say(
        language,
        "prompt-check-balance",
        count=library.count,
        kinds=_counts("prompt-kind", library.kinds, language, wording),
        seasons=_counts("prompt-season", library.seasons, language, wording),
    )


def _counts(names: str, counts: Mapping[str, int], language: str, wording: Wording) -> str:
    """“poll 9, win 8”, or a dash where nothing is known."""
    said = [f"{wording.say(language, f'{names}-{name}')} {count}" for name, count in counts.items()]
    return ", ".join(said) or "–"
