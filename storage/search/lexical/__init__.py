"""Likeness of letters: character n-grams of every text, and an index over them that grows and shrinks."""
