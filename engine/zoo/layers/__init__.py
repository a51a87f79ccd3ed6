"""The layers, as records: each knows its output shape, its count, its knobs and its Keras call."""

from engine.zoo.layers.base import Call, ImpossibleShape, Layer
from engine.zoo.layers.convolution import Conv1D, Conv2D, Convolution
from engine.zoo.layers.lookup import Embedding, Ids, Input, OneHot, Picture
from engine.zoo.layers.plain import Dense, Dropout, Flatten
from engine.zoo.layers.pooling import (
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    MaxPooling,
    MaxPooling1D,
    MaxPooling2D,
)
from engine.zoo.layers.recurrent import GRU, LSTM, Recurrent, SimpleRNN

__all__ = [
    "GRU",
    "LSTM",
    "Call",
    "Conv1D",
    "Conv2D",
    "Convolution",
    "Dense",
    "Dropout",
    "Embedding",
    "Flatten",
    "GlobalAveragePooling1D",
    "GlobalMaxPooling1D",
    "Ids",
    "ImpossibleShape",
    "Input",
    "Layer",
    "MaxPooling",
    "MaxPooling1D",
    "MaxPooling2D",
    "OneHot",
    "Picture",
    "Recurrent",
    "SimpleRNN",
]
