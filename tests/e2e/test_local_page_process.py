"""The local page of a real process, over plain HTTP: it answers its own forms and nobody else's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest
import pytest_asyncio

from tests.contracts import reading_page
from tests.e2e.room import shipped
from tests.e2e.running import vertti

pytestmark = pytest.mark.asyncio(loop_scope="module")
SAY = "anna/general/say"


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody's browser with the page open."""

    address: str
    browser: aiohttp.ClientSession
    token: str

    @property
    def origin(self) -> str:
        return self.address.rstrip("/")

    async def send(self, origin: str | None, **fields: str) -> int:
        headers = {"Origin": origin} if origin else {}
        async with self.browser.post(self.address + SAY, data=fields, headers=headers) as answer:
            return answer.status

    async def page(self, path: str = "anna/general", **headers: str) -> tuple[int, str]:
        async with self.browser.get(self.address + path, headers=headers) as answer:
            return answer.status, await answer.text()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def visit(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Visit]:
    # Cookies of an address without a name are kept only by a jar that is told to.
    jar = aiohttp.CookieJar(unsafe=True)
    data = tmp_path_factory.mktemp("data")
    async with (
        vertti({"VERTTI_LOCAL_PORT": "0"}, data) as running,
        aiohttp.ClientSession(cookie_jar=jar) as browser,
    ):
        address = running.address.removeprefix("local ")
        async with browser.get(f"{address}anna/general") as answer:
            token = reading_page.token(await answer.text())
        yield Visit(address, browser, token)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1"])
async def test_another_name_for_this_machine_is_turned_away(visit: Visit, host: str) -> None:
    port = visit.origin.rpartition(":")[2]
    status, body = await visit.page(Host=host.format(port=port))

    assert (status, body) == (421, "This page is only for this machine, at 127.0.0.1.")


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example"])
async def test_a_form_on_another_website_changes_nothing(visit: Visit, origin: str | None) -> None:
    status = await visit.send(origin, token=visit.token, text=f"from {origin}")

    assert status == 403
    assert f"from {origin}" not in (await visit.page())[1]


@pytest.mark.parametrize("token", ["", "0" * 64])
async def test_a_form_without_the_pages_own_secret_changes_nothing(visit: Visit, token: str) -> None:
    status = await visit.send(visit.origin, token=token, text="guessed")
    channel = reading_page.messages((await visit.page())[1])

    assert status == 403
    assert "guessed" not in [message.text for message in channel]


async def test_what_is_asked_on_the_page_is_answered_by_the_process(visit: Visit) -> None:
    entry = shipped("cus-rex")
    question = entry.question["en"]
    answers: list[str] = []
    async with visit.browser.get(f"{visit.address}live") as news:
        status = await visit.send(visit.origin, token=visit.token, text=f"@Vertti {question}")
        async for _ in news.content:
            answers = await _answers(visit, question)
            if answers:
                break

    assert status == 200
    assert len(answers) == 1
    assert entry.answer["en"].split("\n")[0] in answers[0]


async def _answers(visit: Visit, question: str) -> list[str]:
    """What Vertti has said in the thread under the question."""
    asked = next(each for each in reading_page.messages((await visit.page())[1]) if question in each.text)
    _, page = await visit.page(f"anna/general?thread={asked.number}")
    return [each.text for each in reading_page.messages(page) if each.in_thread and each.buttons]
