"""A member's answer becomes knowledge, if its author says so, and as the author says so.

`proposal` is the noun, `names` and `asking_author` are the rules, `ports` what is kept. `saving` takes a message in,
`asking` asks its author, `choosing` is what the author answers, then and later (`mine`), `approving` is for moderators.
`withdrawing` takes a text back, `requoting` changes it where it stands already, `crediting` names its author. `sharing` is
the feature.
"""
