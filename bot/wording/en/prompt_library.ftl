command-prompts-check =
    .word = check
    .help = What is wrong with the questions in the library: a missing language, too long, twins and so on.

prompt-check-balance = { $count ->
    [one] The library has one question.
   *[other] The library has { $count } questions.
} Types: { $kinds }. Seasons: { $seasons }.
prompt-check-fine = The prompt library is in order.
prompt-check-broken = **Broken: these files are left out.** Mend them, and start Vertti again.
prompt-check-language = **Missing in a language.** Add the text and the options in it.
prompt-check-untranslated = **The same text in two languages.** Translate one of them.
prompt-check-hint = **May lead to talk that competitors should not have.** Read it again, and ask about what has been, without names and figures. This is not legal advice.
prompt-check-twin = **Two that are nearly the same.** Keep one, and remove the file of the other.
prompt-check-long = **Slow to read** (characters / at most). Shorten it so that it is read in five seconds.
prompt-check-long-option = **An option is too long for Discord** (characters / at most). Its end is cut off there: shorten it.
prompt-check-empty-weeks = **Weeks without a question of their own.** The nearest that has not been asked yet is chosen for them.
prompt-check-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
} All are shown by `python run_bot.py prompts check`.
prompt-kind-poll = poll
prompt-kind-win = win
prompt-kind-failure = failure
prompt-kind-help = help
prompt-kind-tip = tip
prompt-kind-whatwouldyoudo = what would you do
prompt-season-winter = winter
prompt-season-spring = spring
prompt-season-summer = summer
prompt-season-autumn = autumn
