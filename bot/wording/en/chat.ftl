command-help =
    .word = help
    .help = What you can do here.
command-about =
    .word = about
    .help = What Vertti is and what it keeps.
command-language =
    .word = language
    .help = Choose the language Vertti uses with you.
command-recording =
    .word = recording
    .help = Turn the recording of your activity on or off.
command-channel-here =
    .word = here
    .help = What Vertti does in this channel: questions, prompts, watched or off.
group-channel =
    .word = channel
    .help = Settings of a channel.
command-roles-grant =
    .word = grant
    .help = Make a member a moderator or staff.
command-roles-revoke =
    .word = revoke
    .help = Take back a role that was granted.
command-roles-list =
    .word = list
    .help = Who has been given a role.
group-roles =
    .word = roles
    .help = Who may do what.

option-question =
    .word = question
    .help = Your question, in your own words
option-link =
    .word = link
    .help = A link to the message
option-member =
    .word = member
    .help = The member
option-role =
    .word = role
    .help = moderator or staff
option-language =
    .word = language
    .help = fi, sv or en
option-channel =
    .word = channel
    .help = A channel
option-channels =
    .word = channels
    .help = One or more channels, separated by commas
option-reason =
    .word = reason
    .help = Why, in a sentence
option-id =
    .word = id
    .help = The answer's short name
option-text =
    .word = text
    .help = The text
option-state =
    .word = state
    .help = on or off
option-use =
    .word = use
    .help = questions, prompts, watched or off
option-wait =
    .word = wait
    .help = Minutes people have before Vertti answers; 0 answers at once
choice-on = on
choice-off = off
choice-questions = questions
choice-prompts = prompts
choice-watched = watched
choice-moderator = moderator
choice-staff = staff
choice-fi = Finnish
choice-sv = Swedish
choice-en = English
role-member = member
role-moderator = moderator
role-staff = staff

help-intro = What you can do here. You can also just ask: mention me, or write to me privately.
about =
    I am Vertti. I help export companies help each other: I ask a question once a week, look up answers to questions that come up again and again, and make sure that those who help are thanked.

    I only quote reviewed answers, with their source and date. I make nothing up, and I step back when people talk.

    What I keep: who was active when (no message texts), who marked which message as helpful, the language of your app, for 28 days what you chose in polls (shown to nobody), and for { $days } days the text of questions put to me. `/recording off` stops the recording of your activity, `/helpers leave` takes you off the list of helpers.
language-chosen = I will speak English to you from now on.
recording-on = Your activity is recorded again: times and ids, never what you write.
recording-off = Your activity is no longer recorded, and your reactions are not read. What was recorded of your activity, and what you chose in polls, has been deleted.
channel-questions = I listen for questions here. { $minutes ->
    [0] I answer at once.
    [one] People have one minute to answer first.
   *[other] People have { $minutes } minutes to answer first.
}
channel-prompts = Weekly questions may be posted here. Plan one with `/schedule add`.
channel-watched = I keep a record here of what helped.
channel-off = I no longer do anything in this channel. What was recorded stays until its time is up.
channel-notice =
    Vertti is now active in this channel.

    It records who was active when (times and ids, never message texts) and reactions that say something helped, and for { $days } days it keeps the text of questions put to it. Anyone can stop the recording of their own activity with the command `/recording off`. `/about` tells you more.
channel-cannot-write = I am not allowed to write in this channel. Invite me to it, or give me permission to post, and try again.
roles-granted = { $name } is { $role ->
    [staff] staff
   *[moderator] a moderator
} now.
roles-revoked = { $name } no longer has a granted role.
roles-none-granted = That member has no granted role. Admins of the workspace or server are staff through their admin rights.
roles-intro = Granted roles. Admins of the workspace or server are staff as well.
roles-nobody = Nobody has been given a role yet.

not-allowed = That needs the role “{ $role ->
    [staff] staff
    [moderator] moderator
   *[member] member
}”. Staff can give it to you with `/roles grant`.
command-empty = Write what you would like to do. `/help` shows the commands.
command-unknown = I do not know the command “{ $typed }”. `/help` shows the commands.
command-unknown-near = I do not know the command “{ $typed }”. Did you mean `/{ $near }`? `/help` shows the commands.
command-group = “{ $group }” needs a second word: { $names }.
command-too-long = That is too long for a command: at most { $most } characters.
option-missing = `/{ $command }` also needs “{ $option }”. `/help` shows how it is written.
option-unknown = `/{ $command }` has no option “{ $option }”. { $options ->
    [none] It takes none.
   *[other] It has { $options }.
}
option-too-many = I do not know what to do with “{ $word }” in `/{ $command }`. Put several words in quotes.
option-too-long = “{ $option }” is too long: { $length } characters, at most { $most } fit.
option-not-a-number = “{ $option }” must be a whole number, at most { $most }.
option-choice = “{ $word }” is not one of: { $choices }.
option-choice-near = “{ $word }” is not one of: { $choices }. Did you mean “{ $near }”?
option-no-channel = I cannot find the channel “{ $channel }”. Is the name right, and am I in the channel?
option-no-member = I cannot find the member “{ $member }”.
option-not-a-link = I need a link to a message here: copy it from the message's menu.
button-unknown = That button no longer works. Ask again, and you will get a fresh one.
trouble = That did not work just now, and nothing was lost. Try again in a moment. If it keeps happening, tell staff the code { $id }.
trouble-refused = I was not allowed to do that here. Ask staff to check my permissions (code { $id }).
