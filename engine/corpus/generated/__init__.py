"""The built-in reviews: made up by a grammar, always the same, and about films that do not exist.

They are written so that the order of the words matters. A negation far from its adjective, a
hope that is not fulfilled, other people's opinions: the same words serve praise and blame.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from engine.corpus.generated import english, korean
from engine.corpus.generated.chance import Chance

Split = Literal["train", "test"]
Language = Literal["en", "ko"]


@dataclass(frozen=True, slots=True)
class GeneratedReview:
    """One made-up review; label 1 is praise, 0 is blame."""

    split: Split
    label: int
    text: str


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How many reviews a language has, and who writes them."""

    write: Callable[[Chance, int], str]
    seed: int
    train: int
    test: int
    fewest_words: int


_RECIPES: dict[Language, _Recipe] = {
    "en": _Recipe(english.review, seed=20, train=5000, test=1000, fewest_words=8),
    "ko": _Recipe(korean.review, seed=22, train=1600, test=400, fewest_words=4),
}


def reviews(language: Language) -> Iterator[GeneratedReview]:
    """All reviews of a language, the training ones first; praise and blame in equal parts."""
    recipe = _RECIPES[language]
    chance = Chance(recipe.seed)
    seen: set[str] = set()
    counts: tuple[tuple[Split, int], ...] = (("train", recipe.train), ("test", recipe.test))
    for split, count in counts:
        for place in range(count):
            label = place % 2
            yield GeneratedReview(split, label, _new(recipe, chance, label, seen))


def _new(recipe: _Recipe, chance: Chance, label: int, seen: set[str]) -> str:
    """A review that is long enough and was not written before."""
    while True:
        text = recipe.write(chance, label)
        if text not in seen and len(text.split()) >= recipe.fewest_words:
            seen.add(text)
            return text
