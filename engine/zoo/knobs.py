"""What can be set in a layer: under which name, within which bounds, and how it is typed."""

import re
from dataclasses import dataclass, field
from typing import Final

from engine.why import Refusal

Setting = int | float | str | bool | None

YES, NO = "yes", "no"
NONE = "none"

#: Numbers as they are typed: plain digits, fewer than Python refuses to read.
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,20}")
_BROKEN: Final = re.compile(r"[+-]?([0-9]{1,20}\.?[0-9]{0,20}|\.[0-9]{1,20})")
DECIMALS: Final = 3

#: As much of what was typed as is said again.
LONGEST_ECHO: Final = 40


class BadSetting(Refusal):
    """A value that a knob cannot have: wrong usage rather than bad luck."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Knob:
    """One thing that can be set. `attribute` is the layer's own name for it.

    `steps` are the values that a turn of it goes through; with `optional` it may also be none.
    """

    name: str
    attribute: str
    least: int | float = 1
    most: int | float = 1
    steps: tuple[int | float, ...] = field(default=(), repr=False)
    choices: tuple[str, ...] = ()
    optional: bool = False

    @property
    def allowed(self) -> str:
        """What it takes, in numbers and names."""
        if self.choices:
            return ", ".join(self.choices)
        span = f"{self.least} … {self.most}"
        return f"{span}, {NONE}" if self.optional else span

    def read(self, text: str) -> Setting:
        """The value that a typed text means."""
        text = text.strip().lower()
        if self.choices:
            return self._chosen(text)
        if self.optional and text == NONE:
            return None
        number = _number(text, whole=isinstance(self.most, int))
        if number is None or not self.least <= number <= self.most:
            raise self._refused(text)
        return number if isinstance(number, int) else round(number, DECIMALS) + 0.0  # never −0.0

    def _chosen(self, text: str) -> Setting:
        if text not in self.choices:
            raise self._refused(text)
        return text == YES if self.choices == (YES, NO) else text

    def _refused(self, text: str) -> BadSetting:
        value = shortened(text)
        return BadSetting("knob_value", knob=self.name, value=value, allowed=self.allowed)

    def text(self, value: Setting) -> str:
        """How a value is typed."""
        if value is None:
            return NONE
        if isinstance(value, bool):
            return YES if value else NO
        return f"{value}"


def _number(text: str, *, whole: bool) -> int | float | None:
    if whole:
        return int(text) if _WHOLE.fullmatch(text) else None
    return float(text) if _BROKEN.fullmatch(text) else None


def shortened(text: str) -> str:
    """What was typed, as it is said again in a sentence."""
    return text if len(text) <= LONGEST_ECHO else f"{text[: LONGEST_ECHO - 1]}…"


WIDTHS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
KERNELS = (1, 2, 3, 4, 5, 7, 9, 11)
LENGTHS = (5, 10, 20, 50, 100, 200, 300, 500, 1000)

ACTIVATIONS = ("linear", "relu", "sigmoid", "softmax", "tanh")

UNITS = Knob("units", "units", 1, 4096, WIDTHS)
DENSE = Knob("dense", "units", 1, 65_536, WIDTHS)
FILTERS = Knob("filters", "filters", 1, 4096, WIDTHS)
KERNEL = Knob("kernel", "kernel", 1, 1000, KERNELS)
POOL = Knob("pool", "pool", 1, 1000, KERNELS)
STRIDES = Knob("strides", "strides", 1, 1000, (1, 2, 3, 4, 5))
POOL_STRIDES = Knob("strides", "strides", 1, 1000, (1, 2, 3, 4, 5), optional=True)
PADDING = Knob("padding", "padding", choices=("valid", "same"))
ACTIVATION = Knob("activation", "activation", choices=ACTIVATIONS)
BIAS = Knob("bias", "bias", choices=(YES, NO))
DROPOUT = Knob("dropout", "dropout", 0.0, 0.95, (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8))
SEQUENCES = Knob("sequences", "sequences", choices=(YES, NO))
RESET_AFTER = Knob("reset_after", "reset_after", choices=(YES, NO))
VOCABULARY = Knob(
    "vocabulary", "vocabulary", 1, 10_000_000, (100, 500, 1000, 5000, 8185, 10_000, 20_000)
)
EMBEDDING = Knob("embedding", "embedding", 1, 4096, WIDTHS)
LENGTH = Knob("length", "length", 1, 100_000, LENGTHS, optional=True)
HEIGHT = Knob("height", "height", 1, 1024, (8, 16, 28, 32, 64))
WIDTH = Knob("width", "width", 1, 1024, (8, 16, 28, 32, 64))
