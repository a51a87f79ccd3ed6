"""Pictures as a model is fed them, cut into what teaches, validates and tests.

As with reviews, everything that could not be trained is refused here.
"""

import numpy as np

from engine.pictures.about import About
from engine.pictures.store import Pictures, PictureSet
from engine.training.feeding import Feed, divided_for
from engine.training.plan import BadPlan, Plan
from engine.training.rows import Pictured
from engine.zoo.layers import Dense, Picture
from engine.zoo.spec import Pictures as ReadsPictures
from engine.zoo.spec import Spec
from engine.zoo.summary import summary


def feed_pictures(plan: Plan, pictures: PictureSet) -> Feed:
    """The pictures as the plan has them; they stay where they lie, and batches are taken thence."""
    _check(plan.spec, pictures.about)
    train, test = _rows(pictures.train), _rows(pictures.test)
    total = min(plan.subset or len(train), len(train))
    taught, held = divided_for(plan, total, len(test))
    validation = test if plan.fit.split.way == "test" else train.chosen(held)
    return Feed(train.chosen(taught), validation, test, pictures.about.fingerprint)


def _check(spec: Spec, about: About) -> None:
    """Refuse a model that reads no such pictures, or does not answer with one of their classes."""
    if not isinstance(spec.feed, ReadsPictures) or not isinstance(spec.input, Picture):
        raise BadPlan("model_reads_reviews", model=spec.name, data=about.name)
    if spec.input.shape != (about.rows, about.columns, 1):
        wanted = f"{spec.input.height}×{spec.input.width}"
        found = f"{about.rows}×{about.columns}"
        raise BadPlan("pictures_other_size", model=spec.name, wanted=wanted, found=found)
    _check_answer(spec, about)


def _check_answer(spec: Spec, about: About) -> None:
    """Refuse a model that does not find a probability for each class, or for other classes."""
    answer, shape, classes = spec.layers[-1], summary(spec).rows[-1].shape, len(about.classes)
    assert isinstance(answer, Dense)
    if len(shape) > 1:
        found = "×".join(map(str, shape))
        raise BadPlan("answers_many_rows", model=spec.name, shape=found)
    if answer.activation != "softmax":
        raise BadPlan("answers_not_classes", model=spec.name)
    if shape != (classes,):
        raise BadPlan(
            "answers_other_classes",
            model=spec.name,
            known=answer.units,
            data=about.name,
            classes=classes,
        )


def _rows(pictures: Pictures) -> Pictured:
    return Pictured(pictures.images, np.arange(len(pictures)), pictures.labels)
