"""What commands on words share: options that have a usual value, and opening vectors."""

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui import options
from tui.commands.telling_progress import Telling
from tui.language import N_
from tui.session import Session

if TYPE_CHECKING:
    from engine.words.vectors import Vectors

F = TypeVar("F", bound=Callable[..., Any])


def vectors_option(command: F) -> F:
    """--vectors: which ones are meant."""
    return click.option(
        "--vectors",
        default="builtin",
        metavar="SOURCE",
        help=options.lazy(
            N_("builtin, a name, a file of word2vec or GloVe, run:7, or starter:gru.")
        ),
    )(command)


def usual(name: str, kind: object, value: object, about: str) -> Callable[[F], F]:
    """An option that need not be given; the help says what holds then."""
    return click.option(name, type=kind, default=value, show_default=True, help=options.lazy(about))


def opened(session: Session, source: str) -> "Vectors":
    """Open vectors, and tell how far that has come."""
    from tui.word_vectors import opened

    with closing(Telling()) as telling:
        return opened(source, session.places, progress=telling.progress, notify=telling.tell)
