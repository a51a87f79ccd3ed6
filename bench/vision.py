"""Maps of a picture: reckoned in NumPy beside Keras, and on the screen after a key or a stroke."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, time
from typing import Any, Final

from bench.asked import Asked
from bench.delays import percentile
from bench.pty import Terminal, on_terminal
from bench.results import Table, of_rows
from bench.row import Row, alone
from engine.files.places import places
from engine.pictures.catalogue import default_source, open_pictures
from engine.pictures.scaling import as_input
from engine.vision.network import Network
from engine.zoo.spec import Pictures
from tui.seeing import load_seer

ABOUT: Final = """\
The weights that came with the app. Reckoned are the maps of every layer for a picture that was not
seen before, on one thread; the other is `keras.Model(model.inputs, …)` with all layers for outputs,
called as a function, without the seconds that TensorFlow takes to load. On a terminal of 80×24 it
counts from the key, or the stroke, to the last byte of what is drawn."""

MODELS: Final = {"fashion-cnn": 30.0, "digit-cnn": 50.0}
PICTURES: Final = 100
KEYS: Final = 40
#: After so long a silence all is drawn.
QUIET: Final = 0.35
#: A cell near the upper left corner of the canvas.
TOP_LEFT: Final = (5, 6)
_MS: Final = 1e3


def table(asked: Asked) -> Table:
    """The arithmetic of both models, then the app."""
    count, keys = (5, 3) if asked.quick else (PICTURES, KEYS)
    with TemporaryDirectory() as folder:
        reckoned = [_reckoned(Path(folder), name, goal, count) for name, goal in MODELS.items()]
        return of_rows([*reckoned, *_on_screen(folder, keys)], ABOUT)


def _reckoned(home: Path, name: str, goal: float, count: int) -> Row:
    """All maps of new pictures, by ours and by Keras in turn."""
    where = places(home)
    network = load_seer(where, f"starter:{name}").network
    feed = network.spec.feed
    assert isinstance(feed, Pictures)
    images = open_pictures(default_source(feed.name, where), where).test.images
    inputs = as_input(images[: count + 1])
    whole = _keras(network)
    ours, theirs = [], []
    for turn, picture in enumerate(inputs):
        began = perf_counter()
        network.passage(picture)
        between = perf_counter()
        made = [each.numpy() for each in whole({"input": picture[None]}, training=False)]
        assert len(made) == len(network.layers) - 1
        if turn:  # the first one is slower for both
            ours.append(between - began)
            theirs.append(perf_counter() - between)
    found = _MS * median(ours), _MS * median(theirs)
    return alone(f"all maps of a picture, {name}", found[0], "ms", goal, found[1])


def _keras(network: Network) -> Any:
    """The same model in Keras, with every layer for an output."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras

    from engine.zoo.keras_model import build

    model = build(network.spec)
    tables = [
        array for each in network.layers for array in (each.kernel, each.bias) if array is not None
    ]
    for variable, array in zip(model.trainable_variables, tables, strict=True):
        variable.assign(array)
    return keras.Model(model.inputs, [each.output for each in model.layers])


def _on_screen(home: str, count: int) -> Iterator[Row]:
    """Keys and strokes in the app."""
    program = [str(Path(sys.executable).with_name("imdb-tui")), "--lang", "en"]
    with on_terminal(program, home) as terminal:
        terminal.wait_for("ready in")
        terminal.type("5")
        terminal.wait_for("called")
        for layer in ("conv2d", "max_pooling2d", "conv2d_1"):
            terminal.type("\x1b[B")
            terminal.watch(QUIET)
            name = f"maps of a new picture on the screen, {layer} of fashion-cnn"
            yield from _row(name, _drawn(terminal, ["."] * count), 100.0)
        terminal.type("r")
        terminal.watch(1.0)
        strokes = [_mouse(i, *TOP_LEFT, i % 20, i // 20) for i in range(count)]
        found = _drawn(terminal, strokes)
        yield from _row("a stroke with its verdict and maps on the screen", found, 50.0)


def _row(name: str, seconds: list[float], goal: float) -> Iterator[Row]:
    yield alone(f"{name}, p50", _MS * median(seconds), "ms")
    yield alone(f"{name}, p95", _MS * percentile(seconds, 95), "ms", goal)


def _drawn(terminal: Terminal, typed: list[str]) -> list[float]:
    """From each key to the last byte that is drawn for it, the first left out."""
    found = []
    for keys in typed:
        before, began = len(terminal.written), time()
        terminal.type(keys)
        terminal.watch(QUIET)
        if len(terminal.written) > before:
            found.append(terminal.written[-1][0] - began)
    return found[1:]


def _mouse(turn: int, left: int, top: int, right: int, down: int) -> str:
    """What a terminal sends when the left button is pressed, at first, and then dragged."""
    return f"\x1b[<{32 if turn else 0};{left + right};{top + down}M"
