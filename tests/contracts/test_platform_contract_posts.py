"""What Vertti says is shown, once, changed in place and taken away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.content import Content
from bot.chat.ids import MessageRef
from bot.errors import InboxClosed, OutcomeUnknown, Refused
from tests.contracts.rig import Rig
from tests.contracts.saying import FULL, called, seen_in


async def test_a_post_shows_title_text_fields_footer_and_buttons(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, FULL, key="full-1")
    (seen,) = await seen_in(rig, rig.general, "EORI on pakollinen.")

    assert seen.message == posted
    for part in (
        "Vienti Norjaan",
        "yksi asia",
        "toinen asia",
        "Tullin ohje",
        "Tarkistettu",
        "2.3.2026",
        "Tulli",
    ):
        assert part in seen.text
    assert "Voi olla muuttunut" in seen.text
    assert seen.buttons == ("Auttoi", "Ei auttanut", "Kysy ihmisiltä")
    assert "https://tulli.fi/eori" in seen.raw


async def test_a_post_with_text_alone_has_no_buttons(rig: Rig) -> None:
    await rig.platform.post(rig.export, Content(text="Viikon kysymys"), key="plain-1")
    (seen,) = await seen_in(rig, rig.export, "Viikon kysymys")

    assert seen.buttons == ()
    assert await seen_in(rig, rig.general, "Viikon kysymys") == []


async def test_a_post_in_a_thread_opens_it(rig: Rig) -> None:
    start = await rig.say(rig.anna, rig.general, "Mikä EORI on?")
    posted = await rig.platform.post(
        rig.general, Content(text="Tunniste"), key="thread-1", thread=start.message
    )
    again = await rig.platform.post(rig.general, Content(text="Lisää"), key="thread-2", thread=start.message)
    replies = [one.text for one in await rig.messages(rig.general, thread=start)]

    if rig.platform.abilities.threads:
        assert posted.conversation == again.conversation == start.message
        assert await seen_in(rig, rig.general, "Tunniste") == []
    assert [text for text in replies if text in ("Tunniste", "Lisää")] == ["Tunniste", "Lisää"]


async def test_a_thread_can_open_under_a_post_of_verttis(rig: Rig) -> None:
    prompt = await rig.platform.post(rig.general, Content(text="Mikä yllätti?"), key="prompt-1")
    reply = await rig.say(rig.bo, rig.general, "Tullaus", thread=prompt)
    replies = await rig.messages(rig.general, thread=prompt)

    assert any(one.text == "Tullaus" for one in replies)
    assert await rig.platform.speakers_after(prompt) == {rig.bo}
    if rig.platform.abilities.threads:
        assert reply.conversation == prompt.message


async def test_an_edit_changes_in_place(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, FULL, key="edit-1")
    await rig.platform.edit(posted, Content(text="Tähän vastaavat ihmiset"))
    (seen,) = await seen_in(rig, rig.general, "Tähän vastaavat ihmiset")

    assert seen.message == posted
    assert seen.buttons == ()
    assert "pakollinen" not in seen.text


async def test_what_was_edited_is_still_found_by_its_key(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, FULL, key="edit-2")
    since = await rig.platform.sent_at(posted) - timedelta(minutes=1)
    await rig.platform.edit(posted, Content(text="Toisin"))

    assert list(await rig.platform.find(rig.general, "edit-2", since=since)) == [posted]


async def test_deleting_removes_and_twice_is_no_error(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, Content(text="Tupla"), key="delete-1")
    await rig.platform.delete(posted)
    await rig.platform.delete(posted)

    assert await seen_in(rig, rig.general, "Tupla") == []
    assert await rig.platform.author(posted) is None


async def test_editing_what_is_gone_is_refused(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, Content(text="Tupla"), key="delete-2")
    await rig.platform.delete(posted)
    with pytest.raises(Refused) as refused:
        await rig.platform.edit(posted, Content(text="Uusi"))

    assert refused.value.reason == "message_gone"


async def test_posting_about_a_message_that_is_gone_is_refused_or_lands_in_its_thread(rig: Rig) -> None:
    start = await rig.say(rig.anna, rig.general, "Poistuu")
    await rig.remove(rig.anna, start)
    outcome = ""
    try:
        posted = await rig.platform.post(
            rig.general, Content(text="Vastaus"), key="gone-1", thread=start.message
        )
    except Refused as refused:
        outcome = refused.reason
    else:
        outcome = posted.conversation

    assert outcome in ("message_gone", "channel_gone", start.message)


async def test_one_key_makes_one_message_where_sends_are_deduplicated(rig: Rig) -> None:
    first = await rig.platform.post(rig.general, Content(text="Kerran"), key="once-1")
    second = await rig.platform.post(rig.general, Content(text="Kerran"), key="once-1")
    seen = await seen_in(rig, rig.general, "Kerran")

    if rig.platform.abilities.deduplicates_sends:
        assert first == second
        assert len(seen) == 1
    else:
        assert [one.message for one in seen] == [first, second]


async def test_a_lost_answer_raises_outcome_unknown_and_the_message_is_found(rig: Rig) -> None:
    before = await rig.platform.post(rig.general, Content(text="Edellinen"), key="lost-0")
    since = await rig.platform.sent_at(before)
    await rig.lose_next_answer()
    with pytest.raises(OutcomeUnknown):
        await rig.platform.post(rig.general, Content(text="Hukassa"), key="lost-1")
    found = await rig.platform.find(rig.general, "lost-1", since=since - timedelta(minutes=1))
    (seen,) = await seen_in(rig, rig.general, "Hukassa")

    assert list(found) == [seen.message]


async def test_want_of_permission_raises_refused(rig: Rig) -> None:
    await rig.refuse_next_post()
    with pytest.raises(Refused) as refused:
        await rig.platform.post(rig.general, Content(text="Ei tänne"), key="refused-1")

    assert refused.value.reason == "no_permission"
    assert await seen_in(rig, rig.general, "Ei tänne") == []


async def test_a_private_reply_is_seen_by_one_only(rig: Rig) -> None:
    command = await called(rig)
    await rig.platform.reply(command.reply_handle, Content(text="Vain sinulle"))
    replies = await rig.private_replies(rig.anna)

    assert [one.text for one in replies if "Vain sinulle" in one.text] == ["Vain sinulle"]
    assert list(await rig.private_replies(rig.bo, count=0)) == []
    assert await seen_in(rig, rig.general, "Vain sinulle") == []


async def test_a_public_reply_is_seen_by_all(rig: Rig) -> None:
    command = await called(rig)
    await rig.platform.reply(command.reply_handle, Content(text="Kaikille"), private=False)
    (seen,) = await seen_in(rig, rig.general, "Kaikille")

    assert "Kaikille" in seen.text
    assert list(await rig.private_replies(rig.anna, count=0)) == []


async def test_a_whisper_arrives_and_nobody_else_sees_it(rig: Rig) -> None:
    message = await rig.platform.whisper(rig.anna, Content(text="Vastauksesi auttoi"), key="whisper-1")
    inbox = await rig.inbox(rig.anna)

    assert [one.text for one in inbox] == ["Vastauksesi auttoi"]
    assert isinstance(message, MessageRef)
    assert list(await rig.inbox(rig.bo, count=0)) == []
    assert await seen_in(rig, rig.general, "Vastauksesi auttoi") == []


async def test_a_closed_inbox_is_told_apart(rig: Rig) -> None:
    if rig.hermit is None:
        return
    with pytest.raises(InboxClosed):
        await rig.platform.whisper(rig.hermit, Content(text="Vastauksesi auttoi"), key="whisper-2")

    assert list(await rig.inbox(rig.hermit, count=0)) == []
