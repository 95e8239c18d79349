"""A question becomes one answer, quoted from reviewed knowledge, or silence.

`knowledge` and `question` are the nouns, `deciding` the rules, `asking` follows a question from the channel to
its answer, `buttons` what people say of an answer, `knowledge_commands` what moderators do, `ports` what is kept;
`upkeep` keeps the knowledge true and lets it grow; `sharing` takes in what members write, with their consent.
"""
