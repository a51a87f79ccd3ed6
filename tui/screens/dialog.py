"""What lies on top of a screen until it is answered or closed."""

from pathlib import Path
from typing import TypeVar

from textual.screen import ModalScreen

from tui.host import Host

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A box in the middle of the screen."""

    CSS_PATH = Path(__file__).with_name("dialog.tcss")
    app: Host
