"""Content as plain text for a terminal."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.chat.content import Content, poll_as_list

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def render(content: Content) -> str:
    """Title, text, a poll's options, fields and footer; links as `text (address)`.

    Buttons are left out: nobody can press them here.
    """
    options = poll_as_list(content.poll) if content.poll else ""
    parts = [content.title, _text(content.text), _text(options)]
    parts += [f"{field.name}: {_text(field.text)}" for field in content.fields]
    parts.append(content.footer)
    return _printable("\n\n".join(part for part in parts if part))


def _text(markdown: str) -> str:
    lines: list[str] = []
    depth = 0
    bullet = ""
    for token in _MARKDOWN.parse(markdown):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                bullet = "  " * depth
                lines.append("") if depth == 0 else None
            case "list_item_open":
                bullet = "  " * (depth - 1) + "- "
            case "inline":
                lines.append(bullet + _inline(token.children or []))
                bullet = "  " * depth
                lines.append("") if depth == 0 else None
            case "fence" | "code_block":
                lines.extend([token.content.rstrip(), ""])
            case _:
                pass
    return "\n".join(lines).strip()


def _inline(tokens: list[Token]) -> str:
    text: list[str] = []
    address = ""
    for token in tokens:
        match token.type:
            case "link_open":
                address = str(token.attrGet("href") or "")
            case "link_close":
                text.append(f" ({address})")
            case "softbreak" | "hardbreak":
                text.append("\n")
            case _:
                text.append(token.content)
    return "".join(text)


def _printable(text: str) -> str:
    """No control characters: a terminal would obey them."""
    return re.sub(r"[^\S\n]|[\x00-\x09\x0b-\x1f\x7f-\x9f]", " ", text)
