"""Finding the entry that answers a question: the knowledge index and the language of a short text."""
