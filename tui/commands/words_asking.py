"""`imdb-tui words similar`, `analogy` and `ask`: which words are near, and how near."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from tui import options
from tui.commands.words_vectors import opened, vectors_option
from tui.language import N_, _
from tui.printing import print_json, print_table
from tui.session import Session
from widgets.safe_text import legible, visible

if TYPE_CHECKING:
    from engine.words.answering import Answered
    from engine.words.query import Neighbour

_TOPN = click.option(
    "--topn",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help=options.lazy(N_("How many words are found.")),
)
_INPUTS = click.option(
    "--include-inputs",
    is_flag=True,
    help=options.lazy(N_("Let the words that were given be answers, too.")),
)


@click.command("similar", help=options.lazy(N_("The words nearest to a word.")))
@click.argument("word")
@vectors_option
@_TOPN
@options.json_option
@options.everywhere
@options.pass_session
def similar(session: Session, word: str, vectors: str, topn: int, as_json: bool) -> None:
    """Print them, the nearest first."""
    found = opened(session, vectors)
    from engine.words import query

    _print(query.similar(found, word, topn), as_json)


@click.command(
    "analogy",
    help=options.lazy(
        N_("The words nearest to some words without others: boy,queen without girl.")
    ),
)
@click.option(
    "--positive", default="", metavar="A,B", help=options.lazy(N_("The words that are added."))
)
@click.option(
    "--negative", default="", metavar="C", help=options.lazy(N_("The words that are taken away."))
)
@vectors_option
@_TOPN
@_INPUTS
@options.json_option
@options.everywhere
@options.pass_session
def analogy(
    session: Session,
    positive: str,
    negative: str,
    vectors: str,
    topn: int,
    include_inputs: bool,
    as_json: bool,
) -> None:
    """Print them, the nearest first."""
    found = opened(session, vectors)
    from engine.words import query

    plus, minus = _listed(positive), _listed(negative)
    _print(query.analogy(found, plus, minus, topn, include_inputs=include_inputs), as_json)


@click.command(
    "ask",
    help=options.lazy(
        N_("A question as in the lab: boy + queen - girl = king, king ~ queen, a, b, c.")
    ),
)
@click.argument("question")
@vectors_option
@_TOPN
@_INPUTS
@options.json_option
@options.everywhere
@options.pass_session
def ask(
    session: Session, question: str, vectors: str, topn: int, include_inputs: bool, as_json: bool
) -> None:
    """Print what came of it."""
    found = opened(session, vectors)
    from engine.words.answering import answered

    result = answered(found, question, topn, include_inputs=include_inputs)
    if as_json:
        print_json(_record(result))
        return
    from tui.screens.words.ask_words import heading

    click.echo(heading(found, result, include_inputs))
    if result.right is None:
        _print(result.neighbours, as_json=False)


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _print(found: "Sequence[Neighbour]", as_json: bool) -> None:
    if as_json:
        print_json([_neighbour(each) for each in found])
        return
    if not found:
        click.echo(_("There is no other word in these vectors."))
        return
    rows = [(legible(visible(each.word)), f"{each.score:.3f}") for each in found]
    print_table((_("word"), _("cosine")), rows, right=(1,))


def _neighbour(each: "Neighbour") -> dict[str, Any]:
    return {"word": each.word, "score": round(each.score, 6)}


def _record(result: "Answered") -> Any:
    """Words as by the other commands; of a pair its two numbers; a rank beside the words."""
    if result.right is not None:
        return {"score": round(result.cosine, 6), "angle": round(result.angle, 4)}
    words = [_neighbour(each) for each in result.neighbours]
    if result.rank is None:
        return words
    rank = result.rank
    expected = {"word": rank.word, "score": round(rank.score, 6), "rank": rank.place}
    return {"words": words, "expected": expected}


COMMANDS: Final[tuple[click.Command, ...]] = (similar, analogy, ask)
