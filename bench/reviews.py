"""The real reviews for both sides of a bench: some of each half, as Keras' file or as texts.

    python -m bench.reviews KIND FROM TO NUMBER

Called in a process of its own, because what a bench has loaded itself would count for the memory of
the processes that it starts.
"""

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

from bench.row import NotMeasured

ROOT = Path(__file__).resolve().parent.parent
WHOLE = 25_000  # reviews in each half
NPZ, INDEX, ARCHIVE = "imdb.npz", "imdb_word_index.json", "aclImdb.tar.gz"
#: What they are called in a home of ours.
NAME = "reviews"


def real_reviews() -> Path:
    """Keras' file of IMDB, with its word index beside it."""
    data = Path(os.environ.get("IMDB_TUI_TEST_DATA", ROOT / "../shared/data")).resolve()
    npz = data / "imdb" / NPZ
    if not npz.is_file():
        raise NotMeasured(f"no {npz} (set IMDB_TUI_TEST_DATA)")
    return npz


def some(folder: Path, number: int, *, texts: bool = False) -> Path:
    """So many reviews of each half in a folder: a file that Keras reads, or texts in an archive."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (ARCHIVE if texts else NPZ)
    _call("texts" if texts else "fewer", real_reviews(), path, number)
    return path


def stored(home: Path, reviews: Path) -> None:
    """Bring them into a home of ours, as the app does once."""
    _call("store", reviews, home, 0)


def _call(*arguments: object) -> None:
    command = [sys.executable, "-m", "bench.reviews", *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True)


def _arrays(npz: Path, number: int) -> dict[str, Any]:
    """So many of each half, drawn by lot."""
    import numpy as np

    # Keras' own file, which this project vouches for by its hash wherever it fetches it.
    with np.load(npz, allow_pickle=True) as file:
        arrays = {name: file[name] for name in ("x_train", "y_train", "x_test", "y_test")}
    drawn = np.random.default_rng(1).permutation(len(arrays["y_train"]))[:number]
    return {name: array[drawn] for name, array in arrays.items()}


def _fewer(npz: Path, path: Path, number: int) -> None:
    import numpy as np

    np.savez(path, allow_pickle=True, **_arrays(npz, number))
    (path.parent / INDEX).write_bytes((npz.parent / INDEX).read_bytes())


def _texts(npz: Path, path: Path, number: int) -> None:
    """As texts, from the words behind their ranks."""
    ranks = json.loads((npz.parent / INDEX).read_text(encoding="utf-8"))
    words = {rank: word for word, rank in ranks.items()}
    arrays = _arrays(npz, number)
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for half in ("train", "test"):
            pairs = zip(arrays[f"x_{half}"], arrays[f"y_{half}"], strict=True)
            for at, (review, label) in enumerate(pairs):
                text = " ".join(words[rank] for rank in review).encode()
                kind, stars = ("pos", 9) if label else ("neg", 2)
                member = tarfile.TarInfo(f"aclImdb/{half}/{kind}/{at}_{stars}.txt")
                member.size = len(text)
                archive.addfile(member, io.BytesIO(text))


def _store(reviews: Path, home: Path, _number: int) -> None:
    from engine.corpus.catalogue import import_corpus
    from engine.files.places import places

    import_corpus(reviews, places(home), name=NAME)


if __name__ == "__main__":
    kind, source, target, count = sys.argv[1:]
    {"fewer": _fewer, "texts": _texts, "store": _store}[kind](
        Path(source), Path(target), int(count)
    )
