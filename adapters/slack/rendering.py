"""Vertti's CommonMark as Slack's rich text, which has no markup to escape from and nobody to mention.

Slack's older `mrkdwn` knows no escape for its `*`, `_`, `~` and backtick, so what a person wrote could not be
shown as it was written. In rich text a text is only a text; links and styles are elements of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from adapters.slack.api import Json
from adapters.slack.commands import COMMAND
from adapters.slack.parts import PLAIN, Style, merged, pieces, run, section
from adapters.slack.text import clean
from bot.chat.content import shortened

LONGEST = 10_000
"""Characters of one text; what is longer is cut."""
_URL = 2000
_PARSER = MarkdownIt("commonmark", {"html": False})
_COMMAND = re.compile(r"^/(?!vertti\b)(?=[^\W\d_])")
"""The core writes a command as code behind a slash; on Slack all of them stand behind one."""
_STYLES = {"strong": "bold", "em": "italic"}


def rendered(text: str, most: int = LONGEST) -> list[Json]:
    """The text, cut after `most` characters, as the parts of rich text blocks, none with more than `BLOCK`."""
    tree = SyntaxTreeNode(_PARSER.parse(shortened(clean(text), most)))
    parts = [part for node in tree.children for part in _part(node)]
    return [piece for part in _joined(parts) for piece in pieces(part)]


def labelled(name: str, text: str, most: int = LONGEST) -> list[Json]:
    """A line in bold, and below it a text: a field's elements."""
    said = [element for part in rendered(text, most) for element in _elements(part)]
    return [*run(" ".join(name.split()), {"bold": True}), *run("\n"), *said]


def bold(text: str) -> list[Json]:
    return run(text, {"bold": True})


def _part(node: SyntaxTreeNode) -> list[Json]:
    match node.type:
        case "paragraph":
            return _some("rich_text_section", _inline(node.children, PLAIN))
        case "heading":
            return _some("rich_text_section", _inline(node.children, {"bold": True}))
        case "bullet_list":
            return _list(node, 0)
        case "ordered_list":
            return _numbered(node)
        case "blockquote":
            inner = [part for child in node.children for part in _part(child)]
            return _some("rich_text_quote", [each for part in _joined(inner) for each in _elements(part)])
        case "fence" | "code_block":
            return _some("rich_text_preformatted", run(node.content.rstrip("\n")))
        case _:
            return []


def _some(kind: str, elements: list[Json]) -> list[Json]:
    return [{"type": kind, "elements": merged(elements)}] if elements else []


def _list(node: SyntaxTreeNode, indent: int) -> list[Json]:
    found: list[Json] = []
    for item in node.children:
        words = _words(item)
        if words:
            found += _with_item(found, section(words), indent)
        for nested in _nested(item):
            found += _list(nested, min(indent + 1, 8))
    return found


def _with_item(found: list[Json], item: Json, indent: int) -> list[Json]:
    """What is new: a list with the item, unless the item went into the list before."""
    if found and found[-1].get("indent") == indent:
        found[-1]["elements"].append(item)
        return []
    return [{"type": "rich_text_list", "style": "bullet", "indent": indent, "elements": [item]}]


def _numbered(node: SyntaxTreeNode) -> list[Json]:
    """With the numbers that were written: Slack's own begin at 1, and `2026. it began` is no list at all."""
    found: list[Json] = []
    for line, item in zip(_numbered_lines(node), node.children, strict=True):
        if found and found[-1]["type"] == "rich_text_section":
            found[-1] = section([*found[-1]["elements"], *run("\n"), *line])
        else:
            found.append(section(line))
        others = (child for child in item.children if child.type not in {"paragraph", "ordered_list"})
        found += [part for child in others for part in _part(child)]
    return found


def _numbered_lines(node: SyntaxTreeNode) -> list[list[Json]]:
    first = int(node.attrs.get("start", 1))
    return [
        [*run(f"{number}{node.markup} "), *_words(item)] for number, item in enumerate(node.children, first)
    ]


def _words(item: SyntaxTreeNode) -> list[Json]:
    """A list item's own paragraphs and numbered lines, each on a line."""
    lines: list[list[Json]] = []
    for child in item.children:
        if child.type == "paragraph":
            lines.append(_inline(child.children, PLAIN))
        if child.type == "ordered_list":
            lines += _numbered_lines(child)
    return [element for line in lines for element in (*line, *run("\n"))][:-1]


def _nested(item: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """The lists within an item that have signs of their own."""
    for child in item.children:
        if child.type == "bullet_list":
            yield child
        if child.type == "ordered_list":
            for numbered in child.children:
                yield from _nested(numbered)


def _inline(nodes: Sequence[SyntaxTreeNode], style: Style) -> list[Json]:
    return [element for node in nodes for element in _element(node, style)]


def _element(node: SyntaxTreeNode, style: Style) -> list[Json]:
    match node.type:
        case "text":
            return run(node.content, style)
        case "code_inline":
            return run(_COMMAND.sub(f"{COMMAND} ", node.content), {**style, "code": True})
        case "softbreak":
            return run(" ", style)
        case "hardbreak":
            return run("\n", style)
        case "link":
            return _link(node, style)
        case kind if kind in _STYLES:
            return _inline(node.children, {**style, _STYLES[kind]: True})
        case _:
            return _inline(node.children, style)


def _link(node: SyntaxTreeNode, style: Style) -> list[Json]:
    words, url = _inline(node.children, style), str(node.attrs.get("href", ""))
    if not url.startswith(("https://", "http://")) or len(url) > _URL:
        return words
    text = "".join(str(word.get("text", "")) for word in words)
    link: Json = {"type": "link", "url": url}
    return [link | ({"text": text} if text else {}) | ({"style": dict(style)} if style else {})]


def _elements(part: Json) -> list[Json]:
    """The inline elements of a part; a list's items each on a line."""
    if part["type"] != "rich_text_list":
        return part["elements"]
    return [each for item in part["elements"] for each in (*run("• "), *item["elements"], *run("\n"))]


def _joined(parts: Sequence[Json]) -> list[Json]:
    """Neighbouring paragraphs become one section with an empty line between, as people's own messages have."""
    found: list[Json] = []
    for part in parts:
        if found and part["type"] == found[-1]["type"] == "rich_text_section":
            found[-1] = section([*found[-1]["elements"], *run("\n\n"), *part["elements"]])
        else:
            found.append(part)
    return found
