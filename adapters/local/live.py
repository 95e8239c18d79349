"""Server-sent events: one line whenever the room has changed, so that an open page fetches itself anew."""

from __future__ import annotations

from collections.abc import AsyncIterator

from starlette.responses import StreamingResponse

from adapters.local.room import News


def live(news: News) -> StreamingResponse:
    """A stream that begins with the present count and ends with the news."""
    return StreamingResponse(_lines(news), media_type="text/event-stream")


async def _lines(news: News) -> AsyncIterator[str]:
    count = -1
    while not news.closed:
        count = await news.after(count)
        yield f"data: {count}\n\n"
