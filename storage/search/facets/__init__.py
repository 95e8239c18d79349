"""What a text is about besides its subject: the markets and products it names.

`words/` holds the names in three languages, as content; `naming` finds them in a text; `agreement` says whether an
entry may answer for what a question names.
"""

from storage.search.facets.agreement import Facets

__all__ = ["Facets"]
