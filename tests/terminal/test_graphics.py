"""Pictures in the terminal's own pixels: where there are any, and that they outlive thrift."""

import re
import sys
from base64 import standard_b64decode
from pathlib import Path
from zlib import decompress

import numpy as np
import pytest
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tests.terminal.harness import Terminal
from tui.settings import Settings
from tui.terminal.colours import screen_look
from tui.terminal.graphics import graphics_of, protocol_of
from tui.terminal.thrift import Shown
from widgets.pixels_real import Graphics, Picture, Protocol, picture

WIDTH, LINES = 10, 6
CONSOLE = Console(color_system="truecolor", force_terminal=True)
APP = [sys.executable, "-m", "tui"]
DRAWN = {"kitty": "\x1b_Ga=T", "sixel": "\x1bP"}


@pytest.mark.parametrize(
    ("environ", "protocol"),
    [
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-ghostty"}, "kitty"),
        ({"TERM": "foot"}, "sixel"),
        ({"TERM": "foot-extra"}, "sixel"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "sixel"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "240802"}, "sixel"),
        ({"TERM": "xterm-256color"}, None),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux,1,0"}, None),
        ({"TERM": "screen-256color", "TERM_PROGRAM": "WezTerm"}, None),
        ({"TERM": "xterm-kitty", "TEXTUAL_DRIVER": "web"}, None),
    ],
)
def test_the_environment_says_what_a_terminal_takes(
    environ: dict[str, str], protocol: Protocol | None
) -> None:
    assert protocol_of(environ) == protocol
    found = graphics_of(Settings(), environ, (9, 18))
    assert found == (None if protocol is None else Graphics(protocol, 9, 18))


def test_settings_come_before_what_is_found() -> None:
    kitty, plain = {"TERM": "xterm-kitty"}, {"TERM": "xterm-256color"}
    assert graphics_of(Settings(pictures="blocks"), kitty, (9, 18)) is None
    assert graphics_of(Settings(pictures="pixels"), plain, (9, 18)) == Graphics("sixel", 9, 18)
    assert graphics_of(Settings(pictures="pixels"), plain, (0, 0)) == Graphics("sixel", 10, 20)
    assert graphics_of(Settings(), {"TERM": "foot"}, (0, 0)) is None
    assert screen_look(Settings(), kitty, (9, 18)).graphics == Graphics("kitty", 9, 18)
    assert screen_look(Settings(), {**kitty, "NO_COLOR": "1"}, (9, 18)).graphics is None
    assert screen_look(Settings(pictures="ascii"), kitty, (9, 18)).graphics is None


def made(protocol: Protocol, columns: int = 4, lines: int = 2) -> Picture:
    colours = np.arange(columns * lines * 2 * 3, dtype=np.uint8).reshape(lines * 2, columns, 3)
    return picture(colours, columns, lines, Graphics(protocol, 6, 12))


def test_kitty_is_sent_every_pixel_in_pieces_it_takes() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (40, 40, 3), dtype=np.uint8)
    found = picture(noise, 40, 20, Graphics("kitty", 1, 2))
    pieces = re.findall("\x1b_G([^;]*);([^\x1b]*)\x1b\\\\", found.draws)
    assert len(pieces) > 1
    assert [head[-3:] for head, _data in pieces] == ["m=1"] * (len(pieces) - 1) + ["m=0"]
    assert all(len(data) <= 4096 for _head, data in pieces)
    sent = decompress(standard_b64decode("".join(data for _head, data in pieces)))
    assert sent == noise.tobytes()
    assert f"i={found.number}" in pieces[0][0]
    assert f"i={found.number}" in found.erases


def line_of(shown: Picture | None, line: int, before: int = 2) -> Strip:
    """A line of a screen with a picture on it, and text on both sides."""
    cells = [Segment("." * before)]
    columns = 0 if shown is None else shown.columns
    if shown is not None:
        cells += [Segment(" ", shown.style(line, column)) for column in range(columns)]
    return Strip([*cells, Segment("." * (WIDTH - before - columns))])


def screen_with(shown: Picture | None, top: int = 1) -> LayoutUpdate:
    """A whole screen with the picture on it."""
    lines = []
    for y in range(LINES):
        inside = shown is not None and top <= y < top + shown.lines
        lines.append([line_of(shown if inside else None, y - top)])
    return LayoutUpdate(lines, Region(0, 0, WIDTH, LINES))


def sent(terminal: Shown, update: object) -> str:
    text: str = terminal.thrifty(update).render_segments(CONSOLE)
    return text


def part(y: int, x: int, strip: Strip) -> ChopsUpdate:
    """An update of a part of one line."""
    chops = [{0: None, x: None} for _ in range(LINES)]
    ends = [[x, x + strip.cell_length] for _ in range(LINES)]
    chops[y] = {0: None, x: strip}  # type: ignore[dict-item]
    return ChopsUpdate(chops, [(y, x, x + strip.cell_length)], ends)  # type: ignore[arg-type]


@pytest.mark.parametrize("protocol", ["kitty", "sixel"])
def test_a_picture_is_drawn_where_its_cells_stand(protocol: Protocol) -> None:
    terminal, shown = Shown(), made(protocol)
    first = sent(terminal, screen_with(shown))
    assert first.count(DRAWN[protocol]) == 1
    assert f"\x1b[2;3H{DRAWN[protocol]}" in first
    again = sent(terminal, part(1, 2, line_of(shown, 0).crop(2, 6)))
    assert DRAWN[protocol] not in again  # it stands there already
    moved = sent(terminal, screen_with(shown, top=3))
    assert f"\x1b[4;3H{DRAWN[protocol]}" in moved


@pytest.mark.parametrize("protocol", ["kitty", "sixel"])
def test_what_covers_a_picture_is_seen_and_when_it_goes_the_picture_is_whole(
    protocol: Protocol,
) -> None:
    terminal, shown = Shown(), made(protocol)
    sent(terminal, screen_with(shown))
    covered = sent(terminal, part(1, 3, Strip([Segment("XY")])))
    assert "XY" in covered
    assert DRAWN[protocol] not in covered
    sent(terminal, part(2, 2, Strip([Segment("Z")])))
    back = sent(terminal, part(1, 3, line_of(shown, 0).crop(3, 5)))
    if protocol == "sixel":  # blanks have wiped it out; what still covers it comes after it
        assert back.index(DRAWN["sixel"]) < back.index("Z")
    else:
        assert DRAWN["kitty"] not in back


def test_a_picture_of_which_nothing_is_left_is_taken_away() -> None:
    terminal, shown, other = Shown(), made("kitty"), made("kitty")
    sent(terminal, screen_with(shown))
    both = sent(terminal, screen_with(other))
    assert DRAWN["kitty"] in both
    assert shown.erases in both
    assert other.erases in sent(terminal, screen_with(None))
    assert other.erases not in sent(terminal, screen_with(None))


def test_another_picture_at_the_same_place_is_sent() -> None:
    terminal, shown, other = Shown(), made("sixel"), made("sixel")
    sent(terminal, screen_with(shown))
    changed = sent(terminal, part(1, 2, line_of(other, 0).crop(2, 6)))
    assert DRAWN["sixel"] in changed


def test_a_map_is_shown_in_real_pixels_and_the_terminal_is_not_asked(tmp_path: Path) -> None:
    env = {"IMDB_TUI_HOME": str(tmp_path), "TERM": "foot"}
    with Terminal(APP, env=env, size=(100, 30)) as terminal:
        terminal.wait_for("Quit")
        terminal.send("5")
        terminal.wait_for("conv2d_1")
        terminal.send("]\t")
        terminal.wait_for("own scales")
        terminal.send("\r")
        terminal.wait_for(lambda: DRAWN["sixel"].encode() in terminal.raw)
        terminal.wait_for("(0…31)")  # the line above the maps has gone, and can be waited for
        terminal.send("\x1b")
        terminal.wait_for("own scales")
        assert not {b"\x1b[c", b"\x1b[16t", b"\x1b[14t"} & set(
            re.findall(rb"\x1b\[\d*[ct]", terminal.raw)
        )
        terminal.send("q")
        assert terminal.wait() == 0
        terminal.wait_until_sane()
