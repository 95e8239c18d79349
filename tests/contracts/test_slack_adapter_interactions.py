"""Slack's own side of the adapter: commands, buttons, forms and menu entries, and answering them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.chat.content import Button, Content, Form, FormField
from bot.chat.events import ButtonPressed, CommandCalled, FormSubmitted
from bot.chat.ids import ChannelId, MemberId, Place
from bot.errors import InboxClosed, OutcomeUnknown, Refused, TryLater
from tests.contracts.rigs.slack import SlackRig, open_rig, platform_for
from tests.standins.slack.entities import Json, User

HEI = Content(text="Hei vain")
ANSWER = Content(text="Vastaus", buttons=(Button("answer.helped", "a:1", "Auttoi"),))
FORM = Form(
    "prompt.suggest",
    "p:7",
    "Ehdota viikon kysymystä kaikille",
    (
        FormField("text", "Kysymys", "Mikä?", long=True),
        FormField("why", "Miksi?", required=False, max_length=9000),
    ),
)


@pytest.fixture
async def rig() -> AsyncIterator[SlackRig]:
    async with open_rig() as opened:
        yield opened

        assert opened.violations() == []
        assert opened.standin.faults.left == 0


async def called(
    rig: SlackRig, text: str = "help", *, who: str = "anna", where: str = "general"
) -> CommandCalled:
    rig.standin.interactions.command(who, where, text)
    event = await rig.event(CommandCalled)
    assert isinstance(event, CommandCalled)
    return event


async def pressed(rig: SlackRig) -> ButtonPressed:
    event = await rig.event(ButtonPressed)
    assert isinstance(event, ButtonPressed)
    return event


async def test_a_command_brings_its_words_its_place_and_its_callers_language(rig: SlackRig) -> None:
    event = await called(rig, "ajastus lisää ma 9:00 <#C0EXPORT|export> <@U0ANNA|anna> &lt;b&gt;", who="bo")

    assert event.words == "ajastus lisää ma 9:00 <#C0EXPORT|export> <@U0ANNA|anna> <b>"
    assert (event.member, event.place, event.thread) == (rig.bo, rig.general, None)
    assert event.locale == "sv-SE"
    assert await rig.platform.find_place("<#C0EXPORT|export>") == rig.export


async def test_a_channel_behind_another_platforms_name_stays_a_name(rig: SlackRig) -> None:
    event = await called(
        rig, "schedule add monday 9:00 <#C0EXPORT|export>,discord:<#C0EXPORT|export>", who="bo"
    )

    assert event.words == "schedule add monday 9:00 <#C0EXPORT|export>,discord:#export"


async def test_a_command_without_words_and_in_a_private_conversation_is_one_too(rig: SlackRig) -> None:
    where = rig.workspace.direct("anna").id
    event = await called(rig, "", where=where)
    await rig.platform.reply(event.reply_handle, HEI)

    (seen,) = await rig.private_replies(rig.anna)

    assert (event.words, event.place.channel) == ("", where)
    assert seen.text == "Hei vain"


@pytest.mark.parametrize("private", [True, False])
async def test_a_reply_goes_through_the_response_url(rig: SlackRig, *, private: bool) -> None:
    """So it also reaches channels that Vertti is not in."""
    event = await called(rig, where="board")
    await rig.platform.reply(event.reply_handle, HEI, private=private)
    replies = await rig.private_replies(rig.anna, count=int(private))

    assert [seen.text for seen in replies] == ["Hei vain"] * private
    assert [one.text for one in rig.workspace.messages("board")] == ["Hei vain"] * (not private)
    assert [name for name, _ in rig.workspace.calls if name.startswith("chat.")] == []


@pytest.mark.parametrize("private", [True, False])
async def test_after_the_response_urls_life_a_reply_is_a_message(rig: SlackRig, *, private: bool) -> None:
    event = await called(rig)
    rig.standin.faults.fail("response", status=404)
    await rig.platform.reply(event.reply_handle, HEI, private=private)
    replies = await rig.private_replies(rig.anna, count=int(private))

    assert [seen.text for seen in replies] == ["Hei vain"] * private
    assert [seen.text for seen in await rig.messages(rig.general)] == ["Hei vain"] * (not private)


async def test_a_response_url_that_is_used_up_does_not_end_the_talk(rig: SlackRig) -> None:
    event = await called(rig)
    for number in range(6):
        await rig.platform.reply(event.reply_handle, Content(text=str(number)))
    replies = await rig.private_replies(rig.anna, count=6)

    assert [seen.text for seen in replies] == ["0", "1", "2", "3", "4", "5"]
    assert len(rig.workspace.called("chat.postEphemeral")) == 1


async def test_where_vertti_is_not_a_late_private_reply_goes_to_the_private_conversation(
    rig: SlackRig,
) -> None:
    event = await called(rig, where="board")
    rig.standin.faults.fail("response", status=404)
    await rig.platform.reply(event.reply_handle, HEI)

    (seen,) = await rig.inbox(rig.anna)

    assert seen.text == "Hei vain"
    assert rig.workspace.messages("board") == []


async def test_a_late_private_reply_to_a_closed_inbox_is_told_apart(rig: SlackRig) -> None:
    event = await called(rig, who="hermit", where="board")
    rig.standin.faults.fail("response", status=404)

    with pytest.raises(InboxClosed):
        await rig.platform.reply(event.reply_handle, HEI)


async def test_a_reply_whose_answer_is_lost_is_not_sent_again(rig: SlackRig) -> None:
    event = await called(rig)
    rig.standin.faults.swallow_answer("response")
    with pytest.raises(OutcomeUnknown):
        await rig.platform.reply(event.reply_handle, HEI)
    rig.standin.faults.fail("response", status=503)
    with pytest.raises(OutcomeUnknown):
        await rig.platform.reply(event.reply_handle, HEI)
    rig.standin.faults.rate_limit("response")
    with pytest.raises(TryLater):
        await rig.platform.reply(event.reply_handle, HEI)

    assert len(rig.workspace.called("response")) == 3
    assert [seen.text for seen in await rig.private_replies(rig.anna)] == ["Hei vain"]


async def test_a_reply_does_not_take_the_place_of_what_was_there(rig: SlackRig) -> None:
    posted = await rig.platform.post(rig.general, ANSWER, key="k")
    await rig.press(rig.bo, posted, "Auttoi")
    event = await pressed(rig)
    await rig.platform.reply(event.reply_handle, HEI)
    await rig.platform.reply(event.reply_handle, Content(text="Ja vielä"))
    replies = await rig.private_replies(rig.bo, count=2)

    assert [seen.text for seen in replies] == ["Hei vain", "Ja vielä"]
    assert [seen.text for seen in await rig.messages(rig.general)] == ["Vastaus"]


async def test_a_button_in_a_thread_is_answered_in_the_thread(rig: SlackRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    posted = await rig.platform.post(rig.general, ANSWER, key="k", thread=root.message)
    await rig.press(rig.bo, posted, "Auttoi")
    event = await pressed(rig)
    await rig.platform.reply(event.reply_handle, HEI)
    await rig.private_replies(rig.bo)

    assert (event.action, event.value, event.message) == ("answer.helped", "a:1", posted)
    assert event.thread == root.message
    assert [reply.thread_ts for reply in rig.workspace.ephemerals("bo")] == [root.message]


async def test_a_button_on_a_private_reply_has_no_message_of_the_channels(rig: SlackRig) -> None:
    event = await called(rig)
    await rig.platform.reply(event.reply_handle, ANSWER)
    await rig.private_replies(rig.anna)
    (reply,) = rig.workspace.ephemerals("anna")
    action = str(reply.buttons["Auttoi"]["action_id"])
    rig.standin.interactions.press("anna", "general", reply.ts, action)

    press = await pressed(rig)

    assert (press.action, press.value, press.message) == ("answer.helped", "a:1", None)
    assert press.place == rig.general


async def test_each_press_is_an_event_of_its_own(rig: SlackRig) -> None:
    posted = await rig.platform.post(rig.general, ANSWER, key="k")
    await rig.press(rig.bo, posted, "Auttoi")
    await rig.press(rig.bo, posted, "Auttoi")
    await rig.event(ButtonPressed, count=2)

    assert len({event.event_id for event in rig.events(ButtonPressed)}) == 2


async def test_an_entry_in_a_messages_menu_is_a_command_about_the_message(rig: SlackRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    inside = await rig.say(rig.bo, rig.general, "Numero.", thread=root)
    rig.standin.interactions.shortcut("anna", "general", inside.message, "unknown")
    rig.standin.interactions.shortcut("anna", "general", inside.message, "why")
    event = await rig.event(CommandCalled)
    await rig.workspace.wait_for(lambda _: not rig.standin.socket.waiting)

    assert isinstance(event, CommandCalled)
    assert (event.name, event.words, event.thread) == ("why", None, root.message)
    assert rig.platform.read_link(event.options["message"]) == inside
    assert len(rig.events(CommandCalled)) == 1


async def test_a_form_is_drawn_within_slacks_limits_in_the_persons_language(rig: SlackRig) -> None:
    event = await called(rig, who="bo")
    await rig.platform.ask(event.reply_handle, FORM)

    (asked,) = rig.workspace.called("views.open")

    view: Json = asked["view"]
    first, second = view["blocks"]
    assert view["title"]["text"] == "Ehdota viikon…"
    assert (view["submit"]["text"], view["close"]["text"]) == ("Skicka", "Avbryt")
    assert (first["element"]["initial_value"], first["element"]["multiline"], first["optional"]) == (
        "Mikä?",
        True,
        False,
    )
    assert (second["element"]["max_length"], second["optional"]) == (3000, True)


async def test_a_form_brings_back_its_answers_and_where_to_reply(rig: SlackRig) -> None:
    event = await called(rig)
    await rig.platform.ask(event.reply_handle, FORM)
    await rig.fill_in(rig.anna, {"text": "Mikä\u202e yllätti\x07?\nJa miksi?"})
    form = await rig.event(FormSubmitted)
    assert isinstance(form, FormSubmitted)
    await rig.platform.reply(form.reply_handle, HEI)
    replies = await rig.private_replies(rig.anna)

    assert (form.action, form.value, form.place) == ("prompt.suggest", "p:7", rig.general)
    assert form.answers == {"text": "Mikä yllätti?\nJa miksi?", "why": ""}
    assert [seen.text for seen in replies] == ["Hei vain"]


async def test_a_form_that_comes_too_late_is_refused(rig: SlackRig) -> None:
    event = await called(rig)
    await rig.platform.ask(event.reply_handle, FORM)

    with pytest.raises(Refused, match="expired_trigger_id"):
        await rig.platform.ask(event.reply_handle, FORM)


async def test_a_form_can_follow_a_form(rig: SlackRig) -> None:
    event = await called(rig)
    await rig.platform.ask(event.reply_handle, FORM)
    await rig.fill_in(rig.anna, {"text": "Ensin"})
    first = await rig.event(FormSubmitted)
    assert isinstance(first, FormSubmitted)
    await rig.platform.ask(first.reply_handle, FORM)
    await rig.fill_in(rig.anna, {"text": "Sitten"})
    second = await rig.event(FormSubmitted, count=2)

    assert isinstance(second, FormSubmitted)
    assert second.answers["text"] == "Sitten"
    assert first.event_id != second.event_id


async def test_another_process_can_answer(rig: SlackRig) -> None:
    event = await called(rig)
    await rig.platform.stop()
    another = platform_for(rig.standin)
    await another.start(rig.receive)
    try:
        await another.reply(event.reply_handle, HEI)
    finally:
        await another.stop()

    (seen,) = await rig.private_replies(rig.anna)

    assert seen.text == "Hei vain"


@pytest.mark.parametrize(
    "handle", ["", "{}", "[]", "hei", '{"member":"U1"}', '{"member":"U1","channel":"C1","x":"y"}']
)
async def test_what_is_no_handle_is_refused(rig: SlackRig, handle: str) -> None:
    with pytest.raises(Refused, match="invalid"):
        await rig.platform.reply(handle, HEI)


async def test_the_language_is_not_waited_for_longer_than_slack_waits(rig: SlackRig) -> None:
    rig.workspace.users["U0NEW"] = User("U0NEW", "new")
    rig.standin.faults.fail("users.info", status=503, times=2)
    event = await called(rig, who="new")

    assert (event.member, event.locale) == (MemberId("U0NEW"), None)
    assert event.place == Place(rig.platform.space, ChannelId("C0GENERAL"))
