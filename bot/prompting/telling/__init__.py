"""Private notes: to staff about what was not posted, to members about what became of their words."""
