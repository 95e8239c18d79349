"""Short names for statements: `update deliveries complete` says more in a trace, and can be aimed at."""

from __future__ import annotations

import re
from functools import cache

_TABLE = re.compile(r"^(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")
_FROM = re.compile(r"\bFROM (\w+)")


@cache
def label_of(statement: str) -> str:
    """Lower case: the verb and its table, and for deliveries and occurrences which intention it serves."""
    verb = statement.split(None, 1)[0].lower()
    if verb == "select":
        found = _FROM.search(statement)
        return f"select {found[1]}" if found else "select"
    if verb not in ("insert", "update", "delete"):
        return statement.lower()
    found = _TABLE.match(statement)
    table = found[1] if found else "?"
    return f"{verb} {table}{_intention(verb, table, statement)}"


def _intention(verb: str, table: str, statement: str) -> str:
    changed = statement.partition(" WHERE ")[0]
    if table == "deliveries":
        if verb == "insert":
            return " claim"
        told = {
            "finished_at": "finish",
            "doubtful_since": "doubt",
            "audit_at": "audit",
            "intended_at": "intend",
        }
        found = [name for column, name in told.items() if f"{column}=?" in changed.replace(" ", "")]
        what = found[0] if found else "other"
        if what == "finish":
            what = "complete" if "message=" in changed else "give_up"
        return f" {what}"
    if table == "occurrences" and verb == "update":
        return " settle" if "state=" in changed else " put_off"
    return ""
