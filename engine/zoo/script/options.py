"""What can be set in a program: on the command line, or in a notebook in a cell."""

from collections.abc import Iterable

from engine.zoo.layers import Ids
from engine.zoo.script.pieces import (
    KERAS,
    Asking,
    Code,
    Import,
    Part,
    Piece,
    Remark,
    Said,
    quoted,
)
from engine.zoo.spec import Fit, Pictures, Reviews, Spec

SEED = 42


def part(spec: Spec, fit: Fit, data: str | None, *, notebook: bool) -> Part:
    """Where the data are and how long to train, then the sizes that data and model share."""
    default = "None" if data is None else quoted(data)
    pieces: tuple[Piece, ...] = (Code(f"DATA = {default}\nEPOCHS = {fit.epochs}"),)
    if not notebook:
        pieces = _arguments(spec, fit, default)
    sizes = [f"{name} = {size}\n" for name, size in _sizes(spec)]
    seed = Code(
        "\n" + "".join((*sizes, "\n" if sizes else "", f"keras.utils.set_random_seed({SEED})"))
    )
    return Part(
        "options",
        Remark("heading_options"),
        (_note(spec), Remark("epochs")) if notebook else (),
        (*pieces, seed),
        (KERAS,) if notebook else (KERAS, Import("argparse")),
    )


def _arguments(spec: Spec, fit: Fit, default: str) -> tuple[Piece, ...]:
    data = ('"--data"', 'metavar="PATH"', f"default={default}", _help(spec))
    epochs = ('"--epochs"', "type=int", f"default={fit.epochs}", Said("option_epochs", "help="))
    return (
        Code("parser = argparse.ArgumentParser()"),
        Asking("parser.add_argument(", data),
        Asking("parser.add_argument(", epochs),
        Code("options = parser.parse_args()\nif options.epochs < 1:"),
        Asking("parser.error(", (Said("epochs_wanted"),), indent=4),
        Code('if options.data == "":'),
        Asking("parser.error(", (Said("path_wanted"),), indent=4),
        Code("DATA, EPOCHS = options.data, options.epochs"),
    )


def _help(spec: Spec) -> Said:
    if isinstance(spec.feed, Pictures):
        return Said("option_pictures", "help=")
    if _in_subwords(spec):
        return Said("option_texts", "help=")
    return Said("option_imdb", "help=")


def _note(spec: Spec) -> Remark:
    if isinstance(spec.feed, Pictures):
        return Remark("data_pictures")
    if _in_subwords(spec):
        return Remark("data_texts")
    return Remark("data_imdb")


def _in_subwords(spec: Spec) -> bool:
    return isinstance(spec.feed, Reviews) and spec.feed.cut == "subwords"


def _sizes(spec: Spec) -> Iterable[tuple[str, int]]:
    if spec.vocabulary is not None:
        yield "VOCABULARY", spec.vocabulary
    if isinstance(spec.input, Ids) and spec.input.length is not None:
        yield "LENGTH", spec.input.length
