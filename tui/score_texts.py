"""Texts to be scored, from files that nobody vouches for."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import Final

from engine.files.places import expanded
from engine.files.reading import reading
from engine.why import Refusal

#: Bytes of a text: far more than any model reads.
MOST: Final = 1 << 22


def text_of(name: str) -> str:
    """The text of a file; what is not UTF-8 in it reads as �, its mark in front as nothing."""
    path = expanded(Path(name))
    with reading(path):
        if not path.exists():
            raise Refusal("no_such_file", path=name)
        if not path.is_file():  # a pipe or a device may have no end
            raise Refusal("score_no_text_file", path=name)
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    if len(data) > MOST:
        raise Refusal("score_text_too_long", path=name, most=MOST)
    check_encoding(data, name)
    return data.removeprefix(BOM_UTF8).decode("utf-8", "replace")


def check_encoding(data: bytes, name: str) -> None:
    """Refuse what says by its first two bytes that it is not UTF-8, but two bytes a letter."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise Refusal("score_not_utf8", path=name)


def one_line(text: str) -> str:
    """A text as it can stand in a line: what cannot be seen is a blank."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)
