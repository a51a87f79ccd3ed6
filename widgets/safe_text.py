"""Text from data, made harmless and measured in cells instead of characters.

After `visible` the width of a text is the sum of the widths of its characters, because nothing is
left that joins, hides, turns or overwrites others. All cutting and padding here relies on that.
"""

import unicodedata
from functools import lru_cache
from typing import Literal

from rich.cells import cell_len as cell_len

Align = Literal["left", "right", "center"]

ELLIPSIS = "…"
UNREADABLE = "�"
TAB = "→"
DIRECTION = "·"
LINE_BREAK = "␤"
MOST_ACCENTS = 3

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Default-ignorable code points that Unicode does not list as format characters (Cf).
_IGNORABLE = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0xE0000, 0xE0FFF),
)


@lru_cache(maxsize=4096)
def _visible_character(character: str) -> str:
    point = ord(character)
    if point < 0x20:
        return TAB if character == "\t" else chr(0x2400 + point)
    if point == 0x7F:
        return "␡"
    if character in _BIDI:
        return DIRECTION
    if any(first <= point <= last for first, last in _IGNORABLE):
        return ""
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category in ("Zl", "Zp"):
        return LINE_BREAK
    # Control, surrogate, unassigned, private: nobody knows how wide a terminal draws them.
    return UNREADABLE if category[0] == "C" else character


def _few_accents(text: str) -> str:
    """Drop what is heaped upon a character beyond a few accents, and give a lone one a place."""
    kept: list[str] = []
    heaped = MOST_ACCENTS
    for character in text:
        if cell_len(character):
            heaped = 0
        elif not kept:
            kept.append("◌")
            heaped = 1
        else:
            heaped += 1
        if heaped <= MOST_ACCENTS:
            kept.append(character)
    return "".join(kept)


def visible(text: str, *, newlines: bool = False) -> str:
    """Show any text as one harmless line, or as several when line ends are asked for."""
    if text.isascii() and text.isprintable():
        return text
    if newlines:
        lines = text.replace("\r\n", "\n").split("\n")
        return "\n".join(visible(line) for line in lines)
    shown = "".join(map(_visible_character, unicodedata.normalize("NFC", text)))
    return unicodedata.normalize("NFC", _few_accents(shown))


def cut(text: str, width: int) -> str:
    """The longest beginning of an already visible text that is at most so many cells wide."""
    used = 0
    for place, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:place]
    return text


def fit(text: str, width: int) -> str:
    """Show the text within so many cells, with an ellipsis where it had to be cut."""
    shown = visible(text)
    if width <= 0:
        return ""
    if cell_len(shown) <= width:
        return shown
    return cut(shown, width - 1) + ELLIPSIS


def pad_cells(text: str, width: int, align: Align = "left") -> str:
    """Show the text in exactly so many cells."""
    shown = fit(text, width)
    room = max(0, width) - cell_len(shown)
    before = {"left": 0, "right": room, "center": room // 2}[align]
    return " " * before + shown + " " * (room - before)


def legible(word: str) -> str:
    """A word as it can be seen; one of which nothing can be seen is a dot."""
    return word if not word or visible(word).strip() else DIRECTION


def wrap(text: str, width: int) -> list[str]:
    """Break the text into lines of at most so many cells, between words where that is possible."""
    if width <= 0:
        return []
    lines: list[str] = []
    for paragraph in visible(text, newlines=True).split("\n"):
        lines += _wrap_paragraph(paragraph, width)
    return lines


def _wrap_paragraph(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _chop(word, width)
        lines += full
    lines.append(line)
    return lines


def _chop(word: str, width: int) -> list[str]:
    """Cut a word into pieces that fit; a character wider than the place becomes an ellipsis."""
    pieces: list[str] = []
    while cell_len(word) > width:
        piece = cut(word, width)
        pieces.append(piece or ELLIPSIS)
        word = word[max(1, len(piece)) :]
    return [*pieces, word]
