"""Rules Discord keeps and its document does not say, for messages."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.standins.discord.entities import Json, MessageFlag, walk_components
from tests.standins.discord.refusals import Complaint

CONTENT = 2000
POLL_ANSWER = 55
EMBED_TOTAL = 6000
ROWS = 5
BUTTONS_IN_ROW = 5
NONCE = 25
LINK, PREMIUM = 5, 6
ACTION_ROW, BUTTON = 1, 2


def message_complaints(body: Json, *, new: bool, files: int = 0) -> list[Complaint]:
    """What Discord would have against this message; `new` also forbids an empty one."""
    found = list(_text_complaints(body))
    found += _embed_complaints(body.get("embeds") or [])
    found += _component_complaints(body)
    found += _poll_complaints(body.get("poll") or {})
    if new and not files and not any(body.get(key) for key in _SUBSTANCE):
        found.append(Complaint((), "Cannot send an empty message", "EMPTY_MESSAGE"))
    return found


_SUBSTANCE = (
    "content",
    "embeds",
    "components",
    "poll",
    "sticker_ids",
    "message_snapshots",
)


def _text_complaints(body: Json) -> Iterator[Complaint]:
    content = body.get("content") or ""
    if len(content) > CONTENT:
        yield _too_long(("content",), CONTENT)
    if len(str(body.get("nonce") or "")) > NONCE:
        yield _too_long(("nonce",), NONCE)
    if body.get("enforce_nonce") and body.get("nonce") is None:
        yield Complaint(("nonce",), "enforce_nonce needs a nonce.")


def _embed_complaints(embeds: Sequence[Json]) -> Iterator[Complaint]:
    total = 0
    for index, embed in enumerate(embeds):
        for key, limit in (("title", 256), ("description", 4096)):
            if len(embed.get(key) or "") > limit:
                yield _too_long(("embeds", index, key), limit)
        total += sum(map(len, _embed_texts(embed)))
    if total > EMBED_TOTAL:
        yield Complaint(
            ("embeds",),
            f"Embed size exceeds maximum size of {EMBED_TOTAL}",
            "MAX_EMBED_SIZE",
        )


def _embed_texts(embed: Json) -> Iterator[str]:
    footer: Json = embed.get("footer") or {}
    author: Json = embed.get("author") or {}
    fields: list[Json] = embed.get("fields") or []
    yield embed.get("title") or ""
    yield embed.get("description") or ""
    yield footer.get("text") or ""
    yield author.get("name") or ""
    for field in fields:
        yield field.get("name") or ""
        yield field.get("value") or ""


def _poll_complaints(poll: Json) -> Iterator[Complaint]:
    answers: list[Json] = poll.get("answers") or []
    for index, answer in enumerate(answers):
        text: str = answer["poll_media"].get("text") or ""
        if len(text) > POLL_ANSWER:
            yield _too_long(("poll", "answers", index, "poll_media", "text"), POLL_ANSWER)
        if not text.strip():
            yield Complaint(("poll", "answers", index, "poll_media", "text"), "This field is required")
    if poll and not (poll["question"].get("text") or "").strip():
        yield Complaint(("poll", "question", "text"), "This field is required")


def _component_complaints(body: Json) -> Iterator[Complaint]:
    components: Sequence[Json] = body.get("components") or []
    if MessageFlag.COMPONENTS_V2 in MessageFlag(body.get("flags") or 0):
        if body.get("content") or body.get("embeds"):
            yield Complaint(("content",), "Components V2 take no content and no embeds.")
    else:
        yield from _row_complaints(components)
    parts = walk_components(components)
    counted = Counter(part["custom_id"] for part in parts if part.get("custom_id"))
    for custom_id, times in counted.items():
        if times > 1:
            yield Complaint(("components",), f"custom_id {custom_id} stands twice.")
    for part in parts:
        if part.get("type") == BUTTON:
            yield from _button_complaints(part)


def _row_complaints(components: Sequence[Json]) -> Iterator[Complaint]:
    if len(components) > ROWS:
        yield Complaint(("components",), f"Must be {ROWS} or fewer in length.")
    for index, row in enumerate(components):
        if row.get("type") != ACTION_ROW:
            yield Complaint(("components", index), "Without Components V2 only action rows.")
        elif not 1 <= len(row.get("components") or []) <= BUTTONS_IN_ROW:
            yield Complaint(("components", index, "components"), "Must hold 1 to 5 components.")


def _button_complaints(button: Json) -> Iterator[Complaint]:
    style = button.get("style")
    if not button.get("label") and not button.get("emoji") and style != PREMIUM:
        yield Complaint(("components",), "A button needs a label or an emoji.")
    if style == LINK and (not button.get("url") or button.get("custom_id")):
        yield Complaint(("components",), "A link button has a url and no custom_id.")
    if style not in {LINK, PREMIUM} and not button.get("custom_id"):
        yield Complaint(("components",), "A button needs a custom_id.")


def _too_long(path: tuple[str | int, ...], limit: int) -> Complaint:
    return Complaint(path, f"Must be {limit} or fewer in length.", "BASE_TYPE_MAX_LENGTH")
