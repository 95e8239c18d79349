"""Discord's own side of the adapter: commands, buttons and forms within three seconds, and after."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.chat.content import Content, Form, FormField
from bot.chat.events import (
    CommandCalled,
    FormSubmitted,
    MessagePosted,
)
from bot.errors import Refused, StorageError
from tests.contracts.discord_callers import answered_with, called, pressed
from tests.contracts.rigs.discord import DiscordRig, open_rig

HEI = Content(text="Hei vain")
FORM = Form("prompt.suggest", "7", "Ehdota", (FormField("text", "Kysymys", long=True),))
MESSAGE, THINKING, NOTHING_YET, OPEN_FORM = 4, 5, 6, 9


@pytest.fixture
async def rig() -> AsyncIterator[DiscordRig]:
    """With all the time Discord gives."""
    async with open_rig(timedelta(seconds=60)) as opened:
        yield opened
        assert opened.violations() == []


@pytest.fixture
async def hasty() -> AsyncIterator[DiscordRig]:
    """Puts every interaction off at once, as if the core were slow."""
    async with open_rig(timedelta(0)) as opened:
        yield opened
        assert opened.violations() == []


async def test_a_quick_reply_is_the_first_answer(rig: DiscordRig) -> None:
    event = await called(rig, "ask")
    await rig.platform.reply(event.reply_handle, HEI)

    (seen,) = await rig.private_replies(rig.anna)

    assert seen.text == "Hei vain"
    assert await answered_with(rig, event) == MESSAGE
    assert event.options == {"question": "Mikä on EORI?"}
    assert event.locale == "en-GB"


async def test_a_slow_reply_takes_the_place_of_the_note(hasty: DiscordRig) -> None:
    event = await called(hasty, "ask")
    assert await answered_with(hasty, event) == THINKING
    await hasty.platform.reply(event.reply_handle, HEI)

    (seen,) = await hasty.private_replies(hasty.anna)

    assert seen.text == "Hei vain"


async def test_a_public_command_is_answered_before_all(hasty: DiscordRig) -> None:
    event = await called(hasty, "about")
    assert await answered_with(hasty, event) == THINKING
    await hasty.platform.reply(event.reply_handle, HEI, private=False)

    (seen,) = await hasty.messages(hasty.general)

    assert seen.text == "Hei vain"


async def test_an_error_in_a_public_command_is_for_its_caller_alone(hasty: DiscordRig) -> None:
    event = await called(hasty, "about")
    await answered_with(hasty, event)
    await hasty.platform.reply(event.reply_handle, HEI, private=True)

    (seen,) = await hasty.private_replies(hasty.anna)

    assert seen.text == "Hei vain"
    assert await hasty.messages(hasty.general) == []


async def test_a_second_reply_comes_after_the_first(rig: DiscordRig) -> None:
    event = await called(rig, "ask")
    await rig.platform.reply(event.reply_handle, HEI)
    await rig.platform.reply(event.reply_handle, Content(text="Ja vielä"))

    replies = await rig.private_replies(rig.anna, count=2)

    assert [seen.text for seen in replies] == ["Hei vain", "Ja vielä"]


async def test_a_long_reply_comes_in_parts(rig: DiscordRig) -> None:
    event = await called(rig, "ask")
    await rig.platform.reply(event.reply_handle, Content(text="sana " * 2000))

    replies = await rig.private_replies(rig.anna, count=2)

    assert " ".join(seen.text for seen in replies).split() == ["sana"] * 2000


async def test_a_button_keeps_its_value_whole_and_knows_its_message(rig: DiscordRig) -> None:
    event = await pressed(rig)
    await rig.platform.reply(event.reply_handle, HEI)

    (message,) = await rig.messages(rig.general)

    assert (event.action, event.value, event.message) == ("answer.helped", "a:1", message.message)


async def test_a_button_put_off_shows_nothing_and_is_answered_beside(hasty: DiscordRig) -> None:
    event = await pressed(hasty)
    assert await answered_with(hasty, event) == NOTHING_YET
    await hasty.platform.reply(event.reply_handle, HEI)

    (seen,) = await hasty.private_replies(hasty.bo)

    assert seen.text == "Hei vain"
    assert [message.text for message in await hasty.messages(hasty.general)] == ["Vastaus"]


async def test_a_button_opens_a_form_and_its_answers_come_back(rig: DiscordRig) -> None:
    event = await pressed(rig)
    await rig.platform.ask(event.reply_handle, FORM)
    await rig.fill_in(rig.bo, {"text": "Mikä yllätti?"})

    form = await rig.event(FormSubmitted)

    assert isinstance(form, FormSubmitted)
    assert (form.action, form.value) == ("prompt.suggest", "7")
    assert form.answers == {"text": "Mikä yllätti?"}
    await rig.platform.reply(form.reply_handle, HEI)
    assert len(await rig.private_replies(rig.bo)) == 1


async def test_a_command_opens_a_form_whose_answer_may_be_slow(hasty: DiscordRig) -> None:
    open_at_once = hasty.platform.ask

    async def receive(event: object) -> None:
        if isinstance(event, CommandCalled):
            await open_at_once(event.reply_handle, FORM)

    hasty.also = receive
    event = await called(hasty, "suggest")
    assert await answered_with(hasty, event) == OPEN_FORM
    await hasty.fill_in(hasty.anna, {"text": "Mikä yllätti?"})
    form = await hasty.event(FormSubmitted)
    assert isinstance(form, FormSubmitted)
    assert await answered_with(hasty, form) == THINKING
    await hasty.platform.reply(form.reply_handle, HEI)

    (seen,) = await hasty.private_replies(hasty.anna)

    assert seen.text == "Hei vain"


async def test_a_form_comes_too_late_once_the_interaction_is_put_off(hasty: DiscordRig) -> None:
    event = await called(hasty, "suggest")
    await answered_with(hasty, event)

    with pytest.raises(Refused, match="too late for a form"):
        await hasty.platform.ask(event.reply_handle, FORM)


async def test_an_interaction_that_ran_out_is_refused(rig: DiscordRig) -> None:
    event = await called(rig, "ask")
    rig.guild.expire(int(event.event_id.removeprefix("interaction:")))

    with pytest.raises(Refused, match="message_gone"):
        await rig.platform.reply(event.reply_handle, HEI)


async def test_what_the_store_could_not_keep_is_not_acknowledged(hasty: DiscordRig) -> None:
    full = [StorageError("disk full")]
    hasty.refuse = lambda _: full.pop() if full else None
    await hasty.command(hasty.anna, hasty.general, "about", {})
    kept = await called(hasty, "ask")
    await answered_with(hasty, kept)

    answers = [one.answered for one in hasty.guild.interactions.values()]

    assert answers == [None, THINKING]


async def test_typed_options_arrive_as_text_that_the_adapter_understands(rig: DiscordRig) -> None:
    await rig.command(rig.chief, rig.general, "channel here", {"channel": rig.export.channel})
    here = await rig.event(CommandCalled)
    await rig.command(rig.chief, rig.general, "roles grant", {"person": rig.anna})
    grant = await rig.event(CommandCalled, count=2)
    await rig.command(rig.anna, rig.general, "helpers", {"days": "30"})
    helpers = await rig.event(CommandCalled, count=3)

    assert isinstance(here, CommandCalled)
    assert isinstance(grant, CommandCalled)
    assert isinstance(helpers, CommandCalled)
    assert (helpers.name, helpers.options) == ("helpers", {"days": "30"})
    assert (here.name, grant.name) == ("channel here", "roles grant")
    assert await rig.platform.find_place(here.options["channel"]) == rig.export
    person = await rig.platform.find_person(grant.options["person"])
    assert person is not None
    assert person.member == rig.anna


async def test_a_messages_menu_asks_why_with_its_link(rig: DiscordRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    inside = await rig.say(rig.bo, rig.general, "Numero.", thread=root)
    await rig.event(MessagePosted, count=2)
    thread = int(root.message)
    await rig.guild.context(rig.anna, thread, int(inside.message), "Why?")

    event = await rig.event(CommandCalled)

    assert isinstance(event, CommandCalled)
    assert (event.name, event.place, event.thread) == ("why", rig.general, root.message)
    assert rig.platform.read_link(event.options["message"]) == inside


async def test_a_command_in_private_has_a_private_place(rig: DiscordRig) -> None:
    direct = await rig.direct(rig.anna, "hei")
    await rig.command(rig.anna, direct.place, "help", {})

    event = await rig.event(CommandCalled)

    assert isinstance(event, CommandCalled)
    assert event.place == direct.place
