"""What the surroundings say about the terminal: pure functions of the environment."""

from collections.abc import Mapping
from typing import Literal

ScreenProblem = Literal["no_terminal", "dumb_terminal"]
ColourDepth = Literal["none", "16", "256", "truecolor"]

_WITHOUT_CURSOR = {"", "dumb", "unknown"}
_ASKED: Mapping[str, ColourDepth] = {"standard": "16", "256": "256", "truecolor": "truecolor"}


def screen_problem(
    stdin_tty: bool, stdout_tty: bool, environ: Mapping[str, str]
) -> ScreenProblem | None:
    """Why the app cannot take the screen, or None when it can."""
    if environ.get("TEXTUAL_DRIVER"):
        return None  # another driver brings its own screen, such as a browser
    if not (stdin_tty and stdout_tty):
        return "no_terminal"
    if environ.get("TERM", "").strip().lower() in _WITHOUT_CURSOR:
        return "dumb_terminal"
    return None


def colour_depth(environ: Mapping[str, str]) -> ColourDepth:
    """How many colours will be shown, by the same signs that Textual and Rich go by."""
    term = environ.get("TERM", "").strip().lower()
    if "NO_COLOR" in environ or term in _WITHOUT_CURSOR:
        return "none"
    asked = environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    if asked in _ASKED:
        return _ASKED[asked]
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return "truecolor"
    return "256" if term.rpartition("-")[2] in {"256color", "kitty"} else "16"
