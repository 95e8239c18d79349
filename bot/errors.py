"""Everything that can go wrong, as one tree.

    VerttiError
    ├── UsageError            a person asked for something that cannot be done: shown to them
    │   └── NotAllowed        ... for want of a role
    ├── SettingsError         the program cannot start as it is set up; carries every problem at once
    ├── ContentError          a prompt, knowledge or wording file cannot be read; names file and reason
    ├── StorageError          what Vertti remembers cannot be reached or written
    │   ├── NewerDatabase     it was written by a newer version
    │   └── StorageFull       no room on the disk
    └── PlatformError         a platform did not do what was asked
        ├── OutcomeUnknown    the answer was lost: it may have been done
        ├── TryLater          not done, may work later (rate limit, outage)
        └── Refused           not done and will not be (no permission, channel gone, missing scope)
            └── InboxClosed   the person takes no private messages

SDK and driver errors are wrapped once, at the edge.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta


class VerttiError(Exception):
    """Root of the tree."""


class UsageError(VerttiError):
    """`sentence` is the id of a wording with `fields`, so that each person reads it in their own language."""

    def __init__(self, sentence: str, /, **fields: str | float) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.fields: Mapping[str, str | float] = fields


class NotAllowed(UsageError):
    """The caller's role does not reach."""


class SettingsError(VerttiError):
    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class ContentError(VerttiError):
    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class StorageError(VerttiError):
    """Storage cannot be reached or written."""


class NewerDatabase(StorageError):
    """The database was written by a newer version of Vertti."""


class StorageFull(StorageError):
    """There is no room on the disk."""


class PlatformError(VerttiError):
    """A platform did not do what was asked."""


class OutcomeUnknown(PlatformError):
    """A timeout, a reset or a 5xx: it may have been done, so look before doing it again."""


class TryLater(PlatformError):
    def __init__(self, message: str, after: timedelta = timedelta(seconds=30)) -> None:
        super().__init__(message)
        self.after = after


class Refused(PlatformError):
    """`reason` is one of: no_permission, channel_gone, message_gone, missing_scope, too_long, invalid."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class InboxClosed(Refused):
    def __init__(self) -> None:
        super().__init__("inbox_closed")
