"""How layers and their numbers read: names, shapes, the picture in hand, and why."""

from collections.abc import Iterator, Sequence

from engine.explain.windows import Place
from engine.vision.network import Passage, Stage
from engine.vision.why import why
from engine.zoo.signal import shape_text
from tui import wording
from tui.language import _, say
from tui.screens.vision.state import VisionState
from tui.wording.classes import class_name
from widgets.answer import Answer
from widgets.bars import LabelledBar


def layer_row(stage: Stage, first: bool) -> tuple[str, str]:
    """A layer in the list: its name and the shape of what it makes."""
    return _("picture") if first else stage.name, shape_text(stage.output.shape)


def picture_line(state: VisionState) -> str:
    """Which picture is in hand, and what it shows."""
    if state.truth is None or state.subject is None:
        return _("your own picture")
    truth = class_name(state.subject.classes[state.truth])
    return say("x_test[{position}]: {truth}", position=state.position, truth=truth)


def verdict_line(state: VisionState, passage: Passage) -> str:
    """What the network takes it for; ✓ and ✗ where it is known what it shows."""
    assert state.subject is not None
    verdict = passage.verdict
    share = f"{float(passage.probabilities[verdict]):.4f}"
    name = class_name(state.subject.classes[verdict])
    mark = "" if state.truth is None else ("✓ " if verdict == state.truth else "✗ ")
    return say("{mark}taken for {name}, {share}", mark=mark, name=name, share=share)


def answer_of(passage: Passage, stage: int, at: Place) -> Answer:
    """Why a number of a stage is what it is."""
    name = _("picture") if stage == 0 else passage.stages[stage].name
    return wording.answer(f"{name}[{', '.join(map(str, at))}]", why(passage, stage, at))


def probability_bars(passage: Passage, classes: Sequence[str]) -> Iterator[LabelledBar]:
    """A bar for each class, in the order of their numbers."""
    last = len(passage.stages) - 1
    for number, share in enumerate(passage.probabilities.tolist()):

        def asked(number: int = number) -> Answer:
            return answer_of(passage, last, (number,))

        name = class_name(classes[number])
        label = name if name == f"{number}" else f"{number} {name}"
        yield LabelledBar(label, share, f"{share:.4f}", asked)
