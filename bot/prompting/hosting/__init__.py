"""A member asks the week's question: volunteers, gets a draft, and is heard in the channel."""
