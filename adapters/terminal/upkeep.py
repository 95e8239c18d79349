"""`knowledge check` and `knowledge labels` on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from adapters.terminal.rendering import render
from bot.answering.ports import Knowledge
from bot.answering.upkeep.check_command import findings, report
from bot.bot import Bot
from bot.chat.chat import Chat

DONE, FAILED = 0, 1


async def check(knowledge: Knowledge, chat: Chat) -> int:
    """Print all that is wrong, in the community's language; `FAILED` when there is something."""
    found = await findings(knowledge, today=chat.clock.now().date())
    print(render(report(found, chat.language, chat.wording)))
    return FAILED if found else DONE


async def labels(bot: Bot, path: Path) -> int:
    """Write what people said of answers: question, entry and verdict, and nobody's name. The file appears whole."""
    said = await bot.upkeep.asked.labelled()
    rows = [
        {
            "text": each.text,
            "language": each.language,
            "entry": each.entry,
            "verdict": each.verdict,
            "confidence": each.confidence,
        }
        for each in said
    ]
    unfinished = path.with_name(f"{path.name}.part")
    try:
        lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
        unfinished.write_text(lines, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        print(f"{path}: {error.strerror}", file=sys.stderr)
        return FAILED
    print(f"Labels written: {len(rows)}, to {path}")
    return DONE
