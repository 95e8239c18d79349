"""Reading a request's body, as JSON or as a form with files."""

import json
from typing import cast

from aiohttp import BodyPartReader, web

from tests.standins.discord.refusals import Complaint, Refused

Files = list[tuple[str, int]]


async def read_body(request: web.Request) -> tuple[object, Files]:
    """The JSON in the body (or in `payload_json`), and the names and sizes of files.

    Raises Refused 50035 for what is neither.
    """
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    text = await request.text()
    if not text:
        return None, []
    if request.content_type != "application/json":
        raise Refused(50035, [Complaint((), f"Content type {request.content_type}.")])
    return _parsed(text), []


async def _read_form(request: web.Request) -> tuple[object, Files]:
    body: object = {}
    files: Files = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name == "payload_json":
            body = _parsed(await part.text())
        else:
            files.append((part.filename or "file", len(await part.read())))
    return body, files


def _parsed(text: str) -> object:
    try:
        return cast("object", json.loads(text))
    except json.JSONDecodeError as error:
        raise Refused(50035, [Complaint((), f"The body is no JSON: {error.msg}.")]) from error
