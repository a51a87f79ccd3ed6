"""A large file of word vectors, opened and asked: ours against gensim's, on the same file.

The file is made here, in the binary form and the size of GoogleNews', with random numbers. Ours is
read into its store once, which is a row of its own; what is compared then is every opening after
that, warm, each in a process of its own. Memory of its own is what nobody else could use or the
system take back: pages of the mapped store, which it may, are shown beside it.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.asked import Asked
from bench.results import Table, of_rows
from bench.reviews import ROOT
from bench.row import Row, alone, compared

WORDS: Final = 3_000_000
FEW: Final = 300_000
DIMENSIONS: Final = 300
QUESTIONS: Final = 20
OURS, THEIRS = 5, 2
MEGABYTE: Final = 1e6
_BLOCK: Final = 20_000
ABOUT: Final = """\
A file of {words:,} words × {d} as word2vec writes it, with random numbers, {size:.2f} GB. Seconds
are counted from the file's path to the first answer, after everything has been imported; gensim's
by `load_word2vec_format(binary=True)` and `most_similar`. The answers are the same."""


def table(asked: Asked) -> Table:
    """Make the file, and measure both."""
    count = FEW if asked.quick else WORDS
    with TemporaryDirectory() as folder:
        path, home = Path(folder) / "vectors.bin", Path(folder) / "home"
        make(path, count)
        size = path.stat().st_size
        first = _run("store", path, home)
        ours = [_run("ours", path, home) for _ in range(OURS)]
        theirs = [_run("gensim", path, home) for _ in range(THEIRS)]
    if len({each["answers"] for each in (*ours, *theirs)}) != 1:
        raise AssertionError("the answers differ")
    about = ABOUT.format(words=count, d=DIMENSIONS, size=size / 1e9)
    return of_rows([*_rows(ours, theirs), *_of_store(first)], about)


def _rows(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> Iterator[Row]:
    def both(key: str, unit: float = 1.0) -> tuple[float, float]:
        mine, other = (median(each[key] for each in side) / unit for side in (ours, theirs))
        return mine, other

    mine, other = both("first")
    yield alone("from the second opening on: to the first answer", mine, "s", 1.0, other)
    mine, other = both("each")
    yield alone("each question after that", mine, "s", 0.2, other)
    mine, other = both("own", MEGABYTE)
    yield alone("memory of its own", mine, "MB", 300, other)
    yield compared("resident, mapped pages included", *both("resident", MEGABYTE), "MB")


def _of_store(first: dict[str, Any]) -> Iterator[Row]:
    yield alone("reading the file into the store, once", first["seconds"], "s")
    yield alone("memory of its own while doing so, at most", first["own"] / MEGABYTE, "MB")


def make(path: Path, count: int) -> None:
    """A file in GoogleNews' format."""
    import numpy as np

    chance = np.random.default_rng(1)
    with path.open("wb") as file:
        file.write(f"{count} {DIMENSIONS}\n".encode())
        for first in range(0, count, _BLOCK):
            rows = chance.standard_normal((min(_BLOCK, count - first), DIMENSIONS), np.float32)
            file.write(
                b"".join(
                    f"{word(first + i)} ".encode() + row.tobytes() for i, row in enumerate(rows)
                )
            )


def word(number: int) -> str:
    """A word of its own for each number, of about as many letters as words have."""
    letters, rest = [], number * 7_919 + 11  # so that neighbours do not begin alike
    while rest:
        rest, letter = divmod(rest, 26)
        letters.append(chr(ord("a") + letter))
    return "".join(letters)


def _run(kind: str, path: Path, home: Path) -> dict[str, Any]:
    """One measurement, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.words", kind, str(path), str(home)],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return dict(json.loads(done.stdout))


def _store(path: str, home: str) -> dict[str, Any]:
    import numpy as np  # noqa: F401 - imported before the clock starts

    from engine.files.places import places
    from engine.files.progress import Progress
    from engine.words.catalogue import open_vectors

    before = most = _own()

    def look(_progress: Progress) -> None:
        nonlocal most
        most = max(most, _own())

    start = time.perf_counter()
    open_vectors(path, places(Path(home)), progress=look)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "own": max(most, _own()) - before}


def _ours(path: str, home: str) -> dict[str, Any]:
    from engine.files.places import places
    from engine.words import opening, query  # noqa: F401 - opening imports it
    from engine.words.catalogue import open_vectors

    def opened() -> Callable[[str], list[str]]:
        vectors = open_vectors(path, places(Path(home)))
        return lambda asked: [each.word for each in query.similar(vectors, asked)]

    return _measured(opened, path)


def _gensim(path: str, _home: str) -> dict[str, Any]:
    from gensim.models import KeyedVectors

    def opened() -> Callable[[str], list[str]]:
        vectors = KeyedVectors.load_word2vec_format(path, binary=True)
        return lambda asked: [word for word, _score in vectors.most_similar(asked)]

    return _measured(opened, path)


def _measured(opened: Callable[[], Callable[[str], list[str]]], path: str) -> dict[str, Any]:
    with Path(path).open("rb") as file:
        count = int(file.readline().split()[0])
    asked = [word(number) for number in range(7, count, count // QUESTIONS)]
    own, resident = _own(), _peak()
    start = time.perf_counter()
    ask = opened()
    answers = [ask(asked[0])]
    first = time.perf_counter() - start
    each = []
    for question in asked[1:]:
        start = time.perf_counter()
        answers.append(ask(question))
        each.append(time.perf_counter() - start)
    return {
        "first": first,
        "each": median(each),
        "own": _own() - own,
        "resident": _peak() - resident,
        "answers": json.dumps(answers),
    }


def _own() -> int:
    """The bytes that are this process's own; where the system does not tell, all it has had."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return _peak()
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon"))


def _peak() -> int:
    """The largest resident size so far, in bytes; Linux counts it in kilobytes."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size if sys.platform == "darwin" else size * 1024


if __name__ == "__main__":
    kind, *given = sys.argv[1:]
    jobs: dict[str, Callable[..., object]] = {"store": _store, "ours": _ours, "gensim": _gensim}
    print(json.dumps(jobs[kind](*given)))
