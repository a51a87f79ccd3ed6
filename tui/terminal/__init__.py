"""The terminal: whether there is one, what it can do, and giving it back as it was."""

from tui.terminal.checks import (
    ColourDepth,
    ScreenProblem,
    colour_depth,
    screen_problem,
)
from tui.terminal.guard import Guard, guarded

__all__ = [
    "ColourDepth",
    "Guard",
    "ScreenProblem",
    "colour_depth",
    "guarded",
    "screen_problem",
]
