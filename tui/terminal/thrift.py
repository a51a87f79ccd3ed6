"""Only what has changed is sent to the terminal: on a slow line every byte is waited for.

Textual sends a widget whole as soon as anything in it is new, and an epoch changes a few digits in
many widgets. Here each piece that it would send is held against what stands on the screen already.
What Textual draws as a whole, after a resize or in another screen, is sent as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from tui.terminal.graphics import Standing
from widgets.pixels_real import Picture, in_use, part_of

# At run time no app: each class of apps costs a millisecond of the start.
if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    Base = App[Any]
else:
    Base = object

#: A character and how it looks; the right half of a wide one is the empty text.
Cell = tuple[str, Style | None]

#: So many unchanged cells are sent again rather than leapt over: a leap takes some bytes too.
LEAP: Final = 6


class Thrifty(Base):
    """An app that sends its terminal only what has changed."""

    _shown: "Shown | None" = None

    def _display(self, screen: "Screen[Any]", renderable: Any) -> None:
        if self._shown is None:
            self._shown = Shown()
        super()._display(screen, self._shown.thrifty(renderable))

    def on_driver_signal_resume(self) -> None:
        """The app goes on after it was stopped, as by SIGTSTP: nothing of it stands on the terminal
        any more, and Textual draws only if the window has another size by then."""
        self._shown = None
        self.refresh(layout=True)


class Shown:
    """What stands on the terminal."""

    def __init__(self) -> None:
        #: By line. What was sent as a whole is taken apart only when a part of it changes.
        self._lines: dict[int, list[Cell | None] | tuple[int, Iterable[Strip]]] = {}
        self._standing = Standing(self._style_at)

    def thrifty(self, update: Any) -> Any:
        """The same to be seen, with less to be sent."""
        if isinstance(update, ChopsUpdate):
            return _Changes(self, update)
        if isinstance(update, LayoutUpdate):
            return _Whole(self, update)
        return update

    def sent_whole(self, update: LayoutUpdate) -> None:
        """All of this has been sent."""
        for y, strips in enumerate(update.strips, update.region.y):
            self._lines[y] = (update.region.x, strips)

    def changes(self, x: int, y: int, strip: Strip) -> Iterator[tuple[int, Strip]]:
        """The parts of a strip that differ from what stands at its place, and where they begin."""
        line, new = self._line(y), cells_of(strip)
        end = x + strip.cell_length
        line.extend([None] * (end - len(line)))
        if len(new) != strip.cell_length:  # a cluster that is narrower than its characters
            line[x:end] = [None] * strip.cell_length
            yield x, strip
            return
        old = line[x:end]
        if old == new:
            return
        line[x:end] = new
        for start, stop in runs(old, new):
            yield x + start, strip_of(new[start:stop])

    # Pictures in the terminal's own pixels

    def pictures(
        self, sent: Iterable[tuple[int, int, Strip]], console: Console, *, anew: bool = False
    ) -> str:
        """What draws the pictures of which these strips are parts, and takes away old ones."""
        if not in_use():
            return ""
        origins = dict(origin for place in sent for origin in origins_in(*place))

        def cover(y: int, x: int, end: int) -> str:
            parts = self._covering(y, x, end)
            return "".join(
                Control.move_to(at, y).segment.text + part.render(console) for at, part in parts
            )

        return self._standing.after(origins.items(), cover, anew=anew)

    def _covering(self, y: int, x: int, end: int) -> Iterator[tuple[int, Strip]]:
        """What of a line is no part of a picture, between two columns."""
        at = x
        for covers, run in groupby(self._line(y)[x:end], _covers):
            cells = [cell for cell in run if cell is not None]
            if covers:
                yield at, strip_of(cells)
            at += len(cells)

    def _style_at(self, x: int, y: int) -> Style | None:
        line = self._line(y)
        cell = line[x] if x < len(line) else None
        return None if cell is None else cell[1]

    def _line(self, y: int) -> list[Cell | None]:
        line = self._lines.get(y, [])
        if isinstance(line, tuple):
            x, strips = line
            line = [None] * x
            for strip in strips:
                line.extend(cells_of(strip))
        self._lines[y] = line
        return line


class _Changes(CompositorUpdate):
    """What has changed of what Textual would send."""

    def __init__(self, shown: Shown, update: ChopsUpdate) -> None:
        self._shown = shown
        self._update = update

    def render_segments(self, console: Console) -> str:
        """As a terminal takes it; called only when it is really sent."""
        sent: list[str] = []
        parts: list[tuple[int, int, Strip]] = []
        for x, y, strip in _pieces(self._update):
            for at, part in self._shown.changes(x, y, strip):
                sent += (Control.move_to(at, y).segment.text, part.render(console))
                parts.append((at, y, part))
        return "".join(sent) + self._shown.pictures(parts, console)


class _Whole(CompositorUpdate):
    """All of it, remembered when it is sent."""

    def __init__(self, shown: Shown, update: LayoutUpdate) -> None:
        self._shown = shown
        self._update = update

    def render_segments(self, console: Console) -> str:
        """As a terminal takes it."""
        self._shown.sent_whole(self._update)
        drawn = self._update.render_segments(console)
        return drawn + self._shown.pictures(_strips(self._update), console, anew=True)


def _strips(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    """All that is sent of a screen, and where."""
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield x, y, strip
            x += strip.cell_length


def _covers(cell: Cell | None) -> bool:
    """Whether there is something in a cell that is no part of a picture."""
    return cell is not None and part_of(cell[1]) is None


def origins_in(x: int, y: int, strip: Strip) -> Iterator[tuple[Picture, tuple[int, int]]]:
    """The pictures that a strip shows parts of, and where the first cell of each belongs."""
    for text, style, _control in strip:
        part = part_of(style)
        if part is not None:
            picture, line, column = part
            yield picture, (x - column, y - line)
        x += cell_len(text)


def _pieces(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Where Textual would send which strip: those in the spans, as far as they lie in them."""
    for y, first, beyond in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= beyond and end > first:
                inside = first <= x < beyond and end <= beyond
                yield x, y, strip if inside else strip.crop(0, min(end, beyond) - x)


def cells_of(strip: Strip) -> list[Cell]:
    """A strip cell by cell; what takes no cell of its own stands with the character before it."""
    found: list[Cell] = []
    for text, style, control in strip:
        if control:
            continue
        if text.isascii():
            found += [(character, style) for character in text]
            continue
        for character in text:
            width = get_character_cell_size(character)
            if width:
                found.append((character, style))
                found += [("", style)] * (width - 1)
            elif found:
                base = _beginning(found, len(found) - 1)
                found[base] = (found[base][0] + character, found[base][1])
    return found


def strip_of(cells: Sequence[Cell]) -> Strip:
    """Cells as a strip again."""
    parts = groupby(cells, key=itemgetter(1))
    return Strip([Segment("".join(map(itemgetter(0), part)), style) for style, part in parts])


def runs(old: Sequence[Cell | None], new: Sequence[Cell]) -> list[tuple[int, int]]:
    """From where to where cells differ; what lies little apart is one run.

    Both halves of a wide character differ together, so no run begins or ends within one.
    """
    found: list[tuple[int, int]] = []
    for at, (before, after) in enumerate(zip(old, new, strict=True)):
        if before == after:
            continue
        start = _beginning(new, at)
        if found and start - found[-1][1] <= LEAP:
            start = found.pop()[0]
        found.append((start, _end(new, at)))
    return found


def _beginning(cells: Sequence[Cell], at: int) -> int:
    """Where the character begins that has this cell."""
    while at and not cells[at][0]:
        at -= 1
    return at


def _end(cells: Sequence[Cell], at: int) -> int:
    """Where the character ends that has this cell."""
    at += 1
    while at < len(cells) and not cells[at][0]:
        at += 1
    return at
