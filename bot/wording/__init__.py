"""Every sentence Vertti can say, in Fluent, one folder a language and one file a feature.

`Wording().say("fi", "answer-none")`; a test holds the three languages to the same ids and variables.
"""

from bot.wording.wording import LANGUAGES, Wording

__all__ = ["LANGUAGES", "Wording"]
