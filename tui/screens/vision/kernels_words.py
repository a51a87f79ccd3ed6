"""How kernels and their figures read, before a training and after it."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

import numpy as np

from engine.vision.kernels import Bin, Kernels
from engine.zoo.models import MODELS
from engine.zoo.spec import Spec
from tui import wording
from tui.language import N_, _, say
from tui.screens.vision.kernels_state import KernelPair
from widgets.answer import Answer, Line
from widgets.figures import Figure
from widgets.histogram import Bar
from widgets.minus import with_minus
from widgets.pixel_map import Maps
from widgets.pixels import Numbers, Span

SIDES: Final = (N_("before training"), N_("after training"))

#: Mean and standard deviation after training, as the course's own notebook has them: one run.
PUBLISHED: Final[Mapping[str, tuple[float, float]]] = {"fashion-cnn": (-0.025, 0.250)}


class KernelMaps(Maps):
    """Kernels side by side: on each of them one colour means one sign."""

    def spans(self, drawn: Numbers | None = None) -> list[Span]:
        """Each as far below 0 as above it, also where nothing is below."""
        if self.span is not None:
            return Maps.spans(self, drawn)
        shown = self.maps if drawn is None else drawn
        farthest = (float(np.abs(each).max()) or 1.0 for each in shown)
        return [Span(-each, each) for each in farthest]


def heading(pair: KernelPair, spec: Spec, model: str) -> str:
    """Whose kernels these are, and what was published of such a model."""
    parts = [model, pair.after.layer]
    if spec.name in PUBLISHED and spec == MODELS[spec.name]:
        mean, deviation = (_short(each) for each in PUBLISHED[spec.name])
        parts.append(
            say("published: mean {mean}, deviation {deviation}", mean=mean, deviation=deviation)
        )
    return " · ".join(parts)


def maps_of(pair: KernelPair, side: int, common: bool) -> Maps:
    """All kernels of one side as small pictures: on scales of their own, or all of both on one."""
    found = pair.both[side]
    title, short = _(SIDES[side]), _("after")
    if not side:
        title = say("before, seed {seed}", seed=pair.seed)
        short = say("seed {seed}", seed=pair.seed)
    return KernelMaps(
        title,
        np.moveaxis(found.kernel[:, :, 0, :], -1, 0),
        [f"{number}" for number in range(found.filters)],
        span=Span(-pair.furthest, pair.furthest) if common else None,
        answer=partial(kernel_answer, pair, side),
        short=short,
    )


def kernel_answer(pair: KernelPair, side: int, number: int) -> Answer:
    """All weights of a kernel, their mean, and how far the training has moved them."""
    shown, other = (each.picture(number) for each in (pair.both[side], pair.both[1 - side]))
    lines = [
        Line(say("row {row}", row=row), "", "  ".join(f"{_short(each):>6}" for each in weights))
        for row, weights in enumerate(shown.tolist())
    ]
    moved = float(np.sqrt(((shown - other) ** 2).sum(dtype=np.float64)))
    lines.append(Line(_("how far the training moved it"), _("√Σ (after − before)²"), _short(moved)))
    total = float(shown.sum(dtype=np.float64))
    title = say("mean of kernel {number}, {side}", number=number, side=_(SIDES[side]))
    return Answer(
        title, f"{_short(total)} ÷ {shown.size}", tuple(lines), _short(total / shown.size)
    )


def figures_of(pair: KernelPair, side: int) -> Iterator[Figure]:
    """Mean and standard deviation of all weights of one side."""
    found = pair.both[side]
    for label, value, why in (
        (_("mean"), found.mean, found.why_mean),
        (_("deviation"), found.deviation, found.why_deviation),
    ):
        title = say("{figure}, {side}", figure=label, side=_(SIDES[side]))
        yield Figure(label, with_minus(f"{value:.4f}"), wording.answer(title, why))


def bars_of(pair: KernelPair, side: int) -> Iterator[Bar]:
    """How many weights lie in each bin; the bins are the same on both sides."""
    found: Kernels = pair.both[side]
    for each in found.histogram(pair.edges):
        yield Bar(_short((each.low + each.high) / 2), each.count, f"{each.count}", _counted(each))


def _counted(each: Bin) -> Answer:
    return wording.answer(_("weights in this bin"), each.why)


def _short(number: float) -> str:
    return with_minus(f"{number:.3f}")
