"""Keeping the prompt library good: `prompts check`, for moderators and on the command line."""
