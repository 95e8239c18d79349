command-schedule-calendar =
    .word = calendar
    .help = The next twelve weeks: what is asked when, by whom, and what is left out.
command-schedule-pin =
    .word = pin
    .help = Decide which question comes on a date.
command-schedule-unpin =
    .word = unpin
    .help = Let Vertti choose the question of a date again.
command-schedule-swap =
    .word = swap
    .help = Let the questions of two dates change places.
command-schedule-move =
    .word = move
    .help = Move a question to another date; those between move up by one.
command-schedule-unskip =
    .word = unskip
    .help = Bring back a date that was skipped.
command-schedule-change =
    .word = change
    .help = Another weekday, time, zone, language or other channels.
command-schedule-rules =
    .word = rules
    .help = Show or change a schedule's rules: holidays, quiet hours, how often.
group-days-off =
    .word = days-off
    .help = Days on which no schedule posts, such as July.
command-days-off-add =
    .word = add
    .help = Keep days off in all schedules.
command-days-off-list =
    .word = list
    .help = The days on which no schedule posts.
command-days-off-remove =
    .word = remove
    .help = Post on those days again.
option-prompt =
    .word = prompt
    .help = A question's id in the calendar, such as p07, or s3 for suggestion 3
option-other =
    .word = other
    .help = The other date
option-to =
    .word = to
    .help = The date to move it to
option-until =
    .word = until
    .help = The first date on which it posts again
option-first =
    .word = first
    .help = The first day off, such as 1.7.
option-last =
    .word = last
    .help = The last day off, such as 31.7.
option-yearly =
    .word = yearly
    .help = yearly: the same days every year
option-holidays =
    .word = holidays
    .help = A country, such as FI: nothing is posted on its public holidays. Or none.
option-window =
    .word = window
    .help = How many hours late a question may come, 1 to 48
option-host =
    .word = host
    .help = How many hours a host has before Vertti posts; fewer than the window
option-quiet =
    .word = quiet
    .help = Quiet hours, such as 21-8, or none
option-lively =
    .word = lively
    .help = Conversations begun by members in 7 days that make it wait, or none
option-floor =
    .word = floor
    .help = Questions in 28 days when members begin all conversations
option-ceiling =
    .word = ceiling
    .help = Questions in 28 days when members begin none
option-kinds =
    .word = kinds
    .help = Types with commas, such as tip,win, or all
choice-own = own
choice-yearly = yearly

season-word-none = none
season-word-all = all
season-when = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
} { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $time }
season-date = { $day } { $month ->
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
}
season-span = { $first } to { $last }
season-yearly = { $days }, every year

season-of-one = Schedule { $number }, { $weekly }, { $channels }: the next { $weeks } weeks{ $state ->
    [paused] . It is paused: this is what it would post. `/schedule resume { $number }` resumes it.
    [removed] . It has been removed: this is what it would post. `/schedule resume { $number }` brings it back.
   *[active] :
}
season-of-all = The next { $weeks } weeks of { $count } schedules:
season-more = { $count ->
    [one] … and one more date.
   *[other] … and { $count } more dates.
} `/schedule calendar <number>` shows one schedule alone.
season-how = `/schedule pin <number> <date> <prompt>` decides which question comes, `swap` and `move` change the order, `skip` leaves a date out.
season-no-streams = No schedule is active. Plan one with `/schedule add`, for example `/schedule add monday 9:00 #export`, or resume one: `/schedule resume <number>`.
season-nothing = there is nothing to post
season-left-out = left out: { $reason }
season-skipped = skipped by staff (`/schedule unskip { $number } { $date }` brings it back)
season-day-off = days off { $number }
season-paused-until = paused until { $until }
season-never-quiet = quiet hours last longer than it may wait
season-was-posted = posted
season-was-hosted = asked by its host
season-pinned = pinned
season-pin-lost = { $instead ->
    [yes] instead of { $prompt }, which was pinned and is no longer in the library
   *[no] pinned was { $prompt }, which is no longer in the library
}
season-although = although: { $what }
season-host = host: { $name } in { $channel }
season-after-quiet = planned for { $planned }, in quiet hours
season-waits = waiting since { $since }, until { $until } at the latest: { $reason }
season-likely-left-out = likely left out: { $reason }
season-likely-waits = likely to wait until { $until }: { $reason }
season-in-channels = in { $channels }: { $what }
season-relaxed-type-rests = its type rests
season-relaxed-prompt-rests = it rests
season-relaxed-far = out of season
season-relaxed-kinds = of another type
season-relaxed-repeat = a repeat

season-pin = On { $date }, schedule { $number } asks: { $question }. { $before ->
    [none] `/schedule unpin { $number } { $typed }` takes it back.
   *[other] `/schedule pin { $number } { $typed } { $before }` brings back what was pinned before.
}
season-pin-although = It is posted although the day is left out otherwise: { $what }.
season-pin-hosted = The host of that week is { $name }, who gets this question as the draft.
season-pin-twice = It is pinned to { $date } as well. The same people would read it twice within a year.
season-pin-seen = These channels have seen it less than a year before: on { $date }.
season-pin-gone = Schedule { $number }: the question that you pinned to { $date } (`{ $prompt }`) is no longer in the library, so another one will be chosen: `/schedule calendar { $number }` shows which. `/schedule pin { $number } { $typed } <prompt>` pins another, `/schedule unpin { $number } { $typed }` takes the pin away.
season-unpin = Nothing is pinned to { $date } in schedule { $number } now. { $before ->
    [none] `/schedule calendar { $number }` shows what comes.
   *[other] `/schedule pin { $number } { $typed } { $before }` pins it again.
}
season-swap = Schedule { $number }: these two have changed places, and are pinned.
season-swap-undo = `/schedule swap { $number } { $date } { $other }` changes them back, and `/schedule unpin { $number } <date>` lets me choose again.
season-move = Schedule { $number }: this is the new order, and it is pinned.
season-move-undo = `/schedule move { $number } { $other } { $date }` moves it back, and `/schedule unpin { $number } <date>` lets me choose again.
season-unskip = In schedule { $number }, { $date } is not left out. `/schedule skip { $number } { $typed }` skips it.
season-unskip-still = In schedule { $number }, { $date } is not skipped by staff, but it is left out all the same: { $reason }. `/schedule pin` posts a question on such a day as well, unless the schedule is paused.

season-prompt-unknown = There is no question “{ $prompt }”. `/schedule calendar` shows the ids behind the questions, and `/prompts list` the suggestions: suggestion 3 is `s3` here.
season-prompt-unknown-near = There is no question “{ $prompt }”. Did you mean `{ $near }`? `/schedule calendar` shows the ids behind the questions; suggestion 3 is `s3` here.
season-prompt-broken = That question cannot be read: { $file }: { $reason }. Mend the file and start Vertti again, or choose another question.
season-suggestion-waiting = Suggestion { $number } waits for a decision. Approve it first: `/prompts approve { $number }`.
season-suggestion-declined = Suggestion { $number } has been declined. If it is to be asked after all, approve it first: `/prompts approve { $number }`.
season-date-other-day = Nothing is posted on { $date } in this schedule. The nearest date is { $near }.
season-date-done = Nothing can be changed any more on { $date }: the question has been posted or left out. Choose a date that is still to come.
season-date-too-far = { $date } is more than two years ahead. Choose a nearer date.
season-is-skipped = { $date } is left out, because staff skipped it. Bring it back first: `/schedule unskip { $number } { $typed }`.
season-is-paused = Schedule { $number } is still paused on { $date }. Choose a later date, or end the pause first: `/schedule resume { $number }`.
season-is-chosen = The question of { $date } has been chosen already and may be on its way, so it stays. Skip that date, or choose another date.
season-same-date = Both dates are { $date }. Name two different dates.
season-asks-nothing = Nothing is asked on { $date } as things stand, so there is nothing to move. `/schedule pin` puts a question on a date.

season-nothing-comes = No question comes within the coming year, since every date is left out: `/schedule calendar { $number }` shows why. `/days-off list` shows the days off, and `/days-off remove <number>` ends them.
season-next-waits = The next question has been waiting since { $next }. It comes by { $latest }, or is left out
season-paused = Schedule { $number } is paused: nothing is posted before { $until }. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] The next question will be posted on { $next }.
} `/schedule resume { $number }` resumes it earlier.
season-added-undo = `/schedule remove { $number }` takes it back.
season-resumed-undo = `/schedule pause { $number }` pauses it.
season-skip-undo = `/schedule unskip { $number } { $date }` takes it back.
season-off-added = Days off { $number }: { $days }. No schedule posts on these days, except what is pinned to them. `/days-off remove { $number }` takes it back.
season-off-none = There are no days off. Add some with `/days-off add <first> [last] [yearly]`, for example `/days-off add 1.7. 31.7. yearly`.
season-off-list = No schedule posts on these days:
season-off-removed = These are no longer days off: { $days }. `/days-off add { $undo }` adds them again.
season-off-unknown = There are no days off with the number { $number }. `/days-off list` shows the numbers.
season-off-backwards = The last day ({ $last }) comes before the first ({ $first }). Name the first day first, with the year if it is not clear: `/days-off add 2027-12-20 2028-01-06`.
season-off-too-long = From { $first } to { $last } is too long for days off: { $yearly ->
    [yes] days that come back every year lie within one year.
   *[no] at most two years fit.
} `/schedule pause <number>` stops a schedule until it is resumed.
season-off-over-new-year = That would be { $days } days off, from { $first } over New Year to { $last }. If you mean that, write the years: `/days-off add { $written }`. Otherwise name the first day first.

season-change-what = Say what is to change, for example `/schedule change { $number } time:10:00` or `/schedule change { $number } weekday:tuesday`.
season-change-same = Schedule { $number } is as you wish already: { $weekly }, { $channels }. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] The next question will be posted on { $next }.
}
season-changed = Schedule { $number } was: { $was }, { $channels_were }{ $language_was ->
    [fi] , in Finnish
    [sv] , in Swedish
    [en] , in English
   *[own] { "" }
}. Now it is: { $weekly }, { $channels }{ $language ->
    [fi] , in Finnish
    [sv] , in Swedish
    [en] , in English
   *[own] { "" }
}. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] The next question will be posted on { $next }.
} `{ $undo }` takes it back.
season-changed-meanwhile = Somebody else changed schedule { $number } at the same moment. Look at `/schedule list` and try again.
season-quiet = That hour is a quiet one, so the question comes only at { $time }. `/schedule change { $number } time:<time>` chooses another time, `/schedule rules { $number } quiet:none` ends the quiet hours.
season-quiet-never = That hour is a quiet one, and the quiet hours last longer than a question may wait, so nothing would ever be posted. `/schedule change { $number } time:<time>` chooses another time, `/schedule rules { $number } quiet:none` ends the quiet hours.
season-host-moved = The weekly question that you host has another time now: { $when } ({ $zone }).
season-hosted-left-out = In schedule { $number }, { $date } has a host ({ $name }) and is left out now. `/schedule unhost { $number } { $typed }` frees the week and tells the host.
season-host-freed = The weekly question of { $when } no longer goes to the channel where you would have hosted it. You need not do anything.

season-rules = Schedule { $number }, { $weekly }, { $channels }, has these rules:
season-rules-how = To change a rule, name it with its value, for example these two as they are now: `{ $command }`.
season-rules-changed = Changed. Schedule { $number }, { $weekly }, { $channels }, now has these rules:
season-rules-changed-how = `{ $command }` takes it back.
season-rule-holidays = { $country ->
    [none] Questions are posted on public holidays, too.
   *[other] Nothing is posted on public holidays ({ $country }).
}
season-rule-window = A question may come up to { $hours } h late; then it is left out.
season-rule-host = A host has { $hours } h to ask; then Vertti posts.
season-rule-quiet = { $some ->
    [no] There are no quiet hours.
   *[yes] Quiet hours: { $start } to { $end }. A question that falls in them waits until they end.
}
season-rule-lively = { $lively ->
    [0] The question comes however lively the channel is.
    [one] When members have begun a conversation within 7 days, the question waits for a calmer time. If none comes, it is left out.
   *[other] When members have begun { $lively } conversations or more within 7 days, the question waits for a calmer time. If none comes, it is left out.
}
season-rule-budget = { $same ->
    [yes] Questions in { $days } days: at most { $ceiling }.
   *[no] Questions in { $days } days: at most { $ceiling } when members begin no conversations themselves, fewer the more they begin, but at least { $floor }.
}
season-rule-kinds = { $kinds ->
    [all] Questions of all types.
   *[other] From the library, only these types: { $kinds }.
}
season-bad-country = I do not know the public holidays of “{ $country }”. Write a country's two letters, such as FI, SE or EE, or `none`.
season-bad-quiet = I cannot read the quiet hours “{ $quiet }”. Write them like 21-8 or 21:30-7:30, or `none`.
season-bad-lively = “{ $lively }” is not a number of conversations. Write a whole number from 1, or `none`.
season-bad-hours = Give at least one hour.
season-bad-kind = “{ $kind }” is not a type of question. { $near ->
    [none] There are: { $kinds }.
   *[other] Did you mean { $near }? There are: { $kinds }.
}
season-host-too-long = A host would have { $host } h, but a question may come only { $window } h late. Give `host` fewer hours, or `window` more.
season-floor-high = The floor ({ $floor }) is above the ceiling ({ $ceiling }). Give a lower floor, or both.

season-list-paused = Paused until { $until }.
season-list-rules = Its own rules: { $rules }
season-list-off = Days off: { $days }. `/days-off list` shows their numbers.
