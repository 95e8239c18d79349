poll-closed = This poll is closed.
