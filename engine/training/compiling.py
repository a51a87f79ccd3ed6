"""Which models XLA compiles: a choice by measurement, and not by belief.

An epoch's learning, median of 3 to 7 in turn, on two shared cores of a processor, on so many rows
of the real data, in seconds; then what the first step takes, which is when XLA compiles:

    model            rows    plain    XLA              first step
    flat-embedding   4,000   0.44     0.21   2.0 ×     0.6 → 1.3
    onehot-rnn       3,200   0.47     0.15   3.2 ×     0.3 → 1.8
    embedding-rnn    3,200   0.58     0.20   2.8 ×     0.7 → 2.5
    lstm             3,200   0.73     0.29   2.5 ×     0.8 → 2.8
    stacked-lstm     3,200   2.13     0.91   2.3 ×     1.5 → 4.1
    stacked-gru      3,200   2.28     0.73   3.1 ×     1.4 → 7.4
    gru              3,000   3.48     3.03   1.2 ×     1.5 → 5.2
    conv1d           1,000   2.2      2.6    0.9 ×     3.1 → 9.8
    conv-lstm        1,000   3.0      13     0.2 ×     2.1 → 9.2
    fashion-cnn      3,200   1.1      4.6    0.2 ×     0.4 → 2.0
    digit-cnn        3,200   2.9      4.2    0.7 ×     0.6 → 3.9

The last four without kept order of sums: XLA has no gradient of MaxPooling that keeps it.
"""

from typing import Final

from engine.zoo.layers import GRU, LSTM, Convolution, Layer, MaxPooling
from engine.zoo.spec import Spec

#: Slower by XLA, or not the same every time.
_NEVER: Final[tuple[type[Layer], ...]] = (Convolution, MaxPooling)
#: On a GPU these are cuDNN's, which is faster than anything that XLA makes of them.
_CUDNN: Final[tuple[type[Layer], ...]] = (LSTM, GRU)


def compiled(spec: Spec, *, gpu: bool, devices: int) -> bool:
    """Whether XLA is to compile a model. Never where batches differ in length, nor on several
    devices: each length, and each device, would be compiled for by itself."""
    if devices > 1 or spec.input.shape[0] is None:
        return False
    slow = (*_NEVER, *_CUDNN) if gpu else _NEVER
    return not any(isinstance(layer, slow) for layer in spec.layers)
