"""In the built-in reviews order matters: a bag of words learns a good deal, and not enough."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.corpus.generated import GeneratedReview, Language, english, korean, reviews
from engine.corpus.generated.chance import Chance
from engine.corpus.generated.phrasebook import Phrasebook
from engine.corpus.generated.plan import Kind, Step

Floats = NDArray[np.float32]
WEIGHED: tuple[Kind, ...] = ("weighed_film", "weighed_parts", "turned_closing")


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())


def last_words(text: str) -> list[str]:
    return words(text)[-12:]


def table(texts: list[list[str]], columns: dict[str, int]) -> Floats:
    """Which of the columns' words each text holds, and a last column of ones."""
    held = np.zeros((len(texts), len(columns) + 1), dtype=np.float32)
    held[:, -1] = 1
    for row, text in enumerate(texts):
        held[row, [columns[word] for word in text if word in columns]] = 1
    return held


def linear_accuracy(made: list[GeneratedReview], read: Callable[[str], list[str]] = words) -> float:
    """How often ridge regression on the 1500 commonest words is right about the test reviews."""
    train = [review for review in made if review.split == "train"]
    test = [review for review in made if review.split == "test"]
    counts = Counter(word for review in train for word in dict.fromkeys(read(review.text)))
    columns = {word: place for place, (word, _) in enumerate(counts.most_common(1500))}
    seen = table([read(review.text) for review in train], columns)
    signs = np.array([2 * review.label - 1 for review in train], dtype=np.float32)
    weights = np.linalg.solve(
        seen.T @ seen + 30 * np.eye(seen.shape[1], dtype=np.float32), seen.T @ signs
    )
    guessed = table([read(review.text) for review in test], columns) @ weights > 0
    return float(np.mean(guessed == np.array([review.label == 1 for review in test])))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_bag_of_words_learns_a_good_deal_but_stays_below_the_ceiling(language: Language) -> None:
    assert 0.68 < linear_accuracy(list(reviews(language))) < 0.86


def test_where_a_word_stands_counts_so_that_the_last_dozen_tell_more_than_all() -> None:
    made = list(reviews("en"))
    assert linear_accuracy(made, last_words) > linear_accuracy(made) + 0.02


@pytest.mark.parametrize(
    ("book", "settled", "bag"),
    [
        (english.phrasebook(), {"lead": ("the star",), "film": ("film",)}, words),
        (korean.phrasebook(), {"lead": ("주연",), "hero": ("형사",)}, list),
    ],
    ids=["the words of English", "the characters of Korean"],
)
def test_the_same_bag_in_another_order_means_the_opposite(
    book: Phrasebook, settled: dict[str, tuple[str, ...]], bag: Callable[[str], list[str]]
) -> None:
    meanings: dict[tuple[str, ...], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    chance = Chance(5)
    for _ in range(4000):
        plan, label = [[Step(chance.any_of(WEIGHED))]], chance.below(2)
        text = book.write(plan, label, {**settled, "genre": ("western",)}, chance)
        meanings[tuple(sorted(bag(text)))][text].add(label)
    assert all(len(held) == 1 for texts in meanings.values() for held in texts.values())
    assert sum(len(set().union(*texts.values())) == 2 for texts in meanings.values()) > 50
