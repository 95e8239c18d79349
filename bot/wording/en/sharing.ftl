command-knowledge-save =
    .word = save
    .help = Keep a message that helped, so that I can quote it, if its author agrees.
    .menu = Save as knowledge
command-knowledge-mine =
    .word = mine
    .help = What you have shared and how; change it or take it back.
command-knowledge-proposals =
    .word = proposals
    .help = Members' answers that wait for their authors or for you.
command-knowledge-approve =
    .word = approve
    .help = Take a member's answer in, as its author allows.
command-knowledge-refuse =
    .word = refuse
    .help = Leave a member's answer out. Its author is told, with your reason.

share-gone = I cannot read that message. It has been deleted, or it is not for me.
share-elsewhere = A message can be saved only in the channel where it stands.
share-mine = That message is mine. Messages of members can be saved.
share-nobody = Only messages of members of this community can be saved.
share-no-text = There is no text in that message.
share-too-long = That is too long: at most { $most } characters fit.
share-save-title = Save as knowledge
share-form-question = The question it answers
share-form-answer = The answer
share-form-answer-unnamed = The answer, without people's and firms' names
share-form-source = Source, a web address
share-form-id = Its id
share-saved = Thank you. I have asked the author how it may be shared. Nothing is shared without an answer.
share-saved-later = Thank you. I will ask the author how it may be shared, by day. Nothing is shared without an answer.
share-not-asked = I cannot ask the author privately, so I have not kept the text. You could ask them to save the message themselves.
share-already = That message has been saved before. I do not ask about it again.
share-already-yours = You have saved that message already. `/knowledge mine` shows it.

share-asked = A member would like me to keep this answer of yours, so that I can quote it when somebody asks:
share-asked-own = This is what I would keep, to quote it when somebody asks:
share-asked-how = How may it be shared? Without an answer of yours nothing is shared. You can change it at any time with `/knowledge mine`.
share-choose-named = With my name
share-choose-unnamed = Without my name or company
share-choose-no = Not at all
share-withdraw = Take it back
share-go-on = Go on
share-not-yours = Only the author of the text can decide that.
share-over = That has been decided already. `/knowledge mine` shows what you share.
share-unnamed-title = Without your name
share-still-named = These names of yours are still in the text: { $names }. It is shared only when they are gone.
share-chosen-named = It is shared with your name.
share-chosen-unnamed = It is shared without your name or company.
share-chosen-no = It is not shared, and I have not kept the text.
share-moderator-next = A moderator reads it first, and I will tell you what became of it.
share-withdrawn = I have taken it back. The text is gone from everything I keep, and from my answers as far as I can change them.
share-now-named = You share this answer with your name. `/knowledge mine` shows it and changes it.
share-now-unnamed = You share this answer without your name or company. `/knowledge mine` shows it and changes it.
share-now-no = This answer of yours is not shared, and I have not kept the text.
share-told-approved = An answer of yours is now among those I quote. Thank you. `/knowledge mine` shows it, and takes it back.
share-told-refused = A moderator has left out an answer of yours that was proposed. The reason: { $reason }
share-told-refused-unsaid = A moderator has left out an answer of yours that was proposed. No reason was given.

share-mine-none = You share nothing. With a message's menu, or `/knowledge save`, you can propose an answer of yours.
share-mine-found = { $count ->
    [one] You share one text:
   *[other] You share { $count } texts. A button shows one and changes it:
}
share-is-unanswered = not shared, because you have not chosen how
share-is-waiting-named = waits for a moderator, with your name
share-is-waiting-unnamed = waits for a moderator, without your name
share-is-in-use-named = shared with your name
share-is-in-use-unnamed = shared without your name

proposals-none = No answers of members are waiting.
proposals-found = { $count ->
    [0] No answers of members wait for you.
    [one] One answer of a member waits for you:
   *[other] { $count } answers of members wait for you:
}
proposals-unanswered = { $count ->
    [one] One waits for its author: number { $numbers }.
   *[other] { $count } wait for their authors: numbers { $numbers }.
}
proposals-how = Read and edit one with its button. Or `/knowledge approve <number>` takes it in as it is, and `/knowledge refuse <number>` leaves it out.
proposals-read = Read { $number }
proposals-named = with the name { $name }
proposals-unnamed = without a name
proposals-unknown = There is no proposal number { $number }. `/knowledge proposals` shows them.
proposals-decided = Proposal { $number } has been decided already.
proposals-not-allowed = The author of proposal { $number } has not agreed to sharing it.
proposals-changed = The author has changed proposal { $number } in the meantime. Read it again.
proposals-names-author = The author wants no name in it, and one of theirs is in the text. Take it out.
proposals-approved = Thank you. It is in use as `{ $id }`, and I have told its author.
proposals-refused = Proposal { $number } is left out, and I have told its author.
share-approve-title = Read and approve

share-credit = Shared by { $name }
share-answer-withdrawn = This answer has been withdrawn.
