"""Whether a message asks something, or is people talking. Errs on the side of silence."""

from __future__ import annotations

import re

_ASKING = re.compile(
    r"^(?:\W*(?:hei|moi|moikka|terve|hej|hejsan|hi|hello)\b[\s\w]{0,20}[,.!:]?\s*)?"
    r"(?:mi(?:tä|kä|ssä|stä|hin|llä|ten|ksi|stäs|tkä|llainen|llaisia)|kuinka|paljonko|montako|kuka|ken(?:elle|eltä|en)|"
    r"kuka|koska|milloin|onko|onks|saako|saaks|voiko|voiks|pitääkö|pitääks|tarvit\w*(?:ko|kö|ks)|"
    r"vad|hur|var|vart|när|vem|vilk\w+|varför|måste|behöver|får|kan|ska|finns|är|har|"
    r"what|how|where|when|who|which|why|do|does|is|are|can|could|should|must|has|have|anyone)\b",
    re.IGNORECASE,
)
_FINNISH_PARTICLE = re.compile(r"\b\w{2,}(?:ko|kö|kohan|köhän|kos|kös)\b", re.IGNORECASE)
SHORTEST = 12
"""Characters; anything shorter in a channel is talk among people."""

_MARK = re.compile(r"[?？؟]")
_LINK = re.compile(r"https?://\S+")
_TALK = re.compile(
    r"^\W*(?:"
    # thanks, agreement, congratulations, greetings and nothing more
    r"kiit(?:os|ti|oksia|än)\b|tack\b|tusen tack|thanks?\b|thank you|thx\b|"
    r"onne(?:a|ksi|ttelu\w*)\b|grattis\b|lycka till\b|congrat\w*|well done|good luck\b|tsemppiä\b|"
    r"(?:hyvää )?huomenta\b|hyvää (?:\w+päivää|joulua|juhannusta|pääsiäistä|viikonloppua|yötä|vappua|uutta vuotta)\b|"
    r"god (?:morgon|jul|natt|helg)\b|gott nytt år|glad (?:påsk|midsommar|lucia|vappen)\b|"
    r"(?:good )?morning\b|happy (?:new year|easter|midsummer|friday|holidays|christmas)\b|merry christmas|"
    # events and their housekeeping
    r"(?:ystävällinen |vänlig |friendly |kind )?(?:muistutus|påminnelse|reminder)\b|"
    r"tervetuloa\b|välkomm(?:en|na)\b|welcome\b|"
    # answers to people
    r"joo\b|juu\b|jep\b|okei\b|ok(?:ay)?\b|jo,|precis\b|exactly\b|agreed\b|sama täällä|same here|noted\b|haha\w*|lol\b|"
    r"sorry,? wrong|förlåt,? fel|väärä kanava"
    r")",
    re.IGNORECASE,
)


def looks_like_a_question(text: str) -> bool:
    """Whether a message in a questions channel asks something."""
    plain = text.strip()
    if len(plain) < SHORTEST or is_talk(plain):
        return False
    if _asks_with_a_mark(plain):
        return True
    first = re.split(r"(?<=[.!:])\s", plain, maxsplit=1)[0]
    return bool(_ASKING.match(plain) or _FINNISH_PARTICLE.search(first[:80]))


def is_talk(text: str) -> bool:
    """Thanks, greetings, announcements and replies between people: nothing to be answered, even when spoken to.

    Certain cases only: what asks anything after all, by a question mark, is no talk.
    """
    plain = text.strip()
    if not any(letter.isalnum() for letter in plain):
        return True
    return bool(_TALK.match(plain)) and not _asks_with_a_mark(plain)


def _asks_with_a_mark(text: str) -> bool:
    return bool(_MARK.search(_LINK.sub("", text)))
