"""Pictures in the terminal's own pixels: whether it has them, and where they stand on it."""

import fcntl
import struct
import sys
import termios
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from rich.control import Control

from widgets.pixels_real import Graphics, Picture, Protocol, part_of

if TYPE_CHECKING:
    from rich.style import Style

    from tui.settings import Settings

    Origin = tuple[Picture, tuple[int, int]]

#: The cells of a VT340, for which Sixels were made.
_USUAL_CELL: Final = (10, 20)
_KITTY_TERMS: Final = ("xterm-kitty", "xterm-ghostty")
_SIXEL_TERMS: Final = ("foot", "mlterm", "contour", "yaft")
_SIXEL_PROGRAMS: Final = ("WezTerm", "iTerm.app", "mintty", "contour")


# Whether it has them


def protocol_of(environ: Mapping[str, str]) -> Protocol | None:
    """What the terminal understands, as far as the environment says.

    It is not asked: its answer would arrive among the keys. Within tmux or screen there is none.
    """
    term = environ.get("TERM", "")
    program = environ.get("TERM_PROGRAM", "")
    if "TMUX" in environ or "STY" in environ or term.startswith(("tmux", "screen")):
        return None
    if "TEXTUAL_DRIVER" in environ:
        return None  # another driver brings its own screen, such as a browser
    if term in _KITTY_TERMS or "KITTY_WINDOW_ID" in environ or program == "ghostty":
        return "kitty"
    sixel = term.partition("-")[0] in _SIXEL_TERMS or program in _SIXEL_PROGRAMS
    return "sixel" if sixel or "KONSOLE_VERSION" in environ else None


def graphics_of(
    settings: "Settings", environ: Mapping[str, str], cell: tuple[int, int]
) -> Graphics | None:
    """The graphics to use; where they are asked for and nothing is known, Sixels."""
    found = protocol_of(environ)
    if settings.pictures == "pixels":
        return Graphics(found or "sixel", *(cell if all(cell) else _USUAL_CELL))
    if settings.pictures != "auto" or found is None or (found == "sixel" and not all(cell)):
        return None
    return Graphics(found, *(cell if all(cell) else _USUAL_CELL))


def cell_size() -> tuple[int, int]:
    """How many of the terminal's pixels a cell has across and down; 0 where it does not say."""
    try:
        answer = fcntl.ioctl(sys.__stdout__.fileno(), termios.TIOCGWINSZ, bytes(8))  # type: ignore[union-attr]
    except (AttributeError, OSError, ValueError):
        return 0, 0
    rows, columns, wide, high = struct.unpack("HHHH", answer)
    return (wide // columns, high // rows) if rows and columns else (0, 0)


# Where they stand


class Standing:
    """The pictures that stand on the terminal; `style_at` says how a cell of it looks."""

    def __init__(self, style_at: Callable[[int, int], "Style | None"]) -> None:
        self._style_at = style_at
        self._placed: dict[Picture, tuple[int, int]] = {}

    def after(
        self,
        sent: "Iterable[Origin]",
        cover: Callable[[int, int, int], str],
        *,
        anew: bool = False,
    ) -> str:
        """What is to be sent after cells, among them parts of these pictures, were sent.

        Blanks wipe Sixels out, so these are drawn again, and then what covers them (`cover` gives
        it for a line from one column to another). Kitty's graphics stay under the text, unless
        all of it was drawn `anew`.
        """
        found: list[str] = []
        for picture, (x, y) in dict(sent).items():
            stays = picture.erases and self._placed.get(picture) == (x, y) and not anew
            if stays or x < 0 or y < 0:
                continue
            found += [Control.move_to(x, y).segment.text, picture.draws]
            self._placed[picture] = (x, y)
            if not picture.erases:
                lines = range(y, y + picture.lines)
                found += [cover(line, x, x + picture.columns) for line in lines]
        for picture in [each for each in self._placed if not self._is_seen(each)]:
            del self._placed[picture]
            found.append(picture.erases)
        return "".join(found)

    def _is_seen(self, picture: Picture) -> bool:
        x, y = self._placed[picture]
        cells = ((line, at) for line in range(picture.lines) for at in range(picture.columns))
        return any(
            part_of(self._style_at(x + at, y + line)) == (picture, line, at) for line, at in cells
        )
