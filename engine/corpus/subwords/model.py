"""Subwords as they are used: the row of a table that each has, and texts cut and put together."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.corpus.about import Rule
from engine.corpus.store import Corpus, SplitName
from engine.corpus.subwords import encoding
from engine.corpus.subwords.spelling import LONGEST, MARK, normalised, spelled, units
from engine.files.flat import Damaged
from engine.files.progress import OnProgress, unseen
from engine.why import Refusal

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SIZE: Final = 8184  # rows without the one for padding
LEAST_SIZE: Final = 512
MOST_SIZE: Final = 1 << 16
FORMAT: Final = 1

#: The first rows after padding belong to the bytes, which spell the characters that training has
#: not met. Cutting everything from bytes would need no other rows, but a Korean syllable would
#: then be three pieces that nobody can read, until merges that cost a row each have joined them.
BYTES: Final = 256
_BYTE_NAMES: Final = tuple(f"<0x{byte:02X}>" for byte in range(BYTES))


@dataclass(frozen=True, slots=True)
class Piece:
    """One subword of a text, as it is shown, and the row of the table that it has."""

    text: str
    id: int


@dataclass(frozen=True, slots=True)
class Learned:
    """What training has found, and all that is kept of it: every row follows from this.

    After the bytes comes a row for each character, then one for each merge of two earlier rows.
    """

    format: int
    rule: Rule
    size: int
    characters: str
    merges: tuple[tuple[int, int], ...]


class Subwords:
    """The subwords of some reviews. Ids are rows of a table: 0 for padding, then 1 to `size`."""

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        self._names = _names(learned)

    @classmethod
    def from_json(cls, text: str | bytes) -> "Subwords":
        """Read what `to_json` wrote; Damaged if it is anything else."""
        try:
            return cls(msgspec.json.decode(text, type=Learned))
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise Damaged("no subwords") from error

    def to_json(self) -> bytes:
        """All that is needed to have the same subwords again."""
        return msgspec.json.encode(self._learned)

    @property
    def rule(self) -> Rule:
        """The rule by which texts are cut into words or characters first."""
        return self._learned.rule

    @property
    def size(self) -> int:
        """How many rows there are for subwords; a table has one more, for padding."""
        return self._learned.size

    @property
    def used(self) -> int:
        """How many of these rows stand for a subword, those of the bytes among them."""
        return len(self._names) - 1

    def piece(self, row: int) -> Piece:
        """The subword of a row, from 1 to the last that is used."""
        if not 1 <= row <= self.used:
            raise IndexError(row)
        return Piece(self._names[row], row)

    def normalised(self, text: str) -> str:
        """What of a text is cut, and what comes back when its ids are put together."""
        return normalised(text, self.rule)

    def ids(self, text: str) -> list[int]:
        """A text as ids."""
        return self._encoded([units(self.normalised(text), self.rule)])[0]

    def encode(self, text: str) -> list[Piece]:
        """A text as subwords."""
        return [self.piece(row) for row in self.ids(text)]

    def encode_all(
        self, corpus: Corpus, split: SplitName, progress: OnProgress = unseen
    ) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """All reviews of a split in file order: their ids, and where each review begins."""
        if corpus.about.rule != self.rule:
            raise Refusal("rules_differ", name=corpus.about.name, rule=corpus.about.rule)
        return encoding.flat_ids(spelled(corpus, split, progress), self._encoded, progress)

    def decode(self, ids: Iterable[int]) -> str:
        """The text of ids; padding says nothing, and bytes that make no character show as �."""
        data = b"".join(self._bytes_of(row) for row in ids if row)
        text = data.decode("utf-8", "replace")
        return text.replace(MARK, " ").removeprefix(" ") if self.rule == "words" else text

    def _bytes_of(self, row: int) -> bytes:
        text = self.piece(row).text
        return bytes([row - 1]) if row <= BYTES else text.encode("utf-8")

    def _encoded(self, rows: list[list[str]]) -> list[list[int]]:
        """The ids of each list of units."""
        found = self._tokenizer.encode_batch_fast(
            rows, is_pretokenized=True, add_special_tokens=False
        )
        return [encoded.ids for encoded in found]

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        quiet()
        from tokenizers import Tokenizer, models

        names = self._names
        rows = {name: row for row, name in enumerate(names) if row}
        merges = [(names[first], names[second]) for first, second in self._learned.merges]
        return Tokenizer(models.BPE(vocab=rows, merges=merges, byte_fallback=True))


def quiet() -> None:
    """Let the library start no threads; it asks for this when it first has work to do.

    They gain little here, and a process forked beside them can wait for them for ever.
    """
    os.environ["TOKENIZERS_PARALLELISM"] = "false"


def _names(learned: Learned) -> list[str]:
    """The text of every row; Damaged if what was learned cannot have been learned."""
    if learned.format != FORMAT or not LEAST_SIZE <= learned.size <= MOST_SIZE:
        raise Damaged("format or size")
    if max(len(learned.characters), len(learned.merges)) > learned.size:
        raise Damaged("too much for its size")
    names = ["", *_BYTE_NAMES, *learned.characters]
    rows = {name: row for row, name in enumerate(names)}
    if len(rows) < len(names) or (learned.rule == "words" and MARK not in rows):
        raise Damaged("characters")
    for pair in learned.merges:
        if not BYTES < min(pair) <= max(pair) < len(names):
            raise Damaged("a merge of what is not there")
        name = names[pair[0]] + names[pair[1]]
        if len(name) > LONGEST or rows.get(name, len(names)) <= BYTES:
            raise Damaged("a merge that cannot be")
        if name not in rows:  # two pairs may make the same subword
            rows[name] = len(names)
            names.append(name)
    if len(names) > learned.size + 1:
        raise Damaged("more rows than its size")
    return names
