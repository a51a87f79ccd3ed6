"""Make the vectors that come with the app: python -m tools.glove_slice glove.6B.50d.txt.gz

GloVe's first 20,000 words, and every word that the lesson names, with sixteen bits a number.
"""

import argparse
import gzip
import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.atomic import replacing
from engine.words.builtin import FILE
from engine.words.lesson import named

MOST = 20_000
Rows = NDArray[Any]


def main() -> int:
    """Read, cut, write, and say how large the error is."""
    parser = argparse.ArgumentParser(prog="python -m tools.glove_slice")
    parser.add_argument("glove", type=Path, help="GloVe's vectors as text, packed by gzip or not")
    given = parser.parse_args()
    words, rows = _slice(given.glove)
    missing = sorted({*named()} - {*words})
    if missing:
        parser.error(f"these words are not there: {', '.join(missing)}")
    short = rows.astype(np.float16)
    _write(words, short)
    off = np.abs(short.astype(np.float32) - rows).max()
    size = FILE.stat().st_size
    print(f"{len(words):,} words, {size:,} bytes; no number is off by more than {off:.4f}")
    return 0


def _slice(path: Path) -> tuple[list[str], Rows]:
    """The first words, and those named behind them, in the order of the file."""
    wanted, words, rows = {*named()}, [], []
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rb") as lines:
        for place, line in enumerate(lines):
            word, *numbers = line.decode("utf-8").rstrip("\n").split(" ")
            if place < MOST or word in wanted:
                words.append(word)
                rows.append(np.array(numbers, dtype=np.float32))
    return words, np.stack(rows)


def _write(words: list[str], rows: Rows) -> None:
    text = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packing:
        for name, array in (("words", text), ("rows", rows)):
            held = io.BytesIO()
            np.save(held, array, allow_pickle=False)
            # A fixed date, so that the same vectors make the same file.
            packing.writestr(zipfile.ZipInfo(f"{name}.npy"), held.getvalue(), zipfile.ZIP_DEFLATED)
    with replacing(FILE) as output:
        output.write(archive.getvalue())


if __name__ == "__main__":
    sys.exit(main())
