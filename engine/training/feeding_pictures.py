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
    answer, shape, classes = spec.layers[-1], summary(spec).rows[-1].shape, len(about.classes)
    probable = isinstance(answer, Dense) and answer.activation == "softmax"
    if not probable or shape != (classes,):
        raise BadPlan("answers_not_classes", model=spec.name, classes=classes, data=about.name)


def _rows(pictures: Pictures) -> Pictured:
    return Pictured(pictures.images, np.arange(len(pictures)), pictures.labels)
