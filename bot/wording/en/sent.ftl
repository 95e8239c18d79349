command-schedule-edit =
    .word = edit
    .help = Correct the text of a posted question, in all its channels at once.
command-schedule-take-back =
    .word = take-back
    .help = Delete a posted question in all its channels.

sent-language-fi = in Finnish
sent-language-sv = in Swedish
sent-language-en = in English

sent-edited = The question of { $day } is now, { $language }: “{ $text }”{ $before ->
    [none] { "" }
   *[other] { " " }It was: “{ $before }”
}
sent-edited-in = Corrected in { $channel }.
sent-edited-in-thread = Corrected in { $channel }, in the thread.
sent-edited-nowhere = In { $channel } it is not shown in this language.
sent-edited-later = { $channel } cannot be reached just now. I will keep trying.
sent-edited-not = Not corrected in { $channel }: { $reason }.
sent-native-poll = In { $channel } it is one of the platform's own polls, which nobody can change. `/schedule take-back { $number } { $date }` removes the question everywhere; then `/schedule now { $number }` posts another.
sent-hosts-own = In { $channel } its host asked it: that message is the member's own, and stays as it is.
sent-waits = In { $channel } it is still to come, and will come as corrected.
sent-note-not-edited = The question of { $day } could not be corrected in { $channel } after all: { $reason }. The message there stays as it was.
sent-note-not-deleted = The question of { $day } was to be deleted in { $channel }, and I could not do it: { $reason }. Please delete the message there yourself.
sent-not-in-language = That question is not written in this language, but in these: { $languages }. Name one of them, for example `language:fi`.

sent-taken-back = The question of { $day } is taken back.
sent-taken-back-in = Deleted in { $channel }.
sent-taken-back-later = { $channel } cannot be reached just now. I will delete it there as soon as I can.
sent-taken-back-not = Not deleted in { $channel }: { $reason }.
sent-left-out = In { $channel } it had not been posted yet, and will not be.
sent-replies-stay = What people have answered in the thread stays. The question counts as not asked and may come again. `/schedule now` posts another at once.
sent-is-taken-back = The question of { $date } has been taken back already. For an earlier one, add its date, for example { $doing ->
    [edit] `/schedule edit { $number } <text> date:2026-11-30`
   *[take-back] `/schedule take-back { $number } 2026-11-30`
}.
sent-is-the-hosts = On { $date } the question was asked by its host: that message is the member's own, and stays as it is. For an earlier one, add its date, for example { $doing ->
    [edit] `/schedule edit { $number } <text> date:2026-11-30`
   *[take-back] `/schedule take-back { $number } 2026-11-30`
}.
sent-none = Schedule { $number } has not posted anything yet. `/schedule preview { $number }` shows what comes next.
sent-none-on = Schedule { $number } has posted nothing on { $date }. `/schedule why { $number } { $written }` says why.

prompt-reason-native-poll = it is one of the platform's own polls, which nobody can change
prompt-reason-votes-forgotten = its votes have been forgotten, and a correction would take the counts away
prompt-reason-message-gone = the message has been deleted
prompt-reason-not-there = the question is no longer in the library

preview-channel = { $channel }{ $platform ->
    [slack] , Slack
    [discord] , Discord
    [local] , the local page
   *[other] {""}
}, { $language }, on { $when }
preview-in-thread = *In the thread under it:*
preview-buttons = *The options are buttons that show how many have chosen each.*
preview-native-poll = *It is a poll of the platform's own. Once posted it cannot be corrected.*
preview-too-long = *This is too long for one message: the platform takes at most { $most } characters.*
preview-not-connected = *The platform is not connected just now.*
preview-hosted = { $name } hosts it; I post this only if they have not asked by { $until }
preview-left-out = As things stand, nothing will be posted: { $reason }.
