"""What people type, as Slack's clients send it: mentions and addresses as tokens, the rest as entities."""

from __future__ import annotations

import re

from tests.standins.slack.entities import Refusal
from tests.standins.slack.workspace import Workspace

_WORD = re.compile(r"(?<![\w&])([@#])([\w-]+)|(https?://[^\s<>|]+)")
_TONE = re.compile("[\U0001f3fb-\U0001f3ff]")
_LIGHTEST = 0x1F3FB
_NAMES = {
    "✅": "white_check_mark",
    "💡": "bulb",
    "🙏": "pray",
    "👍": "+1",
    "👎": "-1",
    "🎉": "tada",
    "👋": "wave",
}
"""What a console can type as a character; everything else by its name."""


def wire(workspace: Workspace, text: str) -> str:
    """`Hei @anna & #export` becomes `Hei <@U0ANNA> &amp; <#C0EXPORT|export>`; unknown names stay words."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _WORD.sub(lambda found: _token(workspace, found), escaped)


def short_name(typed: str) -> str:
    """`👍🏽` is `+1::skin-tone-4`; `:helpful:` and `helpful` are `helpful`."""
    tone = _TONE.search(typed)
    bare = _TONE.sub("", typed.strip()).strip(":").replace("\ufe0f", "")
    name = _NAMES.get(bare, bare)
    return f"{name}::skin-tone-{ord(tone[0]) - _LIGHTEST + 2}" if tone else name


def _token(workspace: Workspace, found: re.Match[str]) -> str:
    sign, name, address = found[1], found[2], found[3]
    if address:
        return f"<{address}>"
    try:
        if sign == "@":
            return f"<@{workspace.user(name).id}>"
        channel = workspace.channel(name)
    except Refusal:
        return found[0]
    return f"<#{channel.id}|{channel.name}>"
