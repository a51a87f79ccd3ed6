"""Arrays that nobody vouches for, as pictures: checked, and said in one sentence what is amiss."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.pictures.about import SIDE, numerals
from engine.pictures.store import Pictures
from engine.why import Notice, Notify, Refusal

Half = tuple[NDArray[Any], NDArray[Any]]

#: As many as every model for pictures tells apart; of some of them there may be no picture.
_CLASSES = 10


def pictures(path: Path, images: NDArray[Any], labels: NDArray[Any]) -> Pictures:
    """Pictures and labels that belong together; labels go from 0 to 9."""
    grey = _grey(path, _square(path, images))
    if labels.ndim == 2 and labels.shape[1] == 1:
        labels = labels[:, 0]
    if labels.ndim != 1 or labels.dtype.kind not in "iu":
        raise Refusal("picture_labels_wrong", path=str(path), found=outline(labels))
    if len(grey) != len(labels):
        raise Refusal(
            "picture_counts_differ", path=str(path), pictures=len(grey), labels=len(labels)
        )
    if not len(grey):
        raise Refusal("no_pictures", path=str(path))
    outside = (labels < 0) | (labels >= _CLASSES)
    if outside.any():
        row = int(np.argmax(outside))
        label = int(labels[row])
        raise Refusal("label_outside", path=str(path), row=row, label=label, largest=_CLASSES - 1)
    return Pictures(grey, labels.astype(np.uint8))


def both(
    path: Path,
    halves: tuple[Half, Half],
    notify: Notify,
) -> tuple[Pictures, Pictures, tuple[str, ...]]:
    """The pictures to learn from and to test with, and the classes that they are of."""
    train, test = halves
    learnt = pictures(path, *train)
    if (learnt.labels == learnt.labels[0]).all():
        raise Refusal("one_class", path=str(path))
    tested = pictures(path, *test)
    if any(images.dtype.kind == "f" for images, _labels in halves):
        notify(Notice("pictures_scaled", {"path": str(path)}))
    return learnt, tested, numerals(_CLASSES)


def outline(array: NDArray[Any]) -> str:
    """An array in short: its sizes, and of what it is."""
    return f"{'×'.join(map(str, array.shape)) or '1'} {array.dtype.name}"


def _square(path: Path, images: NDArray[Any]) -> NDArray[Any]:
    """Pictures × rows × columns, where a last axis of one channel is as good as none."""
    if images.ndim == 4 and images.shape[3] == 1:
        images = images[..., 0]
    if images.shape[1:] != (SIDE, SIDE):
        raise Refusal("picture_size_wrong", path=str(path), found=outline(images), side=SIDE)
    return images


def _grey(path: Path, images: NDArray[Any]) -> NDArray[np.uint8]:
    if images.dtype == np.uint8:
        return images
    if images.dtype.kind != "f":
        raise Refusal("picture_dtype_wrong", path=str(path), found=images.dtype.name)
    lowest, highest = float(images.min(initial=0)), float(images.max(initial=0))
    if not (lowest >= 0 and highest <= 1):  # NaN is neither
        raise Refusal("picture_range_wrong", path=str(path), lowest=lowest, highest=highest)
    scaled: NDArray[np.uint8] = np.rint(images * 255).astype(np.uint8)
    return scaled
