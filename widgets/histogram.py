"""A histogram of block characters that fills its width."""

from dataclasses import dataclass

from widgets.answer import Asked


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name on the axis, its height, how that reads, and why it is so."""

    label: str
    value: float
    text: str
    answer: Asked = None
