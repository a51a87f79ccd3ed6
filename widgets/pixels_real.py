"""A map in the terminal's own pixels: as Kitty's graphics, or as Sixels.

The cells under such a picture are blanks, and the style of each says which part of which picture it
is. So they are laid out, cut and covered as any text is; whoever sends them to the terminal sees
where the picture belongs, draws it, and takes it away when nothing of it is left.
"""

import zlib
from base64 import standard_b64encode
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Final, Literal

from rich.style import Style

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Protocol = Literal["kitty", "sixel"]

#: So many pictures are remembered; a screen shows one or two.
REMEMBERED: Final = 64
_META: Final = "pixels"
_CHUNK: Final = 4096
#: Below the text, and below what has a background of its own: what covers a picture hides it.
_LOWEST: Final = -1_073_741_825
#: Kitty smooths what it makes larger, so it gets every pixel several times.
_MOST_TIMES: Final = 16
#: A band of Sixels is so many pixels high.
_BAND: Final = 6


@dataclass(frozen=True, slots=True)
class Graphics:
    """How the terminal takes pictures, and how many of its pixels a cell has."""

    protocol: Protocol
    cell_width: int
    cell_height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What draws a picture at the cursor and takes it away, and the cells that it covers."""

    number: int
    columns: int
    lines: int
    draws: str
    erases: str = ""

    def style(self, line: int, column: int) -> Style:
        """The style of one of its cells: no colours, so that the picture is seen through it."""
        return _style(self.number, line, column)


@lru_cache(maxsize=1 << 14)
def _style(number: int, line: int, column: int) -> Style:
    return Style(meta={_META: (number, line, column)})


_known: "OrderedDict[int, Picture]" = OrderedDict()
_numbers = count(1)


def in_use() -> bool:
    """Whether any picture was made so far."""
    return bool(_known)


def part_of(style: Style | None) -> tuple[Picture, int, int] | None:
    """The picture that a cell is a part of, and at which line and column of it."""
    if style is None or _META not in style.meta:
        return None
    number, line, column = style.meta[_META]
    found = _known.get(number)
    return None if found is None else (found, line, column)


def picture(colours: "NDArray[np.uint8]", columns: int, lines: int, graphics: Graphics) -> Picture:
    """Remember a picture (rows, columns, red green blue) that is to cover so many cells."""
    number = next(_numbers)
    if graphics.protocol == "kitty":
        draws = _kitty(colours, columns, lines, number, graphics)
        erases = f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"
    else:
        draws, erases = _sixel(colours, columns, lines, graphics), ""
    made = Picture(number, columns, lines, draws, erases)
    _known[number] = made
    while len(_known) > REMEMBERED:
        _known.popitem(last=False)
    return made


def _kitty(
    colours: "NDArray[np.uint8]", columns: int, lines: int, number: int, graphics: Graphics
) -> str:
    """The picture in pieces of at most 4,096 letters; the cursor stays where it is."""
    times = max(1, min(_MOST_TIMES, columns * graphics.cell_width // colours.shape[1]))
    large = colours.repeat(times, axis=0).repeat(times, axis=1)
    data = standard_b64encode(zlib.compress(large.tobytes(), 1)).decode("ascii")
    high, wide, _parts = large.shape
    head = f"a=T,f=24,o=z,s={wide},v={high},c={columns},r={lines},i={number},C=1,z={_LOWEST},q=2,"
    sent = []
    for at in range(0, len(data), _CHUNK):
        more = int(at + _CHUNK < len(data))
        sent.append(f"\x1b_G{'' if at else head}m={more};{data[at : at + _CHUNK]}\x1b\\")
    return "".join(sent)


def _sixel(colours: "NDArray[np.uint8]", columns: int, lines: int, graphics: Graphics) -> str:
    """The picture scaled to the cells, as long as its last band does not reach below them."""
    from PIL import Image

    # The package's own widgets ask the terminal on import, and the answers would be read as keys.
    from textual_image._sixel import image_to_sixels

    high = max(_BAND, lines * graphics.cell_height // _BAND * _BAND)
    scaled = Image.fromarray(colours).resize(
        (columns * graphics.cell_width, high), Image.Resampling.NEAREST
    )
    return image_to_sixels(scaled)
