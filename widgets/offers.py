"""One line of words that may be taken: by a key that is named in front, or with the mouse."""

from collections.abc import Iterable, Iterator

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from widgets.cell_view import Piece, strip
from widgets.safe_text import cell_len, fit, legible, visible

GAP = 2


class Offers(Widget):
    """The key, and the words after it; those that do not fit are left out."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"offers--key"}
    DEFAULT_CSS = """
    Offers {
        height: 1;
        color: $text-muted;
        & .offers--key { color: $text-primary; text-style: bold; }
    }
    """

    class Chosen(Message):
        """This word is taken, by its number."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, key: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._key = key
        self._words: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What is offered."""
        return self._words

    def set_content(self, words: Iterable[str]) -> None:
        """Offer other words, or none."""
        self._words = tuple(visible(legible(word)) for word in words)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, whatever comes."""
        return 1

    def _places(self, width: int) -> Iterator[tuple[int, str]]:
        """Where each word that fits begins."""
        x = cell_len(self._key) + GAP
        for number, word in enumerate(self._words):
            shown = word if number else fit(word, width - x)
            if x + cell_len(shown) > width:
                return
            yield x, shown
            x += cell_len(shown) + GAP

    def render_line(self, y: int) -> Strip:
        """Draw the line; nothing where nothing is offered."""
        width = self.size.width
        if y or not self._words:
            return Strip.blank(width, self.rich_style)
        key = self.get_component_rich_style("offers--key")
        pieces: list[Piece] = [(fit(self._key, width), key)]
        for _x, word in self._places(width):
            pieces.append((" " * GAP + word, self.rich_style))
        return strip(pieces, width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Take the word under the mouse."""
        for number, (x, word) in enumerate(self._places(self.size.width)):
            if x <= event.x < x + cell_len(word):
                self.post_message(self.Chosen(number))
