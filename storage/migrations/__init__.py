"""Bringing a database of an older version up to date, with Alembic."""
