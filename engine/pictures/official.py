"""Fashion-MNIST and MNIST as Keras publishes them: how they are known, and where they may lie."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from engine.files.fetch import Known
from engine.files.places import Places, keras_cache
from engine.pictures.names import Official
from engine.why import Refusal

FOLDER: Final = "https://storage.googleapis.com/tensorflow/tf-keras-datasets"

#: The second hash is that of the same file packed without its name.
FILES: Final[Mapping[Official, Mapping[str, Known]]] = {
    "fashion-mnist": {
        "train-labels-idx1-ubyte.gz": Known(
            29_515, "md5:25c81989df183df01b3e8a0aad5dffbe", "md5:10bea18fdb374794d4bb42e356e600c9"
        ),
        "t10k-labels-idx1-ubyte.gz": Known(
            5_148, "md5:bb300cfdad3c16e7a12a480ee83cd310", "md5:0d30e22e447f3c33dab9ed536400ac01"
        ),
        "t10k-images-idx3-ubyte.gz": Known(
            4_422_102,
            "md5:bef4ecab320f06d8554ea6380940ec79",
            "md5:f78720b4224f21cce2f2ccf2d7a94c9a",
        ),
        "train-images-idx3-ubyte.gz": Known(
            26_421_880,
            "md5:8d4fb7e6c68d591d4c3dfef9ec88bf0d",
            "md5:cf8536b0aa1a6ac5fa3f23001093305c",
        ),
    },
    "mnist": {
        "mnist.npz": Known(
            11_490_434, "sha256:731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1"
        ),
    },
}

#: Of all pictures and labels of Fashion-MNIST, in whichever form they came.
FASHION_FINGERPRINT: Final = "ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f"


def fetched(places: Places, name: Official) -> Path:
    """The folder into which the files of a set are fetched."""
    return places.cache / "fetched" / name


def _in_keras_cache(name: Official) -> Path:
    """The folder in which Keras keeps the files of a set."""
    return keras_cache() / name if name == "fashion-mnist" else keras_cache()


def at_hand(name: Official, places: Places) -> Path:
    """Where a set can be read from, if it has been fetched before, by us or by Keras."""
    files = FILES[name]
    for folder in (fetched(places, name), _in_keras_cache(name)):
        if all((folder / file).is_file() for file in files):
            return folder if len(files) > 1 else folder / next(iter(files))
    raise Refusal("pictures_absent", name=name)


def is_at_hand(name: Official, places: Places) -> bool:
    """Whether all files of a set lie where they can be found."""
    try:
        at_hand(name, places)
    except Refusal:
        return False
    return True
