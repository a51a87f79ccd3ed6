"""A small app that holds the widgets under test, hears what they say and can be read off."""

from pytest import MonkeyPatch
from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from tests.idle import wait_for_idle
from widgets.bars import Bars
from widgets.figure_table import FigureTable
from widgets.figures import Figures
from widgets.funnel import Funnel
from widgets.histogram import Histogram
from widgets.knobs import KnobBar
from widgets.token_strip import TokenStrip
from widgets.virtual_list import VirtualList

KEYS = ("left", "right", "up", "down", "pageup", "pagedown", "enter")


class Stage(App[None]):
    """Holds widgets; `said` are their messages, `left_over` the keys they did not want."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [(key, f"leave('{key}')", "") for key in KEYS]

    def __init__(self, *widgets: Widget, css: str = "", focus: bool = True) -> None:
        super().__init__()
        self.stylesheet_text = css
        self.under_test = widgets
        self.said: list[Message] = []
        self.left_over: list[str] = []
        self.AUTO_FOCUS = "*" if focus else ""

    def compose(self) -> ComposeResult:
        if self.stylesheet_text:
            self.stylesheet.add_source(self.stylesheet_text)
        yield from self.under_test

    def action_leave(self, key: str) -> None:
        self.left_over.append(key)

    @on(Figures.Moved)
    @on(FigureTable.Moved)
    @on(FigureTable.Chosen)
    @on(Funnel.Moved)
    @on(Histogram.Moved)
    @on(Bars.Moved)
    @on(TokenStrip.Moved)
    @on(VirtualList.Highlighted)
    @on(VirtualList.Chosen)
    @on(KnobBar.Changed)
    @on(KnobBar.Refused)
    def hear(self, message: Message) -> None:
        self.said.append(message)


async def widen(pilot: Pilot[None], widget: Widget, width: int) -> None:
    """Give the terminal another width, and wait until the widget has it."""
    with MonkeyPatch.context() as patched:
        patched.setattr("textual.pilot.wait_for_idle", wait_for_idle)
        await pilot.resize_terminal(width, widget.app.size.height)
    assert widget.size.width == width


def lines(widget: Widget) -> list[str]:
    """What the widget shows, line by line."""
    return [widget.render_line(y).text for y in range(widget.size.height)]


def style_of(widget: Widget, text: str, *, last: bool = False) -> Style:
    """How the first (or last) line's piece that holds this text is drawn."""
    for y in range(widget.size.height)[:: -1 if last else 1]:
        for segment in widget.render_line(y):
            if text in segment.text:
                return segment.style or Style()
    raise AssertionError(f"{text!r} is not shown: {lines(widget)}")
