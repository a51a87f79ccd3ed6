"""A score is what Keras says of the same input, for every text model of the course."""

import os
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.runs import starters
from engine.scoring.model import Scorer, scorer, tables
from engine.scoring.reading import WordReader
from engine.zoo.models import MODELS
from engine.zoo.spec import Reviews, Spec

TEXT_MODELS = [name for name, spec in MODELS.items() if isinstance(spec.feed, Reviews)]
WORDS = tuple(f"w{i}" for i in range(9000))
TEXTS = (
    "w1 w2 nothing w3",
    "!!!",
    " ".join(f"w{i * 7 % 490}" for i in range(240)),
    " ".join(f"w{i * 11 % 490}" for i in range(700)),
)


def with_weights(spec: Spec, model: Any) -> dict[str, NDArray[Any]]:
    """Those of the starter, if one came with the app; else made up; both as Keras has them now."""
    random = np.random.default_rng(3)
    known = starters.weights(spec.name) if spec.name in starters.starters() else {}
    found = {}
    for layer in model.layers:
        for i, variable in enumerate(layer.weights):
            if known:
                variable.assign(tables(layer.name, known)[i])
            else:  # all drawn here: Keras would draw others in every process, and some say nothing
                wide = len(variable.shape) == 1 or layer.name == "embedding"
                deviation = 1 if wide else (2 / np.prod(variable.shape[:-1])) ** 0.5
                variable.assign(random.normal(0, deviation, variable.shape))
            found[f"{layer.name}/{i}"] = np.asarray(variable)
    return found


def said_by_keras(model: Any, asked: Scorer, rows: NDArray[np.int32]) -> NDArray[np.float64]:
    said = np.asarray(model.predict_on_batch(rows), dtype=np.float64)[:, 0]
    return 1 / (1 + np.exp(-said)) if asked.gives_logits else said


def test_there_are_eleven_of_them() -> None:
    assert len(TEXT_MODELS) == 11


@pytest.mark.parametrize("name", TEXT_MODELS)
def test_a_score_is_the_prediction_of_keras(name: str) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from engine.zoo.keras_model import build

    spec = MODELS[name]
    model = build(spec)
    assert spec.vocabulary is not None
    asked = scorer(spec, with_weights(spec, model), WordReader(WORDS, "words", spec.vocabulary))
    rows = [asked.read(text).ids for text in TEXTS]
    length = asked.how.maxlen
    several = [row[np.newaxis] for row in rows]
    if length is not None:
        rows.append(np.zeros(length, dtype=np.int32))
        several = [np.array(rows)]
    spread = []
    for table in several:
        wanted = said_by_keras(model, asked, table)
        np.testing.assert_allclose(asked.probability(table), wanted, atol=1e-5)
        for row, probability in zip(table, wanted, strict=True):  # alone it may skip its padding
            assert asked.probability(row[np.newaxis])[0] == pytest.approx(probability, abs=1e-5)
        spread += wanted.tolist()
    assert np.ptp(spread) > 0.01  # a model that says the same of everything would prove nothing
