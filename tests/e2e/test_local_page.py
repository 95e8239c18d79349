"""The local page in a real browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.chat.content import Content
from bot.chat.ids import MemberId
from tests.e2e.local_browser import CHROMIUM, LocalBrowser, least_contrast, open_browser

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM} (Debian: chromium)")


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[LocalBrowser]:
    async with open_browser(tmp_path) as opened:
        yield opened

    assert opened.wrong == []


async def _say(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")
    await expect(page.locator("#text")).to_have_value("")


async def test_the_three_things_to_try_take_one_click_each(browser: LocalBrowser) -> None:
    page = await browser.window()
    await page.click("#try-ask")
    await expect(page.locator("#thread-log .title")).to_have_text("EORI")
    await page.click("#try-mark")
    await expect(page.locator("#thread-log .chips button")).to_have_attribute("aria-pressed", "true")
    await page.click("#try-preview")
    await expect(page.locator("#log .only-me .body")).to_have_text("You said: schedule preview")
    await page.click("#welcomed")
    await expect(page.locator(".welcome")).to_have_count(0)

    assert page.url.endswith("/sari/general")


async def test_what_one_person_does_appears_before_another_without_a_reload(browser: LocalBrowser) -> None:
    anna = await browser.window("anna/export")
    bo = await browser.window("bo/export")
    await anna.evaluate("window.stayed = true")
    await anna.fill("#text", "half a thought")
    await _say(bo, "Customs took three days")
    message = anna.locator("#log .message")
    await expect(message.locator(".plain")).to_have_text("Customs took three days")
    await message.hover()
    await message.locator("summary").click()
    await message.locator(".picker button").nth(1).click()
    await expect(bo.locator("#log .chips button")).to_have_attribute("aria-label", "💡: Anna")
    await bo.locator("#log .message").hover()
    await bo.click("#log .message summary[aria-label='Edit or delete']")
    await bo.fill("#log .more textarea", "Customs took four days")
    await bo.click("#log .more button >> nth=0")
    await expect(message.locator(".plain")).to_have_text("Customs took four days")

    assert await anna.evaluate("window.stayed")
    assert await anna.input_value("#text") == "half a thought"


async def test_the_keyboard_alone_is_enough(browser: LocalBrowser) -> None:
    page = await browser.window("anna/general")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#text")).to_be_focused()
    await page.keyboard.type("@Vertti what is EORI?")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log .replies a")).to_have_text("1 reply")
    await page.locator("#log .message summary").first.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log .chips button")).to_have_attribute("aria-label", "✅: Anna")
    await page.locator("#log .replies a").focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/general?thread=*")
    await page.locator("#thread-log .buttons button").first.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#thread-log .only-me .body")).to_have_text("Noted, thank you.")
    await expect(page.locator("#thread-log .buttons button").first).to_be_focused()


async def test_what_somebody_has_open_and_in_focus_stays_so_while_the_message_changes(
    browser: LocalBrowser,
) -> None:
    anna = await browser.window("anna/general")
    bo = await browser.window("bo/general")
    await _say(anna, "Who sells in Norway?")
    await bo.locator("#log .message summary").focus()
    await bo.keyboard.press("Enter")
    await anna.locator("#log .message").hover()
    await anna.locator("#log .message summary").first.click()
    await anna.locator("#log .picker button").first.click()
    await expect(bo.locator("#log .chips button")).to_have_count(1)
    await expect(bo.locator("#log .message summary")).to_be_focused()
    await expect(bo.locator("#log .picker")).to_be_visible()
    await expect(anna.locator("#log .picker")).to_be_hidden()


async def test_a_form_opens_as_a_window_and_its_answer_comes_back(browser: LocalBrowser) -> None:
    page = await browser.window("bo/general")
    await _say(page, "/vertti suggest")
    await page.fill("dialog textarea", "What surprised you at the border?")
    await page.click("dialog .primary")
    await expect(page.locator("#log .only-me .body")).to_have_text("What surprised you at the border?")
    await expect(page.locator("dialog")).to_have_count(0)


async def test_escape_puts_a_form_away_for_good(browser: LocalBrowser) -> None:
    page = await browser.window("bo/general")
    await _say(page, "/suggest")
    await expect(page.locator("dialog textarea")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)
    await page.reload()
    await expect(page.locator("dialog")).to_have_count(0)


async def test_a_command_is_picked_from_the_list(browser: LocalBrowser) -> None:
    page = await browser.window("sari/general")
    await page.click(".commands summary")
    await page.click(".commands a >> nth=1")
    await expect(page.locator("#text")).to_be_focused()

    assert await page.input_value("#text") == "/ask "


async def test_the_page_works_without_javascript(browser: LocalBrowser) -> None:
    page = await browser.window("anna/general", java_script_enabled=False)
    await page.fill("#text", "@Vertti what is EORI?")
    await _follow(page, "main .composer .primary")
    await _follow(page, "#log .message a.quiet")
    await _reload_until(page, "#thread-log .title:has-text('EORI')")
    await _follow(page, "#thread-log .buttons button >> nth=0")
    await _reload_until(page, "#thread-log .only-me .body:has-text('Noted, thank you.')")
    await page.fill("#text", "/suggest")
    await _follow(page, "main .composer .primary")
    await _reload_until(page, "dialog textarea")
    await page.fill("dialog textarea", "What surprised you?")
    await _follow(page, "dialog .primary")
    await _reload_until(page, "#log .only-me .body:has-text('What surprised you?')")


async def test_a_private_message_shows_as_new_where_it_is(browser: LocalBrowser) -> None:
    page = await browser.window("anna/general")
    await browser.platform.whisper(MemberId("anna"), Content(text="Your answer helped somebody."), key="t")
    await expect(page.locator("#channel-dm-anna .new")).to_have_text("1 new")
    await page.click("#channel-dm-anna")
    await expect(page.locator("#log .body")).to_have_text("Your answer helped somebody.")
    await page.click("#channel-general")
    await expect(page.locator("#channel-dm-anna .new")).to_have_count(0)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_small_screens_and_both_schemes_are_readable(
    browser: LocalBrowser, language: str, scheme: str
) -> None:
    wide = await browser.window("anna/general", locale=language, color_scheme=scheme)
    await wide.click("#try-mark")
    await expect(wide.locator("#thread-log .chips")).to_have_count(1)
    await _say(wide, "/help")
    await expect(wide.locator("#log .only-me")).to_have_count(1)
    await wide.click(".commands summary")
    small = await browser.window(
        "anna/general", locale=language, color_scheme=scheme, viewport={"width": 360, "height": 640}
    )
    widths = [await _width(small)]
    await small.locator("#log .message summary").first.click()
    widths.append(await _width(small))
    picker = await small.locator("#log .picker").first.bounding_box()
    await small.click("#log .replies a")
    # A page that is still coming has no colours yet.
    await expect(small.locator("#thread-log .chips")).to_be_visible()
    await small.wait_for_load_state()
    widths.append(await _width(small))

    assert widths == [360, 360, 360]
    assert picker is not None
    assert picker["x"] >= 0
    assert picker["x"] + picker["width"] <= 360
    assert await least_contrast(wide) > (4.5, "")
    assert await least_contrast(small) > (4.5, "")
    assert await wide.locator("html").get_attribute("lang") == language


async def test_everything_that_can_be_used_has_a_name(browser: LocalBrowser) -> None:
    page = await browser.window("sari/questions")
    await page.click("#try-ask")
    await expect(page.locator("#thread-log .buttons")).to_have_count(1)
    nameless = await page.evaluate(
        """() => [...document.querySelectorAll('a, button, textarea, input:not([type=hidden]), summary')]
          .filter((e) => !(e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent).trim())
          .map((e) => e.outerHTML)"""
    )
    twice = await page.evaluate(
        """() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
          return ids.filter((id, index) => ids.indexOf(id) !== index); }"""
    )

    assert nameless == []
    assert twice == []


async def _follow(page: Page, what: str) -> None:
    """Click, and be on the page that comes of it."""
    async with page.expect_navigation():
        await page.click(what)


async def _reload_until(page: Page, there: str) -> None:
    """Without JavaScript news are seen when the page is loaded again."""
    async with asyncio.timeout(15):
        while await page.locator(there).count() == 0:
            await page.reload()


async def _width(page: Page) -> int:
    return int(await page.evaluate("document.documentElement.scrollWidth"))
