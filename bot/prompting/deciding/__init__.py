"""Whether an occurrence is posted, waits or is skipped: one pure function and what it is told."""
