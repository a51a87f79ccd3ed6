"""`imdb-tui explain`: an operation's whole output, and each number of it with its why."""

from collections.abc import Iterable
from typing import Any

import click
import msgspec
from numpy.typing import NDArray

from engine.corpus.text import words
from engine.explain import onehot as coding
from engine.explain import padding
from engine.explain.step import Step, record
from engine.why import Refusal
from tui import options, wording
from tui.language import N_, _
from tui.printing import print_json, print_table

SIDES = click.Choice(("pre", "post"))


@click.group(
    no_args_is_help=False, help=options.lazy(N_("The arithmetic of an operation, step by step."))
)
@options.everywhere
def explain() -> None:
    """The group; its commands do the work."""


@explain.command(
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
        _sequences(given)
        if given is not None
        else [padding.toy_ids(each) for each in padding.TOY_SENTENCES]
    )
    how = padding.Padding(maxlen, side, truncating)
    _print(padding.pad(sequences, how), padding.steps(sequences, how), as_json)


@explain.command(help=options.lazy(N_("Turn words, or ids, into one-hot rows.")))
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
        found = coding.alphabetical([words(text)])
        ids = [number - found.first for number in found.sentences[0]]
        size = len(found.vocabulary)
    else:
        ids = _sequences(f"[{given}]")[0]
        size = size if size is not None else max(ids, default=0) + 1
    _print(coding.one_hot(ids, size), coding.steps(ids, size), as_json)


def _sequences(text: str) -> list[list[int]]:
    try:
        return msgspec.json.decode(text, type=list[list[int]])
    except msgspec.DecodeError as error:
        raise Refusal(
            "json_wanted", option="--input", example="[[3, 2, 1], [4]]", detail=str(error)
        ) from error


def _print(output: NDArray[Any], steps: Iterable[Step], as_json: bool) -> None:
    if as_json:
        print_json(record(output, steps))
        return
    print_table(
        [""] * output.shape[1],
        [[wording.plain(_whole(value)) for value in row] for row in output.tolist()],
        right=range(output.shape[1]),
    )
    for step in steps:
        place = ", ".join(map(str, step.at))
        answer = wording.answer(f"[{place}]", step.why)
        terms = "; ".join(f"{line.label}: {line.expression}" for line in answer.lines)
        click.echo(f"[{place}] = {answer.value}   {answer.formula}   ({terms})")


def _whole(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value
