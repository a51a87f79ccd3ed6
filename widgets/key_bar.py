"""One line that says which keys do what; each can be clicked."""

from collections.abc import Iterable
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from widgets.cell_view import Piece, strip
from widgets.safe_text import cell_len, fit, visible

GAP = 2


class KeyHint(NamedTuple):
    """One key: how it is called, what it does in a word, and the action behind it.

    The action is looked for where the key would be: the widget in focus, the screen, the app.
    """

    key: str
    label: str
    action: str = ""


def hint_width(hint: KeyHint) -> int:
    """The cells a hint takes."""
    return cell_len(visible(hint.key)) + 1 + cell_len(visible(hint.label))


def fitting(hints: tuple[KeyHint, ...], width: int) -> tuple[KeyHint, ...]:
    """As many hints from the left as fit beside the last one, which always stays."""
    if not hints:
        return ()
    *others, last = hints
    room = width - hint_width(last)
    shown: list[KeyHint] = []
    for hint in others:
        room -= hint_width(hint) + GAP
        if room < 0:
            break
        shown.append(hint)
    return (*shown, last)


class KeyBar(Widget):
    """The keys of a screen on one line; what does not fit is dropped from the right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"keys--key", "keys--label"}
    DEFAULT_CSS = """
    KeyBar {
        height: 1;
        color: $text;
        background: $surface;
        & .keys--key { color: $text-primary; text-style: bold; }
    }
    """

    def __init__(
        self,
        hints: Iterable[tuple[str, str, str]] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._hints = tuple(KeyHint(*hint) for hint in hints)

    def set_content(self, hints: Iterable[tuple[str, str, str]]) -> None:
        """Show other keys; the last given always stays."""
        new = tuple(KeyHint(*hint) for hint in hints)
        if new != self._hints:
            self._hints = new
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, whatever comes."""
        return 1

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        pieces: list[Piece] = []
        left = width
        for hint in fitting(self._hints, width):
            gap = " " * GAP if pieces else ""
            key = fit(hint.key, left - len(gap))
            label = fit(f" {hint.label}", left - len(gap) - cell_len(key))
            pieces.append((gap, self.rich_style))
            pieces.append((key, self.get_component_rich_style("keys--key")))
            pieces.append((label, self.get_component_rich_style("keys--label")))
            left -= len(gap) + cell_len(key) + cell_len(label)
        return strip(pieces, width, self.rich_style)

    def hint_at(self, x: int) -> KeyHint | None:
        """The hint under a cell."""
        start = 0
        for hint in fitting(self._hints, self.size.width):
            if start <= x < start + hint_width(hint):
                return hint
            start += hint_width(hint) + GAP
        return None

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        offset = event.get_content_offset(self)
        hint = self.hint_at(offset.x) if offset else None
        if hint and hint.action:
            event.stop()
            for owner in (self.screen.focused, self.screen, self.app):
                if owner and await self.app.run_action(hint.action, owner):
                    return
