"""The words that the lesson names, which any slice of vectors must hold, and its questions."""

from typing import Final

#: Two kinds of things that a projection should part.
TWELVE: Final = (
    "boy", "girl", "man", "woman", "king", "queen",
    "banana", "apple", "mango", "fruit", "coconut", "orange",
)  # fmt: skip

#: Questions, each with what it is there to show; what stands behind = is the answer expected.
QUESTIONS: Final = (
    "girl",
    "boy + queen - girl = king",
    "king + woman - man = queen",
    "king ~ queen",
    "mango ~ banana",
    "paris - france + italy = rome",
    "walking - walk + swim = swimming",
    "bigger - big + small = smaller",
    "breakfast, lunch, dinner, cereal",
    "good ~ bad",
    "terrible",
    "beautiful",
)

#: What else the course names: answers, judgements, and the words of its small examples.
_OTHERS: Final = (
    "mother", "teenager", "uncle", "aunt", "father", "daughter", "son", "prince", "princess",
    "rome", "swimming", "smaller", "horrible", "awful", "gorgeous", "lovely", "wonderful",
    "excellent", "outstanding", "great", "poor", "worst", "best", "boring", "delicious",
    "dessert", "patriots", "england", "fox", "quick", "brown", "lazy", "dog", "cat", "mat",
    "film", "movie", "plot", "actor", "actress", "director",
)  # fmt: skip


def named() -> tuple[str, ...]:
    """Every word that is named, once."""
    asked = " ".join(QUESTIONS).replace(",", " ").split()
    words = [word for word in asked if word.isalpha()]
    return tuple(dict.fromkeys([*TWELVE, *words, *_OTHERS]))
