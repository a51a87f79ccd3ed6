"""What a layer is set to beyond its sizes reads alike in a program, in the lab and in a summary."""

import pytest

from engine.zoo.editing import with_settings
from engine.zoo.layers import GRU, Conv1D, Dense, Flatten, Layer
from engine.zoo.models import MODELS, model
from engine.zoo.script.pieces import settings
from engine.zoo.summary import summary
from tests.tui.command_line import Command
from tui.screens.models.answers import settings_text
from tui.scripts import script


@pytest.mark.parametrize(
    ("layer", "written"),
    [
        (Flatten(), ()),
        (Dense(3), ()),
        (Dense(3, "relu", bias=False), ('activation="relu"', "use_bias=False")),
        (Conv1D(2, 5, strides=2, padding="same"), ("strides=2", 'padding="same"')),
        (GRU(4, 0.25, sequences=True), ("dropout=0.25", "return_sequences=True")),
    ],
)
def test_they_are_written_as_python(layer: Layer, written: tuple[str, ...]) -> None:
    assert set(settings(layer)) == set(written)


@pytest.mark.parametrize("name", MODELS)
def test_lab_summary_and_program_write_the_same(imdb_tui: Command, name: str) -> None:
    printed = [line.strip() for line in imdb_tui("summary", name)[1].splitlines()]
    program = " ".join(script(model(name)).split())
    texts = [settings_text(row) for row in summary(model(name)).rows]
    for text in filter(None, texts):
        assert text in printed
        assert text in program


def test_there_are_settings_to_compare() -> None:
    rows = summary(with_settings(model("stacked-gru"), ["bias=no"])).rows
    assert settings_text(rows[2]) == "dropout=0.3, return_sequences=True, use_bias=False"
