"""What a path holds, seen from its names and first bytes: four IDX files, or arrays in an .npz."""

from pathlib import Path
from typing import Final, Literal

from engine.files import safe_npz
from engine.files.reading import reading, stamp
from engine.pictures.about import SIDE
from engine.why import Refusal

Form = Literal["idx", "npz"]

#: Pictures and labels to learn from, pictures and labels to test with.
FILES: Final = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)

#: The names under which the four arrays are found, Keras' own first.
NAMINGS: Final = (
    ("x_train", "y_train", "x_test", "y_test"),
    ("X_train", "y_train", "X_test", "y_test"),
    ("train_images", "train_labels", "test_images", "test_labels"),
    ("train_x", "train_y", "test_x", "test_y"),
)

_ZIP = b"PK"

#: How the files of single pictures begin that a learner may have at hand: PNG, JPEG, GIF.
_SINGLE: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


def form_of(path: Path) -> Form:
    """Which reader a path needs."""
    with reading(path):
        if not path.exists():
            raise Refusal("no_such_file", path=str(path))
        if path.is_dir():
            return "idx"
        if not path.is_file():
            raise Refusal("not_a_file", path=str(path))
        beginning = _beginning(path)
    if not beginning:
        raise Refusal("no_pictures", path=str(path))
    if beginning.startswith(_SINGLE):
        raise Refusal("single_picture", path=str(path))
    if not beginning.startswith(_ZIP):
        raise Refusal("pictures_unrecognised", path=str(path))
    return "npz"


def looks_like_pictures(path: Path) -> bool:
    """Whether a path is to be read as pictures rather than as reviews."""
    with reading(path):
        if path.is_dir():
            return any(_found(path, wanted) is not None for wanted in FILES)
        if not path.is_file():
            return False
        if any(path.name.removesuffix(".gz") in _spellings(wanted) for wanted in FILES):
            return True
        beginning = _beginning(path)
    if not beginning.startswith(_ZIP):
        return beginning.startswith(_SINGLE)
    found = safe_npz.outlines(path)
    for naming in NAMINGS:
        if naming[0] in found:
            shape, dtype = found[naming[0]]
            flat = shape[1:] == (SIDE * SIDE,)
            return flat or len(shape) > 2 or dtype.kind == "f" or dtype.str == "|u1"
    return False


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def stamp_of(path: Path) -> str:
    """What tells one state of a path from another without reading it."""
    with reading(path):
        if not path.exists():
            raise Refusal("no_such_file", path=str(path))
        parts = [idx_file(path, wanted) for wanted in FILES] if path.is_dir() else [path]
        return stamp(parts)


def idx_file(folder: Path, wanted: str) -> Path:
    """One of the four files, however it is spelled, packed or not."""
    found = _found(folder, wanted)
    if found is None:
        raise Refusal("idx_file_missing", path=str(folder), wanted=f"{wanted}.gz")
    return found


def _found(folder: Path, wanted: str) -> Path | None:
    names = [name + ending for name in _spellings(wanted) for ending in (".gz", "")]
    return next((folder / name for name in names if (folder / name).is_file()), None)


def _spellings(wanted: str) -> tuple[str, str]:
    return wanted, wanted.replace("-idx", ".idx")
