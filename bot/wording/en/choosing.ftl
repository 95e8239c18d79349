choosing-pinned = Staff pinned it to this date.
choosing-host = Its host chose it.
choosing-suggestion = A member suggested it. Approved suggestions come before the library's questions, the oldest first.
choosing-kept = It had been chosen for this date before.
choosing-library = From the library: { $weeks ->
    [0] this is its week
    [one] its week is one week away
   *[other] its week is { $weeks } weeks away
}, { $expected } answers expected in a channel ({ $uses ->
    [0] not counted here yet, so as its type does
    [one] counted once
   *[other] counted { $uses } times
}).
choosing-gave-up-type-rests = Its type rests after three questions without an answer, but no question of another type kept the rules.
choosing-gave-up-prompt-rests = It rests after three times without an answer, but no other question kept the rules.
choosing-gave-up-far = Its week is more than 13 weeks away, but none nearer was left.
choosing-gave-up-kinds = It is not of the types that the schedule takes, but no question of those was left.
choosing-gave-up-repeat = All others had been posted in these channels within 52 weeks, so this one, posted longest ago, comes again.
choosing-next = Next in line was { $prompt }: { $weeks ->
    [0] this is its week
    [one] its week is one week away
   *[other] its week is { $weeks } weeks away
}, { $expected } answers expected{ $rule ->
    [type_rests] ; its type rests after three questions without an answer
    [prompt_rests] ; it rests after three times without an answer
    [far] ; that is too far from its week
    [kinds] ; it is not of the types that the schedule takes
    [repeat] ; it was posted, or is kept for a date, within 52 weeks
   *[none] { "" }
}.
choosing-short = Schedule { $number }: for { $date } { $rule ->
    [type_rests] only questions are left whose type rests, since nobody answered its last three. I will take one of them.
    [prompt_rests] only questions are left that rest, since three times nobody answered them. I will take one of them.
    [far] only questions are left that suit another time of year. I will take one of them.
    [kinds] no question is left of the types that the schedule takes. I will take one of another type.
    [repeat] no question is left that its channels have not seen within 52 weeks. From then on I will repeat the ones they saw longest ago.
   *[nothing] there is no question to post.
} New ones come from members (`/suggest`) and from files in the prompt library.
