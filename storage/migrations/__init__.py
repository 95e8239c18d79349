"""The database's history, applied with Alembic by `storage.migrate`."""

HEAD = "0010"
"""The newest revision in `versions/`; a test holds it to that."""
