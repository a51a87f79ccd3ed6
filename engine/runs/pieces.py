"""What the ids of a run mean: its words, its subwords, or the classes of its pictures, kept once
for all runs that share them.

Reviews can be fetched again and learned anew; a run must still be able to read a sentence as its
model did, so it keeps them itself.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from engine.files.flat import Damaged
from engine.why import Refusal

if TYPE_CHECKING:
    from engine.corpus.store import Corpus
    from engine.corpus.subwords import Subwords

Kind = Literal["words", "subwords", "classes"]

MOST_BYTES: Final = 1 << 26  # unpacked: far more than a million words


@dataclass(frozen=True, slots=True)
class Pieces:
    """Words by rank and classes by number as JSON, or subwords as they write themselves."""

    kind: Kind
    data: bytes

    @property
    def hash(self) -> str:
        """What tells these from all others."""
        return hashlib.sha256(self.kind.encode() + b"\0" + self.data).hexdigest()

    def words(self) -> list[str]:
        """The words, the most frequent first."""
        found: list[str] = json.loads(self.data)
        return found

    def classes(self) -> tuple[str, ...]:
        """What each number stands for, that a picture may be called."""
        found: list[str] = json.loads(self.data)
        return tuple(found)

    def subwords(self) -> "Subwords":
        """The subwords."""
        from engine.corpus.subwords import Subwords

        try:
            return Subwords.from_json(self.data)
        except Damaged as error:  # whole, but of another version
            raise Refusal("pieces_damaged") from error


def of_words(corpus: "Corpus", vocabulary: int) -> Pieces:
    """As many of the most frequent words as a model can tell apart."""
    words = corpus.vocabulary
    count = min(len(words), vocabulary)
    chosen = [words.word(rank) for rank in range(1, count + 1)]
    return Pieces("words", json.dumps(chosen, ensure_ascii=False).encode())


def of_classes(classes: Sequence[str]) -> Pieces:
    """What pictures show."""
    return Pieces("classes", json.dumps(classes, ensure_ascii=False).encode())


def of_subwords(subwords: "Subwords") -> Pieces:
    """The subwords."""
    return Pieces("subwords", subwords.to_json())


def keep(connection: sqlite3.Connection, pieces: Pieces) -> str:
    """Keep them, unless they are kept already; by what they are found again."""
    connection.execute(
        "INSERT OR IGNORE INTO pieces (hash, kind, packed) VALUES (?, ?, ?)",
        (pieces.hash, pieces.kind, zlib.compress(pieces.data)),
    )
    return pieces.hash


def find(connection: sqlite3.Connection, wanted: str) -> Pieces:
    """Those that were kept; refused if they are no longer the same."""
    row = connection.execute("SELECT * FROM pieces WHERE hash = ?", (wanted,)).fetchone()
    try:
        unpacking = zlib.decompressobj()
        found = Pieces(row["kind"], unpacking.decompress(row["packed"], MOST_BYTES))
    except (TypeError, zlib.error) as error:
        raise Refusal("pieces_damaged") from error
    if found.hash != wanted:
        raise Refusal("pieces_damaged")
    return found


def forget_unused(connection: sqlite3.Connection) -> None:
    """Remove those that no run has any more."""
    connection.execute(
        "DELETE FROM pieces WHERE hash NOT IN (SELECT pieces FROM runs WHERE pieces IS NOT NULL)"
    )
