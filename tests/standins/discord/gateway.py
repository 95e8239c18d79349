"""The WebSocket half: sessions, their replay, and the ways a connection goes wrong."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntFlag
from uuid import uuid4

from tests.standins.discord.connection import Connection
from tests.standins.discord.entities import Json


class Intents(IntFlag):
    """The gateway's intents that decide something here."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    MESSAGE_CONTENT = 1 << 15
    GUILD_MESSAGE_POLLS = 1 << 24
    DIRECT_MESSAGE_POLLS = 1 << 25


ALWAYS = Intents(0)
PRIVILEGED = Intents.GUILD_MEMBERS | Intents.GUILD_PRESENCES | Intents.MESSAGE_CONTENT
DISPATCH, RECONNECT, INVALID_SESSION = 0, 7, 9
REPLAY_LIMIT = 10_000


@dataclass(slots=True)
class Session:
    """One identified program. It outlives its connection, so that RESUME can replay."""

    intents: int
    id: str = field(default_factory=lambda: uuid4().hex)
    sequence: int = 0
    log: deque[Json] = field(default_factory=lambda: deque[Json](maxlen=REPLAY_LIMIT))
    connection: Connection | None = None

    def wants(self, needed: Intents) -> bool:
        """Whether the session asked for this kind of event."""
        return needed & self.intents == needed

    def dispatch(self, event: str, payload: Json) -> None:
        """Number the event, keep it for replay, and send it if the program is there."""
        self.sequence += 1
        frame: Json = {"op": DISPATCH, "t": event, "s": self.sequence, "d": payload}
        self.log.append(frame)
        if self.connection is not None:
            self.connection.send(frame)

    def replay(self, after: int) -> None:
        """Send again what came after this sequence number."""
        assert self.connection is not None
        for frame in self.log:
            if frame["s"] > after:
                self.connection.send(frame)


class Gateway:
    """Every program that is or was connected, and what can be done to their connections."""

    def __init__(self, allowed: Intents = PRIVILEGED) -> None:
        self.allowed = allowed
        self.sessions: dict[str, Session] = {}
        self.identified = 0
        self.resumed = 0
        self.on_change: Callable[[], None] = lambda: None
        self.check: Callable[[str, Json], None] = lambda _event, _payload: None
        self._silent = False

    @property
    def online(self) -> list[Session]:
        """Sessions whose program is connected now."""
        return [session for session in self.sessions.values() if session.connection is not None]

    def dispatch(
        self,
        event: str,
        payload: Json,
        needs: Intents = ALWAYS,
        bare: Json | None = None,
    ) -> None:
        """Tell every session that wants it. `bare` is for those that may not read messages."""
        self.check(event, payload)
        if self._silent:
            return
        for session in self.sessions.values():
            if session.wants(needs):
                reads = bare is None or session.wants(Intents.MESSAGE_CONTENT)
                session.dispatch(event, payload if reads or bare is None else bare)

    def begin(self, session: Session) -> None:
        """A program identified."""
        self.sessions[session.id] = session
        self.identified += 1
        self.on_change()

    def drop(self) -> None:
        """Cut every connection without a word. Sessions stay: RESUME will work."""
        for session in self.online:
            if session.connection is not None:
                session.connection.cut()
            session.connection = None
        self.on_change()

    def invalidate(self) -> None:
        """Say INVALID_SESSION and forget every session: what happens meanwhile is lost."""
        for session in self.online:
            if session.connection is not None:
                session.connection.send({"op": INVALID_SESSION, "d": False})
        self.sessions.clear()
        self.on_change()

    def forget(self) -> None:
        """Forget every session and cut: a RESUME will be refused."""
        self.drop()
        self.sessions.clear()

    def reconnect(self) -> None:
        """Say RECONNECT: the program comes back by itself and resumes."""
        for session in self.online:
            if session.connection is not None:
                session.connection.send({"op": RECONNECT, "d": None})

    def silence(self) -> None:
        """Events are lost from now on, and no RESUME brings them back: a gap."""
        self._silent = True

    def speak(self) -> None:
        """Events are sent again."""
        self._silent = False

    def repeat_last(self, event: str) -> None:
        """Send the latest event of this name once more, as a new one."""
        for session in self.sessions.values():
            frames = [frame for frame in session.log if frame["t"] == event]
            if frames:
                session.dispatch(event, frames[-1]["d"])
