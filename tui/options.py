"""What every command shares: the options that all take, and the session of this start."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from tui import language
from tui.language import N_, _
from tui.session import Session
from tui.voice import complain

F = TypeVar("F", bound=Callable[..., Any])


def everywhere(command: F) -> F:
    """The options that every command takes; they have been read already and are checked here."""
    command = click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        expose_value=False,
        help=lazy(N_("Keep everything in this folder instead of the usual places.")),
    )(command)
    return click.option(
        "--lang",
        type=click.Choice(tuple(language.LANGUAGES)),
        expose_value=False,
        help=lazy(N_("Speak this language.")),
    )(command)


def lazy(message: str) -> str:
    """A help text, in the language found in the arguments; commands are imported after that."""
    return _(message)


def json_option(command: F) -> F:
    """--json: one document on stdout and nothing else there."""
    return click.option(
        "--json", "as_json", is_flag=True, help=lazy(N_("Print one JSON document, for scripts."))
    )(command)


def pass_session(command: F) -> F:
    """Give the command its session first; what was wrong with the settings is said here."""

    @wraps(command)
    def with_session(*arguments: Any, **options: Any) -> Any:
        session: Session = click.get_current_context().obj
        if session.trouble is not None:
            complain(session.trouble)
        return command(session, *arguments, **options)

    return cast(F, with_session)
