"""The command palette, in the language in use."""

from contextlib import suppress

from textual.command import CommandPalette
from textual.theme import ThemeProvider

from tui.language import _


class Palette(CommandPalette):
    """Textual's palette; a page key that comes before its list is laid out is let go."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)


def commands() -> Palette:
    """Everything there is, by name."""
    return Palette(placeholder=_("Search for commands …"), id="--command-palette")


def themes() -> Palette:
    """The themes, by name."""
    return Palette(providers=[ThemeProvider], placeholder=_("Search for themes …"))
