"""`imdb-tui words project`: words on a plane, drawn as text or given as numbers."""

import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

import click

from engine.files.progress import Progress
from tui import options
from tui.columns import print_folded
from tui.commands.telling_progress import Telling
from tui.commands.words_vectors import opened, usual, vectors_option
from tui.language import N_, _
from tui.printing import print_json
from tui.session import Session

if TYPE_CHECKING:
    from engine.words.projecting import Projection
    from tui.screens.words.map_state import Wanted

#: What is drawn at most: lines of a usual terminal, and columns of a wide one.
HIGH: Final = 20
WIDE: Final = 120


@click.command(
    "project",
    help=options.lazy(
        N_("Lay words out on a plane, near ones near: those named, or the twelve of the lesson.")
    ),
)
@click.argument("words", nargs=-1)
@vectors_option
@click.option(
    "--top",
    type=click.IntRange(min=2),
    metavar="N",
    help=options.lazy(N_("The N most frequent words, instead of words by name.")),
)
@usual(
    "--method",
    click.Choice(("pca", "tsne")),
    "pca",
    N_("pca: the plane on which they differ most; tsne: near words near, by the exact method."),
)
@usual("--perplexity", float, 3.0, N_("About how many neighbours a word has, for tsne."))
@usual("--init", click.Choice(("pca", "random")), "pca", N_("Where the points of tsne begin."))
@usual("--seed", int, 42, N_("Chance begins here: the same seed, the same map."))
@usual("--steps", int, 1000, N_("How many steps tsne takes."))
@options.json_option
@options.everywhere
@options.pass_session
def project(
    session: Session,
    words: tuple[str, ...],
    vectors: str,
    top: int | None,
    method: str,
    as_json: bool,
    **knobs: Any,
) -> None:
    """Print where they lie."""
    if words and top is not None:
        raise click.UsageError(_("Name words, or give --top, not both."))
    found = opened(session, vectors)
    from engine.words import projecting
    from engine.words.tsne import Knobs, Moment
    from tui.screens.words.map_state import Wanted

    if top is None:
        wanted = Wanted("list", words) if words else Wanted()
        given = projecting.chosen(found, wanted.chosen(found))
    else:
        wanted = Wanted("frequent", ())
        given = projecting.chosen(found, list(found.words[:top]))
    if method == "pca":
        result = projecting.by_pca(*given)
    else:
        with closing(Telling()) as telling:

            def seen(so_far: "Projection") -> None:
                assert isinstance(so_far.by, Moment)
                telling.progress(Progress("settling", so_far.by.step, so_far.by.steps))

            result = projecting.by_tsne(*given, Knobs(**knobs), seen)
    if as_json:
        print_json(_record(result, method))
    else:
        _draw(result, wanted)


def _record(found: "Projection", method: str) -> dict[str, Any]:
    points = [
        {"word": word, "x": float(x), "y": float(y)}
        for word, (x, y) in zip(found.words, found.points, strict=True)
    ]
    from engine.words.pca import Components

    if isinstance(found.by, Components):
        return {"method": method, "points": points, "shares": list(found.by.shares)}
    return {"method": method, "points": points, "divergence": found.by.divergence}


def _draw(found: "Projection", wanted: "Wanted") -> None:
    from tui.screens.words.map_words import heading
    from widgets.spread import Dot, drawn

    print_folded(heading(found, wanted))
    width = min(shutil.get_terminal_size().columns, WIDE)
    dots = [
        Dot(word, float(x), float(y), kind=1)
        for word, (x, y) in zip(found.words, found.points, strict=True)
    ]
    for line in drawn(dots, width, HIGH):
        click.echo(line)


COMMANDS: Final[tuple[click.Command, ...]] = (project,)
