"""The vectors that come with the app: a slice of GloVe, in sixteen bits a number.

`tools.glove_slice` makes it. GloVe's vectors are in the public domain (PDDL 1.0).
"""

import zipfile
from pathlib import Path
from typing import Final

import numpy as np

from engine.why import Refusal
from engine.words.about import About
from engine.words.shelf import BUILTIN
from engine.words.vectors import Vectors, from_arrays

SHIPPED: Final = Path(__file__).parent / "shipped"
FILE: Final = SHIPPED / "glove-6b-50d-slice.npz"
ORIGIN: Final = "GloVe 6B, 50 dimensions (PDDL 1.0)"


def builtin() -> Vectors:
    """The slice, as rows of 32 bits again."""
    try:
        with np.load(FILE, allow_pickle=False) as archive:
            rows = archive["rows"].astype(np.float32)
            words = archive["words"].tobytes().decode("utf-8").split("\n")
        about = About(BUILTIN, "builtin", origin=ORIGIN)
        return from_arrays(about, words, rows)
    except (IndexError, KeyError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise Refusal("builtin_vectors_damaged") from error
