"""Every setting, once: its name, what it means, its default and how it is read.

The README's table is held to this list by a test. All problems are reported together, in sentences.
"""

from __future__ import annotations

import difflib
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import SettingsError

PREFIX = "VERTTI_"


@dataclass(frozen=True, slots=True)
class Setting:
    """`read` turns the text into a value or raises ValueError with what is wanted ("must be …")."""

    name: str
    default: str
    meaning: str
    read: Callable[[str], object] = str
    secret: bool = False


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        message = "must be a port number from 0 to 65535 (0 takes a free one)"
        raise ValueError(message)
    return int(text)


def _zone(text: str) -> str:
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        near = difflib.get_close_matches(text, zoneinfo.available_timezones(), n=1)
        message = "must be a time zone such as Europe/Helsinki" + (
            f" (did you mean {near[0]}?)" if near else ""
        )
        raise ValueError(message) from None
    return text


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in words:
            message = f"must be one of {', '.join(words)}"
            raise ValueError(message)
        return text.lower()

    return read


def _yes_or_no(text: str) -> bool:
    if text.lower() not in ("yes", "no"):
        message = "must be yes or no"
        raise ValueError(message)
    return text.lower() == "yes"


def _days(text: str) -> timedelta:
    if not text.isdigit() or not 1 <= int(text) <= 3650:
        message = "must be a number of days from 1 to 3650"
        raise ValueError(message)
    return timedelta(days=int(text))


def _seconds(text: str) -> timedelta:
    if not text.isdigit() or not 1 <= int(text) <= 3600:
        message = "must be a number of seconds from 1 to 3600"
        raise ValueError(message)
    return timedelta(seconds=int(text))


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        message = "must be a number from 0 to 1, such as 0.5"
        raise ValueError(message)
    return value


def _url(*schemes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text and (urlsplit(text).scheme not in schemes or not urlsplit(text).netloc):
            message = f"must be an address beginning with {' or '.join(f'{each}://' for each in schemes)}"
            raise ValueError(message)
        return text

    return read


_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}


def _database(text: str) -> str:
    scheme, separator, rest = text.partition("://")
    driver = _DRIVERS.get(scheme, scheme)
    if text and (not separator or driver not in _DRIVERS.values()):
        message = "must begin with sqlite:// or postgresql://"
        raise ValueError(message)
    return f"{driver}{separator}{rest}"


def _emoji(text: str) -> tuple[str, ...]:
    """As adapters name them: characters without variation selectors, custom ones without colons."""
    names = tuple(name for each in text.split() if (name := each.replace("\ufe0f", "").strip(":")))
    if not names:
        message = "must name at least one emoji, such as ✅ or helpful"
        raise ValueError(message)
    return names


def _token(beginning: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text and not text.startswith(beginning):
            message = f"must begin with {beginning}"
            raise ValueError(message)
        return text

    return read


SETTINGS = (
    Setting("VERTTI_SLACK_BOT_TOKEN", "", "Slack's bot token (xoxb-…); with the app token, Vertti runs on Slack", _token("xoxb-"), secret=True),
    Setting("VERTTI_SLACK_APP_TOKEN", "", "Slack's app-level token (xapp-…) for Socket Mode", _token("xapp-"), secret=True),
    Setting("VERTTI_DISCORD_TOKEN", "", "Discord's bot token; with it, Vertti runs on Discord", str, secret=True),
    Setting("VERTTI_DATA_DIR", "data", "the folder for everything Vertti keeps", Path),
    Setting("VERTTI_DATABASE_URL", "", "another database than SQLite in the data folder: postgresql://user:password@host/name", _database, secret=True),
    Setting("VERTTI_LOCAL_PORT", "8377", "the local page's port; 0 takes a free one", _port),
    Setting("VERTTI_LANGUAGE", "fi", "the community's language where neither member nor channel has one: fi, sv or en", _one_of("fi", "sv", "en")),
    Setting("VERTTI_TIMEZONE", "Europe/Helsinki", "the community's time zone, for schedules and quiet hours", _zone),
    Setting("VERTTI_COMMUNITY", "home", "the community's name in the database"),
    Setting("VERTTI_HELPFUL_EMOJI", "✅ 💡 🙏 helpful", "emoji that mark a message as helpful, apart by spaces", _emoji),
    Setting("VERTTI_MARK_AGE_DAYS", "30", "how old a message may be to be marked", _days),
    Setting("VERTTI_ANSWER_BAR", "0.7", "how sure Vertti must be to answer, 0 to 1", _share),
    Setting("VERTTI_SEMANTIC", "yes", "find answers by meaning, with the model that comes with Vertti; no: by letters alone", _yes_or_no),
    Setting("VERTTI_SUGGEST_BAR", "0.2", "how sure it must be to suggest up to three answers instead, 0 to 1", _share),
    Setting("VERTTI_QUESTION_DAYS", "90", "how long the text of questions put to Vertti is kept", _days),
    Setting("VERTTI_ACTIVITY_DAYS", "365", "how long the activity record (ids and times, no text) is kept", _days),
    Setting("VERTTI_LEASE_SECONDS", "60", "how long the unfinished work of a stopped process waits before another takes it up", _seconds),
    Setting("VERTTI_LOG_LEVEL", "info", "debug, info, warning or error", _one_of("debug", "info", "warning", "error")),
    Setting("VERTTI_LOG_FORMAT", "text", "text for people, json for machines", _one_of("text", "json")),
    Setting("VERTTI_SLACK_API_URL", "", "another address for Slack's Web API, for stand-ins", _url("http", "https")),
    Setting("VERTTI_DISCORD_API_URL", "", "another address for Discord's API, for stand-ins", _url("http", "https")),
    Setting("VERTTI_DISCORD_GATEWAY_URL", "", "another address for Discord's gateway, for stand-ins", _url("ws", "wss")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """Read values; attributes are the names without prefix, in lower case."""

    slack_bot_token: str
    slack_app_token: str
    discord_token: str
    data_dir: Path
    database_url: str
    local_port: int
    language: str
    timezone: str
    community: str
    helpful_emoji: tuple[str, ...]
    mark_age_days: timedelta
    answer_bar: float
    semantic: bool
    suggest_bar: float
    question_days: timedelta
    activity_days: timedelta
    lease_seconds: timedelta
    log_level: str
    log_format: str
    slack_api_url: str
    discord_api_url: str
    discord_gateway_url: str

    @property
    def on_slack(self) -> bool:
        return bool(self.slack_bot_token)

    @property
    def on_discord(self) -> bool:
        return bool(self.discord_token)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises `SettingsError` with every problem, each naming the setting and what to do."""
    problems = _unknown(environment)
    values: dict[str, object] = {}
    for setting in SETTINGS:
        text = environment.get(setting.name, "").strip() or setting.default
        try:
            values[setting.name.removeprefix(PREFIX).lower()] = setting.read(text)
        except ValueError as error:
            given = "" if setting.secret else f" (it is '{text[:60]}')"
            problems.append(f"{setting.name} {error}{given}.")
    for one, other in (
        ("VERTTI_SLACK_BOT_TOKEN", "VERTTI_SLACK_APP_TOKEN"),
        ("VERTTI_SLACK_APP_TOKEN", "VERTTI_SLACK_BOT_TOKEN"),
    ):
        if environment.get(one, "").strip() and not environment.get(other, "").strip():
            problems.append(f"{one} is set, but {other} is not: Slack needs both.")
    if problems:
        raise SettingsError(problems)
    return Settings(**values)  # pyright: ignore[reportArgumentType] - read by the table above


def _unknown(environment: Mapping[str, str]) -> list[str]:
    known = [setting.name for setting in SETTINGS]
    problems: list[str] = []
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
            problems.append(
                f"{name} is no setting of Vertti" + (f"; did you mean {near[0]}?" if near else ".")
            )
    return problems
