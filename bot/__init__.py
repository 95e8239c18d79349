"""The core: decides everything, knows no platform and no database. Standard library only.

- `bot.bot` puts the features together and hands events to them
- `bot.chat` what every platform shares: events in, content out, commands as data, roles, the Platform port
- `bot.answering` one question, one answer quoted from reviewed knowledge, or silence
- `bot.helping` helpful marks, solved questions, thanks
- `bot.prompting` weekly questions: planned, chosen, posted once
- `bot.activity` who was active when, without a word of what was said
- `bot.wording` every sentence Vertti can say, in Finnish, Swedish and English
- `bot.settings`, `bot.errors`, `bot.clock`
"""
