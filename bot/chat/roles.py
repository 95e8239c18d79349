"""Member, moderator, staff: each may do all that the ones before it may."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    MEMBER = 1
    MODERATOR = 2
    STAFF = 3

    @property
    def word(self) -> str:
        return self.name.lower()

    @classmethod
    def named(cls, word: str) -> Role | None:
        """The role of that name in lower case, or None."""
        return next((role for role in cls if role.word == word), None)
