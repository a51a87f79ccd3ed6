"""Small trained models for tests of scoring: any layers, made-up weights, words w0, w1, w2 …"""

from typing import Any

import numpy as np

from engine.runs.keeping import shapes
from engine.scoring.model import Scorer, scorer
from engine.scoring.reading import WordReader
from engine.zoo.layers import Dense, Ids
from engine.zoo.spec import Reviews, Spec

WORDS = tuple(f"w{i}" for i in range(40))
ANSWER = Dense(1, "sigmoid", answers=True)


def spec(*layers: Any, length: int | None = 12, answer: Dense = ANSWER, **feed: Any) -> Spec:
    """A model of 40 ids with these layers between its ids and its answer."""
    return Spec("small", "test", "sentiment", (Ids(length), *layers, answer), Reviews(**feed))


def weights(given: Spec, seed: int = 1, deviation: float = 0.8) -> dict[str, Any]:
    """Weights by Keras' names, large enough for every word to matter."""
    random = np.random.default_rng(seed)
    return {
        f"{name}/{i}": random.normal(0, deviation, shape).astype(np.float32)
        for name, tables in shapes(given).items()
        for i, shape in enumerate(tables)
    }


def small(*layers: Any, seed: int = 1, deviation: float = 0.8, **settings: Any) -> Scorer:
    """A model with made-up weights, ready to be asked."""
    given = spec(*layers, **settings)
    return scorer(given, weights(given, seed, deviation), WordReader(WORDS, "words", 40))


def text(*numbers: int) -> str:
    """A text of the words of these numbers; those from 36 on are unknown."""
    return " ".join(f"w{number}" for number in numbers)
