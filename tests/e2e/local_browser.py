"""A real browser on the local page, with a core that answers in the simplest way."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright, expect

from adapters.local.adapter import LocalPlatform
from bot.chat.content import Button, Content, Form, FormField, Tone, literal
from bot.chat.events import ButtonPressed, CommandCalled, Event, FormSubmitted, MessagePosted
from bot.wording import Wording
from tests.contracts.catalogue import CATALOGUE

CHROMIUM = Path("/usr/bin/chromium")
ANSWER = Content(
    title="EORI",
    text="**Apply before the first shipment.**\n\n- one\n- two",
    buttons=(Button("answer.helped", "x", "Helped", Tone.PRIMARY), Button("answer.not", "x", "Did not help")),
    footer="[Customs](https://tulli.fi) · checked 2.3.2026",
)
FORM = Form("prompts.suggest", "x", "Suggest a question", (FormField("text", "The question", long=True),))

# The least contrast of any text on the page with what is behind it, and that text.
_LEAST_CONTRAST = """() => {
  const channels = (colour) => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  let least = [99, ''];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('script')) continue;
    const [a, b] = [light(channels(getComputedStyle(element).color)), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < least[0]) least = [contrast, walker.currentNode.data.trim()];
  }
  return least;
}"""


class LocalBrowser:
    """Opens the page in a window of its own each time; remembers everything that went wrong in any."""

    def __init__(self, platform: LocalPlatform, browser: Browser) -> None:
        self.platform = platform
        self.wrong: list[str] = []
        self._browser = browser

    async def window(self, path: str = "", **options: Any) -> Page:  # noqa: ANN401 - Playwright's own options
        """A window on `path`, 1280 by 800 and in English unless `options` say otherwise."""
        context = await self._browser.new_context(**_usual(options))
        context.set_default_timeout(30_000)
        page = await context.new_page()
        page.on("console", lambda message: self._note(message.type in ("error", "warning"), message.text))
        page.on("pageerror", lambda error: self._note(when=True, what=str(error)))
        own = self.platform.address
        page.on("request", lambda request: self._note(not request.url.startswith(own), request.url))
        await page.goto(self.platform.address + path)
        return page

    def _note(self, when: bool, what: str) -> None:
        if when:
            self.wrong.append(what)


def _usual(options: dict[str, Any]) -> dict[str, Any]:
    return {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **options}


async def least_contrast(page: Page) -> tuple[float, str]:
    """The least contrast between a text and its ground on the page, and the text."""
    contrast, text = await page.evaluate(_LEAST_CONTRAST)
    return float(contrast), str(text)


@asynccontextmanager
async def open_browser(data: Path) -> AsyncGenerator[LocalBrowser]:
    """A running page, and a browser without a window yet."""
    platform = LocalPlatform(data=data, port=0, catalogue=CATALOGUE, wording=Wording())

    async def receive(event: Event) -> None:
        await _answer(platform, event)

    await platform.start(receive)
    # A busy machine may take its time; what never comes still fails.
    expect.set_options(timeout=30_000)
    try:
        async with async_playwright() as playwright:
            arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
            yield LocalBrowser(platform, browser)
            await browser.close()
    finally:
        await platform.stop()


async def _answer(platform: LocalPlatform, event: Event) -> None:
    match event:
        case MessagePosted(addressed=True) | MessagePosted(direct=True):
            thread = None if event.direct else event.message.conversation
            key = f"answer-{event.message.message}"
            await platform.post(event.message.place, ANSWER, key=key, thread=thread)
        case CommandCalled(words="suggest"):
            await platform.ask(event.reply_handle, FORM)
        case CommandCalled():
            await platform.reply(event.reply_handle, Content(text=f"You said: {literal(event.words or '')}"))
        case ButtonPressed():
            await platform.reply(event.reply_handle, Content(text="Noted, thank you."))
        case FormSubmitted():
            await platform.reply(event.reply_handle, Content(text=literal(event.answers["text"])))
        case _:
            pass
