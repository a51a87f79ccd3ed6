"""A wrong size on one axis of a guessed shape: which step of its derivation was missed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import prod

from engine.zoo.guesses.hint import Hint, named
from engine.zoo.guesses.input_slips import COLOURS
from engine.zoo.guesses.table_slips import lettered
from engine.zoo.layers import Convolution, MaxPooling
from engine.zoo.layers.pooling import GlobalPooling
from engine.zoo.summary import Row


def judge_axis(row: Row, place: int, guess: int | None) -> Hint:
    """What a wrong size on one axis is told."""
    right = row.shape[place]
    if guess is None:
        return Hint("size_is_known", {})
    if right is None:
        return Hint("size_varies", {"guess": guess})
    code = row.axes[place].terms[0].code
    window = _window(row, place) if code == "axis_before" else None
    if window:
        return named(_slid(window), guess, right) or _slid_otherwise(window, guess, right)
    if code == "axis_flattened":
        slips = _flattened([term.value for term in row.axes[place].terms])
        return named(slips, guess, right) or Hint("sizes_to_multiply", {"guess": guess})
    if isinstance(row.layer, GlobalPooling):
        return named(_pooled(row, right), guess, right) or Hint(
            "features_are_left", {"guess": guess}
        )
    if code in ("axis_kept", "axis_given"):
        return named(_kept(row), guess, right) or Hint("axis_stays", {"guess": guess})
    return named(_made(row, code, right), guess, right) or Hint(
        "size_is_made", {"guess": guess, "made": code}
    )


@dataclass(frozen=True, slots=True)
class Window:
    """What slides along an axis, and the places there are."""

    size: int
    length: int
    stride: int
    same: bool

    @property
    def room(self) -> int:
        """How far it can move; below 0 it does not fit."""
        return self.size - self.length


def _window(row: Row, place: int) -> Window | None:
    layer = row.layer
    size = row.given.shape[place]
    if size is None or not isinstance(layer, Convolution | MaxPooling):
        return None
    length = layer.kernel if isinstance(layer, Convolution) else layer.pool
    return Window(size, length, layer.strides or length, layer.padding == "same")


def _slid(window: Window) -> Iterator[Hint]:
    return _slid_over_the_edge(window) if window.same else _slid_inside(window)


def _slid_inside(window: Window) -> Iterator[Hint]:
    """Slips where the window must fit: ⌊(n − k) ÷ s⌋ + 1."""
    size, length, stride, room = window.size, window.length, window.stride, window.room
    if stride > 1:
        yield Hint("rounded_up", {"guess": -(-room // stride) + 1, "window": length})
    yield Hint("first_place_forgotten", {"guess": room // stride})
    if stride > 1:
        yield Hint("stride_forgotten", {"guess": room + 1, "stride": stride})
        yield Hint("taken_as_same", {"guess": -(-size // stride), "window": length})
        if stride != length:
            yield Hint(
                "window_taken_for_stride",
                {"guess": room // length + 1, "window": length, "stride": stride},
            )
    yield Hint("window_not_taken_off", {"guess": size // stride, "window": length})
    yield Hint("places_kept", {"guess": size, "window": length})
    yield Hint("first_place_twice", {"guess": room // stride + 2})


def _slid_over_the_edge(window: Window) -> Iterator[Hint]:
    """Slips where the edge is filled up: ⌈n ÷ s⌉."""
    stride = window.stride
    if window.room >= 0:
        taken = {"guess": window.room // stride + 1, "window": window.length}
        yield Hint("taken_as_valid", taken)
    if stride > 1:
        yield Hint("cut_off", {"guess": window.size // stride, "stride": stride})
        yield Hint("stride_forgotten", {"guess": window.size, "stride": stride})
    yield Hint("first_place_not_added", {"guess": -(-window.size // stride) + 1})


def _slid_otherwise(window: Window, guess: int, right: int) -> Hint:
    """The derivation in letters."""
    if window.same and window.stride == 1:
        return Hint("axis_stays", {"guess": guess})
    letters = "⌈n ÷ s⌉" if window.same else "⌊(n − k) ÷ s⌋ + 1"
    if guess > right:
        return Hint("size_too_large", {"guess": guess, "letters": letters})
    return Hint("size_too_small", {"guess": guess, "letters": letters})


def _flattened(sizes: list[object]) -> Iterator[Hint]:
    known = [size for size in sizes if isinstance(size, int)]
    yield Hint("sizes_added", {"guess": sum(known)})
    for count in range(1, len(known)):
        for some in combinations(known, count):
            yield Hint("sizes_left_out", {"guess": prod(some)})


def _pooled(row: Row, right: int) -> Iterator[Hint]:
    """Slips where of all steps one number is left for each feature."""
    for steps in row.given.places:
        if steps is not None:
            yield Hint("steps_for_features", {"guess": steps})
            yield Hint("pooled_as_flattened", {"guess": steps * right})
    yield Hint("one_for_all_features", {"guess": 1})


def _kept(row: Row) -> Iterator[Hint]:
    """Slips on an axis that passes through: as if it were pooled too, or made by the layer."""
    features = row.given.features
    layer = row.layer
    if isinstance(layer, MaxPooling) and features is not None:
        stride = layer.stride
        pooled = ((features - layer.pool) // stride + 1, features // stride, -(-features // stride))
        for size in pooled:
            yield Hint("features_pooled", {"guess": size})
    for table in row.count.tables:
        for side in lettered(table):
            yield Hint("side_for_places", {"guess": side.length, "side": side})


def _made(row: Row, code: str, right: int) -> Iterator[Hint]:
    """Slips on the axis that the layer makes: one number for each filter, unit or feature."""
    features = None if row.given.ids else row.given.features
    if features is not None:
        yield Hint("features_stay_in", {"guess": features, "made": code})
        yield Hint("features_multiplied", {"guess": features * right, "made": code})
    if features == 1 and len(row.given.shape) == 3:
        yield Hint("colours_for_made", {"guess": COLOURS, "made": code})
    elif features is not None and features > 1 and right > 1:
        yield Hint("features_added", {"guess": features + right, "made": code})
    for size in row.given.shape:
        if size is not None:
            yield Hint("places_for_made", {"guess": size, "made": code})
    if isinstance(row.layer, Convolution):
        yield Hint("kernel_for_made", {"guess": row.layer.kernel, "made": code})
    for table in row.count.tables:
        for side in table.sides:
            if side.letter == "V":
                yield Hint("side_for_made", {"guess": side.length, "side": side, "made": code})
