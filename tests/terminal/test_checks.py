"""What the environment says about the terminal."""

from collections.abc import Mapping

import pytest

from tui.terminal import colour_depth, screen_problem


@pytest.mark.parametrize(
    ("stdin", "stdout", "environ", "problem"),
    [
        (True, True, {"TERM": "xterm-256color"}, None),
        (False, True, {"TERM": "xterm"}, "no_terminal"),
        (True, False, {"TERM": "xterm"}, "no_terminal"),
        (False, False, {"TERM": "dumb"}, "no_terminal"),
        (True, True, {"TERM": "dumb"}, "dumb_terminal"),
        (True, True, {"TERM": ""}, "dumb_terminal"),
        (True, True, {}, "dumb_terminal"),
        (False, False, {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, None),
        (False, False, {"TEXTUAL_DRIVER": ""}, "no_terminal"),
    ],
)
def test_screen_problem(
    stdin: bool, stdout: bool, environ: Mapping[str, str], problem: str | None
) -> None:
    assert screen_problem(stdin, stdout, environ) == problem


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm", "COLORTERM": "24bit"}, "truecolor"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm-kitty"}, "256"),
        ({"TERM": "linux"}, "16"),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, "none"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "none"),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"}, "16"),
    ],
)
def test_colour_depth(environ: Mapping[str, str], depth: str) -> None:
    assert colour_depth(environ) == depth
