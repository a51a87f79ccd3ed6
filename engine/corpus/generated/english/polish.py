"""The last touches on an English text: articles, capitals, and short forms."""

import re

_ARTICLE = re.compile(r"\b([Aa]) (?=[aeiou8]|11\b|18\b|hour|honest)")
_CONSONANT_SOUND = re.compile(r"\b([Aa])n (?=one-|once|uni[tfq]|use)")
_SENTENCE_START = re.compile(r"(^|[.!?]\"? |\n\n)(\"?)([a-z])")
_SHORT_FORMS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\b(is|did|does|was|would|could|has|had|should) not\b", r"\1n't"),
        (r"\b([Dd])o not\b", r"\1on't"),
        (r"\b([Cc])annot\b", r"\1an't"),
        (r"\b([Ii]t|[Tt]here|[Tt]hat) is (?=[a-z])", r"\1's "),
        (r"\bI am (?=[a-z])", r"I'm "),
        (r"\bI would (?=[a-z])", r"I'd "),
        (r"\bI have (?=(?:seen|heard|read|rarely|never|not|now)\b)", r"I've "),
        (r"\bYou will (?=[a-z])", r"You'll "),
    )
)


def polished(text: str) -> str:
    """The text with a or an as it should be, and every sentence begun with a capital."""
    text = _ARTICLE.sub(r"\1n ", text)
    text = _CONSONANT_SOUND.sub(r"\1 ", text)
    return _SENTENCE_START.sub(lambda found: found[1] + found[2] + found[3].upper(), text)


def contracted(text: str) -> str:
    """The same text as people say it: it's, don't, can't."""
    for pattern, replacement in _SHORT_FORMS:
        text = pattern.sub(replacement, text)
    return text
