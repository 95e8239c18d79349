"""What is the local page's own: who may use it, and that nothing done on it is lost."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from adapters.local.adapter import LocalPlatform
from adapters.local.people import SPACE
from bot.chat.content import Button, Content
from bot.chat.events import Event, MessagePosted
from bot.chat.ids import ChannelId, MemberId, Place
from bot.errors import NewerDatabase, SettingsError, StorageError
from bot.wording import Wording
from tests.contracts import reading_page
from tests.contracts.catalogue import CATALOGUE
from tests.contracts.listening import Ears

GENERAL = Place(SPACE, ChannelId("general"))


class Visitor:
    """Somebody at the browser, who may leave out what a browser would send."""

    def __init__(self, platform: LocalPlatform, session: aiohttp.ClientSession) -> None:
        self.base = platform.address.rstrip("/")
        self._session = session

    async def get(self, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        async with self._session.get(self.base + path, headers=headers) as answer:
            return answer.status, await answer.text(), dict(answer.headers)

    async def token(self, who: str = "anna") -> str:
        return reading_page.token((await self.get(f"/{who}/general"))[1])

    async def send(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> tuple[int, str]:
        sent = {"Origin": self.base} if headers is None else headers
        async with self._session.post(self.base + path, data=fields, headers=sent) as answer:
            return answer.status, await answer.text()


def _platform(data: Path, port: int = 0) -> LocalPlatform:
    return LocalPlatform(data=data, port=port, catalogue=CATALOGUE, wording=Wording())


@asynccontextmanager
async def _running(data: Path) -> AsyncGenerator[tuple[LocalPlatform, Visitor, Ears]]:
    ears = Ears()
    platform = _platform(data)
    await platform.start(ears.receive)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        try:
            yield platform, Visitor(platform, session), ears
        finally:
            await platform.stop()


async def test_a_name_that_leads_here_from_elsewhere_is_turned_away(tmp_path: Path) -> None:
    async with _running(tmp_path) as (platform, visitor, _):
        port = platform.address.rstrip("/").rpartition(":")[2]
        foreign = [
            (await visitor.get("/", Host=host))[0] for host in ("evil.example", f"evil.example:{port}")
        ]
        own = [
            (await visitor.get("/", Host=f"{host}:{port}"))[0] for host in ("127.0.0.1", "localhost", "[::1]")
        ]

    assert foreign == [421, 421]
    assert own == [200, 200, 200]


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
async def test_a_change_from_another_website_is_turned_away(tmp_path: Path, headers: dict[str, str]) -> None:
    async with _running(tmp_path) as (_, visitor, ears):
        token = await visitor.token()
        status, _ = await visitor.send("/sari/general/say", headers, token=token, text="/roles grant")

    assert status == 403
    assert list(ears.events(Event)) == []


async def test_a_change_needs_both_the_token_and_its_cookie(tmp_path: Path) -> None:
    async with _running(tmp_path) as (_, visitor, ears):
        token = await visitor.token()
        without_token, page = await visitor.send("/anna/general/say", text="Hei")
        async with aiohttp.ClientSession() as elsewhere:
            stranger = Visitor.__new__(Visitor)
            stranger.base, stranger._session = visitor.base, elsewhere
            without_cookie, _ = await stranger.send("/anna/general/say", token=token, text="Hei")
        with_both, _ = await visitor.send("/anna/general/say", token=token, text="Hei")

    assert (without_token, without_cookie, with_both) == (403, 403, 200)
    assert len(ears.events(MessagePosted)) == 1
    assert "Hei</textarea>" in page


async def test_the_page_lets_nobody_frame_it_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    async with _running(tmp_path) as (_, visitor, _):
        _, html, headers = await visitor.get("/")

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert "http://" not in html.replace("http://www.w3.org", "")
    assert "https://" not in html


async def test_a_taken_port_is_a_settings_error_that_names_the_setting(tmp_path: Path) -> None:
    async with _running(tmp_path / "first") as (platform, _, ears):
        port = int(platform.address.rstrip("/").rpartition(":")[2])
        second = _platform(tmp_path / "second", port)
        with pytest.raises(SettingsError) as error:
            await second.start(ears.receive)
        await second.stop()

    (problem,) = error.value.problems
    assert "VERTTI_LOCAL_PORT" in problem
    assert str(port) in problem


async def test_what_the_core_could_not_keep_comes_again_with_the_same_id(tmp_path: Path) -> None:
    refused: list[str] = []
    tried = asyncio.Event()

    async def cannot_keep(event: Event) -> None:
        refused.append(event.event_id)
        tried.set()
        message = "no room"
        raise StorageError(message)

    platform = _platform(tmp_path)
    await platform.start(cannot_keep)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        visitor = Visitor(platform, session)
        await visitor.send("/anna/general/say", token=await visitor.token(), text="Mikä EORI on?")
    await tried.wait()
    await platform.stop()
    async with _running(tmp_path) as (_, _, ears):
        event = await ears.event(MessagePosted)

    assert event.event_id == refused[0]
    assert event.text == "Mikä EORI on?"


async def test_messages_and_links_outlive_a_restart(tmp_path: Path) -> None:
    async with _running(tmp_path) as (platform, visitor, _):
        posted = await platform.post(GENERAL, Content(text="Viikon kysymys"), key="k")
        token = await visitor.token()
    async with _running(tmp_path) as (platform, visitor, _):
        _, html, _ = await visitor.get(f"/message/general/{posted.message}")
        again = await platform.post(GENERAL, Content(text="Viikon kysymys"), key="k")

        assert "Viikon kysymys" in html
        assert again == posted
        assert await visitor.token() == token


async def test_a_room_made_anew_repeats_no_id(tmp_path: Path) -> None:
    async with _running(tmp_path / "old") as (platform, _, _):
        old = await platform.post(GENERAL, Content(text="Hei"), key="k")
    with sqlite3.connect(tmp_path / "old" / "local.db") as room:
        (seed,) = room.execute("SELECT seq FROM sqlite_sequence WHERE name = 'message'").fetchone()
    room.close()

    assert int(old.message) == seed
    assert seed > 1_700_000_000


async def test_a_room_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "local.db") as room:
        room.execute("PRAGMA user_version = 99")
    room.close()
    platform = _platform(tmp_path)
    with pytest.raises(NewerDatabase):
        await platform.start(Ears().receive)
    await platform.stop()


async def test_stopping_ends_a_live_connection(tmp_path: Path) -> None:
    async with _running(tmp_path) as (platform, visitor, _), aiohttp.ClientSession() as session:
        stream = await session.get(f"{visitor.base}/live")
        first = await stream.content.readuntil(b"\n\n")
        await platform.stop()
        rest = await stream.content.read()

    assert first.startswith(b"data: ")
    assert rest.count(b"data: ") <= 1


async def test_a_message_too_long_is_refused_with_a_sentence_and_stays_in_the_box(tmp_path: Path) -> None:
    text = "sana " * 1_000
    async with _running(tmp_path) as (_, visitor, ears):
        status, html = await visitor.send("/anna/general/say", token=await visitor.token(), text=text)

    assert status == 422
    assert "Please shorten it." in html
    assert text in html
    assert list(ears.events(MessagePosted)) == []


async def test_a_body_beyond_all_measure_is_turned_away(tmp_path: Path) -> None:
    async with _running(tmp_path) as (_, visitor, _):
        status, _ = await visitor.send("/anna/general/say", token=await visitor.token(), text="x" * 300_000)

    assert status == 413


async def test_nobody_changes_the_message_of_another(tmp_path: Path) -> None:
    async with _running(tmp_path) as (platform, visitor, _):
        token = await visitor.token()
        await visitor.send("/anna/general/say", token=token, text="Annan viesti")
        (number,) = [one.number for one in reading_page.messages((await visitor.get("/bo/general"))[1])]
        edited, page = await visitor.send("/bo/general/edit", token=token, message=number, text="Bon viesti")
        removed, _ = await visitor.send("/bo/general/remove", token=token, message=number)
        post = await platform.post(GENERAL, Content(text="Vertin"), key="k")
        of_vertti, _ = await visitor.send("/bo/general/remove", token=token, message=post.message)

    assert (edited, removed, of_vertti) == (422, 422, 422)
    assert "Only the person who wrote a message can change it." in page


async def test_a_button_that_is_not_there_cannot_be_pressed(tmp_path: Path) -> None:
    async with _running(tmp_path) as (platform, visitor, ears):
        content = Content(text="Hei", buttons=(Button("a.b", "c", "Auttoi"),))
        post = await platform.post(GENERAL, content, key="k")
        token = await visitor.token()
        status, _ = await visitor.send(
            "/anna/general/press", token=token, message=post.message, button="roles.grant:anna"
        )

    assert status == 422
    assert list(ears.events(Event)) == []


async def test_a_private_conversation_is_shown_to_nobody_else(tmp_path: Path) -> None:
    async with _running(tmp_path) as (platform, visitor, ears):
        await platform.whisper(MemberId("anna"), Content(text="Vain Annalle"), key="w")
        _, of_anna, _ = await visitor.get("/anna/dm-anna")
        _, of_bo, _ = await visitor.get("/bo/dm-anna")
        token = await visitor.token()
        for text in ("Hei", "/help"):
            await visitor.send("/bo/dm-anna/say", token=token, text=text)

    assert "Vain Annalle" in of_anna
    assert "Vain Annalle" not in of_bo
    assert "#yleinen" in of_bo
    assert list(ears.events(Event)) == []


@pytest.mark.parametrize(
    ("wanted", "language"),
    [("fi-FI,en;q=0.5", "fi"), ("sv", "sv"), ("de,en", "en"), ("", "en"), ("xx", "en")],
)
async def test_the_page_speaks_the_languages_of_the_browser(
    tmp_path: Path, wanted: str, language: str
) -> None:
    async with _running(tmp_path) as (_, visitor, _):
        _, html, _ = await visitor.get("/", **{"Accept-Language": wanted})

    assert f'<html lang="{language}"' in html


@pytest.mark.parametrize(
    "path",
    ["/nobody/general", "/anna/nowhere", "/anna/general?thread=x", "/anna/general?thread=99999999999999999999", "/anna/general?before=-1",
     "/message/general/99999999999999999999999", "/message/x/y", "/anna/general?draft=%00%ff", "/static/../room.py", "/static/emoji"],
)  # fmt: skip
async def test_an_address_made_up_breaks_nothing(tmp_path: Path, path: str) -> None:
    async with _running(tmp_path) as (_, visitor, _):
        status, _, headers = await visitor.get(path)

    assert status in (200, 404)
    assert "Content-Security-Policy" in headers
