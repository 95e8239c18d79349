"""A poll on the local page, in a real browser: readable everywhere, and voted in with the keyboard alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import expect

from adapters.local.people import SPACE
from bot.chat.content import Content, Poll
from bot.chat.ids import ChannelId, MessageRef, Place
from tests.e2e.local_browser import CHROMIUM, LocalBrowser, least_contrast, open_browser

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM} (Debian: chromium)")
OPTIONS = ("Pohjoismaat", "Saksa ja Keski-Eurooppa, jos kumppani löytyy ennen kesää", "x" * 60)
POLL = Content(text="Mihin suuntaan katsotte?", footer="Ehdotti Anna", poll=Poll(OPTIONS, "pkey"))


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[LocalBrowser]:
    async with open_browser(tmp_path) as opened:
        yield opened

    assert opened.wrong == []


async def posted(browser: LocalBrowser) -> MessageRef:
    return await browser.platform.post(Place(SPACE, ChannelId("export")), POLL, key="poll-1")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_a_poll_is_readable_and_fits(browser: LocalBrowser, width: int, colours: str) -> None:
    await posted(browser)
    page = await browser.window("anna/export", viewport={"width": width, "height": 740}, color_scheme=colours)
    contrast, text = await least_contrast(page)
    wide = [
        box["width"]
        for box in [await one.bounding_box() for one in await page.locator(".poll button").all()]
        if box
    ]

    assert contrast >= 4.5, text
    assert await page.evaluate("document.documentElement.scrollWidth") == width
    assert len(wide) == 3
    assert max(wide) <= width


async def test_counts_change_before_everybodys_eyes_and_the_focus_stays_on_the_option(
    browser: LocalBrowser,
) -> None:
    message = await posted(browser)
    page = await browser.window("anna/export")
    first, second, _ = await page.locator(".poll button").all()
    await first.focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    assert POLL.poll is not None
    await browser.platform.edit(message, replace(POLL, poll=replace(POLL.poll, counts=(0, 1, 0))))
    await expect(second).to_have_text(f"2  {OPTIONS[1]} · 1")

    await expect(second).to_be_focused()
    await expect(page.locator(f"[data-message='{message.message}'] .by small")).to_have_count(0)
