"""Messages and forms as a person at a console reads them."""

from __future__ import annotations

import html
from collections.abc import Iterator

from tests.standins.slack.entities import Json, Message
from tests.standins.slack.workspace import Workspace


def read(message: Message) -> str:
    """What is on the screen: the blocks, or the text where there are none (with them it is for notifications)."""
    return "\n".join(line for block in message.blocks for line in _lines(block)) or html.unescape(
        message.text
    )


def described(workspace: Workspace, message: Message) -> str:
    """A message in a line or a few."""
    reader = f" (only {workspace.user(message.only_for).name} sees this)" if message.only_for else ""
    inside = f" (in the thread of {message.thread_ts})" if message.thread_ts not in (None, message.ts) else ""
    lines = [f"{message.ts} {workspace.user(message.user).name}{reader}{inside}: {read(message)}"]
    lines += [" ".join(f"[{label}]" for label in message.buttons)] if message.buttons else []
    counted = [f"{name} {len(users)}" for name, users in message.reactions.items()]
    lines += [", ".join(counted)] if counted else []
    return "\n".join(lines).replace("\n", "\n      ")


def form_described(workspace: Workspace, view: Json) -> str:
    """A form in a line or a few."""
    inputs: list[Json] = [block for block in view["blocks"] if block["type"] == "input"]
    fields = [f"{block['block_id']}: {block['label']['text']}" for block in inputs]
    title = f"{view['id']} a form for {workspace.user(view['for']).name}: {view['title']['text']}"
    return "\n      ".join([title, *fields])


def _lines(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield str(block["text"]["text"])
        case "context":
            yield from (str(element["text"]) for element in block["elements"])
        case "rich_text":
            yield from (_spoken(element).strip("\n") for element in block["elements"])
        case _:
            pass


def _spoken(element: Json) -> str:
    match element["type"]:
        case "text":
            return str(element["text"])
        case "link":
            return str(element.get("text") or element["url"])
        case kind:
            between = "\n" if kind == "rich_text_list" else ""
            return between.join(_spoken(part) for part in element["elements"])
