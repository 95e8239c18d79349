"""What keeps Vertti from starting: told in sentences, all at once, with an exit code that says whose turn it is."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.e2e.running import typed, vertti

USAGE, SETTINGS, FAILED = 2, 78, 1


async def test_all_problems_with_the_settings_are_told_at_once(tmp_path: Path) -> None:
    done = await typed(
        data=tmp_path,
        langauge="fi",
        local_port="a lot",
        timezone="Europe/Helsinky",
        slack_bot_token="xoxb-1",
        database_url="mysql://db/vertti",
    )

    assert (done.code, done.out) == (SETTINGS, "")
    assert sorted(done.err.splitlines()) == [
        "VERTTI_DATABASE_URL must begin with sqlite:// or postgresql://.",
        "VERTTI_LANGAUGE is no setting of Vertti; did you mean VERTTI_LANGUAGE?",
        "VERTTI_LOCAL_PORT must be a port number from 0 to 65535 (0 takes a free one) (it is 'a lot').",
        "VERTTI_SLACK_BOT_TOKEN is set, but VERTTI_SLACK_APP_TOKEN is not: Slack needs both.",
        "VERTTI_TIMEZONE must be a time zone such as Europe/Helsinki (did you mean Europe/Helsinki?) (it is 'Europe/Helsinky').",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ask"], "ask needs a question in quotes"),
        (["ask", "hei", "--today", "tomorrow"], "'tomorrow' is no date; one is written like 2026-11-24"),
    ],
)
async def test_wrong_words_are_told_with_how_it_is_written(
    tmp_path: Path, words: list[str], told: str
) -> None:
    done = await typed(*words, data=tmp_path)

    assert (done.code, done.out) == (USAGE, "")
    assert done.err.startswith("usage: run_bot.py")
    assert told in done.err


async def test_a_database_from_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "vertti.db")) as database:
        database.execute("CREATE TABLE alembic_version (version_num TEXT)")
        database.execute("INSERT INTO alembic_version VALUES ('9999_from_tomorrow')")
        database.commit()
    done = await typed(data=tmp_path)

    assert (done.code, done.out) == (SETTINGS, "")
    assert done.err.strip() == (
        "The database was written by a newer version of Vertti (its revision is 9999_from_tomorrow)."
        " Start that version, or restore a backup made with this one."
    )


async def test_a_data_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    done = await typed(data=tmp_path / "file")

    assert done.code == SETTINGS
    assert done.err.strip() == f"VERTTI_DATA_DIR cannot be {tmp_path / 'file'}: File exists."


async def test_a_database_that_cannot_be_reached_is_told_in_one_line(tmp_path: Path) -> None:
    done = await typed("do", "about", data=tmp_path, database_url="postgresql://vertti@127.0.0.1:1/vertti")

    assert (done.code, done.out) == (FAILED, "")
    assert done.err.startswith("the database cannot be reached: ")
    assert len(done.err.splitlines()) == 1


async def test_a_port_that_is_taken_is_named_with_the_setting(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    async with vertti({"VERTTI_LOCAL_PORT": "0"}, tmp_path / "first") as running:
        port = running.address.rstrip("/").rpartition(":")[2]
        done = await typed(data=tmp_path / "second", local_port=port)

    assert done.code == SETTINGS
    assert f"Port {port} is in use by another program: set VERTTI_LOCAL_PORT" in done.err
