"""`Content` and `Form` as the bodies Discord takes.

A text that fits is a plain message; a longer one goes into embeds, and what even those do not hold into
further messages. Link previews are switched off: an answer's sources would bury it.
"""

from __future__ import annotations

from collections.abc import Sequence

from adapters.discord.api import Json
from adapters.discord.marker import SIZE, marked
from adapters.discord.rendering import clean, plain, rendered
from bot.chat.content import Button, Content, Form, FormField, Tone, shortened
from bot.errors import Refused

MESSAGE = 2000
EMBED = 4096
EMBEDS = 6000
"""Characters in all embeds of one message."""
NO_PREVIEWS = 1 << 2
EPHEMERAL = 1 << 6
_STYLES = {Tone.PRIMARY: 1, Tone.PLAIN: 2}
_ACTION_ROW, _BUTTON, _TEXT_INPUT, _LABEL = 1, 2, 4, 18
_IN_A_ROW = 5
_ID, _BUTTON_LABEL, _FORM_LABEL, _FORM_VALUE = 100, 80, 45, 4000
NOBODY: Json = {"parse": [], "replied_user": False}


def messages(content: Content, *, mark: str = "") -> list[Json]:
    """The bodies that say `content`, nearly always one. The first carries `mark`, the last the buttons.

    Raises `Refused` when there is nothing to say.
    """
    text = written(content)
    if not text and not content.buttons:
        raise Refused("invalid", "nothing to say")
    room = SIZE if mark else 0
    bodies = [_plain_body(text)] if len(text) <= MESSAGE - room else _embed_bodies(text, room)
    bodies[-1]["components"] = rows(content.buttons)
    _mark(bodies[0], mark)
    return bodies


def message(content: Content, *, mark: str = "") -> Json:
    """The one body that says `content`, cut where a single message ends: for edits."""
    first, *more = messages(content, mark=mark)
    if more:
        first["components"] = rows(content.buttons)
    return first


def written(content: Content) -> str:
    """The whole content as one text: title, text, fields, and the footer in small letters."""
    parts = [f"**{plain(content.title)}**"] if content.title else []
    parts.append(rendered(content.text))
    parts += [f"**{plain(field.name)}**\n{rendered(field.text)}" for field in content.fields]
    if content.footer:
        lines = rendered(content.footer).split("\n")
        parts.append("\n".join(f"-# {line}" for line in lines if line))
    return "\n\n".join(filter(None, parts))


def rows(buttons: Sequence[Button]) -> list[Json]:
    """Rows of five. Raises `Refused` for an id longer than Discord takes."""
    drawn = [_button(button) for button in buttons]
    return [
        {"type": _ACTION_ROW, "components": drawn[start : start + _IN_A_ROW]}
        for start in range(0, len(drawn), _IN_A_ROW)
    ]


def form(wanted: Form) -> Json:
    """A modal's data."""
    return {
        "custom_id": wire_id(wanted.action, wanted.value),
        "title": shortened(clean(wanted.title), _FORM_LABEL),
        "components": [_input(field) for field in wanted.fields],
    }


def wire_id(action: str, value: str) -> str:
    found = f"{action}:{value}"
    if len(found) > _ID:
        raise Refused("too_long", action)
    return found


def cut(text: str, most: int) -> list[str]:
    """`text` in parts of at most `most` characters, cut at a paragraph, else a line, else a word."""
    parts: list[str] = []
    while len(text) > most:
        ends = (text.rfind(border, most // 2, most) for border in ("\n\n", "\n", " "))
        end = next((end for end in ends if end > 0), most)
        parts.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*parts, text]


def _plain_body(text: str) -> Json:
    return {
        "content": text,
        "embeds": [],
        "flags": NO_PREVIEWS,
        "allowed_mentions": NOBODY,
    }


def _embed_bodies(text: str, room: int) -> list[Json]:
    """One message holds an embed of 4096 and one of what is left of 6000."""
    bodies: list[Json] = []
    while text:
        texts: list[str] = []
        for most in (EMBED - room, EMBEDS - EMBED):
            taken = cut(text, most)[0]
            texts.append(taken)
            text = text[len(taken) :].lstrip()
            if not text:
                break
        embeds = [{"description": part} for part in texts]
        bodies.append({"content": "", "embeds": embeds, "allowed_mentions": NOBODY})
    return bodies


def _mark(body: Json, mark: str) -> None:
    if body["embeds"]:
        first = body["embeds"][0]
        first["description"] = marked(first["description"], mark)
    else:
        body["content"] = marked(body["content"], mark)


def _button(button: Button) -> Json:
    return {
        "type": _BUTTON,
        "style": _STYLES[button.tone],
        "label": shortened(clean(button.label).strip(), _BUTTON_LABEL) or "…",
        "custom_id": wire_id(button.action, button.value),
    }


def _input(field: FormField) -> Json:
    most = min(field.max_length, _FORM_VALUE)
    drawn: Json = {
        "type": _TEXT_INPUT,
        "custom_id": field.name,
        "style": 2 if field.long else 1,
        "required": field.required,
        "max_length": most,
    }
    if field.value:
        drawn["value"] = shortened(clean(field.value), most)
    label = shortened(clean(field.label), _FORM_LABEL)
    return {"type": _LABEL, "label": label, "component": drawn}
