"""The command line: what was asked, in which language, and with which word and exit code it ends.

A command's module is imported only when that command is called, so `--help` and a first paint cost
nothing but click. The language is found in the arguments before anything is worded.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from engine.why import Refusal
from tui import __version__, language
from tui.language import N_, _, say
from tui.options import PROGRAM, Choices, complain, everywhere

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

        return open_app_or_tour(ctx.ensure_object(Choices).session)

    program.help = _("Deep learning on film reviews, in a terminal. Without a command: the app.")
    return program


CONTEXT: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


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
