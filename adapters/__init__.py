"""Slack, Discord, the local page and the command line. Adapters translate, never decide."""
