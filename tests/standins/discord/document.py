"""Discord's OpenAPI document as a judge of requests, answers and events."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, exceptions
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.standins.discord.departures import DEPARTURES
from tests.standins.discord.entities import Json
from tests.standins.discord.refusals import Complaint

# The library leaves its element types open, so the judge is typed loosely here and only here.
_BEST: Any = getattr(exceptions, "best_match")  # noqa: B009

BASE = "urn:discord"
DOCUMENT = Path(__file__).parents[4] / "shared" / "contracts" / "discord-openapi.json"


class Document:
    """Requests are read strictly (unknown keys are errors); answers and events may carry more."""

    def __init__(self, text: str) -> None:
        self._plain: Json = json.loads(text)
        strict: Json = json.loads(text)
        _forbid_unknown_keys(strict)
        for departure in DEPARTURES:
            departure.allow(strict["components"]["schemas"])
        self._requests = _registry(strict)
        self._answers = _registry(self._plain)
        self._validators: dict[tuple[str, bool], Draft202012Validator] = {}

    def operation(self, method: str, template: str) -> Json | None:
        """The document's operation, or nothing if it has none."""
        path: Json = self._plain["paths"].get(template, {})
        return path.get(method.lower())

    def component(self, schema: str) -> Json:
        """A named schema as it stands in the document."""
        found: Json = self._plain["components"]["schemas"][schema]
        return found

    def query_names(self, method: str, template: str) -> set[str]:
        """The query parameters the operation knows."""
        operation = self.operation(method, template) or {}
        return {p["name"] for p in operation.get("parameters", []) if p["in"] == "query"}

    def request_complaints(self, method: str, template: str, body: object) -> list[Complaint]:
        """What the document has against this request body."""
        operation = self.operation(method, template) or {}
        if "requestBody" not in operation:
            return [] if body is None else [Complaint((), "This operation takes no body.")]
        if body is None:
            required = bool(operation["requestBody"].get("required"))
            return [Complaint((), "This operation needs a body.")] if required else []
        keys = ("requestBody", "content", "application/json", "schema")
        return self._judge(_pointer(method, template, *keys), body, strict=True)

    def answer_complaints(self, method: str, template: str, status: int, payload: object) -> list[Complaint]:
        """What the document has against our own answer."""
        responses: Json = (self.operation(method, template) or {}).get("responses", {})
        if str(status) not in responses:
            return [Complaint((), f"The document knows no answer {status}.")]
        if "content" not in responses[str(status)]:
            return [] if payload is None else [Complaint((), "The answer should have no body.")]
        keys = ("responses", str(status), "content", "application/json", "schema")
        return self._judge(_pointer(method, template, *keys), payload, strict=False)

    def shape_complaints(self, schema: str, payload: object) -> list[Complaint]:
        """What the named component schema has against an event's payload."""
        return self._judge(f"{BASE}#/components/schemas/{schema}", payload, strict=False)

    def _judge(self, pointer: str, instance: object, *, strict: bool) -> list[Complaint]:
        validator = self._validators.get((pointer, strict))
        if validator is None:
            registry = self._requests if strict else self._answers
            validator = Draft202012Validator({"$ref": pointer}, registry=registry)
            self._validators[pointer, strict] = validator
        judge: Any = validator
        worst: Any = _BEST(judge.iter_errors(instance))
        if worst is None:
            return []
        return [Complaint(tuple(worst.absolute_path), worst.message[:300])]


@cache
def discord_document() -> Document | None:
    """The document beside the project, or nothing where it is absent."""
    if not DOCUMENT.exists():
        return None
    return Document(DOCUMENT.read_text(encoding="utf-8"))


def _registry(document: Json) -> Registry[Any]:
    resource = Resource.from_contents(document, default_specification=DRAFT202012)
    empty: Registry[Any] = Registry()
    return empty.with_resource(BASE, resource)


def _pointer(method: str, template: str, *keys: str) -> str:
    parts = ("paths", template, method.lower(), *keys)
    escaped = (part.replace("~", "~0").replace("/", "~1") for part in parts)
    return f"{BASE}#/" + "/".join(map(_percent, escaped))


def _percent(part: str) -> str:
    return part.replace("%", "%25").replace("{", "%7B").replace("}", "%7D").replace("@", "%40")


def _forbid_unknown_keys(document: Json) -> None:
    for schema in _object_schemas(document):
        schema.setdefault("additionalProperties", False)


def _object_schemas(node: object) -> Iterator[Json]:
    if isinstance(node, dict):
        mapping = cast("Json", node)
        if mapping.get("type") == "object" and isinstance(mapping.get("properties"), dict):
            yield mapping
        for value in mapping.values():
            yield from _object_schemas(value)
    elif isinstance(node, list):
        for value in cast("list[object]", node):
            yield from _object_schemas(value)
