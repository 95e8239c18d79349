prompt-reason-paused-until = the schedule was paused until a later date
prompt-reason-day-off = it is a day off
prompt-reason-holiday = it is a public holiday
prompt-reason-stepping-back = members begin conversations themselves, so I post fewer questions
prompt-reason-ceiling = staff's ceiling for 28 days was reached
prompt-reason-lively = members had begun many conversations that week
prompt-reason-quiet-hours = quiet hours lasted until it was too late to post
prompt-reason-settled = it was dealt with before
prompt-reason-taken-back = it was taken back
prompt-reason-moved = the schedule was changed and no longer posts there

prompt-wait-not-due = it is not time yet
prompt-wait-host = its host asks it first
prompt-wait-not-running = the platform is not connected; I try again every minute
prompt-wait-nothing-left = there is nothing to post; I look again every minute
prompt-wait-quiet-hours = it is quiet hours
prompt-wait-lively = members have begun many conversations this week
prompt-wait-paused = the schedule is paused; if it is resumed before then, the question is posted
prompt-wait-removed = the schedule has been removed; if it is resumed before then, the question is posted

command-schedule-why =
    .word = why
    .help = Why a question was posted, waits or was left out, with the numbers.
decided-heading = Schedule { $number }, { $when }:
decided-heading-extra = Schedule { $number }, extra question of { $when }:
decided-question = The question: “{ $question }” (`{ $prompt }`).
decided-question-likely = The question, as things stand: “{ $question }” (`{ $prompt }`).
decided-corrected = Staff have corrected its text since.
decided-question-gone = The question was `{ $prompt }`, which is no longer in the library.
decided-pin-lost = Staff pinned `{ $prompt }` to this date, but it is no longer in the library, so this one comes instead.
decided-posted = posted on { $when }.
decided-taken-back = posted on { $when }, taken back by staff, and deleted.
decided-taken-back-later = posted on { $when }, and taken back by staff. The message still stands there; I delete it as soon as the platform can be reached.
decided-taken-back-not = posted on { $when }, and taken back by staff. The message still stands there, because I could not delete it: { $reason }.
decided-hosted = its host, { $name }, asked it on { $when }.
decided-refused = not posted: { $reason }.
decided-skipped = left out: { $reason }.
decided-now = is being posted now.
decided-comes = comes on { $when }.
decided-waits = waits until { $until }: { $reason }.
decided-would-wait = as things stand it will wait until { $until }: { $reason }.
decided-would-skip = as things stand it is left out: { $reason }.
decided-likely-skip = likely left out, as things stand: { $reason }. This is a forecast and may change until then.
decided-host-first = its host, { $name }, asks it first
decided-extra = Staff asked for it with `/schedule now`: holidays, hosts, quiet hours and stepping back do not apply to it.
decided-budget = { $when ->
    [to-come] Conversations begun in the last 28 days, as a forecast of those until then:
   *[past] Conversations begun in the 28 days before:
} members { $members }, staff and bots { $others }; questions of mine: { $own }. The members' share is { $members } ÷ ({ $members } + { $others } + { $own } + { $prior }) = { $share }, so the budget of questions for 28 days is { $floor } + round(({ $ceiling } − { $floor }) × (1 − { $share })) = { $allowed } (floor { $floor }, ceiling { $ceiling }). Used of it: { $used }{ $foreseen ->
    [0] .
    [one] , one of them still to come.
   *[other] , { $foreseen } of them still to come.
}
decided-lively = { $when ->
    [to-come] Conversations that members have begun so far within the 7 days before it: { $count }.
   *[past] Conversations that members began within 7 days: { $count }.
} { $limit ->
    [none] The question comes however many there are.
    [one] From the first one on the question waits.
   *[other] From { $limit } on the question waits.
}
decided-quiet = Quiet hours: { $start } to { $end } ({ $zone }).
decided-no-quiet = Quiet hours: none.
decided-nothing-then = Schedule { $number } had no question on { $date }. `/schedule calendar { $number }` shows its dates.
outlook-ceiling = { $ceiling ->
    [0] staff's ceiling allows no questions
    [one] staff's ceiling of one question in 28 days is reached
   *[other] staff's ceiling of { $ceiling } questions in 28 days is reached
}
outlook-stepping-back = members begin { $members } of { $all ->
    [one] one conversation
   *[other] { $all } conversations
}
