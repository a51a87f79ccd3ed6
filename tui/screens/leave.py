"""What becomes of a training when the app is left."""

from tui.keys import key
from tui.language import N_, _, say
from tui.screens.choose import ChooseScreen


class LeaveScreen(ChooseScreen):
    """Gives back 0 for stopping and keeping it, 1 for handing it over, or None for staying."""

    BINDINGS = [key("q,ctrl+c", "dismiss(0)", N_("Quit"), "leave.quit")]

    def __init__(self, model: str) -> None:
        choices = [
            _("Stop it and quit; its epochs are kept, and g goes on with it later"),
            _("Hand it to a process of its own, which goes on, and quit"),
        ]
        super().__init__(say("{model} is being trained.", model=model), choices)
