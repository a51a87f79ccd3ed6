"""`imdb-tui score`: what trained models make of a text, or of every line of stdin."""

import sys
from typing import TYPE_CHECKING

import click

from tui import options
from tui.commands.explain_text import readable
from tui.language import N_, _
from tui.session import Session

if TYPE_CHECKING:
    from engine.runs.library import RunKey

STDIN = "-"
#: Where the names of the options lie, in the order in which they were given.
ORDER = "score.order"


class _InOrder(click.Command):
    """Remembers in which order its options were given, whichever they are."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Look at the order first, which click knows and keeps to itself."""
        _values, _rest, order = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[ORDER] = [each.name for each in order]
        return super().parse_args(ctx, args)


@click.command(
    cls=_InOrder, help=options.lazy(N_("Ask trained models whether a text is positive."))
)
@click.argument("text", nargs=-1)
@click.option(
    "--model",
    "models",
    multiple=True,
    metavar="NAME",
    help=options.lazy(N_("Ask this model that came with the app; several times for several.")),
)
@click.option(
    "--run",
    "runs",
    multiple=True,
    metavar="RUN",
    help=options.lazy(N_("Ask the model of this run; several times for several.")),
)
@click.option(
    "--file", "file", metavar="FILE", help=options.lazy(N_("Read one text from this file."))
)
@click.option(
    "--explain",
    is_flag=True,
    help=options.lazy(N_("Say what each word does, and what would turn the verdict.")),
)
@options.json_option
@options.everywhere
@options.pass_session
def score(
    session: Session,
    text: tuple[str, ...],
    models: tuple[str, ...],
    runs: tuple[str, ...],
    file: str | None,
    explain: bool,
    as_json: bool,
) -> None:
    """Print a verdict, a table of verdicts, or a line for every line."""
    given = _given(text, file)
    keys = _keys(models, runs)
    if given is None:
        from tui.commands.score_lines import score_lines

        if len(keys) > 1 or explain:
            raise click.UsageError(_("Lines of stdin are asked of one model, without --explain."))
        score_lines(session, keys[0], as_json)
        return
    from tui.commands.score_text import score_text

    score_text(session, keys, given, explain, as_json)


def _given(text: tuple[str, ...], file: str | None) -> str | None:
    """The text; None if there is one on every line of stdin."""
    from tui.score_texts import one_line, text_of

    if file is not None:
        if text:
            raise click.UsageError(_("Give either a text or --file."))
        return one_line(text_of(file))
    if text == (STDIN,) or (not text and not sys.stdin.isatty()):
        return None
    if not text:
        raise click.UsageError(_("Give a text, or --file FILE, or - for lines of stdin."))
    return one_line(readable(" ".join(text)))


def _keys(models: tuple[str, ...], runs: tuple[str, ...]) -> "list[RunKey]":
    """The models that are asked, as they were given; without any, the one that is asked first."""
    from engine.scoring.several import first_to_ask

    order = click.get_current_context().meta[ORDER]
    given = {"models": map(_model, models), "runs": map(_run, runs)}
    return [next(given[name]) for name in order if name in given] or [first_to_ask()]


def _model(value: str) -> "RunKey":
    from engine.runs.library import STARTER

    return f"{STARTER}{value.removeprefix(STARTER)}"


def _run(value: str) -> "RunKey":
    from tui.commands.starters import run_or_starter

    return run_or_starter(value)
