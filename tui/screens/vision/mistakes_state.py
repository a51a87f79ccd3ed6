"""The pictures that a model calls what they are not, the most confident first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.runs.answered import class_verdicts_of
from engine.runs.class_verdicts import ClassMistake, ClassVerdicts
from engine.runs.library import find
from engine.runs.store import Store
from engine.vision.answers import answers
from engine.why import Refusal
from tui.seeing import Seer

if TYPE_CHECKING:
    from engine.files.places import Places
    from engine.files.progress import OnProgress
    from engine.pictures.store import PictureSet


@dataclass(frozen=True, slots=True, eq=False)
class Mistaken:
    """All mistakes of a model among the pictures in hand; `tested` if these tested it, too."""

    seer: Seer
    pictures: "PictureSet"
    mistakes: tuple[ClassMistake, ...]
    tested: bool


def mistaken(
    seer: Seer, pictures: "PictureSet", where: "Places", progress: "OnProgress"
) -> Mistaken:
    """The mistakes as the test found them; among other pictures the model is asked anew."""
    verdicts = _as_tested(seer, pictures, where)
    if verdicts is not None:
        return Mistaken(seer, pictures, verdicts.mistakes(), tested=True)
    probabilities = answers(seer.network, pictures.test.images, progress)
    if probabilities.ndim != 2 or probabilities.shape[1] < len(pictures.about.classes):
        raise Refusal("model_of_other_classes", model=seer.spec.name, source=pictures.about.name)
    found = ClassVerdicts(probabilities, pictures.test.labels)
    return Mistaken(seer, pictures, found.mistakes(), tested=False)


def _as_tested(seer: Seer, pictures: "PictureSet", where: "Places") -> ClassVerdicts | None:
    """What was said of these very pictures at the end of the training, if that is known."""
    run = find(Store(where), seer.key)
    if run.weights != seer.weights or run.fingerprint != pictures.about.fingerprint:
        return None
    try:
        found = class_verdicts_of(run)
    except Refusal:  # not tested, or the answers were not kept
        return None
    return found if np.array_equal(found.labels, pictures.test.labels) else None
