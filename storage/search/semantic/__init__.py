"""Likeness of meaning: texts as vectors, in a space where the language does not matter."""
