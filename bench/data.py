"""IMDB loaded and padded: our store, opened warm, against Keras' load_data and pad_sequences.

Both splits, 5,000 words, 500 long. Each run has a process of its own, in turn ours and theirs; the
clock starts when the library has been imported. Both must give the same rows. Our memory counts the
pages of the mapped store too, although the system may take them back at any time.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.reviews import ROOT, real_reviews
from bench.row import Row, compared

ROUNDS = 5
OURS_A_ROUND = 3  # ours is so short that a hiccup of the machine weighs on it more
NUM_WORDS, MAXLEN = 5000, 500
RESULT = 2 * 25_000 * MAXLEN * 4  # bytes that the padded rows take, whoever makes them
MEGABYTE = 1e6


def rows() -> list[Row]:
    """Time and memory of both, as medians."""
    npz = real_reviews()
    with tempfile.TemporaryDirectory() as home:
        _run("store", str(npz), home)
        of_ours, of_theirs = [], []
        for _ in range(ROUNDS):
            of_ours += [_run("ours", home) for _ in range(OURS_A_ROUND)]
            of_theirs.append(_run("keras", str(npz)))
    if len({run["rows"] for run in of_ours + of_theirs}) != 1:
        raise AssertionError("the rows differ")
    seconds = _median(of_ours, "seconds"), _median(of_theirs, "seconds")
    ours, theirs = (_median(runs, "peak") / MEGABYTE for runs in (of_ours, of_theirs))
    rest = "its peak memory beyond the padded rows"
    return [
        compared("IMDB loaded and padded", *seconds, "s", 1 / 40),
        compared("its peak memory", ours, theirs, "MB"),
        compared(rest, ours - RESULT / MEGABYTE, theirs - RESULT / MEGABYTE, "MB", 1 / 8),
    ]


def _median(runs: list[dict[str, Any]], key: str) -> float:
    return float(statistics.median(run[key] for run in runs))


def _run(*arguments: str) -> dict[str, Any]:
    """One measurement, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.data", *arguments],
        cwd=ROOT,
        env=os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        text=True,
    )
    return dict(json.loads(done.stdout))


def _store(npz: str, home: str) -> dict[str, Any]:
    """Bring the file into a store, as the app does once."""
    from engine.corpus.catalogue import import_corpus
    from engine.files.places import places

    import_corpus(Path(npz), places(Path(home)), name="imdb")
    return {}


def _ours(home: str) -> dict[str, Any]:
    import numpy.random  # noqa: F401 - loading and opening would import these two

    from engine.corpus import opening  # noqa: F401
    from engine.corpus.catalogue import open_corpus
    from engine.corpus.loading import LoadSettings, PadSettings, load
    from engine.files.places import places

    def loaded_and_padded() -> list[Any]:
        loaded = load(open_corpus("imdb", places(Path(home))), LoadSettings(num_words=NUM_WORDS))
        pad = PadSettings(MAXLEN)
        return [loaded.padded("train", pad), loaded.padded("test", pad)]

    return _measured(loaded_and_padded)


def _keras(npz: str) -> dict[str, Any]:
    from keras.src.datasets import imdb
    from keras.utils import pad_sequences

    # The file is taken as it is: a rebuilt one has another hash than Keras asks for.
    imdb.get_file = lambda **_: npz

    def loaded_and_padded() -> list[Any]:
        (x_train, _), (x_test, _) = imdb.load_data(num_words=NUM_WORDS)
        return [pad_sequences(x_train, maxlen=MAXLEN), pad_sequences(x_test, maxlen=MAXLEN)]

    return _measured(loaded_and_padded)


def _measured(work: Callable[[], list[Any]]) -> dict[str, Any]:
    """How long it took, how much more memory was resident at the peak, and a sum of the rows."""
    before = _peak()
    start = time.perf_counter()
    results = work()
    seconds = time.perf_counter() - start
    total = 0
    for result in results:
        total = zlib.crc32(result.data, total)
    return {"seconds": seconds, "peak": _peak() - before, "rows": total}


def _peak() -> int:
    """The largest resident size so far, in bytes; Linux counts it in kilobytes."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size if sys.platform == "darwin" else size * 1024


if __name__ == "__main__":
    kind, *given = sys.argv[1:]
    jobs: dict[str, Callable[..., object]] = {"store": _store, "ours": _ours, "keras": _keras}
    print(json.dumps(jobs[kind](*given)))
