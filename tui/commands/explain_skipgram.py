"""`imdb-tui explain skipgram` and `cbow`: which words are to be guessed from which."""

from typing import Final

import click

from engine.corpus.text import words
from engine.explain.skipgram import Pair, Surrounded, cbow, pairs
from engine.explain.step import Step, step_record
from tui import options, wording
from tui.columns import print_columns
from tui.commands.explain_text import TEXT
from tui.language import N_, _, counted
from tui.printing import print_json
from widgets.safe_text import legible

FOX: Final = "The quick brown fox jumps over the lazy dog"

_WINDOW = click.option(
    "--window",
    type=int,
    default=2,
    help=options.lazy(N_("How many words to each side belong to a word.")),
)


@click.command("skipgram", help=options.lazy(N_("Each word with each of the words around it.")))
@TEXT
@_WINDOW
@options.json_option
@options.everywhere
def skipgram(text: str, window: int, as_json: bool) -> None:
    """Print every pair."""
    given = words(text or FOX)
    found = pairs(given, window)
    if as_json:
        steps = [_pair_step(number, pair) for number, pair in enumerate(found)]
        print_json({"output": [pair.words for pair in found], "steps": steps, "words": given})
        return
    rows = []
    for pair in found:
        answer = wording.answer("", pair.why())
        reads = f"{answer.formula} = {answer.value}"
        rows.append((f"{pair.centre}", *map(legible, pair.words), reads))
    print_columns(("", _("centre"), _("context"), _("places apart")), rows, right=(0,))
    click.echo()
    click.echo(counted("{n} pair", "{n} pairs", len(found)))


@click.command(
    "cbow",
    help=options.lazy(N_("Each word with the words around it, from which it is guessed.")),
)
@TEXT
@_WINDOW
@options.json_option
@options.everywhere
def around(text: str, window: int, as_json: bool) -> None:
    """Print every word with those around it."""
    given = words(text or FOX)
    found = cbow(given, window)
    if as_json:
        steps = [_around_step(each) for each in found]
        output = [(each.around, each.word) for each in found]
        print_json({"output": output, "steps": steps, "words": given})
        return
    rows = []
    for each in found:
        answer = wording.answer("", each.why())
        reads = f"{answer.formula} = {answer.value}"
        words_around = " ".join(map(legible, each.around))
        rows.append((f"{each.centre}", legible(each.word), reads, words_around))
    print_columns(("", _("centre"), _("left + right"), _("words around it")), rows, right=(0,))


def _pair_step(number: int, pair: Pair) -> dict[str, object]:
    """A pair, made from the stretch of words between its two."""
    first, last = sorted((pair.centre, pair.context))
    why = pair.why()
    return step_record(Step((number,), ((first, last + 1),), why, abs(pair.context - pair.centre)))


def _around_step(each: Surrounded) -> dict[str, object]:
    """A word, and the stretch of words that its window lies over."""
    places = (*each.contexts, each.centre)
    window = ((min(places), max(places) + 1),)
    return step_record(Step((each.centre,), window, each.why(), len(each.contexts)))


COMMANDS: Final[tuple[click.Command, ...]] = (skipgram, around)
