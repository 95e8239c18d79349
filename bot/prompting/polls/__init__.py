"""Polls: who chose what, and the counts on the buttons of platforms that have no polls of their own."""
