"""A stream's rules in plain words, one sentence each."""

from __future__ import annotations

from bot.chat.content import literal
from bot.prompting import showing
from bot.prompting.rules import BUDGET_DAYS, QuietHours, Rules
from bot.prompting.staff import typing_back
from bot.wording import Wording

NAMES = ("holidays", "window", "host", "quiet", "lively", "budget", "kinds")
"""The rules as sentences, in this order; `budget` is `floor` and `ceiling`."""


def differing(rules: Rules, usual: Rules) -> list[str]:
    """The names of the sentences that the two do not share."""
    one, other = _parts(rules), _parts(usual)
    return [name for name in NAMES if one[name] != other[name]]


def sentence(name: str, rules: Rules, language: str, wording: Wording) -> str:
    fields: dict[str, str | int]
    match name:
        case "holidays":
            fields = {"country": rules.holidays_of or "none"}
        case "window" | "host":
            span = rules.window if name == "window" else rules.host_window
            fields = {"hours": typing_back.hours(span)}
        case "quiet":
            fields = _quiet(rules.quiet, language)
        case "lively":
            fields = {"lively": rules.lively or 0}
        case "budget":
            fields = {"floor": rules.floor, "ceiling": rules.ceiling, "days": BUDGET_DAYS}
            fields["same"] = "yes" if rules.floor == rules.ceiling else "no"
        case _:
            fields = {"kinds": ", ".join(_kind(each, language, wording) for each in rules.kinds) or "all"}
    return wording.say(language, f"season-rule-{name}", **fields)


def _parts(rules: Rules) -> dict[str, object]:
    return {
        "holidays": rules.holidays_of,
        "window": rules.window,
        "host": rules.host_window,
        "quiet": rules.quiet,
        "lively": rules.lively,
        "budget": (rules.floor, rules.ceiling),
        "kinds": rules.kinds,
    }


def _quiet(quiet: QuietHours | None, language: str) -> dict[str, str | int]:
    if quiet is None:
        return {"some": "no", "start": "", "end": ""}
    start, end = (showing.wall_time(each.hour, each.minute, language) for each in (quiet.start, quiet.end))
    return {"some": "yes", "start": start, "end": end}


def _kind(kind: str, language: str, wording: Wording) -> str:
    known = wording.knows(language, f"prompt-kind-{kind}")
    return wording.say(language, f"prompt-kind-{kind}") if known else literal(kind)
