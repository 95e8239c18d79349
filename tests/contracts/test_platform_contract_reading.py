"""What a message says, what it answers, and by which names its author goes."""

from __future__ import annotations

from bot.chat.content import Content
from bot.chat.events import Author, AuthorKind
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef
from tests.contracts.rig import Rig


async def test_a_message_is_read_as_its_author_wrote_it(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "EORI haetaan Tullista & se maksaa 0 €")
    read = await rig.platform.read(message)

    assert read is not None
    assert (read.message, read.author, read.about) == (message, Author(rig.anna), None)
    assert read.text == "EORI haetaan Tullista & se maksaa 0 €"


async def test_a_message_in_a_thread_answers_the_one_the_thread_began_with(rig: Rig) -> None:
    start = await rig.say(rig.anna, rig.general, "Mistä EORI haetaan?")
    answer = await rig.say(rig.bo, rig.general, "Tullista", thread=start)
    read = await rig.platform.read(answer)

    assert read is not None
    assert (read.author, read.text, read.about) == (Author(rig.bo), "Tullista", start)
    assert read.message.thread == start.message


async def test_the_first_message_of_a_thread_answers_nothing(rig: Rig) -> None:
    start = await rig.say(rig.anna, rig.general, "Mistä EORI haetaan?")
    await rig.say(rig.bo, rig.general, "Tullista", thread=start)
    read = await rig.platform.read(start)

    assert read is not None
    assert (read.text, read.about) == ("Mistä EORI haetaan?", None)


async def test_an_edit_is_read_as_it_is_now(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Kaksi viikkoa")
    await rig.edit(rig.anna, message, "Kaksi päivää")
    read = await rig.platform.read(message)

    assert read is not None
    assert read.text == "Kaksi päivää"


async def test_a_message_that_is_gone_is_not_read(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Erehdys")
    await rig.remove(rig.anna, message)

    assert await rig.platform.read(message) is None
    nowhere = MessageRef(rig.platform.space, ChannelId("1"), MessageId("1"))
    assert await rig.platform.read(nowhere) is None


async def test_it_is_told_who_is_no_person(rig: Rig) -> None:
    by_robot = await rig.say(rig.robot, rig.general, "Automaattinen ilmoitus")
    by_vertti = await rig.platform.post(rig.general, Content(text="Hei"), key="reads")
    read = [await rig.platform.read(each) for each in (by_robot, by_vertti)]

    assert [each.author.kind for each in read if each] == [AuthorKind.BOT, AuthorKind.VERTTI]


async def test_a_mention_is_read_as_a_name(rig: Rig) -> None:
    message = await rig.say(rig.bo, rig.general, f"Kysy häneltä: {await rig.mention(rig.anna)}")
    read = await rig.platform.read(message)

    assert read is not None
    assert "anna" in read.text.casefold()
    assert "<@" not in read.text


async def test_a_member_has_names_and_a_stranger_has_none(rig: Rig) -> None:
    names = await rig.platform.names(rig.anna)

    assert names[0] == await rig.platform.member_name(rig.anna)
    assert "anna" in {name.casefold().split()[0] for name in names}
    assert list(await rig.platform.names(MemberId("999999999999999999"))) == []
