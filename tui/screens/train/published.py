"""What the course's own notebooks report of each model on the real data: one run each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.training.plan import Plan
from engine.zoo.models import MODELS
from engine.zoo.spec import Pictures


@dataclass(frozen=True, slots=True)
class Published:
    """The accuracies that were published, each from least to most, and where training stopped."""

    validation: tuple[float, float] | None = None
    test: tuple[float, float] | None = None
    stopped: int | None = None


PUBLISHED: Final[Mapping[str, Published]] = {
    "flat-embedding": Published((0.886, 0.886), (0.8816, 0.8816)),
    "conv1d": Published(test=(0.8476, 0.8476)),
    "gru": Published(test=(0.8632, 0.8632)),
    "conv-lstm": Published(test=(0.8715, 0.8715)),
    "average-pooling": Published(validation=(0.855, 0.88)),
    "onehot-rnn": Published(validation=(0.787, 0.791), stopped=46),
    "embedding-rnn": Published(validation=(0.627, 0.627), stopped=36),
    "digit-cnn": Published((0.9917, 0.9917), (0.9923, 0.9923)),
}


def published(plan: Plan) -> Published | None:
    """The figures for a model as the course has it; none for one that was changed, or that
    learns from other pictures than those of the course."""
    name, feed = plan.spec.name, plan.spec.feed
    if isinstance(feed, Pictures) and plan.data != feed.name:
        return None
    return PUBLISHED.get(name) if plan.spec == MODELS.get(name) else None


def span_text(span: tuple[float, float]) -> str:
    """An accuracy, or from which to which."""
    low, high = span
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
