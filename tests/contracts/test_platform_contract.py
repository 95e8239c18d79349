"""What happens on a platform becomes events of the core. The suite goes on in `test_platform_contract_*`."""

from __future__ import annotations

from datetime import timedelta

from bot.chat.content import Content, Form, FormField
from bot.chat.events import (
    AuthorKind,
    ButtonPressed,
    CaughtUp,
    CommandCalled,
    FormSubmitted,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    ReactionChanged,
)
from tests.contracts.rig import Rig, typed
from tests.contracts.saying import FULL, called, heard


async def test_a_message_becomes_one_event_with_plain_text(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Mikä on EORI & missä a < b?")
    event = await heard(rig, MessagePosted)
    await rig.say(rig.bo, rig.export, "Toinen")
    await heard(rig, MessagePosted, count=2)

    assert event.message == message
    assert event.message.thread is None
    assert event.message.place == rig.general
    assert event.text == "Mikä on EORI & missä a < b?"
    assert (event.author.member, event.author.kind) == (rig.anna, AuthorKind.PERSON)
    assert not event.addressed
    assert not event.direct
    assert len(rig.events(MessagePosted)) == 2


async def test_an_event_says_when_it_happened_in_utc_and_in_which_space(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Hei")
    event = await heard(rig, MessagePosted)
    sent_at = await rig.platform.sent_at(message)

    assert event.at.utcoffset() == timedelta()
    assert sent_at.utcoffset() == timedelta()
    assert abs(event.at - sent_at) < timedelta(seconds=1)
    assert event.space == rig.platform.space == rig.general.space


async def test_a_posted_message_has_the_same_event_id_however_often_it_is_delivered(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Hei", mention=True)
    event = await heard(rig, MessagePosted)

    assert event.event_id == f"msg:{message.channel}:{message.message}"


async def test_a_mention_is_told_apart_from_text(rig: Rig) -> None:
    await rig.say(rig.anna, rig.general, "Mikä EORI on?", mention=True)
    event = await heard(rig, MessagePosted)

    assert event.addressed
    assert event.text == "Mikä EORI on?"


async def test_a_private_message_is_direct_and_can_be_answered_there(rig: Rig) -> None:
    await rig.direct(rig.anna, "Mikä EORI on?")
    event = await heard(rig, MessagePosted)
    await rig.platform.post(event.message.place, Content(text="Tunniste"), key="answer-1")
    inbox = await rig.inbox(rig.anna)

    assert event.direct
    assert event.text == "Mikä EORI on?"
    assert event.author.member == rig.anna
    assert "Tunniste" in inbox[-1].text


async def test_a_reply_in_a_thread_carries_its_thread(rig: Rig) -> None:
    start = await rig.say(rig.anna, rig.general, "Kuka on vienyt Norjaan?")
    reply = await rig.say(rig.bo, rig.general, "Minä", thread=start)
    event = await heard(rig, MessagePosted, count=2)

    assert event.message == reply
    assert event.author.member == rig.bo
    if rig.platform.abilities.threads:
        assert event.message.thread == start.message
        assert event.message.conversation == start.message
    else:
        assert event.reply_to == start.message


async def test_a_bot_is_known_as_a_bot(rig: Rig) -> None:
    await rig.say(rig.robot, rig.general, "Automaattinen ilmoitus")
    event = await heard(rig, MessagePosted)

    assert event.author.kind is AuthorKind.BOT


async def test_vertti_knows_its_own_messages(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, Content(text="Hei"), key="own-1")
    await rig.say(rig.anna, rig.general, "Hei")
    await rig.event(MessagePosted)
    author = await rig.platform.author(posted)
    own = [event for event in rig.events(MessagePosted) if _of(event, posted.message)]

    assert author is not None
    assert author.kind is AuthorKind.VERTTI
    assert all(isinstance(one, MessagePosted) and one.author.kind is AuthorKind.VERTTI for one in own)


def _of(event: object, message: str) -> bool:
    return isinstance(event, MessagePosted) and event.message.message == message


async def test_an_edit_carries_the_new_text(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Mikä on EOR?")
    await rig.event(MessagePosted)
    if not rig.platform.abilities.reports_edits:
        return
    await rig.edit(rig.anna, message, "Mikä on EORI?")
    event = await heard(rig, MessageEdited)

    assert event.message == message
    assert event.text == "Mikä on EORI?"
    assert event.author.member == rig.anna
    assert event.event_id.startswith(f"edit:{message.channel}:{message.message}")


async def test_a_deletion_names_the_message(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Väärä kanava")
    await rig.event(MessagePosted)
    if not rig.platform.abilities.reports_deletions:
        return
    await rig.remove(rig.anna, message)
    event = await heard(rig, MessageDeleted)

    assert event.message == message
    assert event.event_id == f"del:{message.channel}:{message.message}"
    assert await rig.platform.author(message) is None


async def test_a_reaction_and_its_withdrawal_are_two_events_in_order(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Näin se onnistui")
    await rig.react(rig.bo, message, "💡")
    added = await heard(rig, ReactionChanged)
    await rig.unreact(rig.bo, message, "💡")
    removed = await heard(rig, ReactionChanged, count=2)

    assert (added.added, removed.added) == (True, False)
    assert added.message == removed.message == message
    assert added.member.member == removed.member.member == rig.bo
    assert added.member.kind is AuthorKind.PERSON
    assert added.emoji == removed.emoji == "💡"
    assert added.sequence < removed.sequence
    assert added.event_id != removed.event_id
    assert added.message_author is None or added.message_author.member == rig.anna


async def test_a_reaction_in_a_thread_carries_its_thread(rig: Rig) -> None:
    start = await rig.say(rig.anna, rig.general, "Kuka on vienyt Norjaan?")
    reply = await rig.say(rig.bo, rig.general, "Minä", thread=start)
    await rig.react(rig.anna, reply, "✅")
    event = await heard(rig, ReactionChanged)

    assert event.message == reply
    if rig.platform.abilities.threads:
        assert event.message.conversation == start.message


async def test_a_custom_emoji_is_known_by_its_name(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Näin se onnistui")
    await rig.react(rig.bo, message, "helpful")
    event = await heard(rig, ReactionChanged)

    assert event.emoji == "helpful"


async def test_a_command_carries_who_where_and_what(rig: Rig) -> None:
    given = {"question": "Mikä EORI on?"}
    await rig.command(rig.anna, rig.general, "ask", given)
    event = await heard(rig, CommandCalled)

    assert event.member == rig.anna
    assert event.place == rig.general
    if event.words is None:
        assert (event.name, dict(event.options)) == ("ask", given)
    else:
        assert event.words == typed("ask", given)


async def test_a_command_of_two_words_arrives_whole(rig: Rig) -> None:
    where = await rig.platform.place_name(rig.export)
    given = {"weekday": "monday", "time": "9:00", "channels": where}
    await rig.command(rig.chief, rig.general, "schedule add", given)
    event = await heard(rig, CommandCalled)

    if event.words is None:
        assert event.name == "schedule add"
        assert (event.options["weekday"], event.options["time"]) == ("monday", "9:00")
        assert await rig.platform.find_place(event.options["channels"]) == rig.export
    else:
        assert event.words.split()[:2] == ["schedule", "add"]
        assert "monday" in event.words
        assert "9:00" in event.words


async def test_a_button_carries_action_value_and_its_message(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, FULL, key="buttons-1")
    await rig.press(rig.bo, posted, "Kysy ihmisiltä")
    event = await heard(rig, ButtonPressed)

    assert (event.action, event.value) == ("answer.people", "cus-eori:2")
    assert event.member == rig.bo
    assert event.place == rig.general
    assert event.message == posted


async def test_two_presses_are_two_events(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, FULL, key="buttons-2")
    await rig.press(rig.bo, posted, "Auttoi")
    await rig.press(rig.anna, posted, "Auttoi")
    first = await heard(rig, ButtonPressed)
    second = await heard(rig, ButtonPressed, count=2)

    assert {first.member, second.member} == {rig.anna, rig.bo}
    assert first.event_id != second.event_id


async def test_a_form_opens_and_its_answers_come_back(rig: Rig) -> None:
    if not rig.platform.abilities.forms:
        return
    command = await called(rig)
    fields = (FormField("reason", "Miksi?", long=True), FormField("link", "Linkki", required=False))
    await rig.platform.ask(command.reply_handle, Form("prompts.decline", "p7", "Hylkää ehdotus", fields))
    await rig.fill_in(rig.anna, {"reason": "Liian laaja <kysymys>"})
    event = await heard(rig, FormSubmitted)
    await rig.platform.reply(event.reply_handle, Content(text="Kiitos perustelusta"))
    replies = await rig.private_replies(rig.anna)

    assert (event.action, event.value) == ("prompts.decline", "p7")
    assert event.member == rig.anna
    assert event.answers.get("reason") == "Liian laaja <kysymys>"
    assert event.answers.get("link", "") == ""
    assert "Kiitos perustelusta" in replies[-1].text


async def test_after_an_interruption_the_core_is_told_and_events_flow(rig: Rig) -> None:
    before = len(rig.events(CaughtUp))
    await rig.interrupt()
    event = await heard(rig, CaughtUp, count=before + 1)
    message = await rig.say(rig.anna, rig.general, "Vieläkö kuulet?")
    posted = await heard(rig, MessagePosted)

    assert event.space == rig.platform.space
    assert posted.message == message
