"""The command line: what was asked, in which language, and with which word and exit code it ends.

A command's module is imported only when that command is called, so `--help` and a first paint cost
nothing but click. The language is found in the arguments before anything is worded.
"""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from engine.why import Notice, Refusal
from tui import __version__, language
from tui.language import N_, _, say
from tui.session import Session, begin

#: Every command: where it lives, and one line on it.
COMMANDS: Final = {
    "data": ("tui.commands.data:data", N_("Reviews: show, list, fetch, import, remove.")),
    "explain": (
        "tui.commands.explain:explain",
        N_("The arithmetic of an operation, step by step."),
    ),
    "doctor": (
        "tui.commands.doctor:doctor",
        N_("What this machine, terminal and installation are like."),
    ),
    "clean": ("tui.commands.clean:clean", N_("What takes room on the disk, and removing it.")),
    "completion": (
        "tui.commands.completion:completion",
        N_("The completion script for your shell."),
    ),
}

PROGRAM: Final = "imdb-tui"
F = TypeVar("F", bound=Callable[..., Any])


class Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the course."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _colon, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(line)) for name, (_path, line) in COMMANDS.items()])


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


def build() -> click.Group:
    """The command line, worded in the language in use."""

    @click.group(cls=Commands, name=PROGRAM, invoke_without_command=True, context_settings=CONTEXT)
    @click.version_option(__version__, message="%(prog)s %(version)s", help=_("Print the version."))
    @everywhere
    @click.pass_context
    def program(ctx: click.Context) -> int:
        if ctx.invoked_subcommand is not None:
            return 0
        from tui.start import open_app_or_tour

        return open_app_or_tour(ctx.ensure_object(Choices).session)

    program.help = _("Deep learning on film reviews, in a terminal. Without a command: the app.")
    return program


CONTEXT: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def complain(what: Refusal | Notice | str) -> None:
    """One clear line on stderr."""
    from tui import wording

    if isinstance(what, Refusal):
        what = wording.refusal(what)
    elif isinstance(what, Notice):
        what = wording.notice(what)
    click.echo(f"{PROGRAM}: {what}", err=True)


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; the exit code."""
    language.use(_asked_language(arguments) or language.preferred())
    language.lend_to_click()
    try:
        result = build().main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except click.UsageError as error:
        complain(_usage(error))
        return 2
    except (click.Abort, KeyboardInterrupt):
        complain(_("interrupted"))
        return 130
    except Refusal as refusal:
        complain(refusal)
        return refusal.exit_code
    except BrokenPipeError:
        # Whoever read our output has closed it (`… | head`); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - a defect of ours is kept in a file, never thrown at a learner
        return _crashed(error)
    return result if isinstance(result, int) else 0


def main() -> None:
    """The `imdb-tui` command."""
    sys.exit(run(sys.argv[1:]))


def _asked_language(arguments: Sequence[str]) -> str | None:
    for i, argument in enumerate(arguments):
        name, _equals, value = argument.partition("=")
        if name == "--lang":
            asked = value or (arguments[i + 1] if i + 1 < len(arguments) else "")
            return asked if asked in language.LANGUAGES else None
    return None


def _usage(error: click.UsageError) -> str:
    """Click's own sentence, on one line, and where to read on."""
    where = error.ctx.command_path if error.ctx is not None else PROGRAM
    problem = " ".join(error.format_message().split())
    return say("{problem} ({where} --help)", problem=problem, where=where)


def _crashed(error: Exception) -> int:
    from engine.files.places import places
    from tui.crash import crash_notice, report_crash

    complain(crash_notice(error, report_crash(error, places().state)))
    return 1
