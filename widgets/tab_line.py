"""One line of tabs: each a key and a name, the current one between brackets."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from widgets.safe_text import cell_len, fit


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: the name that the code knows, the key that leads there, and what it is called."""

    name: str
    key: str
    label: str


class TabLine(Widget):
    """Says which views there are and which is open; the keys themselves belong to the screen."""

    COMPONENT_CLASSES = {"tabs--current", "tabs--other", "tabs--key"}
    DEFAULT_CSS = """
    TabLine {
        height: 1;
        & .tabs--current { color: $text-primary; text-style: bold; }
        & .tabs--other { color: $foreground; }
        & .tabs--key { color: $text-primary; text-style: bold; }
    }
    """

    current: reactive[str] = reactive("")

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, tabs: Iterable[Tab], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._tabs = tuple(tabs)

    def _texts(self, width: int) -> list[tuple[str, str, str]]:
        """Name, key and label of each tab; the keys go first where there is little room."""
        full = [(tab.name, f"{tab.key} ", tab.label) for tab in self._tabs]
        if sum(cell_len(key + label) + 3 for _name, key, label in full) <= width:
            return full
        return [(tab.name, "", tab.label) for tab in self._tabs]

    def _places(self, width: int) -> list[tuple[int, int, str]]:
        """Where each tab begins and ends."""
        places, x = [], 0
        for name, key, label in self._texts(width):
            end = x + cell_len(key + label) + 2
            places.append((x, end, name))
            x = end
        return places

    def render_line(self, y: int) -> Strip:
        """The tabs, side by side."""
        width = self.size.width
        segments: list[Segment] = []
        for name, key, label in self._texts(width):
            is_current = name == self.current
            style = self._look("tabs--current" if is_current else "tabs--other")
            segments.append(Segment("[" if is_current else " ", style))
            if key:
                segments.append(Segment(key, self._look("tabs--key")))
            segments.append(Segment(fit(label, width), style))
            segments.append(Segment("]" if is_current else " ", style))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(name)

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the mouse."""
        for start, end, name in self._places(self.size.width):
            if start <= event.x < end:
                self.post_message(self.Chosen(name))
