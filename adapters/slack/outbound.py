"""`Content` and `Form` as the bodies Slack takes: always one message, cut where Slack's limits are.

Link previews are switched off by whoever posts: an answer's sources would bury it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from adapters.slack.api import Json
from adapters.slack.handles import Handle, Wish
from adapters.slack.parts import flat, section
from adapters.slack.rendering import LONGEST, bold, labelled, rendered
from adapters.slack.text import clean, escaped, harmless
from bot.chat.content import Button, Content, Form, FormField, Tone, poll_as_list, shortened, with_ballot
from bot.errors import Refused

_BLOCKS, _BUTTONS = 50, 25
_WHOLE = 12_000
"""Characters of all blocks, containers included. Slack does not say its limit; people have met it above 13,000."""
_SHORTEST = 200
_TITLE, _FOOTER, _FALLBACK = 150, 2000, 3000
_FALLBACK_BYTES = 4000
"""What an update takes; a new message would take more."""
_LABEL, _ID, _VALUE = 75, 255, 2000
_BUTTON_SEEN = 30
"""Characters of a button's label that Slack promises to show."""
_FORM_TITLE, _FORM_BUTTON, _FORM_LABEL, _FORM_VALUE = 24, 24, 200, 3000
INPUT = "said"
"""The id of a form's input within its block, whose id is the field's name."""


def message(content: Content) -> Json:
    """`text` and `blocks`; a poll is buttons with counts. Raises `Refused` when there is nothing to say."""
    poll, asked = content.poll, content.text
    content = with_ballot(content, _BUTTON_SEEN)
    options = poll_as_list(poll) if poll and content.text == asked else ""
    most = min(LONGEST, max(len(text) for text in (content.text, *(field.text for field in content.fields))))
    blocks = _blocks(content, most)
    while (size := len(json.dumps(blocks, ensure_ascii=False))) > _WHOLE and most > _SHORTEST:
        # As much shorter as it is too long, and a little more.
        most = most * _WHOLE * 9 // (size * 10)
        blocks = _blocks(content, most)
    if not blocks:
        raise Refused("invalid", "nothing to say")
    return {"text": _fallback(content, options), "blocks": blocks}


def form(wanted: Form, handle: Handle, *, send: str, cancel: str) -> Json:
    """A modal's view, which brings `handle` back."""
    return {
        "type": "modal",
        "callback_id": shortened(wanted.action, _ID),
        "private_metadata": str(Wish(handle, wanted.value)),
        "title": _plain(wanted.title, _FORM_TITLE),
        "submit": _plain(send, _FORM_BUTTON),
        "close": _plain(cancel, _FORM_BUTTON),
        "blocks": [_input(field) for field in wanted.fields],
    }


def _blocks(content: Content, most: int) -> list[Json]:
    """With no text longer than `most`."""
    body = _body(content, most)
    footer = _small(content.footer)
    actions = _actions(content.buttons)
    return [*_title(content.title), *body[: _BLOCKS - 2 - len(footer) - len(actions)], *footer, *actions]


def _title(title: str) -> list[Json]:
    words = " ".join(clean(title).split())
    if not words:
        return []
    if len(words) <= _TITLE:
        return [{"type": "header", "text": _plain(words, _TITLE)}]
    return [_rich(section(bold(shortened(words, 4 * _TITLE))))]


def _body(content: Content, most: int) -> list[Json]:
    parts = rendered(content.text, most)
    fields = [labelled(shortened(field.name, _TITLE), field.text, most) for field in content.fields]
    return [_rich(part) for part in (*parts, *(section(field) for field in fields if field))]


def _rich(part: Json) -> Json:
    return {"type": "rich_text", "elements": [part]}


def _small(footer: str) -> list[Json]:
    words = flat(rendered(footer, _FOOTER))
    return [{"type": "context", "elements": [_plain(words, _FOOTER)]}] if words else []


def _actions(buttons: Sequence[Button]) -> list[Json]:
    if not buttons:
        return []
    drawn = [_button(number, button) for number, button in enumerate(buttons[:_BUTTONS])]
    return [{"type": "actions", "elements": drawn}]


def _button(number: int, button: Button) -> Json:
    wire = f"{button.action}:{button.value}"
    if len(wire) > _VALUE:
        raise Refused("too_long", button.action)
    drawn: Json = {
        "type": "button",
        # Unique in the message even if two buttons do the same.
        "action_id": shortened(f"{number}:{button.action}", _ID),
        "text": _plain(button.label, _LABEL),
        "value": wire,
    }
    return drawn | ({"style": "primary"} if button.tone is Tone.PRIMARY else {})


def _plain(text: str, most: int) -> Json:
    words = shortened(harmless(text).strip(), most) or "…"
    return {"type": "plain_text", "text": words, "emoji": False}


def _fallback(content: Content, options: str) -> str:
    """What notifications and screen readers take instead of the blocks; they have no buttons, so a poll's options too."""
    said = [content.title, flat(rendered(content.text, _FALLBACK))]
    said += [flat(rendered(options, _FALLBACK))]
    said += [f"{field.name}: {flat(rendered(field.text, _FALLBACK))}" for field in content.fields]
    said += [flat(rendered(content.footer, _FALLBACK))]
    text = "\n".join(filter(None, (part.strip() for part in said)))
    most = _FALLBACK
    while len(escaped(shortened(text, most)).encode()) > _FALLBACK_BYTES:
        most = most * 3 // 4
    return escaped(shortened(text, most)) or "…"


def _input(field: FormField) -> Json:
    most = min(field.max_length, _FORM_VALUE)
    element: Json = {
        "type": "plain_text_input",
        "action_id": INPUT,
        "multiline": field.long,
        "max_length": most,
    }
    if field.value:
        element["initial_value"] = shortened(clean(field.value), most)
    return {
        "type": "input",
        "block_id": field.name,
        "label": _plain(field.label, _FORM_LABEL),
        "optional": not field.required,
        "element": element,
    }
