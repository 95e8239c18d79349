"""What a program may say over the gateway, and what it hears back."""

from collections.abc import Callable
from typing import cast

from tests.standins.discord.connection import Connection
from tests.standins.discord.entities import Json
from tests.standins.discord.gateway import INVALID_SESSION, PRIVILEGED, Intents, Session
from tests.standins.discord.guild import Guild
from tests.standins.discord.payloads import guild_create_json, member_json, user_json

HELLO, HEARTBEAT_ACK = 10, 11
UNKNOWN_OPCODE, NOT_AUTHENTICATED, WRONG_TOKEN, ALREADY = 4001, 4003, 4004, 4005
INVALID_INTENTS, DISALLOWED_INTENTS = 4013, 4014
HEARTBEAT_MS = 41_250
KNOWN_INTENTS = (1 << 26) - 1


class Handshake:
    """One connection's conversation, from HELLO to its end."""

    def __init__(self, guild: Guild, token: str, resume_url: str, connection: Connection) -> None:
        self._guild = guild
        self._token = token
        self._resume_url = resume_url
        self._connection = connection
        self._session: Session | None = None
        self._answers: dict[object, Callable[[Json], None]] = {
            1: self._heartbeat,
            2: self._identify,
            3: self._ignore,
            4: self._ignore,
            6: self._resume,
            8: self._members,
        }

    async def run(self) -> None:
        """Talk until the line ends."""
        self._connection.send({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS}})
        try:
            await self._connection.read(self._hear)
        finally:
            if self._session and self._session.connection is self._connection:
                self._session.connection = None
            self._guild.changed()

    def _hear(self, frame: Json) -> None:
        answer = self._answers.get(frame.get("op"))
        if answer is None:
            self._connection.close(UNKNOWN_OPCODE)
        elif self._session is None and frame["op"] not in {1, 2, 6}:
            self._connection.close(NOT_AUTHENTICATED)
        else:
            data = frame.get("d")
            answer(cast("Json", data) if isinstance(data, dict) else {})

    def _heartbeat(self, _data: Json) -> None:
        self._connection.send({"op": HEARTBEAT_ACK})

    def _ignore(self, _data: Json) -> None:
        """Presence and voice state say nothing to us."""

    def _identify(self, data: Json) -> None:
        intents = data.get("intents")
        if self._session is not None:
            self._connection.close(ALREADY)
        elif data.get("token") != self._token:
            self._connection.close(WRONG_TOKEN)
        elif not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            self._connection.close(INVALID_INTENTS)
        elif intents & PRIVILEGED & ~self._guild.gateway.allowed:
            self._connection.close(DISALLOWED_INTENTS)
        else:
            self._begin(Session(intents, connection=self._connection))

    def _begin(self, session: Session) -> None:
        self._session = session
        session.dispatch("READY", self._ready(session))
        if session.wants(Intents.GUILDS):
            session.dispatch("GUILD_CREATE", guild_create_json(self._guild))
        self._guild.gateway.begin(session)

    def _ready(self, session: Session) -> Json:
        bot = self._guild.bot
        return {
            "v": 10,
            "user": {
                **user_json(bot),
                "mfa_enabled": False,
                "verified": True,
                "email": None,
            },
            "guilds": [{"id": str(self._guild.id), "unavailable": True}],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self._resume_url,
            "private_channels": [],
            "relationships": [],
            "shard": [0, 1],
            "application": {"id": str(bot.id), "flags": 0},
        }

    def _resume(self, data: Json) -> None:
        session = self._guild.gateway.sessions.get(str(data.get("session_id")))
        if data.get("token") != self._token:
            self._connection.close(WRONG_TOKEN)
        elif session is None:
            self._connection.send({"op": INVALID_SESSION, "d": False})
        else:
            self._session = session
            session.connection = self._connection
            session.replay(int(data.get("seq") or 0))
            session.dispatch("RESUMED", {})
            self._guild.gateway.resumed += 1
            self._guild.changed()

    def _members(self, data: Json) -> None:
        wanted = {str(user_id) for user_id in _as_list(data.get("user_ids"))}
        query = str(data.get("query") or "").lower()
        limit = int(data.get("limit") or 0) or 1000
        found = [
            member_json(self._guild, user)
            for user in self._guild.users.values()
            if user.member and (not wanted or str(user.id) in wanted) and user.name.startswith(query)
        ]
        chunk: Json = {
            "guild_id": str(self._guild.id),
            "members": found[:limit],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": sorted(wanted - {str(m["user"]["id"]) for m in found}),
        }
        if "nonce" in data:
            chunk["nonce"] = data["nonce"]
        assert self._session is not None
        self._session.dispatch("GUILD_MEMBERS_CHUNK", chunk)


def _as_list(value: object) -> list[object]:
    if value is None:
        return []
    return cast("list[object]", value) if isinstance(value, list) else [value]
