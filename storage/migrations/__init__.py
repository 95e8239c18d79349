"""The database's history, applied with Alembic by `storage.migrate`."""

HEAD = "0009"
"""The newest revision in `versions/`; a test holds it to that."""
