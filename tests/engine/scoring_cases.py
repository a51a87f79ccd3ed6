"""Small models of every kind of layer with random weights: ours, and Keras' own beside them."""

import os
from typing import Any

import numpy as np

from engine.explain.numbers import Numbers
from engine.scoring.model import Scorer, scorer
from engine.scoring.reading import WordReader
from engine.zoo.layers import (
    GRU,
    LSTM,
    Conv1D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    Ids,
    Layer,
    MaxPooling1D,
    OneHot,
    SimpleRNN,
)
from engine.zoo.spec import Reviews, Spec
from tests.engine.scoring_small import weights

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

VOCABULARY, LENGTH, FEATURES = 12, 10, 3
WORDS = ("the", "film", "is", "not", "good", "bad", "it", "was")
_P, _LOGIT = Dense(1, "sigmoid", answers=True), Dense(1, answers=True)


def _spec(*layers: Layer, padding: str = "pre") -> Spec:
    chain = (Ids(LENGTH), *layers)
    return Spec("small", "nowhere", "sentiment", chain, Reviews(padding=padding))  # type: ignore[arg-type]


def _embedded(*layers: Layer, padding: str = "pre") -> Spec:
    return _spec(Embedding(VOCABULARY, FEATURES), *layers, padding=padding)


SPECS = {
    "flat": _embedded(Flatten(), _P),
    "mean": _embedded(GlobalAveragePooling1D(), Dense(4, "relu"), Dropout(0.5), _LOGIT),
    "onehot": _spec(OneHot(VOCABULARY), SimpleRNN(4), _P),
    "rnn": _embedded(SimpleRNN(3, activation="relu", sequences=True), GlobalMaxPooling1D(), _P),
    "lstm": _embedded(LSTM(4, 0.3, sequences=True), LSTM(3), Dense(3, "tanh"), _P),
    "gru": _embedded(GRU(4, sequences=True), GRU(3, reset_after=False, bias=False), _LOGIT),
    "gru-softmax": _embedded(GRU(3, activation="softmax", reset_after=False), _P),
    "conv": _embedded(
        Conv1D(5, 3, "relu"), MaxPooling1D(2), Conv1D(4, 2, "tanh", padding="same"), Flatten(), _P
    ),
    "conv-max": _embedded(
        Conv1D(4, 2, "relu"),
        MaxPooling1D(3, strides=2, padding="same"),
        Conv1D(4, 2, "sigmoid", bias=False),
        GlobalMaxPooling1D(),
        Dense(3, "softmax"),
        _P,
        padding="post",
    ),
    "conv-strides": _embedded(
        Conv1D(4, 4, strides=2, padding="same"), MaxPooling1D(2), LSTM(3), _P
    ),
}


def small(name: str, seed: int = 0) -> Scorer:
    """A model with weights that follow from a seed."""
    arrays = weights(SPECS[name], seed, deviation=0.7)
    return scorer(SPECS[name], arrays, WordReader(WORDS, "words", VOCABULARY))


def twin(model: Scorer) -> Any:
    """Keras' own model with the same weights."""
    from engine.zoo.keras_model import build

    found = build(model.spec)
    found.set_weights([table for stage in model.stages for table in stage.tables])
    return found


def layers_above(keras_model: Any) -> list[Any]:
    """The layers of a Keras model that stand on the lookup."""
    lookups = ("InputLayer", "Embedding", "Lambda")
    return [each for each in keras_model.layers if type(each).__name__ not in lookups]


def some_ids(random: np.random.Generator, *shape: int) -> Any:
    """Ids, any of them."""
    return random.integers(0, VOCABULARY, shape).astype(np.int32)


def some_numbers(random: np.random.Generator, *shape: int) -> Numbers:
    """Numbers about 0."""
    return random.normal(0, 1, shape).astype(np.float32)
