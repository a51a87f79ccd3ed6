"""`imdb-tui words train`: vectors are learned from reviews, and kept under a name."""

import signal
from collections.abc import Callable
from contextlib import closing
from typing import Any, Final

import click

from engine.files.progress import Progress, Stopped
from engine.why import Notice
from engine.words.progress import Kept, Learned, Read, Waiting
from engine.words.settings import Settings
from engine.words.shelf import checked
from tui import options, wording
from tui.commands.heeding import Asked
from tui.commands.telling_progress import Telling
from tui.commands.words_sitting import Said, Sitting
from tui.commands.words_vectors import usual
from tui.language import N_, _, counted, say
from tui.printing import print_json
from tui.session import Session
from tui.wording.training import STOPPING
from tui.wording.words_training import epochs

#: What holds of what is not given: as in the lab.
_USUAL: Final = Settings()


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
    help=options.lazy(
        N_(
            "Keep them under this name; what had it before is replaced after an epoch. "
            "Without it: word2vec, or word2vec-2 and so on if that is taken."
        )
    ),
)
@usual(
    "--method",
    click.Choice(("skipgram", "cbow")),
    _USUAL.method,
    N_("Guess the words around a word, or the word from those around it."),
)
@usual("--dimensions", int, _USUAL.dimensions, N_("How many numbers a word gets."))
@usual("--window", int, _USUAL.window, N_("How many words to each side belong to a word."))
@usual("--min-count", int, _USUAL.min_count, N_("Words that occur less often get no vector."))
@usual(
    "--negative", int, _USUAL.negative, N_("How many wrong words are drawn beside each right one.")
)
@usual("--epochs", int, _USUAL.epochs, N_("How often every review is read."))
@usual(
    "--seed",
    int,
    _USUAL.seed,
    N_("Chance begins here: the same seed and one thread, the same numbers."),
)
@usual("--threads", int, _USUAL.threads, N_("How many processors may be used."))
@click.option(
    "--json", "as_json", is_flag=True, help=options.lazy(N_("Print a line of JSON for each epoch."))
)
@options.everywhere
@options.pass_session
def train(
    session: Session, data: str | None, name: str | None, as_json: bool, **settings: Any
) -> int:
    """Train, keep, and say how that went."""
    source = data or session.settings.source
    if name is not None:
        checked(name)
    from engine.words.learning import learn

    wanted = Settings(**settings)
    wanted.check()

    def work(say: Callable[[Said], None], stopping: Callable[[], bool]) -> Kept:
        places = session.places
        return learn(source, wanted, name, say, stopping, places=places, progress=say, notify=say)

    with closing(Telling()) as telling:
        sitting = Sitting(work, _told(telling, as_json))
        try:
            kept = sitting.to_the_end()
        except Stopped as stopped:
            nothing = _("Stopped before anything was learned.")
            telling.remark(nothing if stopped.code == "stopped" else wording.refusal(stopped))
            return sitting.exit_code
    _tell_the_end(kept, as_json)
    return sitting.exit_code if kept.stopped else 0


def _tell_the_end(kept: Kept, as_json: bool) -> None:
    about = kept.about
    if as_json:
        reason = "stopped" if kept.stopped else "completed"
        print_json(
            {
                "event": "finished",
                "name": about.name,
                "reason": reason,
                "epochs": about.epochs,
                "words": about.count,
                "dimensions": about.dimensions,
            }
        )
        return
    words = counted("{n} word", "{n} words", about.count)
    line = say("{name} · {words} × {d}", name=about.name, words=words, d=about.dimensions)
    line = f"{line} · {epochs(about)}"
    click.echo(say("Stopped, and kept: {kept}", kept=line) if kept.stopped else line)


def _told(telling: Telling, as_json: bool) -> Callable[[Said], None]:
    """How what a training says is told."""

    def said(what: Said) -> None:
        match what:
            case Progress():
                telling.progress(what)
            case Notice():
                telling.tell(what)
            case Read():
                done = (what.epoch - 1) * what.total + what.words
                telling.progress(Progress("learning_words", done, what.epochs * what.total))
            case Learned():
                telling.close()
                _tell_epoch(what, as_json)
            case Waiting():
                telling.tell(Notice("vectors_wait", {"name": what.name, "path": what.path}))
            case Asked() if what.signum == signal.SIGINT:
                telling.remark(_(STOPPING))

    return said


def _tell_epoch(learned: Learned, as_json: bool) -> None:
    figures = {
        "epoch": learned.epoch,
        "loss": round(learned.loss, 6),
        "seconds": round(learned.seconds, 3),
    }
    if as_json:
        print_json({"event": "epoch", **figures})
        return
    click.echo(
        say(
            "epoch {epoch}/{epochs} · loss {loss:.4f} · {seconds:.1f} s",
            **figures,
            epochs=learned.epochs,
        )
    )


COMMANDS: Final[tuple[click.Command, ...]] = (train,)
