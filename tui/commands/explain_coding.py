"""`imdb-tui explain pad` and `onehot`: how words become rows of numbers."""

from typing import Any, Final

import click
import numpy as np

from engine.corpus.text import words
from engine.explain import onehot as coding
from engine.explain import padding
from engine.explain.step import record
from tui import options
from tui.commands.explain_grids import check_length
from tui.commands.explain_printing import decoded, print_operation, print_steps
from tui.commands.explain_text import readable
from tui.language import N_, _
from tui.printing import print_json, print_table

SIDES = click.Choice(("pre", "post"))


@click.command(
    help=options.lazy(N_("Bring sequences of ids to one length, as Keras' pad_sequences does."))
)
@click.option(
    "--input",
    "given",
    help=options.lazy(N_("Sequences as JSON, such as [[3, 2, 1], [4]]; a toy if none are given.")),
)
@click.option(
    "--maxlen",
    type=int,
    help=options.lazy(
        N_("The length that every sequence gets; the longest one's, if none is given.")
    ),
)
@click.option(
    "--padding",
    "side",
    type=SIDES,
    default="pre",
    help=options.lazy(N_("On which side zeros are filled in.")),
)
@click.option(
    "--truncating",
    type=SIDES,
    default="pre",
    help=options.lazy(N_("On which side a long sequence is cut.")),
)
@options.json_option
@options.everywhere
def pad(
    given: str | None,
    maxlen: int | None,
    side: Any,
    truncating: Any,
    as_json: bool,
) -> None:
    """Print padded sequences and how each number came about."""
    sequences = (
        decoded(given, list[list[int]], "[[3, 2, 1], [4]]")
        if given is not None
        else [padding.toy_ids(each) for each in padding.TOY_SENTENCES]
    )
    how = padding.Padding(maxlen, side, truncating)
    output = padding.pad(sequences, how)
    check_length(output.shape, 1)
    print_operation(output, padding.steps(sequences, how), as_json)


@click.command(help=options.lazy(N_("Turn words, or ids, into one-hot rows.")))
@click.option(
    "--text", help=options.lazy(N_("A sentence; its words are numbered by the alphabet, from 1."))
)
@click.option("--input", "given", help=options.lazy(N_("Ids as JSON, such as [10, 4].")))
@click.option(
    "--size", type=int, help=options.lazy(N_("How many columns a row has; goes with --input."))
)
@options.json_option
@options.everywhere
def onehot(text: str | None, given: str | None, size: int | None, as_json: bool) -> None:
    """Print one-hot rows and how each number came about."""
    if (text is None) == (given is None):
        raise click.UsageError(_("Give either --text or --input."))
    if text is not None:
        if size is not None:
            raise click.UsageError(_("--size goes with --input; a sentence brings its own."))
        _print_sentence(text, as_json)
        return
    ids = decoded(given or "", list[int], "[10, 4]")
    size = size if size is not None else max(ids, default=0) + 1
    output = coding.one_hot(ids, size)
    check_length(output.shape, 1)
    print_operation(output.astype(np.int64), coding.steps(ids, size), as_json)


def _print_sentence(text: str, as_json: bool) -> None:
    """The integers of a sentence's words, and their rows."""
    found = words(readable(text))
    coded = coding.alphabetical([found])
    check_length((len(found), len(coded.vocabulary)), 1)
    output, integers = coded.one_hot().astype(np.int64), coded.sentences[0]
    if as_json:
        names = {"vocabulary": coded.vocabulary, "words": found, "integers": integers}
        print_json({**record(output, coded.steps()), **names})
        return
    heads = (_("word"), _("integer"), *coded.vocabulary)
    rows = [
        (word, str(integer), *map(str, row))
        for word, integer, row in zip(found, integers, output.tolist(), strict=True)
    ]
    print_table(heads, rows, right=range(1, len(heads)))
    print_steps(coded.steps())


COMMANDS: Final[tuple[click.Command, ...]] = (pad, onehot)
