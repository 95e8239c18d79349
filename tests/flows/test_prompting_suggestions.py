"""Members suggest questions, moderators decide, and both hear of it in private."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.ids import MemberId, Person
from bot.chat.roles import Role
from bot.errors import ContentError, OutcomeUnknown, TryLater
from storage.engine import Database
from tests.flows.fakes import FakePlatform
from tests.flows.planner import ADD, MONDAY_9, WEEK, Killed, MutePlatform, Planner, make_planner, prompts


async def test_an_approved_suggestion_comes_before_the_library_with_its_authors_name(
    planner: Planner,
) -> None:
    await planner.says(ADD)
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts approve 1")
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + WEEK)
    posted = planner.in_channel()

    assert [each.content.text for each in posted] == ["What surprised you?", "Question 3 in fi"]
    assert [each.content.footer for each in posted] == ["Ehdottaja: Anna", ""]


async def test_suggestions_are_posted_oldest_first(planner: Planner) -> None:
    await planner.says(ADD)
    for text in ("First one?", "Second one?"):
        await planner.says(f"suggest {text}", who="anna")
        planner.house.clock.move(timedelta(minutes=1))
    await planner.says("prompts approve 2")
    await planner.says("prompts approve 1")
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + WEEK)

    assert planner.said() == ["First one?", "Second one?"]


async def test_a_suggestion_waits_until_it_is_approved(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("suggest What surprised you?", who="anna")
    await planner.at(MONDAY_9)

    assert planner.said() == ["Question 2 in fi"]


async def test_a_suggestion_goes_where_its_language_is_spoken(sqlite: Database) -> None:
    planner = await make_planner(sqlite, language_of=lambda _: "sv")
    await planner.says(ADD)
    await planner.says("schedule add monday 9:00 #export language:sv")
    await planner.says("suggest Vad förvånade er?", who="anna")
    await planner.says("prompts approve 1")
    await planner.at(MONDAY_9)

    assert (planner.said("vienti"), planner.said("export")) == (["Question 2 in fi"], ["Vad förvånade er?"])


async def test_the_reason_of_a_refusal_reaches_the_author_once(planner: Planner) -> None:
    await planner.says("suggest What will you charge next year?", who="anna")
    said = await planner.says("prompts decline 1 it asks for future prices", event_id="d1")
    again = await planner.says("prompts decline 1 it asks for future prices", event_id="d1")
    await planner.tick()

    assert said == again == "Suggestion 1 is declined. Its author gets the reason in private."
    assert planner.told("anna") == [
        (
            "Thank you for your suggestion. It will not be posted this time. The reason: it asks for future prices. "
            "Your question was: “What will you charge next year?”"
        ),
    ]


async def test_the_author_hears_of_an_approval(planner: Planner) -> None:
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts approve 1")

    assert planner.told("anna") == [
        "Thank you: your question was approved and will be posted soon, with your name. “What surprised you?”"
    ]


async def test_a_closed_inbox_does_not_stop_the_decision(planner: Planner) -> None:
    planner.platform.closed_inboxes.add(MemberId("anna"))
    await planner.says("suggest What surprised you?", who="anna")
    said = await planner.says("prompts decline 1 no")

    assert said == "Suggestion 1 is declined. Its author gets the reason in private."


async def test_a_note_the_platform_did_not_take_is_told_later(planner: Planner) -> None:
    mute = _muted(planner)
    mute.mute = TryLater("busy")
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts decline 1 no")
    mute.mute = None
    await planner.at(planner.house.clock.now() + timedelta(minutes=5))
    await planner.tick()

    assert len([who for who, _, _ in mute.whispers if who == "anna"]) == 1


async def test_a_note_whose_answer_was_lost_is_not_repeated(planner: Planner) -> None:
    mute = _muted(planner)
    mute.mute = OutcomeUnknown("cut")
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts decline 1 no")
    mute.mute = None
    await planner.at(planner.house.clock.now() + timedelta(minutes=10))

    assert mute.whispers == []


async def test_a_decision_can_be_changed_until_the_question_is_posted(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts decline 1 no")
    approved = await planner.says("prompts approve 1")
    twice = await planner.says("prompts approve 1")
    await planner.at(MONDAY_9)
    late = await planner.says("prompts decline 1 too late")

    assert approved == "Suggestion 1 is approved. I told its author."
    assert twice == "Suggestion 1 has been approved already."
    assert late == "Suggestion 1 has been posted, or is about to be."


async def test_the_list_shows_what_waits_what_comes_and_what_is_broken(planner: Planner) -> None:
    planner.shelf.problems.append(ContentError("p99.toml", "“week” must be a whole number from 1 to 53"))
    for text in ("First one?", "Second one?"):
        await planner.says(f"suggest {text}", who="anna")
    await planner.says("prompts approve 2")
    said = await planner.says("prompts list")

    assert said == (
        "One suggestion is waiting: `/prompts approve <number>` or `/prompts decline <number> <reason>`.\n\n"
        "- **1** First one? (Anna)\n\n"
        "One is approved and comes next:\n\n- **2** Second one? (Anna)\n\n"
        "The library has 12 questions.\n\nThese files cannot be read:\n\n"
        "- p99.toml: “week” must be a whole number from 1 to 53"
    )


async def test_the_same_suggestion_handled_twice_is_kept_once(planner: Planner) -> None:
    once = await planner.says("suggest What surprised you?", who="anna", event_id="e1")
    twice = await planner.says("suggest What surprised you?", who="anna", event_id="e1")

    assert once == twice
    assert len(await planner.kept.suggestions.open()) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("suggest", "`/suggest` also needs “text”."),
        ("suggest …?", "Write the question after the command"),
        (f"suggest {'long ' * 61}", "That is 304 characters, and at most 300 fit."),
        ("suggest WHAT surprised  you", "That question has been suggested already, with the number 1."),
        ("suggest question 3 in fi?", "That question is in the library already."),
        ("prompts approve 7", "There is no suggestion 7."),
        ("prompts decline 1", "`/prompts decline` also needs “reason”."),
    ],
)
async def test_bad_input_gets_a_sentence(planner: Planner, words: str, sentence: str) -> None:
    await planner.says("suggest What surprised you?", who="anna")
    said = await planner.says(words)

    assert said[: len(sentence)] == sentence


async def test_what_a_member_wrote_mentions_and_marks_up_nothing(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("suggest **@everyone** [look](https://example.org)?", who="anna")
    await planner.says("prompts approve 1")
    await planner.at(MONDAY_9)

    assert planner.said() == [r"\*\*@everyone\*\* \[look\]\(https://example.org\)?"]


async def test_moderators_decide_and_members_do_not(planner: Planner) -> None:
    mo = Person(planner.platform.space, MemberId("mo"))
    chief = Person(planner.platform.space, MemberId("chief"))
    await planner.chat.people.grant(mo, Role.MODERATOR, by=chief, now=planner.house.clock.now())
    await planner.chat.people.choose_language(mo, "en", now=planner.house.clock.now())
    await planner.says("suggest What surprised you?", who="anna")

    assert "That needs the role" in await planner.says("prompts approve 1", who="anna")
    assert "is approved" in await planner.says("prompts approve 1", who="mo")


async def test_a_question_about_to_be_posted_can_no_longer_be_declined(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(3))
    await planner.says(ADD)
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts approve 1")
    planner.platform.fail_next = Killed()
    with pytest.raises(Killed):
        await planner.at(MONDAY_9)
    said = await planner.says("prompts decline 1 no")

    assert said == "Suggestion 1 has been posted, or is about to be."


async def test_a_risky_suggestion_is_kept_and_its_author_alone_is_told_what_to_change(
    planner: Planner,
) -> None:
    said = await planner.says("suggest What price will you charge next year?", who="anna")
    thanks, hint = said.split("\n\n")
    kept = await planner.kept.suggestions.open()

    assert [each.text for each in kept] == ["What price will you charge next year?"]
    assert thanks.startswith("Thank you. Your suggestion is number 1.")
    assert hint.startswith("One thing, only for you: the members compete with one another")
    for part in (
        "talk that competitors should not have: prices.",
        "Ask instead what is forgotten in working out a price",
        "(https://www.kkv.fi/en/",
        "This is not legal advice.",
    ):
        assert part in hint
    assert planner.told("anna") == planner.platform.said() == []


async def test_a_risky_suggestion_can_be_approved_like_any_other(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("suggest What price will you charge next year?", who="anna")
    await planner.says("prompts approve 1")
    await planner.at(MONDAY_9)

    assert planner.said() == ["What price will you charge next year?"]


@pytest.mark.parametrize(
    ("language", "page", "no_advice"),
    [
        ("fi", "https://www.kkv.fi/kilpailuasiat/", "Tämä ei ole oikeudellinen neuvo."),
        ("sv", "https://www.kkv.fi/sv/", "Det här är inte juridisk rådgivning."),
        ("en", "https://www.kkv.fi/en/", "This is not legal advice."),
    ],
)
async def test_the_hint_speaks_its_readers_language_whatever_the_questions(
    planner: Planner, language: str, page: str, no_advice: str
) -> None:
    anna = Person(planner.platform.space, MemberId("anna"))
    await planner.chat.people.choose_language(anna, language, now=planner.house.clock.now())
    said = await planner.says("suggest Vilket pris tar ni nästa år?", who="anna")

    assert page in said
    assert no_advice in said


async def test_a_harmless_suggestion_is_thanked_for_and_nothing_else(planner: Planner) -> None:
    said = await planner.says("suggest What did you pay for freight, and what did you learn?", who="anna")

    assert "\n" not in said
    assert "advice" not in said


async def test_the_list_marks_risky_suggestions_for_moderators(planner: Planner) -> None:
    await planner.says("suggest What price will you charge next year?", who="anna")
    await planner.says("suggest What surprised you?", who="anna")
    said = (await planner.says("prompts list")).splitlines()

    assert "- **1** What price will you charge next year? (Anna) · *competition law: prices*" in said
    assert "- **2** What surprised you? (Anna)" in said


async def test_moderators_check_the_library_in_private_and_members_do_not(planner: Planner) -> None:
    planner.shelf.problems.append(ContentError("p99.toml", "it is not UTF-8 text"))
    said = await planner.says("prompts check")

    assert said.startswith("The library has 12 questions.")
    assert (
        "**Broken: these files are left out.** Mend them, and start Vertti again.\n\n- `p99.toml`: it is"
        in said
    )
    assert len([line for line in said.splitlines() if line]) <= 20
    assert "That needs the role" in await planner.says("prompts check", who="anna")
    assert planner.platform.said() == []


def _muted(planner: Planner) -> MutePlatform:
    """The planner's platform, from now on one whose private messages can fail."""
    mute = MutePlatform(planner.house.clock, staff={MemberId("chief")})
    running = planner.chat.platforms.running
    assert isinstance(running[0], FakePlatform)
    running[:] = [mute]
    planner.platform.replies = mute.replies
    return mute
