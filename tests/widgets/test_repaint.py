"""Widgets draw again only what changed; here, that nothing that changed is left out."""

import pytest
from textual.geometry import Region
from textual.widget import Widget

from tests.widgets.gallery import Gallery
from widgets.bars import Bars
from widgets.figure_table import FigureTable
from widgets.figures import Figures
from widgets.funnel import Funnel
from widgets.histogram import Histogram
from widgets.knobs import KnobBar
from widgets.token_strip import TokenStrip
from widgets.virtual_list import VirtualList

KEYS = [
    *("right", "right", "down", "down", "left", "up", "end", "home", "pagedown", "pagedown"),
    *("enter", "5", "right", "backspace", "8", "enter", "escape", "up", "plus", "tab"),
]


def drawn(widget: Widget) -> list[str]:
    """The widget's lines with their styles, from its cache where it believes them unchanged."""
    whole = Region(0, 0, *widget.outer_size)
    return [repr(list(line.simplify())) for line in widget.render_lines(whole)]


@pytest.mark.parametrize(
    "kind", [Figures, KnobBar, FigureTable, TokenStrip, Histogram, VirtualList, Bars, Funnel]
)
async def test_what_changed_is_drawn_again(kind: type[Widget]) -> None:
    gallery = Gallery()
    async with gallery.run_test(size=(60, 56)) as pilot:
        widget = gallery.query(kind).last()
        widget.focus()
        await pilot.pause()
        for key in KEYS:
            await pilot.press(key)
            kept = drawn(widget)
            widget.refresh()
            assert kept == drawn(widget), key
