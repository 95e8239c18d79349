"""Knowledge out of one installation and into another, all of it or nothing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.running import typed

ENTRY = {
    "id": "home-cold-chain",
    "question": {"fi": "Miten kylmäketju osoitetaan?", "en": "How is the cold chain shown?"},
    "answer": "Keep the temperature log of every shipment.",
    "sources": ["https://www.ruokavirasto.fi/en/"],
    "checked": "2026-11-20",
    "our own field": {"kept": ["as", "it", "is", 1.50]},
}


async def test_knowledge_goes_out_and_in_again_without_losing_anything(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    own, out, again = tmp_path / "own.jsonl", tmp_path / "out.jsonl", tmp_path / "again.jsonl"
    own.write_text(f"{json.dumps(ENTRY)}\n", encoding="utf-8")
    came_in = await typed("knowledge", "import", own, data=first)
    went_out = await typed("knowledge", "export", out, data=first)
    moved = await typed("knowledge", "import", out, "--no-starter", data=second)
    went_out_again = await typed("knowledge", "export", again, "--no-starter", data=second)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

    assert [done.code for done in (came_in, went_out, moved, went_out_again)] == [0] * 4
    assert "'our own field' is no field Vertti uses; it is kept as it is." in came_in.err
    assert ENTRY in rows
    assert len(rows) > 10
    assert f"Entries read: {len(rows)}, new or changed: {len(rows)}" in moved.out
    assert again.read_bytes() == out.read_bytes()


async def test_rows_that_are_no_entries_are_told_with_their_reasons_and_nothing_comes_in(
    tmp_path: Path,
) -> None:
    bad, out = tmp_path / "bad.jsonl", tmp_path / "out.jsonl"
    rows = [
        json.dumps(ENTRY),
        "{",
        json.dumps({**ENTRY, "id": "no-answer", "answer": ""}),
        json.dumps({**ENTRY, "id": "odd-source", "sources": ["javascript:alert(1)"]}),
        json.dumps(ENTRY),
    ]
    bad.write_text("\n".join(rows), encoding="utf-8")
    came_in = await typed("knowledge", "import", bad, "--no-starter", data=tmp_path)
    went_out = await typed("knowledge", "export", out, "--no-starter", data=tmp_path)
    reasons = came_in.err.splitlines()

    assert (came_in.code, came_in.out) == (1, "")
    assert reasons[0].startswith("Row 2: it is not JSON")
    assert reasons[1:] == [
        "Row 3: 'answer' is empty.",
        "Row 4: 'javascript:alert(1)' is no web address (https://…).",
        "Row 5: the id 'home-cold-chain' is in row 1 already.",
        "Nothing was imported: mend these rows and try again.",
    ]
    assert (went_out.code, out.read_text(encoding="utf-8")) == (0, "")


async def test_checking_the_knowledge_fails_when_there_is_something_to_look_at(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text(f"{json.dumps({**ENTRY, 'sources': []})}\n", encoding="utf-8")
    await typed("knowledge", "import", own, "--no-starter", data=tmp_path)
    checked = await typed("knowledge", "check", "--no-starter", data=tmp_path)

    assert checked.code == 1
    assert "- home-cold-chain" in checked.out


async def test_labels_are_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "labels.jsonl"
    written = await typed("knowledge", "labels", target, "--no-starter", data=tmp_path)

    assert (written.code, target.read_text(encoding="utf-8")) == (0, "")
