command-knowledge-check =
    .word = check
    .help = What is wrong with the answers: out of date, without a source, too long and so on.
command-knowledge-reviews =
    .word = reviews
    .help = The answers that have to be checked again, now or within 30 days.
command-knowledge-confirm =
    .word = confirm
    .help = You have compared an answer with its sources, and it is still true.
command-knowledge-history =
    .word = history
    .help = Who changed or confirmed an answer, and when.
command-knowledge-gaps =
    .word = gaps
    .help = What was asked lately and I could not answer, most asked first.
command-knowledge-right =
    .word = right
    .help = Say which answer a question should have had. It is shown in place of mine.
    .menu = The right answer
command-knowledge-candidates =
    .word = candidates
    .help = Questions that were answered rightly and could become ways of asking.
command-knowledge-accept =
    .word = accept
    .help = Add such a question to its answer, as it was asked or put differently.
command-knowledge-drop =
    .word = drop
    .help = Leave such a question out for good.
option-message =
    .word = message
    .help = A link to the message

upkeep-more = … and { $count } more

check-fine = All answers are in order.
check-found = { $count ->
    [one] One thing needs a look.
   *[other] { $count } things need a look, the most serious first.
}
check-withheld = **Not stated any more.** These change often and are past their review. Compare them with their sources, then `/knowledge confirm <id>`.
check-lapsed = **Past their review.** Compare them with their sources, then `/knowledge confirm <id>`.
check-no-source = **Without a source.** Add one with `/knowledge edit <id> source <address>`.
check-no-such-check = **Checked on a day on which no source was.** Open the sources, then `/knowledge confirm <id>`.
check-too-long = **Too long for one message,** with question and sources, in characters. Shorten them with `/knowledge edit`.
check-markup = **Markup that nobody sees as meant.** Put it right with `/knowledge edit`.
check-language = **Missing in a language.** Add the question and the answer with `/knowledge edit`.
check-twin = **Answers that are nearly the same.** Keep one, and retire the other with `/knowledge retire <id>`.
check-same-question = **Asked in nearly the same words.** Only one of the two answers is found: change the question of the other.
markup-bold = bold without an end, or beside a space
markup-code = a back-tick without its partner
markup-link = half a link
markup-table = a table
markup-heading = a heading
markup-html = HTML
markup-title = markup in the question

reviews-none = Nothing has to be checked within 30 days.
reviews-lapsed = **To be checked now**
reviews-soon = **To be checked within 30 days**
reviews-not-stated = I do not state it until then.
reviews-how = Compare an answer with its sources. If it is still true: `/knowledge confirm <id>`. If not: `/knowledge edit <id> answer <text>`.
reviews-note = Some of the answers I quote have to be checked again. You get this list because you are a moderator, once a week at most.
confirm-thanks = Thank you, { $name }. `{ $id }` counts as checked today, and is due again on { $date }. Your name stands in its history.

history-of = What became of `{ $id }`, the latest first:
history-starter = came with Vertti
history-import = from a file
history-somebody = somebody
change-added = added
change-confirmed = confirmed
change-question = question changed
change-answer = answer changed
change-more-ways = { $count ->
    [one] one way of asking added
   *[other] { $count } ways of asking added
}
change-fewer-ways = { $count ->
    [one] one way of asking taken out
   *[other] { $count } ways of asking taken out
}
change-sources = sources changed
change-dates = next review moved
change-other = details changed

gaps-none = In the last { $days } days I could answer everything that was asked, or nothing was.
gaps-found = { $count ->
    [one] One question in the last { $days } days that I could not answer:
   *[other] { $count } questions in the last { $days } days that I could not answer, alike ones together, most asked first:
}
gaps-tried = { $ids } did not help
gaps-how = Add an answer with `/knowledge add <id> "<question>" "<answer>"`. If there is one already, teach me the new way of asking: `/knowledge edit <id> also <question>`.

right-no-question = That message is neither an answer of mine nor a question I know.
right-title = The right answer
right-which = Its id; /knowledge list shows them
right-shown = Thank you. My answer now shows `{ $id }`, and I have noted it.
right-kept = Thank you. I have noted that `{ $id }` is right. There was no message of mine to change.

candidates-none = There are no new ways of asking to look at.
candidates-found = { $count ->
    [one] One question was answered rightly, and could become a way of asking:
   *[other] { $count } questions were answered rightly, and could become ways of asking:
}
candidates-how = Add one with `/knowledge accept <number>`, or put it differently with `/knowledge accept <number> <text>`. Leave one out with `/knowledge drop <number>`.
candidates-unknown = There is no question number { $number } to look at. `/knowledge candidates` shows them.
candidates-decided = Question { $number } has been decided already.
candidates-too-long = A way of asking has 1 to { $most } characters.
candidates-same = `{ $id }` is asked in nearly these words already. I have left this one out.
candidates-accepted = Question { $number } is now a way of asking for `{ $id }`.
candidates-dropped = Question { $number } is left out for good.
