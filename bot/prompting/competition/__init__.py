"""Whether a question invites competitors to talk about what they must not: a hint, never a block, and no legal advice.

`words/` says for each language what such talk sounds like; `hinting` puts the signs together; `showing` says it.
"""

from bot.prompting.competition.hinting import Hint, Reason, hint

__all__ = ["Hint", "Reason", "hint"]
