"""The knobs of a convolution and of a pooling."""

from collections.abc import Iterator

from engine.explain.activations import ACTIVATIONS
from engine.explain.convolution import Convolution
from engine.explain.pooling import Pooling
from tui.language import _, say
from tui.screens.steps.board import MOST_CHANNELS
from widgets.knobs import Choice, ChoiceKnob, Knob, NumberKnob

#: The longest side of an input, by its number of axes: more could not be read as numbers.
LARGEST = {1: 32, 2: 12}
MOST_FILTERS = 4
MOST_STRIDE = 5

SPEEDS = (1, 2, 4, 8)


def convolution_knobs(of: Convolution, speed: int) -> Iterator[Knob]:
    """What can be set in a convolution."""
    axes = len(of.slides)
    first = of.slides[0]
    yield _number("kernel", _("kernel"), first.window, LARGEST[axes], _("Places of the kernel."))
    yield _stride(first.stride)
    yield _padding(first.padding)
    dilation = _("From one place of the kernel to the next; 2 leaves every other one out.")
    yield _number("dilation", _("dilation"), first.dilation, MOST_STRIDE, dilation)
    yield _size(first.size, axes)
    yield _channels(of.input.shape[-1])
    filters = _("So many kernels, each of which makes an output of its own.")
    yield _number("filters", _("filters"), of.filters, MOST_FILTERS, filters)
    yield ChoiceKnob(
        "activation",
        _("activation"),
        of.activation,
        tuple(Choice(name, name) for name in ACTIVATIONS),
        help=_("What becomes of every sum."),
    )
    yield _speed(speed)


def pooling_knobs(of: Pooling, speed: int) -> Iterator[Knob]:
    """What can be set in a pooling."""
    axes, first = len(of.slides), of.slides[0]
    yield ChoiceKnob(
        "axes",
        _("input"),
        f"{axes}",
        (Choice("2", "2D"), Choice("1", "1D")),
        help=_("A picture, or a signal."),
    )
    yield ChoiceKnob(
        "kind",
        _("kind"),
        of.kind,
        (Choice("max", "max"), Choice("average", "average")),
        help=_("The largest number of a window, or their mean."),
    )
    yield _number("pool", _("pool"), first.window, LARGEST[axes], _("Places of the window."))
    yield _stride(None if of.strides is None else first.stride, _("pool"))
    yield _padding(first.padding)
    yield _size(first.size, axes)
    yield _channels(of.input.shape[-1])
    yield _speed(speed)


def _stride(value: int | None, none_text: str = "") -> Knob:
    about = _("How far the window moves on each time.")
    if none_text:
        about = _("How far the window moves on each time; by its own size where nothing is set.")
    return _number("strides", _("stride"), value, MOST_STRIDE, about, none_text)


def _padding(value: str) -> Knob:
    return ChoiceKnob(
        "padding",
        _("padding"),
        value,
        (Choice("valid", "valid"), Choice("same", "same")),
        help=_("valid: the window stays inside; same: it may reach over the edge."),
    )


def _size(value: int, axes: int) -> Knob:
    about = _("Rows and columns of the input.") if axes == 2 else _("Steps of the input.")
    return _number("size", _("size"), value, LARGEST[axes], about)


def _channels(value: int) -> Knob:
    about = _("Numbers at every place of the input, as the colours of a picture.")
    return _number("channels", _("channels"), value, MOST_CHANNELS, about)


def _speed(value: int) -> Knob:
    about = _("Steps a second while it plays.")
    return _number("speed", _("speed"), value, SPEEDS[-1], about, least=1, steps=SPEEDS)


def _number(
    name: str,
    label: str,
    value: int | None,
    most: int,
    about: str,
    none_text: str = "",
    *,
    least: int = 0,
    steps: tuple[int, ...] = (),
) -> NumberKnob:
    # That 0 will not do is the engine's to say, in the same words as everywhere.
    error = say("A whole number from {least:,} to {most:,} is wanted.", least=1, most=most)
    return NumberKnob(
        name,
        label,
        value,
        minimum=least,
        maximum=most,
        steps=steps,
        none_text=none_text,
        help=about,
        error=error,
    )
