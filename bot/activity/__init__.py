"""Who was active when, without a word of what was said: ids, time, kind; kept for a set number of days."""

from bot.activity.recording import Activity, ActivityLog, Happening

__all__ = ["Activity", "ActivityLog", "Happening"]
