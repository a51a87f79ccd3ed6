"""`imdb-tui words train`: vectors are learned from reviews, and kept under a name."""

import signal
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Event
from types import FrameType
from typing import Any, Final

import click

from engine.corpus.catalogue import open_corpus
from engine.files.progress import Progress
from engine.words.catalogue import keep
from engine.words.progress import Learned, Read, Step
from engine.words.shelf import checked
from tui import options
from tui.commands.telling_progress import Telling
from tui.language import N_, counted, say
from tui.printing import print_json
from tui.session import Session

#: The name under which vectors are kept if none is given.
NAME: Final = "word2vec"
INTERRUPTED: Final = 130


@click.command(
    "train",
    help=options.lazy(
        N_("Learn vectors from reviews by Word2Vec. Ctrl+C stops it and keeps what is there.")
    ),
)
@click.option(
    "--data",
    metavar="SOURCE",
    help=options.lazy(N_("The reviews: builtin, builtin-ko, imdb, an imported name, or a path.")),
)
@click.option(
    "--name",
    default=NAME,
    show_default=True,
    help=options.lazy(N_("Keep them under this name; what had it before is replaced.")),
)
@click.option(
    "--method",
    type=click.Choice(("skipgram", "cbow")),
    default="skipgram",
    show_default=True,
    help=options.lazy(N_("Guess the words around a word, or the word from those around it.")),
)
@click.option(
    "--dimensions",
    type=int,
    default=100,
    show_default=True,
    help=options.lazy(N_("How many numbers a word gets.")),
)
@click.option(
    "--window",
    type=int,
    default=5,
    show_default=True,
    help=options.lazy(N_("How many words to each side belong to a word.")),
)
@click.option(
    "--min-count",
    type=int,
    default=5,
    show_default=True,
    help=options.lazy(N_("Words that occur less often get no vector.")),
)
@click.option(
    "--negative",
    type=int,
    default=5,
    show_default=True,
    help=options.lazy(N_("How many wrong words are drawn beside each right one.")),
)
@click.option(
    "--epochs",
    type=int,
    default=3,
    show_default=True,
    help=options.lazy(N_("How often every review is read.")),
)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help=options.lazy(N_("Chance begins here: the same seed and one thread, the same numbers.")),
)
@click.option(
    "--threads",
    type=int,
    default=1,
    show_default=True,
    help=options.lazy(N_("How many processors may be used.")),
)
@click.option(
    "--json", "as_json", is_flag=True, help=options.lazy(N_("Print a line of JSON for each epoch."))
)
@options.everywhere
@options.pass_session
def train(session: Session, data: str | None, name: str, as_json: bool, **settings: Any) -> int:
    """Train, keep, and say how that went."""
    source, places = data or session.settings.source, session.places
    checked(name)
    from engine.words.training import Settings
    from engine.words.training import train as learn

    wanted = Settings(**settings)
    wanted.check()
    with closing(Telling()) as telling:
        corpus = open_corpus(source, places, progress=telling.progress, notify=telling.tell)
        with stopping() as asked:
            found = learn(corpus, wanted, _told(telling, as_json), asked)
        about = keep(name, found.words, found.vectors, places, origin=source, notify=telling.tell)
    if as_json:
        reason = "stopped" if found.stopped else "completed"
        print_json(
            {
                "event": "finished",
                "name": name,
                "reason": reason,
                "epochs": found.epochs,
                "words": about.count,
                "dimensions": about.dimensions,
            }
        )
    else:
        words = counted("{n} word", "{n} words", about.count)
        kept = say("{name} · {words} × {d}", name=name, words=words, d=about.dimensions)
        click.echo(say("Stopped, and kept: {kept}", kept=kept) if found.stopped else kept)
    return INTERRUPTED if found.stopped else 0


def _told(telling: Telling, as_json: bool) -> Callable[[Step], None]:
    """How the steps of a training are said."""

    def said(step: Step) -> None:
        if isinstance(step, Read):
            done = (step.epoch - 1) * step.total + step.words
            telling.progress(Progress("learning_words", done, step.epochs * step.total))
            return
        telling.close()
        if as_json:
            print_json({"event": "epoch", **_figures(step)})
            return
        click.echo(
            say(
                "epoch {epoch}/{epochs} · loss {loss:.4f} · {seconds:.1f} s",
                **_figures(step),
                epochs=step.epochs,
            )
        )

    return said


def _figures(step: Learned) -> dict[str, Any]:
    return {
        "epoch": step.epoch,
        "loss": round(step.loss, 6),
        "seconds": round(step.seconds, 3),
    }


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed; pressed once more it ends everything at once."""
    asked = Event()
    before = signal.getsignal(signal.SIGINT)

    def heard(_signum: int, _frame: FrameType | None) -> None:
        asked.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, heard)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)


COMMANDS: Final[tuple[click.Command, ...]] = (train,)
