"""The real pictures for both sides of a bench: all that there are of a set, or fewer in an .npz.

    python -m bench.pictures KIND FROM TO NUMBER

Called in a process of its own, as what a bench has loaded itself would count for the memory of the
processes that it starts.
"""

import gzip
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from bench.reviews import ROOT
from bench.row import NotMeasured

#: Where the pictures of a model lie among the real data, and how many of them teach and validate.
SETS: Final = {"fashion-cnn": ("fashion-mnist", 60_000), "digit-cnn": ("mnist-5k.npz", 4_000)}
#: What they are called in a home of ours.
NAME: Final = "pictured"


def real_pictures(model: str) -> Path:
    """The file or the folder of a set."""
    data = Path(os.environ.get("IMDB_TUI_TEST_DATA", ROOT / "../shared/data")).resolve()
    path = data / SETS[model][0]
    if not path.exists():
        raise NotMeasured(f"no {path} (set IMDB_TUI_TEST_DATA)")
    return path


def some(folder: Path, model: str, number: int) -> Path:
    """So many to learn from: the set itself, where that is all of it."""
    folder.mkdir(parents=True, exist_ok=True)
    source = real_pictures(model)
    if number == SETS[model][1]:
        return source
    path = folder / "pictures.npz"
    _call("fewer", source, path, number)
    return path


def stored(home: Path, pictures: Path) -> None:
    """Bring them into a home of ours, as the app does once."""
    _call("store", pictures, home, 0)


def _call(*arguments: object) -> None:
    command = [sys.executable, "-m", "bench.pictures", *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True)


def _fewer(source: Path, path: Path, number: int) -> None:
    """The first so many of each half, read by hand."""
    import numpy as np

    if source.is_file():
        with np.load(source, allow_pickle=False) as file:
            arrays = {name: file[name][:number] for name in file.files}
    else:
        arrays = {}
        for half, prefix in (("train", "train"), ("test", "t10k")):
            for letter, kind, skipped in (("x", "images-idx3", 16), ("y", "labels-idx1", 8)):
                data = gzip.decompress((source / f"{prefix}-{kind}-ubyte.gz").read_bytes())
                flat = np.frombuffer(data, np.uint8, offset=skipped)
                whole = flat.reshape(-1, 28, 28) if letter == "x" else flat
                arrays[f"{letter}_{half}"] = whole[:number]
    np.savez(path, allow_pickle=False, **arrays)


def _store(pictures: Path, home: Path, _number: int) -> None:
    from engine.files.places import places
    from engine.pictures.catalogue import import_pictures

    import_pictures(pictures, places(home), name=NAME)


if __name__ == "__main__":
    kind, origin, target, count = sys.argv[1:]
    {"fewer": _fewer, "store": _store}[kind](Path(origin), Path(target), int(count))
