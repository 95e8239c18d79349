"""What Discord makes of what a bot sent: ids for components, mentions found, polls opened."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from tests.standins.discord.clock import stamp
from tests.standins.discord.entities import Json, MessageFlag

MENTION = re.compile(r"<@!?(\d+)>")
SELECT = 3
UNSEEN = " \u200b\u200c\u200d\u2060"
IMAGES = ("image", "thumbnail", "video")


def shown_components(components: Iterable[Json]) -> list[Json]:
    """The components with an id each, empty keys gone and select bounds filled in."""
    counter = [0]
    return [_shown(component, counter) for component in components]


def _shown(component: Json, counter: list[int]) -> Json:
    counter[0] += 1
    kept: Json = {key: value for key, value in component.items() if value is not None}
    kept["id"] = kept.get("id") or counter[0]
    if kept.get("type") == SELECT:
        kept = {"min_values": 1, "max_values": 1, **kept}
    if "components" in kept:
        kept["components"] = [_shown(child, counter) for child in kept["components"]]
    for single in ("component", "accessory"):
        if single in kept:
            kept[single] = _shown(kept[single], counter)
    return kept


def shown_embeds(embeds: Iterable[Json]) -> list[Json]:
    """The embeds without empty keys, typed `rich`."""
    return [cast("Json", _without_none({**embed, "type": "rich"})) for embed in embeds]


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        mapping = cast("Json", value)
        return {key: _without_none(v) for key, v in mapping.items() if v is not None}
    if isinstance(value, list):
        return [_without_none(item) for item in cast("list[Any]", value)]
    return value


def shown_poll(poll: Json | None, now: datetime) -> Json | None:
    """A poll as just opened."""
    if poll is None:
        return None
    answers = [
        {"answer_id": number, "poll_media": _without_none(answer["poll_media"])}
        for number, answer in enumerate(poll["answers"], 1)
    ]
    # Nobody has promised that what cannot be seen survives at the ends.
    question = {"text": str(poll["question"].get("text") or "").strip(UNSEEN)}
    return {
        "question": question,
        "answers": answers,
        "expiry": stamp(now + timedelta(hours=poll.get("duration") or 24)),
        "allow_multiselect": bool(poll.get("allow_multiselect")),
        "layout_type": poll.get("layout_type") or 1,
        "results": {"answer_counts": [], "is_finalized": False},
    }


def mentioned(content: str, allowed: Json | None, known: Iterable[int]) -> list[int]:
    """Users a text calls, as far as `allowed_mentions` lets it."""
    named = [int(found) for found in MENTION.findall(content)]
    called = dict.fromkeys(user_id for user_id in named if user_id in set(known))
    if allowed is None or "users" in (allowed.get("parse") or []):
        return list(called)
    users: list[str | int] = allowed.get("users") or []
    listed = {int(user_id) for user_id in users}
    return [user_id for user_id in called if user_id in listed]


def calls_everyone(content: str, allowed: Json | None, *, may: bool) -> bool:
    """Whether @everyone or @here would ring."""
    lets = allowed is None or "everyone" in (allowed.get("parse") or [])
    return may and lets and ("@everyone" in content or "@here" in content)


def flags_for_new(flags: int | None) -> MessageFlag:
    """The flags a sender may set; all others are dropped."""
    may = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS
    return MessageFlag(flags or 0) & (may | MessageFlag.COMPONENTS_V2)


def shown_attachments(
    listed: Sequence[Json], files: Sequence[tuple[str, int]], ids: Iterable[int]
) -> list[Json]:
    """Uploaded files as attachments: `files` are names and sizes in the order of upload."""
    titles = {str(item.get("id")): item.get("description") for item in listed}
    shown: list[Json] = []
    for index, ((name, size), new_id) in enumerate(zip(files, ids, strict=False)):
        url = f"https://cdn.invalid/attachments/{new_id}/{name}"
        attachment: Json = {"id": str(new_id), "filename": name, "size": size}
        attachment |= {"url": url, "proxy_url": url}
        if titles.get(str(index)):
            attachment["description"] = titles[str(index)]
        shown.append(attachment)
    return shown
