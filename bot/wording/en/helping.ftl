command-why =
    .word = why
    .help = Why the marks on a message count, or why they do not.
    .menu = Why?
command-helpers =
    .word = helpers
    .help = Who has helped others in the last 30 days.
group-helpers =
    .word = helpers
    .help = The list of those who have helped.
command-helpers-leave =
    .word = leave
    .help = Leave the list of helpers; you will get no thank-you notes either.
command-helpers-join =
    .word = join
    .help = Come back to the list of helpers.

mark-helpful = helpful
mark-solved = solved

why-gone = That message has been deleted, and the marks on it went with it.
why-label = I wrote that message. A reaction to it tells me whether my answer helped; it is not a mark for anybody.
why-not-recorded = You have turned recording off, so your reactions are not read and no marks are kept for you.
why-not-watched = No marks are kept in that channel. Staff can turn this on there with `/channel here watched`.
why-no-marks = That message has no marks I know of. These reactions are marks: { $emoji }.
why-yours = Your mark ({ $kind }): { $reason }
why-from = From { $name } ({ $kind }): { $reason }
why-others = { $count ->
    [one] One mark from another member ({ $kind })
   *[other] { $count } marks from other members ({ $kind })
}: { $reason }
why-taken-back = taken back, because the reaction was removed.

verdict-counted = it counts.
verdict-giver-is-bot = does not count, because a bot gave it.
verdict-label = does not count for anybody, because the message is mine; it tells me whether the answer helped.
verdict-message-by-bot = does not count, because a bot wrote the message.
verdict-own-message = does not count, because a message cannot be marked by its own author.
verdict-not-watched = does not count, because marks were not kept in the channel when it was given.
verdict-too-old = does not count, because the message was more than { $days } days old when the mark was given.
verdict-too-many = does not count, because { $most } marks by the same person had already counted within the hour. Giving it again does not change that.
verdict-back-and-forth = does not count, because these two members have thanked each other: at most { $each } marks each way count in { $window } days.

helpers-intro = In the last { $days } days the messages of these members have helped others:
helpers-none = Nobody has been marked as helpful in the last { $days } days. A reaction to a message that helped you is enough.
helpers-score = helped { $givers ->
    [one] one person
   *[other] { $givers } people
}, { $marks ->
    [one] one mark
   *[other] { $marks } marks
}
helpers-you = You: { $score }.
helpers-you-none = You: no marks in this time.
helpers-you-left = You are not on the list. `/helpers join` brings you back.
helpers-somebody = a member
helpers-left = You are no longer on the list of helpers, and I will send you no thank-you notes. Marks on your messages are still kept, but not shown in the list. `/helpers join` brings you back.
helpers-joined = You are on the list of helpers again, with the marks you have received.

thanks-note = { $count ->
    [one] An answer of yours helped somebody. Thank you.
   *[other] { $count } answers of yours helped somebody. Thank you.
}
thanks-footer = At most one such note a day. `/helpers leave` stops them.
