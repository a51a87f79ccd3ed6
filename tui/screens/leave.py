"""What becomes of a training when the app is left."""

from tui.keys import key
from tui.language import N_, _, say
from tui.screens.choose import ChooseScreen


class LeaveScreen(ChooseScreen):
    """Gives back 0 for stopping and keeping it, 1 for handing it over, or None for staying.

    Word vectors cannot be handed over.
    """

    BINDINGS = [key("q,ctrl+c", "dismiss(0)", N_("Quit"), "leave.quit")]

    def __init__(self, model: str, *, words: bool = False) -> None:
        choices = [_("Stop it and quit; what it has learned is kept")]
        question = _("Word vectors are being trained.")
        if model:
            choices = [
                _("Stop it and quit; its epochs are kept, and g goes on with it later"),
                _("Hand it to a process of its own, which goes on, and quit"),
            ]
            question = say("{model} is being trained.", model=model)
        if model and words:
            question = say(
                "{model} is being trained, and word vectors; these stop, and what they have "
                "learned is kept.",
                model=model,
            )
        super().__init__(question, choices)
