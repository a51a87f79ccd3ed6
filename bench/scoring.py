"""Verdicts on texts: in NumPy beside `model.predict`, as a command, and under the typing hand."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final

import numpy as np

from bench.app import Case, Workshop
from bench.asked import Asked
from bench.delays import percentile
from bench.pty import Terminal, on_terminal
from bench.results import Table, of_rows
from bench.row import Row, alone
from engine.files.places import places
from engine.runs.library import STARTER
from engine.runs.starters import starter, weights
from engine.runs.store import Store
from engine.scoring.gradients import integrated
from engine.scoring.model import Scorer
from engine.scoring.occlusion import occlusion
from engine.scoring.opening import open_scorer
from engine.scoring.score import score

ABOUT: Final = """\
The weights that came with the app, and texts of 200 made-up words each. A score is counted from the
text; the other is Keras' `model.predict` on its ids, with the model built and warm. What each word
does is found by leaving it out, and by integrated gradients. The command is a whole process, cold;
the other loads Keras, a saved model, and predicts once. On a terminal of 80×24 it counts from a key
to the first byte of the new verdict."""

MODELS: Final = ("flat-embedding", "conv1d", "gru", "conv-lstm", "onehot-rnn", "stacked-lstm")
#: Milliseconds that leaving out each of 200 words may take.
LEFT_OUT: Final = {"flat-embedding": 50.0, "conv1d": 50.0, "gru": 300.0, "conv-lstm": 300.0}
WORDS: Final = 200
TEXTS: Final = 30
KEYS: Final = 60
RUNS: Final = 9
#: A model is trained for so long that it is not at its end when all keys have been pressed.
TRAINED: Final = Case("gru", 8_000, 50, 1)
TYPED: Final = " excellent awful wonderful boring great terrible"
#: The line of the verdict on the screen, and how long nothing may come of a key.
LINE: Final = 4
QUIET: Final = 0.4
_MS: Final = 1e3
_PREDICT: Final = """
import sys, keras, numpy as np
model = keras.models.load_model(sys.argv[1])
model.predict(np.zeros((1, 500), dtype="int32"), verbose=0)
"""


def table(asked: Asked) -> Table:
    """The arithmetic, the command, the keys."""
    texts, keys, runs = (3, 8, 2) if asked.quick else (TEXTS, KEYS, RUNS)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        store = Store(places(home / "home"))
        found = [*_scores(store, texts), *_looked(store, texts)]
        found.append(_command(home, runs))
        found += _typed(home, keys)
    return of_rows(found, ABOUT)


def _text(scorer: Scorer, turn: int) -> str:
    """Words of the model's own, others for every turn."""
    random = np.random.default_rng(turn)
    ids = scorer.reader.candidates
    chosen = random.integers(0, min(len(ids), 400), WORDS)
    return " ".join(scorer.reader.word(ids[i]) for i in chosen.tolist())


def _scores(store: Store, texts: int) -> Iterator[Row]:
    """Each model's verdicts, beside those of Keras."""
    for name in MODELS:
        scorer, model = open_scorer(f"{STARTER}{name}", store), _keras(name)
        ours, theirs = [], []
        for turn in range(texts + 1):
            text = _text(scorer, turn)
            ids = scorer.read(text).ids[np.newaxis]
            ours.append(_seconds(partial(score, scorer, text)))
            theirs.append(_seconds(partial(model.predict, ids, verbose=0)))
        found = _MS * median(ours[1:]), _MS * median(theirs[1:])  # the first warms both
        yield alone(f"a score, {name}", found[0], "ms", 5.0, found[1])


def _looked(store: Store, texts: int) -> Iterator[Row]:
    """What each word of a text does, in both ways."""
    for name, goal in LEFT_OUT.items():
        scorer = open_scorer(f"{STARTER}{name}", store)
        left_out, along = [], []
        for turn in range(max(2, texts // 3)):
            said = score(scorer, _text(scorer, turn))
            reading = said.reading
            left_out.append(_seconds(partial(occlusion, scorer, reading, said.probability)))
            along.append(_seconds(partial(integrated, scorer, reading.ids)))
        yield alone(f"each of {WORDS} words left out, {name}", _MS * median(left_out), "ms", goal)
        name = f"integrated gradients of {WORDS} words, {name}"
        yield alone(name, _MS * median(along), "ms", 300.0)


def _command(home: Path, runs: int) -> Row:
    """The whole process, beside one that asks Keras."""
    saved = home / "gru.keras"
    _keras("gru").save(saved)
    ours = [_program("imdb-tui"), "score", "--model", "gru", "not a good film, and not a bad one"]
    theirs = [sys.executable, "-c", _PREDICT, str(saved)]
    took: list[list[float]] = [[], []]
    for turn in range(runs + 1):
        for seconds, command in zip(took, (ours, theirs), strict=True):
            if command is ours or turn < 3:  # the other takes many seconds
                seconds.append(_seconds(partial(_run, command, home)))
    return alone("imdb-tui score TEXT", median(took[0][1:]), "s", 0.5, median(took[1][1:]))


def _typed(home: Path, keys: int) -> Iterator[Row]:
    """The verdict of a GRU under the typing hand; idle, and while a model is trained."""
    program = [_program("imdb-tui"), "--lang", "en"]
    with on_terminal(program, str(home / "idle")) as terminal:
        terminal.wait_for("ready in")
        yield from _row("idle", _answered(terminal, keys))
    with Workshop(home / "trained", TRAINED).at_work() as terminal:
        yield from _row("while gru trains", _answered(terminal, keys))


def _answered(terminal: Terminal, keys: int) -> list[float]:
    """Seconds from each key to the verdict, where that has changed."""
    terminal.type("\x1b7")
    terminal.wait_for("tokens")
    terminal.watch(1.0)
    terminal.type("\x1b[B")  # out of the prompt, to choose a model
    terminal.watch(QUIET)
    terminal.type("m")
    terminal.wait_for("starter:gru")
    terminal.type("\x1b[B\x1b[B\r")
    terminal.wait_for("gru")
    terminal.type("e\x1b[F")
    terminal.watch(1.0)
    typed = (TYPED[turn % len(TYPED)] for turn in range(keys))
    found = (terminal.seconds_to_line(each, LINE, QUIET) for each in typed)
    return [seconds for seconds in found if seconds is not None]


def _row(name: str, seconds: list[float]) -> Iterator[Row]:
    name = f"from a key to the verdict of gru on the screen, {name}"
    yield alone(f"{name}, p50", _MS * median(seconds), "ms", 50.0)
    yield alone(f"{name}, p95", _MS * percentile(seconds, 95), "ms")


def _keras(name: str) -> Any:
    """A starter in Keras."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from engine.zoo.keras_model import build

    model, tables = build(starter(name).plan.spec), list(weights(name).values())
    for variable, array in zip(model.trainable_variables, tables, strict=True):
        variable.assign(array)
    return model


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _run(command: list[str], home: Path) -> None:
    environ = os.environ | {"IMDB_TUI_HOME": str(home / "home"), "TF_CPP_MIN_LOG_LEVEL": "3"}
    subprocess.run(
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
    )


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
