"""What a method of the Web API is given and gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.standins.slack.entities import Json
from tests.standins.slack.events import Events
from tests.standins.slack.workspace import Workspace

HOME = "https://home.slack.example/"


@dataclass(frozen=True, slots=True)
class Desk:
    workspace: Workspace
    events: Events


Method = Callable[[Desk, Json], Json]
"""Takes plain arguments and returns the answer without `ok`, or raises `Refusal`."""
