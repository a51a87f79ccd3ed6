"""A lab whose maps can be shown in other colours, all at once."""

import os
from dataclasses import replace
from typing import Protocol

from textual import events

from tui.keys import key
from tui.language import N_, _, say
from tui.screens.tabbed import HasView, TabbedLab
from tui.terminal.colours import next_colours, screen_look
from tui.terminal.graphics import cell_size
from widgets.pixel_pieces import ShowsPixels
from widgets.pixels import Look

#: What each colour map is called.
NAMES = {
    "bright": N_("violet to yellow"),
    "safe": N_("blue to yellow, safe for colour-blind eyes"),
    "grey": N_("greys"),
}


class HasLook(HasView, Protocol):
    """What the learner has set, and how pixels are shown."""

    look: Look


class LooksLab(TabbedLab):
    """Every widget in it that shows pixels does so in the colours of the settings."""

    BINDINGS = [key("c", "next_colours", N_("Colours"), "vision.colours", show=False)]
    state: HasLook

    def on_mount(self) -> None:
        """Find out what the terminal can show."""
        self.state.look = screen_look(self.app.session.settings, os.environ, self._cell())
        self.show_look()

    def on_resize(self, _event: events.Resize) -> None:
        """The letters may have become larger or smaller."""
        graphics = self.state.look.graphics
        if graphics is not None and all(cell := self._cell()):
            sized = replace(graphics, cell_width=cell[0], cell_height=cell[1])
            self.state.look = replace(self.state.look, graphics=sized)
            self.show_look()

    def _cell(self) -> tuple[int, int]:
        """How many of the terminal's pixels a cell has; a screen without one has none."""
        return (0, 0) if self.app.is_headless else cell_size()

    def drawn_anew(self) -> None:
        """Draw anew, in another language; the colours stay."""
        super().drawn_anew()
        self.show_look()

    def show_look(self) -> None:
        """Show all pixels in the look that was chosen."""
        for widget in self.query("*"):
            if isinstance(widget, ShowsPixels):
                widget.show_in(self.state.look)

    def action_next_colours(self) -> None:
        """Other colours, from now on."""
        self.state.look = next_colours(self.state.look)
        self.app.remember(colours=self.state.look.colours)
        self.show_look()
        name = _(NAMES[self.state.look.colours])
        self.app.notify(say("Colours: {name}", name=name), markup=False)
