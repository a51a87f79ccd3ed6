"""How a window slides along one axis: where it stands, how often, and what is filled in."""

from dataclasses import dataclass
from typing import Literal

from engine.why import Refusal, Term, Why

Edge = Literal["valid", "same"]


class SlideRefused(Refusal):
    """A window that cannot slide so."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A window of so many places on an axis; dilation is the way from one of them to the next."""

    size: int
    window: int
    stride: int = 1
    padding: Edge = "valid"
    dilation: int = 1

    def __post_init__(self) -> None:
        for setting in ("size", "window", "stride", "dilation"):
            if getattr(self, setting) < 1:
                raise SlideRefused(
                    "slide_number_too_small", setting=setting, number=getattr(self, setting)
                )
        if self.padding not in ("valid", "same"):
            raise SlideRefused("slide_padding_unknown", padding=self.padding)
        if self.stride > 1 and self.dilation > 1:
            raise SlideRefused(
                "slide_stride_and_dilation", stride=self.stride, dilation=self.dilation
            )
        if self.padding == "valid" and self.span > self.size:
            raise SlideRefused("slide_window_too_large", span=self.span, size=self.size)

    @property
    def span(self) -> int:
        """From the first place of the window to its last, with the gaps between them."""
        return (self.window - 1) * self.dilation + 1

    @property
    def output(self) -> int:
        """How many times the window stands on the axis."""
        if self.padding == "same":
            return -(-self.size // self.stride)
        return (self.size - self.span) // self.stride + 1

    @property
    def filled(self) -> int:
        """How many zeros are filled in, on both sides together."""
        if self.padding == "valid":
            return 0
        return max((self.output - 1) * self.stride + self.span - self.size, 0)

    @property
    def before(self) -> int:
        """How many of them in front; an odd one goes behind."""
        return self.filled // 2

    @property
    def after(self) -> int:
        """How many of them behind."""
        return self.filled - self.before

    def start(self, i: int) -> int:
        """The first place of the window when it makes output i; negative over the edge."""
        return i * self.stride - self.before

    def places(self, i: int) -> range:
        """The places looked at for output i, also those over the edge."""
        return range(self.start(i), self.start(i) + self.span, self.dilation)

    def inside(self, i: int) -> range:
        """Those of them that are on the axis."""
        places = self.places(i)
        first = next((k for k, place in enumerate(places) if place >= 0), len(places))
        behind = sum(place >= self.size for place in places)
        return places[first : len(places) - behind]

    def reaches(self, place: int) -> tuple[int, ...]:
        """The outputs that look at a place."""
        first = max(0, -(-(place + self.before - self.span + 1) // self.stride))
        last = min(self.output - 1, (place + self.before) // self.stride)
        return tuple(i for i in range(first, last + 1) if place in self.places(i))

    @property
    def why(self) -> Why:
        """Why there are so many outputs."""
        size = Term("slide_size", f"{self.size}", self.size)
        stride = Term("slide_stride", f"{self.stride}", self.stride)
        if self.padding == "same":
            formula = f"⌈{self.size} ÷ {self.stride}⌉" if self.stride > 1 else f"{self.size}"
            return Why(formula, (size, stride, *self._span_terms(), *self._filled()), self.output)
        moves = f"{self.size} − {self.span}"
        formula = f"⌊({moves}) ÷ {self.stride}⌋ + 1" if self.stride > 1 else f"{moves} + 1"
        first = Term("slide_first", "1", 1)
        return Why(formula, (size, *self._span_terms(), stride, first), self.output)

    def _span_terms(self) -> tuple[Term, ...]:
        window = Term("slide_window", f"{self.window}", self.window)
        if self.dilation == 1:
            return (window,)
        stretched = f"({self.window} − 1) × {self.dilation} + 1"
        return (window, Term("slide_span", stretched, self.span))

    def _filled(self) -> tuple[Term, ...]:
        needed = f"({self.output} − 1) × {self.stride} + {self.span} − {self.size}"
        if self.span + (self.output - 1) * self.stride < self.size:
            needed = f"max({needed}, 0)"
        return (
            Term("slide_filled", needed, self.filled),
            Term("slide_before", f"⌊{self.filled} ÷ 2⌋", self.before),
            Term("slide_after", f"{self.filled} − {self.before}", self.after),
        )


def for_each_axis(given: int | tuple[int, ...], axes: int, setting: str) -> tuple[int, ...]:
    """A setting along every axis: one number is meant for all."""
    numbers = (given,) * axes if isinstance(given, int) else tuple(given)
    if len(numbers) != axes:
        raise SlideRefused("slide_numbers_per_axis", setting=setting, given=len(numbers), axes=axes)
    return numbers
