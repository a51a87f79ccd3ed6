"""An arithmetic that grows part by part; where it gets too long its newest parts are shown."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from widgets.safe_text import ELLIPSIS, fit, visible, wrap


class GrowingSum(Widget):
    """A label, parts with a sign between them, and what they come to; or a text instead."""

    DEFAULT_CSS = """
    GrowingSum { height: 2; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._parts: tuple[str, ...] = ()
        self._joint, self._start, self._end = "", "", ""

    def set_text(self, text: str) -> None:
        """Show a text, as long as there is no arithmetic."""
        self.set_content((), "", text, "")

    def set_content(self, parts: Sequence[str], joint: str, start: str, end: str) -> None:
        """Show the parts between a start and an end."""
        content = tuple(parts), joint, start, end
        if content != (self._parts, self._joint, self._start, self._end):
            self._parts, self._joint, self._start, self._end = content
            self.refresh()

    def render(self) -> Content:
        """As much of it as there is room for."""
        return Content("\n".join(self.lines(self.size.width, max(1, self.size.height))))

    def lines(self, width: int, height: int) -> list[str]:
        """The arithmetic in at most so many lines; parts in front give way to an ellipsis."""
        for first in range(len(self._parts) + 1):
            left_out = (ELLIPSIS,) if first else ()
            shown = self._joint.join((*left_out, *self._parts[first:]))
            found = wrap(f"{self._start}{shown}{self._end}", width)
            if len(found) <= height:
                return found
        return [fit(line, width) for line in found[: height - 1]] + [
            fit(" ".join(found[height - 1 :]), width)
        ]

    @property
    def text(self) -> str:
        """The whole of it, however long."""
        return visible(f"{self._start}{self._joint.join(self._parts)}{self._end}")
