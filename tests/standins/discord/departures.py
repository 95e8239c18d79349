"""Where discord.py itself leaves Discord's document. Each is accepted, each with its reason."""

from dataclasses import dataclass

from tests.standins.discord.entities import Json


@dataclass(frozen=True, slots=True)
class Departure:
    """A schema that is widened. Without `key` the whole schema is widened, with it one property."""

    schema: str
    key: str | None
    accepted: Json
    reason: str

    def allow(self, schemas: Json) -> None:
        """Widen the schema in this copy of the document."""
        if self.key is None:
            schemas[self.schema] = {"anyOf": [schemas[self.schema], self.accepted]}
        else:
            schemas[self.schema]["properties"][self.key] = self.accepted


FLAG: Json = {"type": ["boolean", "null"]}

DEPARTURES = (
    Departure(
        "SnowflakeType",
        None,
        {"type": "integer", "minimum": 0},
        "discord.py writes ids in bodies as numbers; Discord reads both.",
    ),
    Departure(
        "ApplicationCommandUpdateRequest",
        "nsfw",
        FLAG,
        "discord.py always writes it; Discord's written reference has it, the document has not.",
    ),
    Departure(
        "RichEmbed",
        "flags",
        {"type": ["integer", "null"]},
        "discord.py writes an embed's flags back; the document has them in answers only.",
    ),
    Departure(
        "MessageEditRequestPartial",
        "tts",
        FLAG,
        "discord.py builds edits with the function that builds sends, which always writes tts.",
    ),
    Departure(
        "IncomingWebhookUpdateRequestPartial",
        "tts",
        FLAG,
        "The same function builds edits of interaction answers.",
    ),
    Departure(
        "IncomingWebhookUpdateForInteractionCallbackRequestPartial",
        "tts",
        FLAG,
        "The same function builds the update of the message a button stands on.",
    ),
)
