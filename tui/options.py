"""What every command shares: the options that all take, the session they make, and its voice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from engine.why import Notice, Refusal
from tui import language
from tui.language import N_, _
from tui.session import Session, begin

PROGRAM: Final = "imdb-tui"
F = TypeVar("F", bound=Callable[..., Any])


class Choices:
    """What the options that every command takes have chosen so far, and the session they make."""

    def __init__(self) -> None:
        self.home: Path | None = None
        self.lang: str | None = None
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """The session of this start; a broken settings file is mentioned once."""
        if self._session is None:
            self._session = begin(self.home, self.lang)
            if self._session.trouble is not None:
                complain(self._session.trouble)
        return self._session


def _choose(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def choose(ctx: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(ctx.ensure_object(Choices), name, value)

    return choose


def everywhere(command: F) -> F:
    """The options that every command takes: --lang and --home."""
    command = click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        expose_value=False,
        callback=_choose("home"),
        help=lazy(N_("Keep everything in this folder instead of the usual places.")),
    )(command)
    return click.option(
        "--lang",
        type=click.Choice(tuple(language.LANGUAGES)),
        expose_value=False,
        callback=_choose("lang"),
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


pass_session = click.make_pass_decorator(Choices, ensure=True)


def complain(what: Refusal | Notice | str) -> None:
    """One clear line on stderr."""
    from tui import wording

    if isinstance(what, Refusal):
        what = wording.refusal(what)
    elif isinstance(what, Notice):
        what = wording.notice(what)
    click.echo(f"{PROGRAM}: {what}", err=True)
