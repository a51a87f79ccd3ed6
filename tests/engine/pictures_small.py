"""Pictures small enough for a test: bars of six by six, lying, standing, or across."""

from typing import Any

import numpy as np

from engine.pictures.about import About
from engine.pictures.store import Pictures, PictureSet
from engine.training.feeding import Feed
from engine.training.feeding_pictures import feed_pictures
from engine.training.plan import Plan
from engine.zoo.layers import Conv2D, Dense, Dropout, Flatten, Layer, MaxPooling2D, Picture
from engine.zoo.spec import Fit, Spec, Split
from engine.zoo.spec import Pictures as ReadsPictures

SIDE = 6
CLASSES = ("lying", "standing", "across")
FIT = Fit("adam", 0.01, 16, 3, Split("drawn", 0.25))
ANSWER = Dense(3, "softmax", answers=True)
LAYERS: tuple[Layer, ...] = (
    Picture(SIDE, SIDE),
    Conv2D(4, 3, "relu", padding="same"),
    MaxPooling2D(2),
    Flatten(),
    Dropout(0.2),
)


def picture_spec(layers: tuple[Layer, ...] = LAYERS, answer: Layer = ANSWER) -> Spec:
    """A network for them."""
    return Spec("bars", "nowhere", "digits", (*layers, answer), ReadsPictures("mnist"), FIT)


def picture_plan(**changed: Any) -> Plan:
    """The plan for it."""
    return Plan(picture_spec(), "bars", Fit(**{**_settings(), **changed}))


def _settings() -> dict[str, Any]:
    return {name: getattr(FIT, name) for name in FIT.__dataclass_fields__}


def bars(train: int = 60, test: int = 40) -> PictureSet:
    """Pictures of each kind in turn."""
    about = About("bars", "import", CLASSES, train, test, SIDE, SIDE, "0123")
    return PictureSet(about, _drawn(train, 1), _drawn(test, 2))


def _drawn(count: int, seed: int) -> Pictures:
    draw = np.random.default_rng(seed)
    images = draw.integers(0, 90, (count, SIDE, SIDE), np.uint8)
    labels = (np.arange(count) % len(CLASSES)).astype(np.uint8)
    for image, label in zip(images, labels.tolist(), strict=True):
        at = draw.integers(SIDE)
        if label == 0:
            image[at] = 255
        elif label == 1:
            image[:, at] = 255
        else:
            image[np.arange(SIDE), np.arange(SIDE)] = 255
    return Pictures(images, labels)


def picture_feed(plan: Plan) -> Feed:
    """What it is fed."""
    return feed_pictures(plan, bars())
