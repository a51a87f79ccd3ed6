"""The sign of what is less than nothing: a minus where it is read, a hyphen where it is data."""

import re
from typing import Final

MINUS: Final = "−"

#: A hyphen that begins a number or a logarithm, or the exponent of a number. Within words, names,
#: options, dates and ranges it is one.
_BEGINS: Final = re.compile(
    r"(?<![^\s([{<>=≤≥≈≠,;:+×·÷*/^−→|√])-(?=\.?\d|∞|inf\b|log\()|(?<=\de)-(?=\d)"
)

_NUMBER: Final = re.compile(r"[+−]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[+−]?\d+)?%?|−(?:∞|inf)")


def with_minus(text: str) -> str:
    """A text as it is read."""
    return _BEGINS.sub(MINUS, text) if "-" in text else text


def with_hyphen(text: str) -> str:
    """A text that is nothing but a number, as programs read it; any other stays as it is."""
    return text.replace(MINUS, "-") if MINUS in text and _NUMBER.fullmatch(text) else text
