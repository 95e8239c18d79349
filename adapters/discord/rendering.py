"""Vertti's CommonMark as Discord's, with nothing in it that could mention anybody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from adapters.discord.marker import FENCE

_PARSER = MarkdownIt("commonmark", {"html": False})
_BREAKER = "\u200b"
_UNWANTED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069{FENCE}]")
_URL = re.compile(r"https?://[^\s<>]+")
_MARKUP = re.compile(r"([\\`*_~|\[\]])")
_LINE_START = re.compile(r"^(\s*)([>#+\-]|\d+(?=[.)]))", re.MULTILINE)
_BROADCAST = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_TAG = re.compile(r"<(?=[@#:/!a-zA-Z])")


def clean(text: str) -> str:
    """`text` without control characters, text-direction tricks, halves of characters and our own fences."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n"))


def rendered(text: str) -> str:
    """A text of `Content` in Discord's markup. Mentions of any sort are broken by a character without width."""
    tree = SyntaxTreeNode(_PARSER.parse(clean(text)))
    return harmless(_blocks(tree.children))


def plain(text: str) -> str:
    """One line of plain text in Discord's markup."""
    return harmless(_escaped(" ".join(clean(text).split())))


def words(text: str) -> str:
    """A text of `Content` without any markup, on one line, where Discord draws none."""
    tree = SyntaxTreeNode(_PARSER.parse(clean(text)))
    return harmless(" ".join(" ".join(map(_words, tree.children)).split()))


def harmless(text: str) -> str:
    """`text` with every mention broken, whoever it was meant for."""
    return _TAG.sub(f"<{_BREAKER}", _BROADCAST.sub(f"@{_BREAKER}", text))


def _blocks(nodes: Sequence[SyntaxTreeNode], between: str = "\n\n") -> str:
    return between.join(filter(None, map(_block, nodes)))


def _block(node: SyntaxTreeNode) -> str:
    match node.type:
        case "paragraph":
            return _LINE_START.sub(_shielded, _inline(node.children))
        case "heading":
            return f"**{_inline(node.children)}**"
        case "bullet_list":
            return "\n".join(f"- {_item(item)}" for item in node.children)
        case "ordered_list":
            first = int(node.attrs.get("start", 1))
            numbered = enumerate(node.children, first)
            return "\n".join(f"{number}. {_item(item)}" for number, item in numbered)
        case "blockquote":
            return "\n".join(f"> {line}" for line in _blocks(node.children).split("\n"))
        case "fence" | "code_block":
            return f"```\n{node.content.replace('```', chr(39) * 3).rstrip()}\n```"
        case _:
            return ""


def _shielded(found: re.Match[str]) -> str:
    space, sign = found.groups()
    # A number is shielded at the sign behind it: a backslash before a digit would be shown.
    return f"{space}{sign}{_BREAKER}" if sign.isdigit() else f"{space}\\{sign}"


def _item(node: SyntaxTreeNode) -> str:
    return _blocks(node.children, "\n").replace("\n", "\n  ")


def _inline(nodes: Sequence[SyntaxTreeNode]) -> str:
    return "".join(map(_piece, nodes))


def _piece(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text":
            return _escaped(node.content)
        case "strong":
            return f"**{_inline(node.children)}**"
        case "em":
            return f"*{_inline(node.children)}*"
        case "code_inline":
            return f"`{node.content.replace('`', chr(39))}`"
        case "link":
            return _link(node)
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            return _inline(node.children)


def _words(node: SyntaxTreeNode) -> str:
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    between = "" if node.type in {"inline", "strong", "em", "link"} else " "
    return node.content if not node.children else between.join(map(_words, node.children))


def _link(node: SyntaxTreeNode) -> str:
    words, url = _inline(node.children), str(node.attrs.get("href", ""))
    if not url.startswith(("https://", "http://")):
        return words
    url = url.replace("(", "%28").replace(")", "%29").replace("@", "%40")
    # Discord shows a link literally when its words are a URL too.
    return url if not words or words.startswith("http") else f"[{words}]({url})"


def _escaped(text: str) -> str:
    """Escaped, but for URLs: Discord takes a backslash inside one as a part of it."""
    parts: list[str] = []
    at = 0
    for url in _URL.finditer(text):
        parts += [_MARKUP.sub(r"\\\1", text[at : url.start()]), url.group()]
        at = url.end()
    return "".join([*parts, _MARKUP.sub(r"\\\1", text[at:])])
