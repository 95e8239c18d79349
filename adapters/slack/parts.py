"""The parts of a rich text block: made, put together, cut, and read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from adapters.slack.api import Json
from adapters.slack.text import harmless

BLOCK = 3000
"""Characters of one part."""
Style = Mapping[str, bool]
PLAIN: Style = {}


def run(text: str, style: Style = PLAIN) -> list[Json]:
    """A text of one look, or nothing."""
    said = harmless(text)
    if not said:
        return []
    return [{"type": "text", "text": said} | ({"style": dict(style)} if style else {})]


def section(elements: Sequence[Json]) -> Json:
    return {"type": "rich_text_section", "elements": merged(elements)}


def merged(elements: Sequence[Json]) -> list[Json]:
    """Neighbouring texts that look alike as one: each element costs room in the message."""
    found: list[Json] = []
    for element in elements:
        last = found[-1] if found else {}
        alike = element["type"] == last.get("type") == "text" and element.get("style") == last.get("style")
        if alike:
            found[-1] = {**last, "text": last["text"] + element["text"]}
        else:
            found.append(element)
    return found


def flat(parts: Iterable[Json]) -> str:
    """The parts as one plain text, with addresses behind what links to them."""
    return "\n\n".join(filter(None, ("".join(_spoken(part)).strip() for part in parts)))


def pieces(part: Json) -> list[Json]:
    """The part in several, each with at most `BLOCK` characters."""
    if part["type"] == "rich_text_list":
        items = [section(some) for item in part["elements"] for some in _groups(item["elements"])]
        return [{**part, "elements": group} for group in _groups(items)]
    return [{**part, "elements": group} for group in _groups(part["elements"])]


def _groups(elements: Sequence[Json]) -> list[list[Json]]:
    """Elements in their order, at most `BLOCK` characters together; long texts are cut at a word."""
    groups: list[list[Json]] = [[]]
    room = BLOCK
    for element in (piece for whole in elements for piece in _cut(whole)):
        size = len("".join(_spoken(element)))
        if size > room and groups[-1]:
            groups.append([])
            room = BLOCK
        groups[-1].append(element)
        room -= size
    return [group for group in groups if group]


def _cut(element: Json) -> list[Json]:
    if element["type"] != "text":
        return [element]
    text, cut = str(element["text"]), list[Json]()
    while len(text) > BLOCK:
        border = max(text.rfind(sign, BLOCK // 2, BLOCK) for sign in ("\n", " "))
        end = border + 1 if border > 0 else BLOCK
        cut.append({**element, "text": text[:end]})
        text = text[end:]
    return [*cut, {**element, "text": text}]


def _spoken(part: Json) -> list[str]:
    match part["type"]:
        case "text":
            return [part["text"]]
        case "link":
            words = part.get("text", "")
            return [f"{words} ({part['url']})" if words and words != part["url"] else part["url"]]
        case "rich_text_list":
            return [f"• {''.join(_spoken(item))}\n" for item in part["elements"]]
        case _:
            return [said for element in part["elements"] for said in _spoken(element)]
