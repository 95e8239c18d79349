"""The prompt library: one TOML file for each question.

```toml
id = "p07"            # the file's name without .toml
week = 7              # 1 to 53
type = "poll"
season = "winter"

[text]
fi = "…"
sv = "…"
en = "…"

[[options]]           # polls only
fi = "…"
sv = "…"
en = "…"
```
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from bot.errors import ContentError
from bot.prompting.prompt import MOST_CHARACTERS, MOST_IN_OPTION, Prompt
from bot.wording import LANGUAGES

KINDS = ("poll", "win", "failure", "help", "tip", "whatwouldyoudo")
SEASONS = ("winter", "spring", "summer", "autumn")
FEWEST_OPTIONS, MOST_OPTIONS = 2, 5
MOST_BYTES = 100_000
_KEYS = ("id", "week", "type", "season", "text", "options")
# No hyphen: ids with one are members' suggestions.
_ID = re.compile(r"[a-z][a-z0-9]{0,30}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class FilePromptLibrary:
    """See `bot.prompting.ports.PromptLibrary`. Files are read once, when it is made."""

    def __init__(self, folder: Path) -> None:
        self.prompts: Sequence[Prompt] = ()
        self.problems: Sequence[ContentError] = ()
        prompts: dict[str, Prompt] = {}
        problems: list[ContentError] = []
        if not folder.is_dir():
            problems.append(ContentError(folder.name, "there is no such folder"))
        for path in sorted(folder.glob("*.toml")):
            try:
                prompt = read_prompt(path)
            except ContentError as problem:
                problems.append(problem)
            else:
                prompts[prompt.id] = prompt
        self.prompts = tuple(prompts[each] for each in sorted(prompts))
        self.problems = tuple(problems)


def read_prompt(path: Path) -> Prompt:
    """Raises `ContentError` with the file's name and a reason."""
    try:
        table = tomllib.loads(_contents(path))
    except OSError as error:
        raise ContentError(path.name, f"it cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise ContentError(path.name, "it is not UTF-8 text") from None
    except ValueError as error:
        raise ContentError(path.name, f"it is not TOML: {error}") from None
    except RecursionError:
        raise ContentError(path.name, "it is not TOML: too many brackets inside one another") from None
    try:
        return _prompt(table, path.stem)
    except _Wrong as wrong:
        raise ContentError(path.name, str(wrong)) from None


def _contents(path: Path) -> str:
    # Looked at before it is opened: a pipe would never end, and a log put here by mistake would take all memory.
    if not path.is_file():
        raise ContentError(path.name, "it is not a file")
    if path.stat().st_size > MOST_BYTES:
        raise ContentError(path.name, f"it is larger than {MOST_BYTES // 1000} kB: no question is that long")
    # Some editors begin a file with a byte order mark.
    return path.read_text(encoding="utf-8-sig")


class _Wrong(Exception):
    """What is wrong with one part of a file."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(f"“{part}” {reason}")


def _prompt(table: Mapping[str, object], stem: str) -> Prompt:
    for name in table:
        if name not in _KEYS:
            raise _Wrong(name, f"is not one of: {', '.join(_KEYS)}")
    if table.get("id") != stem or not _ID.fullmatch(stem):
        raise _Wrong("id", "must be the file's name without .toml: small letters and digits")
    kind = _one_of("type", table, KINDS)
    return Prompt(
        id=stem,
        week=_week(table),
        kind=kind,
        season=_one_of("season", table, SEASONS),
        text=_texts("text", table.get("text"), MOST_CHARACTERS),
        options=_options(table, kind),
    )


def _week(table: Mapping[str, object]) -> int:
    week = table.get("week")
    if not isinstance(week, int) or isinstance(week, bool) or not 1 <= week <= 53:
        raise _Wrong("week", "must be a whole number from 1 to 53")
    return week


def _one_of(name: str, table: Mapping[str, object], known: Sequence[str]) -> str:
    found = table.get(name)
    if not isinstance(found, str) or found not in known:
        raise _Wrong(name, f"must be one of: {', '.join(known)}")
    return found


def _options(table: Mapping[str, object], kind: str) -> tuple[Mapping[str, str], ...]:
    raw = table.get("options", [])
    if not isinstance(raw, list):
        raise _Wrong("options", "must be written as [[options]]")
    options = cast("list[object]", raw)
    if kind != "poll":
        if options:
            raise _Wrong("options", "belong to a poll only")
        return ()
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        raise _Wrong("options", f"must be {FEWEST_OPTIONS} to {MOST_OPTIONS} in a poll")
    return tuple(
        _texts(f"option {number}", option, MOST_IN_OPTION) for number, option in enumerate(options, 1)
    )


def _texts(name: str, raw: object, most: int) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise _Wrong(name, "is missing, or is not a table with fi, sv and en")
    texts = cast("dict[str, object]", raw)
    for language in texts:
        if language not in LANGUAGES:
            raise _Wrong(name, f"has “{language}”, which is not one of: {', '.join(LANGUAGES)}")
    return {language: _text(f"{name} in {language}", texts.get(language), most) for language in LANGUAGES}


def _text(name: str, raw: object, most: int) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise _Wrong(name, "is missing")
    text = " ".join(raw.split())
    if _CONTROL.search(text):
        raise _Wrong(name, "has a character that cannot be shown")
    if len(text) > most:
        raise _Wrong(name, f"has {len(text)} characters, at most {most} fit")
    return text
