"""What searching keeps so that no text is read by the model twice."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table

from storage.tables.base import key, metadata

vectors = Table(
    "vectors",
    metadata,
    key("community"),
    key("model"),
    key("text_key"),
    Column("vector", LargeBinary, nullable=False, comment="scale, then a byte a dimension"),
)
