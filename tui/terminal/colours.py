"""How maps and pictures are drawn here: by what the terminal can, and by the learner's settings."""

from collections.abc import Mapping
from dataclasses import replace

from tui.settings import CHOICES, Settings
from tui.terminal.checks import colour_depth
from tui.terminal.graphics import graphics_of
from widgets.colour_map import Colours
from widgets.pixels import Depth, Look


def pixel_depth(settings: Settings, environ: Mapping[str, str], *, coloured: bool = True) -> Depth:
    """In colours where there are enough of them, and wanted; else in shades made of characters."""
    found = colour_depth(environ) if coloured and settings.pictures != "ascii" else "none"
    return found if found in ("truecolor", "256") else "shades"


def pixel_look(settings: Settings, environ: Mapping[str, str], *, coloured: bool = True) -> Look:
    """The look that the settings ask for; `coloured` is False where output goes to no terminal."""
    colours: Colours = settings.colours  # type: ignore[assignment]
    return Look(pixel_depth(settings, environ, coloured=coloured), colours)


def screen_look(settings: Settings, environ: Mapping[str, str], cell: tuple[int, int]) -> Look:
    """The look on a screen, where one map may be shown in pixels of the terminal's own."""
    look = pixel_look(settings, environ)
    if look.depth == "shades":
        return look
    return replace(look, graphics=graphics_of(settings, environ, cell))


def next_colours(look: Look) -> Look:
    """The same with the next colour map."""
    names = CHOICES["colours"]
    following = names[(names.index(look.colours) + 1) % len(names)]
    return replace(look, colours=following)  # type: ignore[arg-type]
