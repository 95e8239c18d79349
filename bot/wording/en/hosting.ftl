command-host =
    .word = host
    .help = Ask a week's question yourself, in your own words.
command-schedule-unhost =
    .word = unhost
    .help = Free a week that a member hosts.
prompt-chosen = Chosen by { $name }
prompt-chosen-member = Chosen by a member

host-yours = You host { $when } in { $channel }.
host-remind = I remind you once, the day before.
host-how = When it is time, I send you a draft in private; then write the question in { $channel } in your own words, as a message of its own. The first message you write there within { $hours ->
    [one] an hour
   *[other] { $hours } hours
} is the week's question, and I stay silent. { $then ->
    [nothing] If none comes, there is none that week as things stand: I have nothing to post.
    [staffs] If none comes, I post the draft; staff chose it, so your name does not stand under it.
   *[hosts] If none comes, I post the draft and name you as the one who chose it.
}
host-draft = Draft, as things stand:
host-draft-chosen = Your draft:
host-draft-pinned = The question that staff have chosen for this week:
host-others = You can take one of these instead:
host-another = For another week, add a date: `/host { $date }`.
host-several = You host:
host-week = - { $when } in { $channel }
host-choose = Take { $letter }
host-give-back = Give the week back
host-give-back-one = Give back { $date }
host-take-week = Host { $date }

host-taken = Somebody else already hosts { $date }. { $near ->
    [none] No other week is free in the next { $weeks } weeks.
   *[other] The next free one is { $near }.
}
host-left-out = There is no question on { $date }: { $reason }. { $near ->
    [none] No other week is free in the next { $weeks } weeks.
   *[other] The next free one is { $near }.
}
host-too-late = The question of { $date } is already out, or on its way. { $near ->
    [none] No other week is free in the next { $weeks } weeks.
   *[other] The next free one is { $near }.
}
host-too-far = { $date } is more than { $weeks } weeks away. { $near ->
    [none] No week before that is free; try again later.
   *[other] Choose a nearer week: the next free one is { $near }.
}
host-other-day = There is no weekly question on { $date }. { $near ->
    [none] No week is free in the next { $weeks } weeks either.
   *[other] The next free one is { $near }.
}
host-none-free = No week is free in the next { $weeks } weeks: each has a host or no question. Try again next week, or suggest a question with `/suggest`.
host-no-stream = No weekly questions are posted here yet, so there is no week to host. You can suggest a question with `/suggest`.
host-paused = The weekly questions are paused here, so there is no week to host just now. Staff decide when they go on. You can suggest a question with `/suggest`.
host-paused-until = The weekly questions are paused here until { $until }. Nearer to that date you can take a week with `/host`; a question you can suggest now with `/suggest`.
host-unknown-stream = Schedule { $number } posts nothing here just now. Leave the number out, and I look for a week myself.
host-elsewhere = Schedule { $number } posts on another platform than this one. Use the command there, or leave the number out.

host-draft-taken = Your draft for { $when } in { $channel } is now this:
host-draft-late = The draft has been sent already. Write whatever you like in { $channel }: your own words count.
host-draft-gone = That question cannot be chosen any more. `/host { $date }` shows what can.
host-given-back = You no longer host { $date }. I post the question that day.
host-not-yours = You do not host { $date } any more.
host-given-late = The question of { $date } is already out, so there is nothing to give back.

host-reminder = Tomorrow is your week: { $when } in { $channel }. When it is time, I send you the draft; ask in your own words.
host-off = You need not ask a question on { $date } after all: { $reason }. `/host` finds you another week.
host-now = It is time for this week's question in { $channel }. Write it there in your own words, as a message of its own, not in a thread. Here is a draft:
host-now-without = It is time for this week's question in { $channel }. Write it there in your own words, as a message of its own, not in a thread.
host-now-until = I wait until { $time } ({ $zone }). { $then ->
    [nothing] If nothing has come by then, there is no question this week as things stand: I have nothing to post.
    [staffs] If nothing has come by then, I post the draft; staff chose it, so your name does not stand under it.
   *[hosts] If nothing has come by then, I post the draft and name you as the one who chose it.
}
host-open-channel = Open { $channel }
host-took = I took [your message]({ $link }) in { $channel } as this week's question, and post none myself. Thank you. If you did not mean it so, undo it.
host-took-without-link = I took your message in { $channel } as this week's question, and post none myself. Thank you. If you did not mean it so, undo it.
host-undo = Undo
host-undone = Undone: that message is not the week's question. I wait for another one from you until { $time } ({ $zone }).
host-undone-soon = Undone: that message is not the week's question. Your time has passed, so I post the draft myself soon.
host-undone-taken-back = Undone: that message is not the week's question. Staff have taken this week's question back, so I post none.
host-undo-late = It is too late to undo that: there is no time left to post another question this week.
host-undo-made-way = That cannot be undone: I had just posted the draft when your message came, and took it away again. I post no question a second time, so your message stays this week's question. Staff can post another with `/schedule now`.
host-undo-no-other = That cannot be undone: I could not post the draft in this channel, so your message stays this week's question.
host-undo-not-now = I cannot undo that just now: whether the draft is out already is being looked at. Try again in a minute.
host-undo-gone = That has been undone already.
host-deleted = You deleted your message in { $channel }, so it is not the week's question any more. I wait for another one until { $time } ({ $zone }).

unhost-done = { $date } in schedule { $number } has no host any more. I told { $name }. The question will be posted as usual; `/host { $typed } { $number }` takes the week again.
unhost-none = Nobody hosts { $date } in schedule { $number }. `/schedule list` shows what comes next.
unhost-late = The question of { $date } in schedule { $number } is already out.
host-freed = Staff have freed your week ({ $date } in { $channel }), so you need not ask a question then. `/host` finds you another week.
