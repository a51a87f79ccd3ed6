"""What no single widget answers for: contrast in every theme, and the pictures as a whole."""

from typing import Any

import pytest
from rich.color import Color as RichColor
from rich.segment import Segment
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tests.widgets.gallery import Gallery
from tests.widgets.stage import style_of
from widgets.figures import Figures
from widgets.token_strip import TokenStrip

READABLE = 4.5
GRAPHIC = 3.0
GRAPHICS = set("▁▂▃▄▅▆▇█▏▎▍▌▋▊▉▐┃░│└─")


def luminance(color: Color) -> float:
    """Relative luminance, as WCAG has it."""
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: RichColor, other: RichColor) -> float:
    dark, light = sorted(luminance(Color.from_rich_color(color)) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def too_faint(segment: Segment) -> bool:
    style = segment.style
    if not segment.text.strip() or style is None or style.color is None or style.bgcolor is None:
        return False
    least = GRAPHIC if set(segment.text.strip()) <= GRAPHICS else READABLE
    return contrast(style.color, style.bgcolor) < least


@pytest.mark.parametrize("theme", [name for name in BUILTIN_THEMES if "ansi" not in name])
async def test_everything_can_be_read_in_every_theme(theme: str) -> None:
    gallery = Gallery(theme=theme)
    async with gallery.run_test(size=(80, 64)) as pilot:
        await pilot.pause()
        faint = [
            (type(widget).__name__, segment.text, segment.style)
            for widget in gallery.screen.children
            for y in range(widget.size.height)
            for segment in widget.render_line(y)
            if too_faint(segment)
        ]
        assert not faint


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_with_the_terminals_own_colours_the_cursor_still_shows(theme: str) -> None:
    gallery = Gallery(theme=theme)
    async with gallery.run_test(size=(80, 64)) as pilot:
        await pilot.pause()
        assert style_of(gallery.query_one(Figures), "25,000").reverse
        assert style_of(gallery.query_one(TokenStrip), "× 83").underline


@pytest.mark.parametrize(
    ("language", "theme", "size", "keys"),
    [
        ("en", "textual-dark", (80, 51), []),
        ("ko", "textual-light", (60, 56), ["tab", "enter", "4", "2"]),
        ("ko", "textual-dark", (120, 49), ["tab", "tab", "tab", "right", "right", "right"]),
    ],
    ids=["english-80", "korean-60", "korean-120"],
)
def test_pictures(
    snap_compare: Any, language: str, theme: str, size: tuple[int, int], keys: list[str]
) -> None:
    assert snap_compare(Gallery(language, theme), terminal_size=size, press=keys)
