"""A lab whose maps can be shown in other colours, all at once."""

import os
from typing import Protocol

from tui.keys import key
from tui.language import N_, _, say
from tui.screens.tabbed import HasView, TabbedLab
from tui.terminal.colours import next_colours, pixel_look
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
        self.state.look = pixel_look(self.app.session.settings, os.environ)
        self.show_look()

    async def recompose(self) -> None:
        """Draw anew, in another language; the colours stay."""
        await super().recompose()
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
