"""The local page when there is no room on the disk: it can be read, and what is written is not lost."""

from __future__ import annotations

from pathlib import Path

import aiohttp

from adapters.local.adapter import LocalPlatform
from adapters.local.people import SPACE
from bot.chat.content import Content
from bot.chat.ids import ChannelId, Place
from bot.wording import Wording
from tests.contracts import reading_page
from tests.contracts.catalogue import CATALOGUE
from tests.contracts.listening import Ears

TEXT = "Onko levy täynnä? " * 200


async def test_it_can_still_be_read_and_says_that_nothing_more_is_kept(tmp_path: Path) -> None:
    platform = LocalPlatform(data=tmp_path, port=0, catalogue=CATALOGUE, wording=Wording())
    await platform.start(Ears().receive)
    base = platform.address.rstrip("/")
    where = Place(SPACE, ChannelId("general"))
    try:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
            await platform.post(where, Content(text="Hei"), key="k")
            await _stop_writing(platform)
            async with browser.get(f"{base}/anna/general") as page:
                read = page.status, reading_page.token(await page.text())
            form = {"token": read[1], "text": TEXT}
            async with browser.post(
                f"{base}/anna/general/say", data=form, headers={"Origin": base, "Accept-Language": "fi"}
            ) as answer:
                refused = answer.status, await answer.text()
    finally:
        await platform.stop()

    assert read[0] == 200
    assert refused[0] == 503
    assert Wording().say("fi", "local-notice-later") in refused[1]
    assert TEXT.strip() in refused[1]


async def _stop_writing(platform: LocalPlatform) -> None:
    """From here on every write is refused, as on a disk without room; reading goes on."""
    await platform.room.row("PRAGMA query_only = ON")
