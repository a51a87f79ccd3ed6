"""The Vision lab: what a network sees in a picture, layer by layer."""

from collections.abc import Iterable
from typing import Final

from textual import on
from textual.message import Message
from textual.widget import Widget

from tui.labs import lab
from tui.language import N_
from tui.screens.tabbed import view_keys
from tui.screens.vision.draw import DrawView
from tui.screens.vision.exciting import ExcitingView
from tui.screens.vision.kernels import KernelsView
from tui.screens.vision.layers import LayersView
from tui.screens.vision.looks import LooksLab
from tui.screens.vision.mistakes import WrongView
from tui.screens.vision.state import VisionState
from tui.screens.vision.view import VisionView
from widgets.pixel_map import PixelMaps
from widgets.pixel_zoom import PixelZoom

#: The views: name, key, title, class. No view may take a key of another for itself.
PARTS: Final[tuple[tuple[str, str, str, type[VisionView]], ...]] = (
    ("layers", "o", N_("Layers"), LayersView),
    ("draw", "r", N_("Draw"), DrawView),
    ("kernels", "k", N_("Kernels"), KernelsView),
    ("exciting", "e", N_("Exciting"), ExcitingView),
    ("mistakes", "i", N_("Mistakes"), WrongView),
)
VIEWS: Final = tuple((name, letter, title) for name, letter, title, _class in PARTS)


class VisionLab(LooksLab):
    """Pictures, the maps that each layer makes of them, and the kernels that make these."""

    BINDINGS = [*view_keys("vision", VIEWS)]
    VIEWS = VIEWS
    state: VisionState

    def __init__(self) -> None:
        super().__init__()
        self.lab = lab("vision")
        self.state = VisionState()

    def contents(self) -> Iterable[Widget]:
        """The tabs and the views."""
        yield self.tabs()
        views = [made(self.state, id=name) for name, _letter, _title, made in PARTS]
        yield self.switcher(*views, initial=self.state.view)

    def on_mount(self) -> None:
        """Show the view that is open."""
        self.show_view(focus=True)

    def drawn_anew(self) -> None:
        """Draw anew, in another language; what was chosen stays chosen."""
        super().drawn_anew()
        self.show_view(focus=False)

    @on(PixelMaps.Moved)
    @on(PixelZoom.Moved)
    def _follow_pixels(self, event: Message) -> None:
        """The panel follows the cursor from map to map and from pixel to pixel, too."""
        self._follow(event)
