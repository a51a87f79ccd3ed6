"""One picture out of a file of any usual format, as networks want it: 28×28, bright on black."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from engine.files.reading import reading
from engine.pictures.about import SIDE
from engine.why import Notice, Notify, Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

#: Pixels of a picture before it is made small: a large photograph, and no bomb.
MOST_PIXELS: Final = 50_000_000

_FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF", "PPM")
_MIDDLE = 127
_WHITE = 255


def read_picture(path: Path, notify: Notify) -> NDArray[np.uint8]:
    """The picture in a file; what is dark on a bright ground is turned round, and that is said."""
    with reading(path):
        if not path.exists():
            raise Refusal("no_such_file", path=str(path))
        if not path.is_file():
            raise Refusal("not_a_file", path=str(path))
        grey = _grey(path)
    ground = _ground(grey)
    if ground > _MIDDLE:
        grey, ground = _WHITE - grey, _WHITE - ground
        notify(Notice("picture_inverted", {"path": str(path)}))
    return _small(grey, ground)


def _grey(path: Path) -> NDArray[np.uint8]:
    """All pixels of a file as shades of grey; its size is looked at before anything is unpacked."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's own limit is told on stderr, ours in a sentence
        try:
            with Image.open(path, formats=_FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise Image.DecompressionBombError
                return _shades(ImageOps.exif_transpose(opened))
        except Image.DecompressionBombError as error:
            raise Refusal("picture_file_huge", path=str(path), most=MOST_PIXELS) from error
        except UnidentifiedImageError as error:
            raise Refusal("picture_file_unknown", path=str(path)) from error
        except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
            raise Refusal("picture_file_damaged", path=str(path)) from error


def _shades(image: "Image") -> NDArray[np.uint8]:
    """Colours by their brightness; what is transparent takes the shade that shows the rest."""
    if image.mode.startswith(("I", "F")):  # 16 bits a pixel, or more: brightest becomes white
        deep = np.clip(np.nan_to_num(np.asarray(image, dtype=np.float64)), 0, None)
        scaled: NDArray[np.uint8] = np.rint(deep / max(deep.max(), 1) * _WHITE).astype(np.uint8)
        return scaled
    if not image.has_transparency_data:
        return np.asarray(image.convert("L"))
    pair = np.asarray(image.convert("LA"), dtype=np.float64)
    grey, opaque = pair[..., 0], pair[..., 1] / _WHITE
    drawn = (grey * opaque).sum() / max(opaque.sum(), 1)
    ground = 0 if drawn > _MIDDLE else _WHITE
    laid: NDArray[np.uint8] = np.rint(grey * opaque + ground * (1 - opaque)).astype(np.uint8)
    return laid


def _ground(grey: NDArray[np.uint8]) -> int:
    """The shade that most of the edge has."""
    edge = np.concatenate((grey[0], grey[-1], grey[:, 0], grey[:, -1]))
    return int(np.median(edge))


def _small(grey: NDArray[np.uint8], ground: int) -> NDArray[np.uint8]:
    """A picture made to fit into 28×28, in the middle of its own ground."""
    from PIL import Image

    longest = max(grey.shape)
    if longest != SIDE:
        high, wide = (max(1, round(size * SIDE / longest)) for size in grey.shape)
        made = Image.fromarray(grey).resize((wide, high), Image.Resampling.LANCZOS)
        grey = np.asarray(made)
    framed = np.full((SIDE, SIDE), ground, np.uint8)
    top, left = ((SIDE - size) // 2 for size in grey.shape)
    framed[top : top + grey.shape[0], left : left + grey.shape[1]] = grey
    return framed
