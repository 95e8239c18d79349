"""What may be typed behind `python run_bot.py`."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path


def read_arguments(typed: list[str]) -> argparse.Namespace:
    """`command` is "run" when nothing is named. Exits with 2 and a sentence on anything unknown."""
    shared = _shared()
    parser = argparse.ArgumentParser(
        prog="run_bot.py",
        description="Vertti helps export companies help each other. Without a command it runs.",
        parents=[shared],
    )
    _commands(parser, shared)
    found = parser.parse_args(typed)
    defaults = {"command": "run", "data_dir": None, "no_starter": False, "today": None}
    merged = argparse.Namespace(**{**defaults, **vars(found)})
    merged.command = merged.command or "run"
    _check(parser, merged)
    return merged


def _shared() -> argparse.ArgumentParser:
    """What every command takes."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--data-dir", type=Path, metavar="DIR", help="folder for everything Vertti keeps")
    shared.add_argument("--no-starter", action="store_true", help="do not load the starter knowledge")
    shared.add_argument("--today", type=_date, metavar="DATE", help="pretend that today is DATE (2026-11-24)")
    return shared


def _commands(parser: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, parents=[shared])

    add("run", "run (the default)")
    _ask(add("ask", "ask a question, or many from a file"))
    _do(add("do", "use a command as a person of the local page"))
    _knowledge(add("knowledge", "bring knowledge in or out"), shared)
    _prompts(add("prompts", "look after the weekly questions"), shared)
    add("slack-manifest", "print the manifest for a Slack app")
    _invite(add("discord-invite", "print the address that adds Vertti to a Discord server"))


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        message = f"'{text[:40]}' is no date; one is written like 2026-11-24"
        raise argparse.ArgumentTypeError(message) from None


def _application(text: str) -> int:
    if not text.isdigit():
        message = "an application id is a number such as 1173216513026670643"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _invite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "application",
        type=_application,
        metavar="APPLICATION-ID",
        help="from the developer portal, General Information",
    )


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", help="the question")
    parser.add_argument("--json", action="store_true", help="print the decision as JSON")
    parser.add_argument("--batch", type=Path, metavar="IN.jsonl", help='rows {"id", "text"}')
    parser.add_argument("--out", type=Path, metavar="OUT.jsonl", help="where the decisions go")


def _do(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", help='the command as words, such as "schedule list"')
    parser.add_argument(
        "--as",
        dest="role",
        choices=("member", "moderator", "staff"),
        default="staff",
        help="who you are",
    )


def _knowledge(parser: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, text in (
        ("import", "add or replace entries from a file"),
        ("export", "write all entries to a file"),
        ("labels", "write what people said of answers to a file"),
    ):
        action = actions.add_parser(name, help=text, parents=[shared])
        action.add_argument("file", type=Path, metavar="FILE.jsonl")
    actions.add_parser("check", help="say what is wrong with the entries", parents=[shared])


def _prompts(parser: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("check", help="say what is wrong with the files in prompts/", parents=[shared])


def _check(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    if found.command != "ask":
        return
    batch, out = getattr(found, "batch", None), getattr(found, "out", None)
    text = getattr(found, "text", None)
    if (batch is None) != (out is None):
        parser.error("--batch and --out go together")
    if (batch is None) == (text is None):
        parser.error("ask needs a question in quotes, or --batch IN.jsonl --out OUT.jsonl")
