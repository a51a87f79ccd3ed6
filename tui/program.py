"""The command line as click parses it: every command, imported when it is called."""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from tui import __version__, language
from tui.cli import COMPLETES
from tui.language import N_, _, say
from tui.options import everywhere
from tui.session import Session
from tui.voice import PROGRAM, complain

#: Every command: where it lives, and one line on it.
COMMANDS: Final = {
    "data": (
        "tui.commands.data:data",
        N_("Reviews and pictures: show, list, fetch, import, remove."),
    ),
    "models": ("tui.commands.models:models", N_("The models of the course.")),
    "summary": (
        "tui.commands.summary:summary",
        N_("A model layer by layer: shapes, parameters, and why."),
    ),
    "script": (
        "tui.commands.script:script",
        N_("A model as a Keras program or a notebook."),
    ),
    "train": ("tui.commands.train:train", N_("Train a model, and keep the run.")),
    "runs": (
        "tui.commands.runs:runs",
        N_("What was trained: list, show, compare, export, watch, delete."),
    ),
    "explain": (
        "tui.commands.explain:explain",
        N_("The arithmetic of an operation, step by step."),
    ),
    "maps": (
        "tui.commands.maps:maps",
        N_("What a network sees in a picture, layer by layer."),
    ),
    "words": (
        "tui.commands.words:words",
        N_("Words as vectors: ask, fetch, train, project, export."),
    ),
    "score": (
        "tui.commands.score:score",
        N_("What a trained model makes of a text, and why."),
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

        session: Session = ctx.obj
        return open_app_or_tour(session)

    program.help = _("Deep learning on film reviews, in a terminal. Without a command: the app.")
    return program


CONTEXT: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def execute(arguments: Sequence[str], session: Session) -> int:
    """Do what the arguments ask; the exit code."""
    language.lend_to_click()
    try:
        result = build().main(
            list(arguments),
            prog_name=PROGRAM,
            complete_var=COMPLETES,
            standalone_mode=False,
            obj=session,
        )
    except click.UsageError as error:
        complain(_usage(error))
        return 2
    except click.Abort as abort:
        raise KeyboardInterrupt from abort
    except SystemExit as leaving:
        if leaving.code != 1 or COMPLETES in os.environ:
            raise
        raise BrokenPipeError from None  # click ends so where nobody reads on
    return result if isinstance(result, int) else 0


def _usage(error: click.UsageError) -> str:
    """Click's own sentence, on one line, and where to read on."""
    where = error.ctx.command_path if error.ctx is not None else PROGRAM
    problem = " ".join(error.format_message().split())
    return say("{problem} ({where} --help)", problem=problem, where=where)
