group-schedule =
    .word = schedule
    .help = When and where weekly questions are posted.
command-schedule-add =
    .word = add
    .help = Plan a weekly question.
command-schedule-list =
    .word = list
    .help = All schedules, with what comes next.
command-schedule-pause =
    .word = pause
    .help = Post nothing until the schedule is resumed.
command-schedule-resume =
    .word = resume
    .help = Start a paused or removed schedule again.
command-schedule-remove =
    .word = remove
    .help = Remove a schedule. It can be resumed.
command-schedule-skip =
    .word = skip
    .help = Leave out the next question, or the one on a given date.
command-schedule-preview =
    .word = preview
    .help = Show the next question to you alone.
command-schedule-now =
    .word = now
    .help = Post the next question at once, as an extra one.
command-suggest =
    .word = suggest
    .help = Suggest a weekly question. Your name is shown with it.
group-prompts =
    .word = prompts
    .help = Weekly questions that members suggest.
command-prompts-list =
    .word = list
    .help = What members have suggested.
command-prompts-approve =
    .word = approve
    .help = Approve a suggestion. It is posted before the library's questions.
command-prompts-decline =
    .word = decline
    .help = Decline a suggestion. Its author gets the reason in private.
option-weekday =
    .word = weekday
    .help = monday to sunday
option-time =
    .word = time
    .help = Local time, such as 9:00
option-zone =
    .word = zone
    .help = Time zone, such as Europe/Helsinki
option-number =
    .word = number
    .help = The number in the list
option-date =
    .word = date
    .help = A date, such as 2027-06-07 or 7.6.2027
choice-monday = Monday
    .also = mon
choice-tuesday = Tuesday
    .also = tue, tues
choice-wednesday = Wednesday
    .also = wed
choice-thursday = Thursday
    .also = thu, thur, thurs
choice-friday = Friday
    .also = fri
choice-saturday = Saturday
    .also = sat
choice-sunday = Sunday
    .also = sun

prompting-day = { $weekday } { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
prompting-when = { $day } at { $time }
prompting-weekly = { $weekday } at { $time } ({ $zone })

prompt-credit = Suggested by { $name }
prompt-credit-member = Suggested by a member
prompt-in-this-language = In English

schedule-added = Schedule { $number }: { $weekly }, { $channels }. { $comes ->
    [no] { season-nothing-comes }
   *[yes] The first question will be posted on { $next }.
} `/schedule preview { $number }` shows it.
schedule-none = There are no schedules yet. Plan one with `/schedule add`, for example `/schedule add monday 9:00 #export`.
schedule-none-preview = There are no schedules yet. `/schedule add monday 9:00 #export`, for example, would post this first:
schedule-line = **{ $number }** { $weekly }, { $channels }. { $state ->
    [paused] Paused; `/schedule resume { $number }` resumes it. The next question would be: { $question }
   *[active] { $comes ->
        [no] { season-nothing-comes }
        [waits] { season-next-waits }: { $question }
       *[yes] Next on { $next }: { $question }
    }
}
schedule-more = { $count ->
    [one] … and one more. `/schedule list { $number }` shows it.
   *[other] … and { $count } more. `/schedule list { $number }` shows them.
}
schedule-nothing-left = there is none
schedule-paused = Schedule { $number } is paused. `/schedule resume { $number }` resumes it.
schedule-resumed = Schedule { $number } is active. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] The next question will be posted on { $next }.
}
schedule-removed = Schedule { $number } has been removed. `/schedule resume { $number }` brings it back.
schedule-skipped = In schedule { $number }, { $skipped } is left out. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] The next question will be posted on { $next }.
}
schedule-preview = Schedule { $number }, { $channels }, { $state ->
    [active] on { $next }:
    [waiting] waiting since { $next }:
    [paused] on { $next } if it is resumed (it is paused now):
   *[removed] on { $next } if it is resumed (it has been removed):
}
schedule-nothing-to-preview = There is nothing to post: the prompt library is empty and no suggestion has been approved.
schedule-now-posted = Posted in { $channel }.
schedule-now-later = { $channel } cannot be reached just now. I will keep trying.
schedule-now-not = Not posted in { $channel }: { $reason }.
schedule-channel-off = Weekly questions are turned off in { $channel }. Use `/channel here prompts` there first, then plan the question again.
schedule-exists = Schedule { $number } already posts at that time in one of these channels. `/schedule list` shows it.
schedule-unknown = There is no schedule { $number }. `/schedule list` shows the numbers.
schedule-no-channels = Name at least one channel, such as #export.
schedule-is-removed = Schedule { $number } has been removed. First bring it back with `/schedule resume { $number }`.
schedule-bad-time = “{ $time }” is not a time of day. Write it like 9:00 or 17:30.
schedule-bad-zone = I do not know the time zone “{ $zone }”. Write it like Europe/Helsinki.
schedule-bad-zone-near = I do not know the time zone “{ $zone }”. Did you mean { $near }?
schedule-bad-date = There is no such day as { $date }. Write the date like 2027-06-07 or 7.6.2027.
schedule-unread-date = “{ $date }” is not a date I can read. Write it like 2027-06-07 or 7.6.2027.
schedule-date-past = { $date } has already passed. Choose a day that is still to come.
schedule-date-other-day = Nothing is posted on { $date } in this schedule. The next question is on { $near }.
schedule-date-done = Nothing is left to skip on { $date }: the question has already been posted or left out. Choose a date that is still to come.

prompt-reason-missed = I was not running, or could not reach the platform, in time
prompt-reason-not-running = the platform was not connected in time
prompt-reason-nothing-left = the prompt library is empty
prompt-reason-channel-off = weekly questions are turned off in the channel
prompt-reason-date-skipped = staff skipped the date
prompt-reason-paused = the schedule was paused
prompt-reason-removed = the schedule was removed
prompt-reason-no-permission = I am not allowed to write there; give me permission to post
prompt-reason-channel-gone = the channel is gone, or I am no longer in it
prompt-reason-missing-scope = the app lacks a permission; install it again from its manifest
prompt-reason-too-long = the question is too long for the platform
prompt-reason-refused = the platform refused it
prompting-not-posted = The weekly question of schedule { $number } ({ $when }) was not posted in { $channel }: { $reason }.
prompting-missed = I was not running, so { $count ->
    [one] a weekly question of schedule { $number } was not posted: { $when }.
   *[other] { $count } weekly questions of schedule { $number } were not posted, the last of them { $when }.
}
prompting-library-empty = Schedule { $number } has nothing to post: the prompt library is empty or cannot be read, and no suggestion has been approved. `/prompts list` shows the files that cannot be read.

suggest-thanks = Thank you. Your suggestion is number { $number }. A moderator will read it, and you will hear from me. If it is posted, your name will be shown with it.
suggest-empty = Write the question after the command, for example `/suggest What surprised you in your first export order?`
suggest-too-long = That is { $length } characters, and at most { $most } fit. A question that can be read in five seconds gets the most answers.
suggest-in-library = That question is in the library already. Try another one.
suggest-twice = That question has been suggested already, with the number { $number }. Try another one.
suggestion-approved = Thank you: your question was approved and will be posted soon, with your name. “{ $text }”
suggestion-declined = Thank you for your suggestion. It will not be posted this time. The reason: { $reason }. Your question was: “{ $text }”

prompts-waiting = { $count ->
    [0] No suggestion is waiting for a decision.
    [one] One suggestion is waiting: `/prompts approve <number>` or `/prompts decline <number> <reason>`.
   *[other] { $count } suggestions are waiting: `/prompts approve <number>` or `/prompts decline <number> <reason>`.
}
prompts-approved = { $count ->
    [0] No approved suggestion is waiting to be posted.
    [one] One is approved and comes next:
   *[other] { $count } are approved and come next:
}
prompts-library = { $count ->
    [one] The library has one question.
   *[other] The library has { $count } questions.
}
prompts-broken = These files cannot be read:
prompts-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}
prompts-a-member = a member
prompts-is-approved = Suggestion { $number } is approved. I told its author.
prompts-is-declined = Suggestion { $number } is declined. Its author gets the reason in private.
prompts-already-approved = Suggestion { $number } has been approved already.
prompts-already-declined = Suggestion { $number } has been declined already, and its author was told why.
prompts-changed = Somebody else decided on suggestion { $number } at the same moment. Look at `/prompts list` and try again.
prompts-unknown = There is no suggestion { $number }. `/prompts list` shows the numbers.
prompts-is-posted = Suggestion { $number } has been posted, or is about to be.
