"""What every platform shares: events in, content out, commands as data, roles, and the Platform port.

Read in this order: `ids`, `events`, `content`, `platform`, `commands`, `delivery`, `reception`, `chat`.
Features (`bot.answering`, `bot.helping`, `bot.prompting`) build on this room and not on each other.
"""
