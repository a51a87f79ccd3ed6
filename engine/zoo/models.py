"""The fifteen models of the course."""

from typing import Final

from engine.why import UnknownName
from engine.zoo.knobs import shortened
from engine.zoo.layers import (
    GRU,
    LSTM,
    Conv1D,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    Ids,
    Layer,
    MaxPooling1D,
    MaxPooling2D,
    OneHot,
    Picture,
    SimpleRNN,
)
from engine.zoo.spec import Fit, Pictures, Reviews, Spec, Split

_WORDS = Reviews()
_VERDICT = Dense(1, "sigmoid", answers=True)
_TEN = Dense(10, "softmax", answers=True)

_BATCHES_OF_500 = Fit("adam", 1e-3, 500, 10, Split("last"))
_UNTIL_IT_TURNS = Fit("rmsprop", 1e-4, 64, 100, Split("drawn"), patience=3)


def _sentiment(name: str, origin: str, fit: Fit, *layers: Layer) -> Spec:
    return Spec(name, origin, "sentiment", (*layers, _VERDICT), _WORDS, fit)


def _pair(stem: Layer, last: Layer) -> tuple[Layer, ...]:
    """Two recurrent layers, the first of which hands on every state."""
    return Ids(100), Embedding(500, 16), stem, last


def _block(filters: int) -> tuple[Layer, ...]:
    convolution = Conv1D(filters, 5, "relu", initializer="he_normal")
    return convolution, convolution, MaxPooling1D(2)


_FIRST = (
    Spec("embedding-lookup", "embedding", "count", (Ids(5), Embedding(7, 2), Flatten())),
    _sentiment(
        "flat-embedding", "embedding", _BATCHES_OF_500, Ids(500), Embedding(5000, 32), Flatten()
    ),
    _sentiment(
        "conv1d",
        "embedding",
        _BATCHES_OF_500,
        Ids(500),
        Embedding(5000, 32),
        Conv1D(128, 5, "relu"),
        MaxPooling1D(5),
        Conv1D(128, 5, "relu"),
        MaxPooling1D(5),
        Conv1D(128, 5, "relu"),
        GlobalMaxPooling1D(),
        Dense(128, "relu"),
        Dropout(0.5),
    ),
    _sentiment(
        "gru",
        "embedding",
        _BATCHES_OF_500,
        Ids(500),
        Embedding(5000, 32),
        GRU(32),
        Dense(32, "relu"),
        Dropout(0.5),
    ),
    _sentiment(
        "conv-lstm",
        "embedding",
        _BATCHES_OF_500,
        Ids(500),
        Embedding(5000, 32),
        Dropout(0.5),
        Conv1D(64, 5, "relu"),
        MaxPooling1D(4),
        LSTM(55),
    ),
    Spec(
        "average-pooling",
        "word_vectors",
        "sentiment",
        (
            Ids(None),
            Embedding(8185, 16),
            GlobalAveragePooling1D(),
            Dense(16, "relu"),
            Dense(1, answers=True),  # a logit: its sigmoid is the probability
        ),
        Reviews("subwords", "post"),
        Fit("adam", 1e-3, 10, 10, Split("test")),
    ),
)

_RECURRENT = (
    _sentiment("onehot-rnn", "recurrent", _UNTIL_IT_TURNS, Ids(100), OneHot(500), SimpleRNN(8)),
    _sentiment(
        "embedding-rnn", "recurrent", _UNTIL_IT_TURNS, Ids(100), Embedding(500, 16), SimpleRNN(8)
    ),
    _sentiment("lstm", "gates", _UNTIL_IT_TURNS, Ids(100), Embedding(500, 16), LSTM(8, 0.3)),
    _sentiment(
        "stacked-lstm",
        "gates",
        _UNTIL_IT_TURNS,
        *_pair(LSTM(8, 0.3, sequences=True), LSTM(8, 0.3)),
    ),
    _sentiment(
        "stacked-gru", "gates", _UNTIL_IT_TURNS, *_pair(GRU(8, 0.3, sequences=True), GRU(8, 0.3))
    ),
)

_CONVOLUTIONAL = (
    Spec(
        "deep-conv1d",
        "convolution",
        "sentiment",
        (
            Ids(300),
            Embedding(500, 100),
            *_block(64),
            *_block(128),
            *_block(256),
            Flatten(),
            _VERDICT,
        ),
        Reviews(padding="post"),
        Fit("adam", 1e-3, 32, 15, Split("test")),
    ),
    Spec(
        "dense-cnn",
        "convolution",
        "count",
        (
            Picture(16, 16),
            Conv2D(1, 2, bias=False),
            Conv2D(1, 2, bias=False),
            MaxPooling2D(2),
            Flatten(),
            Dense(128),
            Dense(128),
            Dense(1, answers=True),
        ),
    ),
    Spec(
        "fashion-cnn",
        "pictures",
        "clothes",
        (
            Picture(28, 28),
            Conv2D(32, 3, "relu", padding="same"),
            MaxPooling2D(2),
            Conv2D(64, 3, "relu", padding="same"),
            MaxPooling2D(2),
            Flatten(),
            Dense(100, "relu"),
            Dropout(0.4),
            _TEN,
        ),
        Pictures("fashion-mnist"),
        Fit("adam", 1e-3, 32, 20, Split("drawn"), patience=2),
    ),
    Spec(
        "digit-cnn",
        "pictures",
        "digits",
        (
            Picture(28, 28),
            Conv2D(64, 3, "relu", padding="same"),
            MaxPooling2D(2),
            Conv2D(128, 3, "relu", padding="same"),
            MaxPooling2D(2),
            Flatten(),
            Dense(100, "relu"),
            Dropout(0.3),
            _TEN,
        ),
        Pictures("mnist"),
        Fit("adam", 1e-3, 32, 20, Split("drawn"), patience=3),
    ),
)

MODELS: Final = {spec.name: spec for spec in (*_FIRST, *_RECURRENT, *_CONVOLUTIONAL)}
"""By name, in the order of the course."""


def model(name: str) -> Spec:
    """The model of that name."""
    if name not in MODELS:
        raise UnknownName("unknown_model", name=shortened(name), known=", ".join(MODELS))
    return MODELS[name]
