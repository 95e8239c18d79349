"""Content as HTML. Everything that is not made here is escaped."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

_RULES = [
    "paragraph",
    "text",
    "list",
    "blockquote",
    "emphasis",
    "backticks",
    "link",
    "escape",
    "newline",
    "balance_pairs",
]

_PICTURES = {"✅": "check", "💡": "bulb", "🙏": "hands", "👍": "thumb"}


def rendered(text: str) -> Markup:
    """The CommonMark subset of `Content.text` as HTML paragraphs, lists and quotes."""
    # markdown-it escapes what it passes through: raw HTML is off and never becomes a token.
    return with_drawings(Markup(_markdown().render(text)))  # noqa: S704


def rendered_line(text: str) -> Markup:
    """The same for one line: emphasis, code and links only."""
    return with_drawings(Markup(_markdown().renderInline(text)))  # noqa: S704


def drawn(emoji: str) -> Markup:
    """An emoji of the picker as a picture of our own: not every machine has a font with it."""
    name = _PICTURES.get(emoji)
    if name is None:
        return Markup('<span class="word">{}</span>').format(emoji)
    return Markup('<img class="emoji" src="/static/emoji/{}.svg" alt="{}">').format(name, emoji)


def with_drawings(html: Markup | str) -> Markup:
    """The same with every emoji of the picker drawn; plain text is escaped first."""
    safe = escape(html)
    for emoji in _PICTURES:
        safe = safe.replace(emoji, drawn(emoji))
    return safe


def clock_time(at: datetime, language: str) -> str:
    """`14.05`, with the day before it unless that is today, as this machine's clock has it."""
    here = at.astimezone()
    time = f"{here:%H}:{here:%M}" if language == "en" else f"{here:%H}.{here:%M}"
    if here.date() == datetime.now().astimezone().date():
        return time
    return f"{here.day}/{here.month} {time}" if language == "en" else f"{here.day}.{here.month}. {time}"


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"html": False, "breaks": True}).enable(_RULES)
    markdown.validateLink = _may_be_linked
    markdown.add_render_rule("link_open", _link_open)
    return markdown


def _may_be_linked(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _link_open(
    renderer: RendererHTML,
    tokens: list[Token],
    index: int,
    options: object,
    env: object,
) -> str:
    token = tokens[index]
    token.attrSet("rel", "noreferrer noopener")
    token.attrSet("target", "_blank")
    return renderer.renderToken(tokens, index, options, env)  # pyright: ignore[reportArgumentType]
