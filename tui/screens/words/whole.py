"""The knob for a whole number, which says its bounds to whoever goes beyond them."""

from tui.language import say
from widgets.knobs import NumberKnob


def whole(
    name: str,
    label: str,
    value: int,
    bounds: tuple[int, int],
    steps: tuple[int, ...],
    about: str,
) -> NumberKnob:
    """From the least of its bounds to the most; keys go from step to step."""
    least, most = bounds
    error = say("A whole number from {least:,} to {most:,} is wanted.", least=least, most=most)
    return NumberKnob(name, label, value, least, most, steps=steps, help=about, error=error)
