"""`python -m tests.standins.slack [--port 8403]`: a Slack of one's own, by hand."""

from __future__ import annotations

import argparse
import asyncio
import sys
from threading import Thread

from tests.standins.slack.console import HELP, Console, watch
from tests.standins.slack.standin import SlackStandIn


def _show(text: str) -> None:
    print(text, flush=True)


def _read_lines(loop: asyncio.AbstractEventLoop, lines: asyncio.Queue[str]) -> None:
    """A daemon thread: it must not keep the process alive while nobody types."""
    for line in sys.stdin:
        loop.call_soon_threadsafe(lines.put_nowait, line)


async def _run(port: int) -> None:
    async with SlackStandIn(port=port) as standin:
        _show("A Slack stand-in is listening. Start Vertti beside it with:")
        _show(" ".join(f"{name}={value}" for name, value in standin.settings.items()))
        _show(HELP)
        console = Console(standin)
        lines: asyncio.Queue[str] = asyncio.Queue()
        Thread(target=_read_lines, args=(asyncio.get_running_loop(), lines), daemon=True).start()
        watching = asyncio.create_task(watch(standin, _show))
        while (line := await lines.get()).strip() != "quit":
            _show(await console.take(line))
        watching.cancel()


def main() -> None:
    """Serve until `quit` or an interrupt."""
    parser = argparse.ArgumentParser(prog="python -m tests.standins.slack", description=__doc__)
    parser.add_argument("--port", type=int, default=8403, help="0 takes a free one")
    try:
        asyncio.run(_run(parser.parse_args().port))
    except KeyboardInterrupt:
        _show("Stopped.")


if __name__ == "__main__":
    main()
