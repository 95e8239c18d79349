"""Helpful marks: who found which message helpful, what counts, and thanking those who helped.

Read in this order: `marks` (nouns), `judging` (the rule), `ports`, `marking` (reactions in), `rereading` (after a
gap), `explaining` (`why`), `listing` (`helpers`), `thanking` (private notes), `helping` (the feature as a whole).
"""

from bot.helping.helping import Helping
from bot.helping.judging import Limits
from bot.helping.marks import DEFAULT_EMOJI
from bot.helping.ports import Marks

__all__ = ["DEFAULT_EMOJI", "Helping", "Limits", "Marks"]
