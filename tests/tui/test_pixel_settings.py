"""How pixels are shown: by the terminal, and by what the settings say."""

import json
from pathlib import Path

import pytest

from engine.why import Refusal
from tests.tui.command_line import Command
from tui.commands.doctor import DRAWN_WITH
from tui.settings import CHOICES, Settings, load
from tui.terminal.colours import next_colours, pixel_look
from widgets.colour_map import table
from widgets.pixels import Look

MODERN = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        (MODERN, "truecolor"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm"}, "shades"),
        ({"TERM": "dumb"}, "shades"),
        ({**MODERN, "NO_COLOR": ""}, "shades"),
    ],
)
def test_colours_are_used_where_there_are_enough(environ: dict[str, str], depth: str) -> None:
    assert pixel_look(Settings(), environ).depth == depth


def test_whoever_wants_shades_gets_them_and_a_pipe_too() -> None:
    assert pixel_look(Settings(pictures="ascii"), MODERN) == Look("shades")
    assert pixel_look(Settings(), MODERN, coloured=False) == Look("shades")


def test_every_colour_map_that_can_be_set_exists_and_follows_another() -> None:
    look, seen = Look(), []
    for _ in CHOICES["colours"]:
        look = next_colours(look)
        seen.append(look.colours)
        assert len(table(look.colours)) == 256
    assert sorted(seen) == sorted(CHOICES["colours"])


@pytest.mark.parametrize("line", ['colours = "pink"', 'pictures = "3d"', "colours = 3"])
def test_a_setting_that_is_no_choice_is_refused(tmp_path: Path, line: str) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('colours = "safe"\npictures = "blocks"\n', encoding="utf-8")
    assert load(settings).colours == "safe"
    settings.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load(settings)
    assert refused.value.values["detail"].startswith(line[:4])


@pytest.mark.parametrize(
    ("environ", "pictures"),
    [
        ({"TERM": "xterm-kitty", "COLORTERM": "truecolor"}, "kitty"),
        ({"TERM": "xterm-256color"}, "blocks"),
        ({"TERM": "xterm"}, "ascii"),
    ],
)
def test_doctor_says_what_pictures_are_drawn_with(
    environ: dict[str, str],
    pictures: str,
    imdb_tui: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("NO_COLOR", "COLORTERM", "TMUX", "STY", "TERM_PROGRAM", "KITTY_WINDOW_ID"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    _code, out, _err = imdb_tui("doctor", "--no-devices", "--json")
    assert json.loads(out)["terminal"]["pictures"] == pictures
    assert DRAWN_WITH[pictures][:10] in imdb_tui("doctor", "--no-devices")[1]
