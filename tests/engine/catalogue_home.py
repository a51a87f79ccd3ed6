"""What tests of the catalogue share: reviews of a sentence, and files that come to harm."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from engine.corpus.store import Corpus
from engine.files import flat
from engine.why import Notice


@dataclass
class Generated:
    """Stands in for the grammar, and counts how often it was asked."""

    asked: int = 0

    def reviews(self, language: str) -> Iterator[SimpleNamespace]:
        self.asked += 1
        words = {"en": ("a good film", "a bad film"), "ko": ("좋은 영화", "나쁜 영화")}[language]
        for split in ("train", "test"):
            for label, text in ((1, words[0]), (0, words[1])):
                yield SimpleNamespace(split=split, label=label, text=text)


def codes(notices: list[Notice]) -> list[str]:
    return [notice.code for notice in notices]


def texts(corpus: Corpus) -> list[str | None]:
    return [corpus.train.text_of(row) for row in range(len(corpus.train))]


def spoil(file: Path) -> None:
    """Change a byte in the middle of the last section."""
    section = flat.header(file).sections[-1]
    with file.open("r+b") as opened:
        opened.seek(section.offset)
        byte = opened.read(1)[0]
        opened.seek(section.offset)
        opened.write(bytes([byte ^ 0xFF]))


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def scribble(file: Path) -> None:
    file.write_bytes(b"scribble")


def empty(file: Path) -> None:
    file.write_bytes(b"")
