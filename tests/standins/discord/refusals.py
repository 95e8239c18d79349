"""Answers that say no, with Discord's codes and words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

WORDS: dict[int, tuple[int, str]] = {
    10002: (404, "Unknown Application"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10014: (400, "Unknown Emoji"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50035: (400, "Invalid Form Body"),
    520001: (400, "Poll expired"),
    520002: (400, "Invalid channel type for poll creation"),
    520003: (400, "Cannot edit a poll message"),
    160004: (400, "A thread has already been created for this message"),
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing wrong with a body: where, and what."""

    path: tuple[str | int, ...]
    message: str
    code: str = "BASE_TYPE_INVALID"

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.path)) or 'body'}: {self.message}"


class Refused(Exception):
    """The request is refused; `status` and `body` are the answer."""

    def __init__(self, code: int, complaints: Sequence[Complaint] = ()) -> None:
        self.code = code
        self.status, message = WORDS[code]
        self.body: dict[str, Any] = {"code": code, "message": message}
        if complaints:
            self.body["errors"] = as_tree(complaints)
        super().__init__(f"{code} {message} {'; '.join(map(str, complaints))}")


def as_tree(complaints: Iterable[Complaint]) -> dict[str, Any]:
    """Discord nests each complaint under the keys that lead to it."""
    tree: dict[str, Any] = {}
    for complaint in complaints:
        branch = tree
        for key in complaint.path:
            branch = branch.setdefault(str(key), {})
        branch.setdefault("_errors", []).append({"code": complaint.code, "message": complaint.message})
    return tree
