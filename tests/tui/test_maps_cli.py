"""`imdb-tui maps`: pictures in the terminal, as PNG and as JSON; and everything that cannot be."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.files.places import places
from engine.pictures.catalogue import open_pictures
from engine.pictures.scaling import as_input
from engine.runs import starters
from engine.vision.network import Network
from engine.zoo.models import model
from tests.conftest import ROOT
from tests.engine.vision_home import SMALL, drawn, plant
from tests.tui.command_line import Command, document, one_sentence
from tests.tui.training_commands import Train
from tui.commands.maps_printing import print_seen
from tui.commands.maps_seen import Asked, see
from tui.session import begin


@pytest.fixture
def run(home: Path) -> str:
    """The number of a run that sees pictures."""
    return str(plant(places(home)))


def test_a_picture_is_shown_with_its_classes_and_the_layers_there_are(
    imdb_tui: Command, run: str
) -> None:
    code, out, err = imdb_tui("maps", "--run", run, "--picture", "5")
    assert code == 0, err
    assert out.startswith("x_test[5] of digits (8×8, scaled), ")
    assert "\x1b" not in out  # nobody looks: shades, and no colours
    assert sum(line.strip().startswith(tuple("0123456789")) for line in out.splitlines()) == 10
    assert ["conv2d_1", "12×12×5"] in [line.split() for line in out.splitlines()]


def test_all_maps_of_a_layer_or_one_of_them(imdb_tui: Command, run: str) -> None:
    _code, out, _err = imdb_tui("maps", "small-cnn", "--run", run, "--layer", "conv2d")
    assert "conv2d: 28×28×3" in out
    labels = [line.split() for line in out.splitlines()]
    assert ["0", "1"] in labels and ["2"] in labels
    _code, one, _err = imdb_tui("maps", "--run", run, "--layer", "conv2d", "--map", "1")
    assert "conv2d, map 1: from 0 to" in one
    assert len(one.splitlines()) == 2 + 14  # two pixels of 28 in a line
    _code, units, _err = imdb_tui("maps", "--run", run, "--layer", "dense")
    assert units.count(": ") == 12 + 1
    _code, shares, _err = imdb_tui("maps", "--run", run, "--layer", "dense_1")
    assert "probability" in shares


@pytest.mark.parametrize(
    ("environ", "sign"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm"}, "\x1b[38;2;"),
        ({"TERM": "xterm-256color"}, "\x1b[38;5;"),
        ({"TERM": "xterm"}, ""),
        ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, ""),
    ],
)
def test_colours_are_those_of_the_terminal(
    home: Path,
    run: str,
    environ: dict[str, str],
    sign: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("COLORTERM", "NO_COLOR", "TERM", "TEXTUAL_COLOR_SYSTEM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    session = begin(home, "en")
    seen = see(session, Asked(None, run, "0", None, "conv2d", 1))
    print_seen(seen, session.settings, coloured=True)
    shown = capsys.readouterr().out
    assert (sign in shown) if sign else ("\x1b" not in shown)
    assert ("▀" in shown) == bool(sign)  # else in shades
    print_seen(seen, session.settings, coloured=False)
    assert "\x1b" not in capsys.readouterr().out


def test_json_has_every_number(imdb_tui: Command, home: Path, run: str) -> None:
    found = document(
        imdb_tui("maps", "--run", run, "--picture", "7", "--layer", "conv2d", "--json")
    )
    pictures = open_pictures("digits", places(home))
    passage = Network(SMALL, drawn(SMALL)).passage(as_input(pictures.test.images[7]))
    np.testing.assert_allclose(found["output"], passage.stages[1].output, atol=1e-5)
    assert found["layers"][1] == {"name": "conv2d", "output_shape": [28, 28, 3]}
    assert found["truth"] == str(pictures.test.labels[7])
    assert [each["class"] for each in found["probabilities"]] == [str(i) for i in range(10)]
    assert sum(each["probability"] for each in found["probabilities"]) == pytest.approx(1)
    assert (found["run"], found["source"], found["position"], found["file"]) == (
        int(run),
        "digits",
        7,
        None,
    )


def test_a_starter_needs_no_run_and_names_drawn_clothes(imdb_tui: Command) -> None:
    found = document(imdb_tui("maps", "fashion-cnn", "--json"))
    assert (found["run"], found["source"]) == ("starter:fashion-cnn", "garments")
    assert found["verdict"] == found["truth"] == "t_shirt"
    assert [tuple(each["output_shape"]) for each in found["layers"][:4]] == [
        (28, 28, 1),
        (28, 28, 32),
        (14, 14, 32),
        (14, 14, 64),
    ]
    assert starters.starter("fashion-cnn").plan.spec == model("fashion-cnn")


def test_a_png_has_the_maps_and_a_taken_name_stays(
    imdb_tui: Command, run: str, tmp_path: Path
) -> None:
    from PIL import Image

    sizes = {}
    for name, asked in {
        "picture": (),
        "all": ("--layer", "conv2d"),
        "one": ("--layer", "conv2d", "--map", "2"),
        "row": ("--layer", "dense"),
    }.items():
        out = tmp_path / f"{name}.png"
        code, said, _err = imdb_tui("maps", "--run", run, *asked, "--out", str(out))
        assert code == 0 and str(out) in said
        with Image.open(out) as image:
            sizes[name] = image.size
    assert sizes["picture"] == sizes["one"] == (448, 448)
    assert sizes["all"] == (3 * 116 - 4, 112)
    taken = imdb_tui("maps", "--run", run, "--out", str(tmp_path / "one.png"))
    assert "exists already" in one_sentence(taken)
    into_a_file = str(tmp_path / "one.png" / "x.png")
    assert "cannot be saved" in one_sentence(imdb_tui("maps", "--run", run, "--out", into_a_file))


def test_a_picture_from_a_file(imdb_tui: Command, run: str, tmp_path: Path) -> None:
    from PIL import Image

    drawing = np.zeros((28, 28), dtype=np.uint8)
    drawing[4:24, 12:16] = 255
    Image.fromarray(drawing).save(tmp_path / "one.png")
    found = document(
        imdb_tui("maps", "--run", run, "--picture", str(tmp_path / "one.png"), "--json")
    )
    assert found["file"].endswith("one.png") and found["truth"] is None
    code, out, _err = imdb_tui("maps", "--run", run, "--picture", str(tmp_path / "one.png"))
    assert code == 0 and "one.png is called" in " ".join(out.split())  # it may be folded


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "Name a model"),
        (("gru",), 1, "sees no pictures"),
        (("gru", "--layer", "x"), 1, "sees no pictures"),
        (("resnet",), 2, "no model named"),
        (("starter:gru",), 1, "sees no pictures"),
        (("--run", "99"), 2, "no run 99"),
        (("--run", "x"), 2, "not the number of a run"),
        (("digit-cnn", "--run", "1"), 1, "not of digit-cnn"),
        (("--run", "1", "--layer", "conv9"), 2, "no layer “conv9”"),
        (("--run", "1", "--map", "0"), 2, "--layer"),
        (("--run", "1", "--layer", "conv2d", "--map", "3"), 2, "go from 0 to 2"),
        (("--run", "1", "--layer", "dense", "--map", "0"), 2, "row of numbers"),
        (("--run", "1", "--picture", "99999"), 2, "no picture 99999"),
        (("--run", "1", "--picture", "-1"), 2, "no picture -1"),
        (("--run", "1", "--picture", "nowhere.png"), 1, "nowhere.png"),
        (("--run", "1", "--picture", __file__), 1, "no picture"),
        (("--run", "1", "--data", "builtin"), 2, "no pictures named"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_sentence(
    imdb_tui: Command, run: str, arguments: tuple[str, ...], code: int, words: str
) -> None:
    said = imdb_tui("maps", *arguments)
    assert words in one_sentence(said)
    assert said[0] == code


def test_a_run_that_reads_sees_nothing(imdb_tui: Command, train: Train) -> None:
    said = imdb_tui("maps", "--run", str(train()))
    assert "reads texts" in one_sentence(said) and said[0] == 1


def test_pictures_of_fewer_classes_than_the_model_knows(
    imdb_tui: Command, run: str, tmp_path: Path
) -> None:
    images = np.random.default_rng(1).integers(0, 256, (8, 28, 28)).astype(np.uint8)
    labels = np.array([0, 1] * 4, dtype=np.uint8)
    path = tmp_path / "two.npz"
    np.savez(path, x_train=images, y_train=labels, x_test=images, y_test=labels)
    found = document(imdb_tui("maps", "--run", run, "--data", str(path), "--json"))
    assert len(found["probabilities"]) == 10
    assert imdb_tui("maps", "--run", run, "--data", str(path))[0] == 0


def test_maps_need_no_tensorflow_and_their_help_not_even_numpy(home: Path) -> None:
    program = """
import contextlib, io, sys
from tui.cli import run
for arguments, spared in ((["maps", "--help"], "numpy"), (["maps", "digit-cnn"], "tensorflow")):
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        code = run([*arguments, "--home", sys.argv[1]])
    assert (code, bool(printed.getvalue()), spared in sys.modules) == (0, True, False), arguments
"""
    command = [sys.executable, "-c", program, str(home)]
    subprocess.run(command, cwd=ROOT, check=True)
