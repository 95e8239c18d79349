"""Vertti from the command line: asking, using commands, and what is printed for setting up."""

from __future__ import annotations

import json
from pathlib import Path

from bot.answering.showing import spoken_date
from bot.wording import LANGUAGES
from tests.e2e.room import said, shipped
from tests.e2e.running import typed

REX = "cus-rex"


async def test_a_question_gets_its_decision_as_json(tmp_path: Path) -> None:
    done = await typed("ask", shipped(REX).question["sv"], "--json", data=tmp_path)
    decision = json.loads(done.out)

    assert done.code == 0
    assert decision["decision"] == "answer"
    assert decision["language"] == "sv"
    assert decision["results"][0]["entry"] == REX
    assert 0.5 <= decision["confidence"] <= 1
    assert decision["ms"] >= 0


async def test_an_answer_is_printed_with_its_source_and_told_to_be_old_when_it_is(tmp_path: Path) -> None:
    entry = shipped(REX)
    done = await typed("ask", entry.question["en"], "--today", "2090-01-02", data=tmp_path)

    assert done.code == 0
    assert entry.checked is not None
    assert entry.sources[0].url in done.out
    assert said("en", "answer-checked-lapsed", date=spoken_date(entry.checked, "en")) in done.out


async def test_a_file_of_questions_becomes_a_file_of_decisions_in_the_same_order(tmp_path: Path) -> None:
    asked, answered = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": language, "text": shipped(REX).question[language]} for language in LANGUAGES]
    rows.append({"id": "odd", "text": "zzz \ud800 \x00"})
    asked.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    done = await typed("ask", "--batch", asked, "--out", answered, data=tmp_path)
    decisions = [json.loads(line) for line in answered.read_text(encoding="utf-8").splitlines()]

    assert done.code == 0
    assert [decision["id"] for decision in decisions] == [*LANGUAGES, "odd"]
    assert [decision["decision"] for decision in decisions] == ["answer", "answer", "answer", "abstain"]


async def test_a_row_that_cannot_be_asked_is_named_and_no_file_appears(tmp_path: Path) -> None:
    asked, answered = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_text('{"id": 1, "text": "What is EORI?"}\n{"id": 2}\n', encoding="utf-8")
    done = await typed("ask", "--batch", asked, "--out", answered, data=tmp_path)

    assert done.code == 1
    assert "line 2 needs an 'id' and a 'text'" in done.err
    assert sorted(path.name for path in tmp_path.glob("out*")) == []


async def test_a_command_is_done_as_staff_of_the_local_page_and_is_remembered(tmp_path: Path) -> None:
    own = f"sqlite:///{tmp_path}/own.db"
    on = await typed(
        "do", "channel here prompts", "--as", "staff", data=tmp_path, language="en", database_url=own
    )
    planned = await typed(
        "do", "schedule add monday 9:00 #general", data=tmp_path, language="en", database_url=own
    )

    assert (on.code, on.out.strip()) == (0, said("en", "channel-prompts"))
    assert planned.code == 0
    assert planned.out.startswith("Schedule 1: Monday at 9:00")
    assert (tmp_path / "own.db").is_file()


async def test_a_command_beyond_the_role_and_an_unknown_one_are_refused_in_words(tmp_path: Path) -> None:
    beyond = await typed("do", "schedule list", "--as", "member", data=tmp_path, language="en")
    unknown = await typed("do", "scheduel list", data=tmp_path, language="en")

    assert (beyond.code, beyond.out) == (1, "")
    assert said("en", "not-allowed", role="staff", what="schedule list") in beyond.err
    assert (unknown.code, unknown.out) == (1, "")
    assert said("en", "command-unknown-near", typed="scheduel list", near="schedule list") in unknown.err


async def test_the_manifest_for_slack_is_json_with_one_command_and_socket_mode(tmp_path: Path) -> None:
    done = await typed("slack-manifest", data=tmp_path)
    manifest = json.loads(done.out)

    assert done.code == 0
    assert [each["command"] for each in manifest["features"]["slash_commands"]] == ["/vertti"]
    assert manifest["settings"]["socket_mode_enabled"] is True
    assert list(tmp_path.iterdir()) == []


async def test_the_prompt_library_is_checked_without_a_database(tmp_path: Path) -> None:
    data = tmp_path / "none"
    done = await typed("prompts", "check", data=data)

    assert done.code == 0
    assert said("fi", "prompt-check-fine") in done.out
    assert not data.exists()
