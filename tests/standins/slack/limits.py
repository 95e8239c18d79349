"""Slack's limits that its types do not hold: documented ones, and one that people have measured."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.standins.slack.entities import Json

WHOLE = 13_200
"""Characters of all blocks together, containers included: not documented, `msg_blocks_too_long` beyond it."""
KNOWN_BLOCKS = {
    "actions", "alert", "card", "carousel", "container", "context", "context_actions", "data_table", "divider",
    "file", "header", "image", "input", "markdown", "plan", "rich_text", "section", "table", "task_card", "video",
}  # fmt: skip
"""Slack's types let any other type pass too."""


def complaints(method: str, arguments: Json) -> Iterator[str]:
    """What is wrong with a message's or a form's arguments."""
    view: Json | None = arguments.get("view")
    if view is not None:
        yield from _view(view)
    blocks: list[Json] = arguments.get("blocks") or []
    yield from _blocks(blocks, 50)
    yield from _texts(method, str(arguments.get("text") or ""), blocks)
    yield from _metadata(method, arguments)


def _texts(method: str, text: str, blocks: list[Json]) -> Iterator[str]:
    if len(text) > 40_000:
        yield "text over 40,000 characters"
    if method == "chat.update" and len(text.encode("utf-8", "replace")) > 4000:
        yield "text over 4,000 bytes in an update"
    if len(json.dumps(blocks, ensure_ascii=False)) > WHOLE:
        yield f"blocks over {WHOLE} characters together"
    if method in ("chat.postMessage", "chat.postEphemeral") and not (text or blocks):
        yield "neither text nor blocks"


def _metadata(method: str, arguments: Json) -> Iterator[str]:
    metadata: object = arguments.get("metadata")
    removed = method == "chat.update" and metadata == {}
    if "metadata" not in arguments or removed:
        return
    if not isinstance(metadata, dict) or not (metadata.get("event_type") and "event_payload" in metadata):  # pyright: ignore[reportUnknownMemberType] - any JSON
        yield "metadata needs event_type and event_payload"


def _view(view: Json) -> Iterator[str]:
    for name in ("title", "submit", "close"):
        if len(_text(view, name)) > 24:
            yield f"a form's {name} is over 24 characters"
    for name, most in (("private_metadata", 3000), ("callback_id", 255)):
        if len(view.get(name, "")) > most:
            yield f"a form's {name} is over {most} characters"
    blocks: list[Json] = view.get("blocks") or []
    yield from _blocks(blocks, 100)
    if any(block["type"] == "input" for block in blocks) and not view.get("submit"):
        yield "a form with inputs needs submit"


def _blocks(blocks: list[Json], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks; {most} at most"
    for block in blocks:
        yield from _block(block)


def _block(block: Json) -> Iterator[str]:
    kind = block.get("type")
    if kind not in KNOWN_BLOCKS:
        yield f"no block of type {kind}"
    if len(block.get("block_id", "")) > 255:
        yield "a block's id is over 255 characters"
    if kind == "section" and len(_text(block, "text")) > 3000:
        yield "a section's text is over 3,000 characters"
    if kind == "header" and len(_text(block, "text")) > 150:
        yield "a header is over 150 characters"
    if kind == "context" and len(block["elements"]) > 10:
        yield "a context has over 10 elements"
    if kind == "actions":
        yield from _buttons(block["elements"])
    if kind == "input":
        yield from _input(block)


def _buttons(elements: list[Json]) -> Iterator[str]:
    ids = [each.get("action_id") for each in elements]
    if len(ids) > 25 or len(set(ids)) != len(ids):
        yield "at most 25 elements with action ids of their own"
    for each in elements:
        too_long = len(each.get("value", "")) > 2000 or len(each.get("action_id", "")) > 255
        if too_long or len(_text(each, "text")) > 75:
            yield "a button is over its limits"


def _input(block: Json) -> Iterator[str]:
    element: Json = block["element"]
    if len(_text(block, "label")) > 2000:
        yield "an input's label is over 2,000 characters"
    most = element.get("max_length", 3000)
    if not 1 <= most <= 3000 or len(element.get("initial_value", "")) > most:
        yield "an input's text is over its limits"


def _text(parent: Json, name: str) -> str:
    found: Json = parent.get(name) or {}
    return str(found.get("text", ""))
