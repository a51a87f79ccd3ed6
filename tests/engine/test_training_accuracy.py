"""Models learn something: on the built-in reviews, in seconds, and compiled as they usually are."""

from dataclasses import replace

import numpy as np
import pytest

from engine.corpus.building import generated
from engine.corpus.store import Corpus
from engine.corpus.subwords.learning import learn
from engine.corpus.subwords.model import Subwords
from engine.files.progress import unseen
from engine.training.compiling import compiled
from engine.training.events import Compiling
from engine.training.feeding import feed
from engine.training.plan import plan_for
from engine.zoo.editing import with_settings
from engine.zoo.models import MODELS, model
from tests.engine.training_small import Watched, same

XLA = {
    "flat-embedding",
    "gru",
    "onehot-rnn",
    "embedding-rnn",
    "lstm",
    "stacked-lstm",
    "stacked-gru",
}


@pytest.fixture(scope="module")
def reviews() -> Corpus:
    return generated("builtin", unseen)[0]


@pytest.mark.parametrize(
    ("name", "settings", "epochs"),
    [
        ("flat-embedding", ["length=100", "vocabulary=2000"], 3),
        ("gru", ["length=60", "vocabulary=2000", "embedding=16", "units=16"], 3),
    ],
)
def test_it_learns_what_is_well_above_chance(
    reviews: Corpus, name: str, settings: list[str], epochs: int
) -> None:
    plan = plan_for(with_settings(model(name), settings), "builtin")
    plan = replace(plan, subset=1500, fit=replace(plan.fit, batch=32, epochs=epochs))
    watched = Watched(plan, data=feed(plan, reviews, None, unseen))
    assert watched.said(Compiling) == [Compiling(1, True)]
    assert watched.epochs[-1].loss < watched.epochs[0].loss < 0.7
    assert watched.outcome.test is not None and watched.outcome.test.accuracy > 0.75


def test_subwords_are_learned_from_and_taken_up_again(reviews: Corpus) -> None:
    """Batches of ten, each as long as its longest, and an answer that is a logit."""
    spec = with_settings(model("average-pooling"), ["vocabulary=2049"])
    plan = plan_for(spec, "builtin")
    plan = replace(plan, subset=1500, fit=replace(plan.fit, learning_rate=0.01, epochs=2))
    fed = feed(plan, reviews, Subwords(learn(reviews, 2048, unseen)), unseen)
    lengths = {fed.train.inputs(np.arange(at, at + 10)).shape[1] for at in range(0, 600, 10)}
    assert len(lengths) > 5
    whole = Watched(plan, data=fed)
    assert whole.said(Compiling) == [Compiling(1, False)]
    assert whole.epochs[-1].loss < whole.epochs[0].loss
    assert whole.outcome.test is not None
    assert whole.epochs[-1].val_accuracy == whole.outcome.test.accuracy
    again = Watched(plan, whole.kept[0], data=fed)
    assert again.epochs == whole.epochs[1:] and same(again.kept[-1], whole.kept[-1])


def test_xla_compiles_what_it_makes_faster() -> None:
    trained = [spec for spec in MODELS.values() if spec.fit is not None]
    assert {spec.name for spec in trained if compiled(spec, gpu=False, devices=1)} == XLA
    assert {spec.name for spec in trained if compiled(spec, gpu=True, devices=1)} == {
        "flat-embedding", "onehot-rnn", "embedding-rnn"
    }  # fmt: skip
    assert not any(compiled(spec, gpu=True, devices=2) for spec in trained)
    assert not compiled(with_settings(model("gru"), ["length=none"]), gpu=False, devices=1)
