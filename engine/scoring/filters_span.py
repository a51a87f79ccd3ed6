"""How much of a review a place in a layer has seen, through all convolutions and poolings below."""

from dataclasses import dataclass

from engine.explain.slide import Edge, Slide
from engine.scoring.model import Scorer
from engine.why import Term, Why
from engine.zoo.layers import Conv1D, MaxPooling1D
from engine.zoo.layers.recurrent import Recurrent


@dataclass(frozen=True, slots=True)
class Field:
    """The windows between a review and a layer, by the names of the layers that slide them.

    A state of a recurrent layer has read all before it: above one, windows count its states, and
    `under` are those below it; None where no recurrent layer stands below.
    """

    names: tuple[str, ...]
    slides: tuple[Slide, ...]
    under: tuple[Slide, ...] | None = None

    def span(self, place: int) -> range:
        """The places of the review that a place has seen, those filled in left out."""
        found = span(self.slides, place)
        return found if self.under is None else range(span(self.under, found.stop - 1).stop)

    @property
    def width(self) -> int:
        """How many places of the review, or states, are seen where no edge is near."""
        width, jump = 1, 1
        for slide in self.slides:
            width += (slide.window - 1) * jump
            jump *= slide.stride
        return width

    def why(self) -> Why:
        """The same, layer by layer: each looks at more places, and these lie further apart."""
        terms, sizes, jump = [], ["1"], 1
        for slide in self.slides:
            wider = (slide.window - 1) * jump
            terms.append(Term("span_layer", f"({slide.window} − 1) × {jump}", wider))
            sizes.append(f"{wider}")
            jump *= slide.stride
        return Why(" + ".join(sizes), (Term("span_itself", "1", 1), *terms), self.width)


def span(slides: tuple[Slide, ...], place: int) -> range:
    """The places of the input that a place of the output has seen, those filled in left out."""
    first = last = place
    for slide in reversed(slides):
        first, last = slide.start(first), slide.places(last)[-1]
        first, last = max(0, first), min(last, slide.size - 1)
    return range(first, last + 1)


def field(model: Scorer, length: int, stage: int) -> Field:
    """The windows from a review of so many ids up to a stage, that stage among them."""
    carried = [i for i in range(stage) if isinstance(model.stages[i].layer, Recurrent)]
    whole = windows(model, length, stage)
    if not carried:
        return whole
    under = windows(model, length, carried[-1])
    own = len(under.slides)
    return Field(whole.names[own:], whole.slides[own:], under.slides)


def windows(model: Scorer, length: int, stage: int) -> Field:
    """The same as if a state of a recurrent layer were of what came in with it alone."""
    names, slides = [], []
    for each in model.stages[: stage + 1]:
        layer = each.layer
        if isinstance(layer, Conv1D | MaxPooling1D):
            window = layer.kernel if isinstance(layer, Conv1D) else layer.pool
            stride = layer.strides if isinstance(layer, Conv1D) else layer.stride
            edge: Edge = "same" if layer.padding == "same" else "valid"
            slide = Slide(length, window, stride, edge)
            names.append(each.name)
            slides.append(slide)
            length = slide.output
    return Field(tuple(names), tuple(slides))
