"""How a question was chosen, in sentences, from what was kept of the choice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from bot.prompting.choosing.choosing import RULES
from bot.wording import Wording

_Kept = Mapping[str, object]


def explain(because: str | _Kept, language: str, wording: Wording) -> list[str]:
    """Of what is not known nothing is said: of a choice made before reasons were kept there are no sentences."""
    kept = _read(because) if isinstance(because, str) else because
    how = kept.get("how")
    if how in {"kept", "pinned", "host", "suggestion"}:
        return [wording.say(language, f"choosing-{how}")]
    if how != "library":
        return []
    gave_up = [f"choosing-gave-up-{rule.replace('_', '-')}" for rule in _relaxed(kept)]
    sentences = [
        wording.say(language, "choosing-library", **_figures(kept, language)),
        *(wording.say(language, each) for each in gave_up),
    ]
    following = kept.get("next")
    if isinstance(following, dict):
        sentences.append(_next(cast("_Kept", following), language, wording))
    return sentences


def _next(following: _Kept, language: str, wording: Wording) -> str:
    figures = _figures(following, language)
    del figures["uses"]
    broken = _relaxed(following)
    rule = broken[-1] if broken else "none"
    return wording.say(
        language, "choosing-next", prompt=str(following.get("prompt", "")), rule=rule, **figures
    )


def _figures(kept: _Kept, language: str) -> dict[str, object]:
    expected = f"{_number(kept, 'expected'):.1f}"
    return {
        "weeks": int(_number(kept, "weeks")),
        "expected": expected if language == "en" else expected.replace(".", ","),
        "uses": int(_number(kept, "uses")),
    }


def _relaxed(kept: _Kept) -> list[str]:
    """The rules that were given up, the most important last."""
    found = kept.get("relaxed")
    named = cast("list[object]", found) if isinstance(found, list) else []
    return [rule for rule in RULES if rule in named]


def _number(kept: _Kept, name: str) -> float:
    value = kept.get(name)
    return value if isinstance(value, int | float) else 0


def _read(because: str) -> _Kept:
    try:
        found: object = json.loads(because) if because else {}
    except ValueError:
        return {}
    return cast("_Kept", found) if isinstance(found, dict) else {}
