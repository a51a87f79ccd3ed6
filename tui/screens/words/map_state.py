"""What the learner has in hand in the view of the map: which words, and how they are laid out."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from engine.words.lesson import TWELVE

if TYPE_CHECKING:
    from engine.words.projecting import Method, Projection
    from engine.words.tsne import Init, Knobs
    from engine.words.vectors import Vectors

NEAR: Final = 24  # neighbours of a word
FREQUENT: Final = 100

Kind = Literal["preset", "near", "list", "frequent"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which words are laid out: those of the lesson, those near to one, a list, the frequent."""

    kind: Kind = "preset"
    words: tuple[str, ...] = TWELVE

    def chosen(self, vectors: "Vectors") -> list[str]:
        """The words themselves; of the lesson's those that these vectors have.

        Where that is none, or a single one, the frequent ones stand in: vectors of reviews in
        another language have places, too.
        """
        from engine.words.query import similar
        from engine.words.resolving import row_of

        if self.kind == "near":
            word = self.words[0]
            return [word, *(each.word for each in similar(vectors, word, NEAR))]
        if self.kind == "frequent":
            return list(vectors.words[:FREQUENT])
        if self.kind == "preset":
            found = [word for word in self.words if row_of(vectors, word) is not None]
            return found if len(found) > 1 else [*found, *vectors.words[:FREQUENT]]
        return list(self.words)

    def missing(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of the lesson that are not among those laid out."""
        if self.kind != "preset":
            return ()
        there = {word.lower() for word in words}
        return tuple(word for word in self.words if word not in there)


@dataclass(frozen=True, slots=True)
class Setting:
    """All that decides where the words lie."""

    wanted: Wanted = field(default_factory=Wanted)
    method: "Method" = "pca"
    perplexity: int = 3
    init: "Init" = "pca"
    seed: int = 42
    steps: int = 1000

    def knobs(self) -> "Knobs":
        """What of it t-SNE asks for."""
        from engine.words.tsne import Knobs

        return Knobs(float(self.perplexity), self.init, self.seed, self.steps)


@dataclass(slots=True)
class MapState:
    """The setting, where the words lie by it so far, and of which vectors that is.

    The points lie still when they have settled, or were stopped.
    """

    setting: Setting = field(default_factory=Setting)
    found: "Projection | None" = None
    of: tuple[str, Setting] | None = None
    still: bool = False
