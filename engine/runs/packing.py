"""Weights and answers in few bits, as they are shipped with the app, and back again.

Weights are rounded to 16 bits, or large tables to 6 or 8 with a scale of its own for each output of
the layer, or kept in 32 where rounding would show. Answers are kept as logits or logarithms, which
are finest where the model is surest, and every verdict stays what it was.
"""

from collections.abc import Mapping
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from engine.runs.class_verdicts import DIGITS_OF_LOGS, ClassVerdicts
from engine.runs.judging import Answers
from engine.runs.verdicts import LEAST, Verdicts

Bits = Literal[6, 8, 16, 32]
Arrays = Mapping[str, NDArray[Any]]

#: Beside a table in 8 bits its scales; before the name of what was drawn before the training.
_SCALE: Final = "/scale"
_INITIAL: Final = "initial/"
#: A table of fewer numbers takes little room as it is.
_LARGE: Final = 4096
#: Below this 32 bits hold a scale no longer in full: what would need one is as good as 0.
_LEAST_SCALE: Final = np.finfo(np.float32).tiny


def packed_weights(weights: Arrays, bits: Bits) -> dict[str, NDArray[Any]]:
    """The weights in so many bits; biases and small tables in no less than 16."""
    kind, most = np.float32 if bits == 32 else np.float16, 2 ** (bits - 1) - 1
    found: dict[str, NDArray[Any]] = {}
    for path, table in weights.items():
        if bits > 8 or table.ndim < 2 or table.size < _LARGE:
            found[path] = table.astype(kind)
            continue
        largest = np.abs(table).reshape(-1, table.shape[-1]).max(axis=0)
        scale = (largest / most).astype(np.float32)
        scale[scale < _LEAST_SCALE] = 1
        found[path] = np.rint(table / scale).astype(np.int8)
        found[f"{path}{_SCALE}"] = scale
    return found


def packed_initial(weights: Arrays) -> dict[str, NDArray[Any]]:
    """The first table of a model as it was before the training."""
    path = next(iter(weights))
    return {f"{_INITIAL}{path}": weights[path]}


def unpacked_weights(arrays: Arrays) -> dict[str, NDArray[np.float32]]:
    """The weights as 32-bit numbers again."""
    return {
        path: (
            table.astype(np.float32) * arrays[f"{path}{_SCALE}"]
            if f"{path}{_SCALE}" in arrays
            else table.astype(np.float32)
        )
        for path, table in arrays.items()
        if not path.endswith(_SCALE) and not path.startswith(_INITIAL)
    }


def unpacked_initial(arrays: Arrays) -> dict[str, NDArray[np.float32]]:
    """What was kept from before the training; nothing of a model that keeps nothing."""
    return {
        path.removeprefix(_INITIAL): table
        for path, table in arrays.items()
        if path.startswith(_INITIAL)
    }


def packed_answers(answers: Answers) -> dict[str, NDArray[Any]]:
    """Answers and truth."""
    if isinstance(answers, Verdicts):
        return {"logits": packed(answers.probabilities), "labels": np.packbits(answers.labels)}
    return {"logs": _logs(answers), "labels": answers.labels}


def unpacked_answers(arrays: Arrays) -> Answers:
    """The same again; a KeyError if these are no answers."""
    if "logs" in arrays:
        said = np.exp(arrays["logs"].astype(np.float32))
        return ClassVerdicts(said, arrays["labels"], DIGITS_OF_LOGS)
    logits = arrays["logits"]
    return Verdicts(unpacked(logits), np.unpackbits(arrays["labels"])[: len(logits)])


def packed(probabilities: NDArray[np.float32]) -> NDArray[np.float16]:
    """Answers in 16 bits, as logits: those are finest where the model is surest, and 0.5 is 0."""
    given = probabilities.astype(np.float64)
    with np.errstate(divide="ignore"):
        return (np.log(given) - np.log1p(-given)).astype(np.float16)


def unpacked(logits: NDArray[np.float16]) -> NDArray[np.float32]:
    """The answers again, to within 0.0001 and each on its own side of 0.5."""
    given: NDArray[np.float64] = logits.astype(np.float64)
    return (1 / (1 + np.exp(-given))).astype(np.float32)


def _logs(answers: ClassVerdicts) -> NDArray[np.float16]:
    """The logarithm of each probability. What Keras takes for the least is none at all, except
    that of the truth; and no class comes level with the one that the row is called by."""
    said, rows = answers.probabilities, np.arange(len(answers.labels))
    kept = said >= LEAST
    kept[rows, answers.labels] = True
    with np.errstate(divide="ignore"):
        logs = np.log(np.where(kept, said, np.float32(0))).astype(np.float16)
    own = logs[rows, answers.called]
    below = np.nextafter(own, np.float16(-np.inf))
    others = np.minimum(logs, below[:, np.newaxis])
    others[rows, answers.called] = own
    return others
