"""The vectors that come with the app: a slice of GloVe, in sixteen bits a number.

`tools.glove_slice` makes it. GloVe's vectors are in the public domain (PDDL 1.0).
"""

import zipfile
from pathlib import Path
from typing import Final

import numpy as np

from engine.why import Refusal
from engine.words.shelf import SLICE
from engine.words.vectors import Vectors, from_arrays

SHIPPED: Final = Path(__file__).parent / "shipped"
FILE: Final = SHIPPED / "glove-6b-50d-slice.npz"


def builtin() -> Vectors:
    """The slice, as rows of 32 bits again."""
    try:
        with np.load(FILE, allow_pickle=False) as archive:
            rows = archive["rows"].astype(np.float32)
            words = archive["words"].tobytes().decode("utf-8").split("\n")
        return from_arrays(SLICE, words, rows)
    except (IndexError, KeyError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise Refusal("builtin_vectors_damaged") from error
