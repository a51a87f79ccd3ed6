"""Pictures as arrays in one .npz: under Keras' names, or one of the other usual ones."""

from pathlib import Path

import numpy as np

from engine.files import safe_npz
from engine.files.progress import OnProgress, Progress
from engine.pictures.sources.checking import Half
from engine.pictures.sources.layout import NAMINGS
from engine.why import Refusal


def read(path: Path, progress: OnProgress) -> tuple[Half, Half]:
    """Pictures and labels, to learn from and to test with."""
    progress(Progress("reading", 0, None))
    outlines = safe_npz.outlines(path)
    naming = next((each for each in NAMINGS if set(each) <= set(outlines)), None)
    if naming is None:
        found = ", ".join(list(outlines)[:8]) or "–"
        raise Refusal("picture_arrays_missing", path=str(path), found=found)
    for name in naming:
        if outlines[name][1].kind not in "iufb":  # objects would have to be unpickled
            raise Refusal("picture_dtype_wrong", path=str(path), found=outlines[name][1].name)
    arrays = safe_npz.arrays(path, naming)
    x_train, y_train, x_test, y_test = (np.asarray(arrays[name]) for name in naming)
    return (x_train, y_train), (x_test, y_test)
