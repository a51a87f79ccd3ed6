"""The words of a corpus, ranked: the most frequent has rank 1."""

from collections.abc import Iterator, Sequence


class Vocabulary:
    """Words by rank and ranks by word; the way back is built when it is first asked for."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._ranks: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self._words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def word(self, rank: int) -> str:
        """The word of a rank, from 1 to the number of words."""
        if not 1 <= rank <= len(self._words):
            raise IndexError(rank)
        return self._words[rank - 1]

    def rank(self, word: str) -> int | None:
        """The rank of a word, or None if it is not among the words."""
        return self.ranks.get(word)

    @property
    def ranks(self) -> dict[str, int]:
        """Every word's rank."""
        if self._ranks is None:
            self._ranks = {word: rank for rank, word in enumerate(self._words, 1)}
        return self._ranks
