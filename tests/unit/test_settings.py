"""Settings from the environment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import SettingsError
from bot.settings import SETTINGS, read_settings


def problems_of(environment: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as raised:
        read_settings(environment)
    return raised.value.problems


def test_without_any_setting_the_defaults_hold() -> None:
    settings = read_settings({"PATH": "/bin"})

    assert settings.local_port == 8377
    assert settings.timezone == "Europe/Helsinki"
    assert settings.question_days == timedelta(days=90)
    assert not settings.on_slack
    assert not settings.on_discord


def test_an_unknown_setting_names_the_nearest_known_one() -> None:
    assert problems_of({"VERTTI_LOCAL_PROT": "1"}) == [
        "VERTTI_LOCAL_PROT is no setting of Vertti; did you mean VERTTI_LOCAL_PORT?"
    ]


def test_all_problems_are_told_at_once() -> None:
    problems = problems_of(
        {
            "VERTTI_LOCAL_PORT": "http",
            "VERTTI_TIMEZONE": "Europe/Helsinky",
            "VERTTI_SLACK_BOT_TOKEN": "xoxb-1",
            "VERTTI_LANGUAGE": "de",
        }
    )

    assert len(problems) == 4
    assert any("did you mean Europe/Helsinki" in problem for problem in problems)
    assert any("VERTTI_SLACK_APP_TOKEN is not" in problem for problem in problems)


@pytest.mark.parametrize("setting", [setting for setting in SETTINGS if setting.secret])
def test_a_secret_is_never_repeated(setting: object) -> None:
    assert isinstance(setting, type(SETTINGS[0]))
    text = "hunter2"
    problems: list[str] = []
    try:
        read_settings({setting.name: text})
    except SettingsError as error:
        problems = error.problems

    assert text not in "".join(problems)


def test_a_postgresql_address_is_given_its_driver() -> None:
    settings = read_settings({"VERTTI_DATABASE_URL": "postgresql://vertti@db/vertti"})

    assert settings.database_url == "postgresql+asyncpg://vertti@db/vertti"


def test_emoji_are_named_as_platforms_report_them() -> None:
    settings = read_settings({"VERTTI_HELPFUL_EMOJI": "✅ ❤\ufe0f :helpful:"})

    assert settings.helpful_emoji == ("✅", "❤", "helpful")
