"""`imdb-tui maps`: verdicts are named by what the model has learned; and where a PNG may go."""

from pathlib import Path

import pytest

from engine.files.places import places
from tests.engine.vision_home import plant
from tests.tui.command_line import Command, document, one_sentence
from tui.wording.classes import CLASSES


def test_a_model_for_clothes_calls_digits_by_names_of_clothes(imdb_tui: Command) -> None:
    said = imdb_tui("maps", "fashion-cnn", "--data", "digits", "--json")
    found = document(said)
    assert "fashion-cnn has learned other classes than digits (8×8, scaled) shows" in said[2]
    assert [each["class"] for each in found["probabilities"]] == list(CLASSES)
    assert found["verdict"] in CLASSES and found["truth"] in "0123456789"
    _code, out, _err = imdb_tui("maps", "fashion-cnn", "--data", "digits")
    assert "ankle boot" in out and f"is called {CLASSES[found['verdict']]}" in out


def test_nothing_is_said_where_model_and_pictures_share_their_classes(
    imdb_tui: Command, home: Path
) -> None:
    for asked in (("--run", str(plant(places(home)))), ("fashion-cnn",)):
        code, _out, err = imdb_tui("maps", *asked)
        assert (code, err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--out", ""), 2, "ends in .png"),
        (("--out", "maps.jpg"), 2, "ends in .png"),
        (("--out", ".png"), 2, "ends in .png"),
        (("--out", "none/such/maps.png"), 1, "no folder none/such"),
        (("--picture", ""), 2, "number of a picture is wanted"),
    ],
)
def test_what_cannot_be_written_or_looked_at_is_said_before_anything_is_done(
    imdb_tui: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = imdb_tui("maps", "digit-cnn", *arguments)
    assert words in one_sentence(said) and said[0] == code
    assert not any(
        path.suffix in (".png", ".jpg") or path.name == "none" for path in tmp_path.iterdir()
    )


def test_a_threshold_among_classes_is_refused_before_anything_is_printed(
    imdb_tui: Command,
) -> None:
    said = imdb_tui("runs", "show", "starter:digit-cnn", "--threshold", "0.3")
    assert said[0] == 2 and "no threshold" in one_sentence(said)
