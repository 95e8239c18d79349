"""Looking a sentence up."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("fi", "sv", "en")
_HERE = Path(__file__).parent
_LOCALES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_log = logging.getLogger(__name__)


class Wording:
    """All sentences in all languages. Files are read when a language is first spoken."""

    def say(self, language: str, sentence: str, /, **fields: object) -> str:
        """The sentence in `language` (English for a language Vertti does not speak).

        `sentence` is an id, or `id.attribute`. Raises KeyError for an id that does not exist.
        """
        name, _, attribute = sentence.partition(".")
        bundle = _bundle(language if language in LANGUAGES else "en")
        message = bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise KeyError(sentence)
        text, errors = bundle.format_pattern(pattern, fields)
        if errors:
            _log.error(
                "a sentence lacks a field",
                extra={"sentence": sentence, "language": language},
            )
        return str(text)

    def knows(self, language: str, sentence: str) -> bool:
        name, _, attribute = sentence.partition(".")
        bundle = _bundle(language)
        return bundle.has_message(name) and (
            not attribute or attribute in bundle.get_message(name).attributes
        )


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolation marks around every field would travel into search boxes and screen readers.
    bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
    for path in sorted((_HERE / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
